/** Who may say that a person is away, and who stands in for them. */
import type { Department } from '../organisation/model.js';
import { exercising, holds, ownCapacities, type Rights } from './capacity.js';
import type { UserId } from './ids.js';
import type { User } from './model.js';

export const ABSENCE_VERBS = ['record', 'end'] as const;

export type AbsenceVerb = (typeof ABSENCE_VERBS)[number];

/** Whose absence it is. */
export interface AbsenceAtHand {
  userId: UserId;
  departments: readonly Department[];
}

/** What the company may give to fewer roles than are named here. */
const forOthers = 'accounts.recordAbsence';

/** Oneself; the manager for the department; an administrator of accounts for anybody who can no longer say so. */
function may(user: User, { userId, departments }: AbsenceAtHand): boolean {
  if (user.id === userId || holds(user, ['admin'])) return true;
  return ownCapacities(exercising(user, forOthers)).some(
    (own) => holds(own, ['department-manager']) && own.department !== null && departments.includes(own.department),
  );
}

export const absenceRights: Rights<AbsenceVerb, AbsenceAtHand> = { record: may, end: may };
