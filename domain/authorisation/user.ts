/** What users may do with accounts. Nobody administers in the place of somebody absent. */
import type { User } from '../model.js';
import { holds, type Rights } from './rights.js';

export const USER_VERBS = ['list', 'create', 'deactivate'] as const;
export type UserVerb = (typeof USER_VERBS)[number];
/** null: none in particular. */
export type UserAtHand = Pick<User, 'id'> | null;

const administers = (user: User): boolean => holds(user, ['admin']);

export const userRights: Rights<UserVerb, UserAtHand> = {
  list: administers,
  create: administers,
  // Nobody locks the house and throws the key away.
  deactivate: (user, other) => administers(user) && other?.id !== user.id,
};
