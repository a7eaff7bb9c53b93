/** What users may do with accounts. Nobody administers in the place of an absent person. */
import { holds, type Rights } from './capacity.js';
import type { User } from './model.js';

export const USER_VERBS = [
  'list',
  'create',
  'change',
  'resetPassword',
  'resetSecondFactor',
  'deactivate',
  'activate',
] as const;

export type UserVerb = (typeof USER_VERBS)[number];

/** null: none in particular. */
export type UserAtHand = Pick<User, 'id'> | null;

const administers = (user: User): boolean => holds(user, ['admin']);

const administersAnother = (user: User, other: UserAtHand): boolean => administers(user) && other?.id !== user.id;

export const userRights: Rights<UserVerb, UserAtHand> = {
  list: administers,
  create: administers,
  change: administers,
  // For oneself there is the account page, which asks for the password that was.
  resetPassword: administersAnother,
  resetSecondFactor: administersAnother,
  // Nobody locks the house and throws the key away.
  deactivate: administersAnother,
  activate: administersAnother,
};
