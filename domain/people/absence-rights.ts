/** Who may say that a person is away, and who stands in for them. */
import type { Department } from '../organisation/model.js';
import { holds, type Rights } from './capacity.js';
import type { UserId } from './ids.js';
import type { User } from './model.js';

export const ABSENCE_VERBS = ['record', 'end'] as const;

export type AbsenceVerb = (typeof ABSENCE_VERBS)[number];

/** Whose absence it is. */
export interface AbsenceAtHand {
  userId: UserId;
  department: Department | null;
}

/** Oneself; the manager for the department; an administrator of accounts for anybody who can no longer say so. */
function may(user: User, { userId, department }: AbsenceAtHand): boolean {
  if (user.id === userId || holds(user, ['admin'])) return true;
  return holds(user, ['department-manager']) && department !== null && department === user.department;
}

export const absenceRights: Rights<AbsenceVerb, AbsenceAtHand> = { record: may, end: may };
