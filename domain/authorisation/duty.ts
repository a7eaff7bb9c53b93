/** What users may do with the duties of a period. */
import type { Duty, Role } from '../model.js';
import { capacitiesOf, hasRole, type Rights } from './rights.js';

export const DUTY_VERBS = ['list', 'see'] as const;
export type DutyVerb = (typeof DUTY_VERBS)[number];
export type DutyAtHand = Pick<Duty, 'preparerGroup' | 'reviewerGroup'> | null;

const LISTED_FOR: readonly Role[] = [
  'intake',
  'complaint-office',
  'supervising-leader',
  'general-manager',
  'return-visitor',
  'hr',
];

export const dutyRights: Rights<DutyVerb, DutyAtHand> = {
  list: (user) => hasRole(user, ...LISTED_FOR),
  see: (user, duty) =>
    hasRole(user, ...LISTED_FOR) ||
    (duty !== null &&
      capacitiesOf(user).some(({ groups }) =>
        [duty.preparerGroup, duty.reviewerGroup].some((group) => groups.includes(group)),
      )),
};
