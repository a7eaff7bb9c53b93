/** What users may do with the duties of a period. */
import type { Duty } from '../model.js';
import { EVERY_CASE } from './case.js';
import { capacitiesOf, hasRole, type Rights } from './rights.js';

export const DUTY_VERBS = ['list', 'see'] as const;
export type DutyVerb = (typeof DUTY_VERBS)[number];
export type DutyAtHand = Pick<Duty, 'preparerGroup' | 'reviewerGroup'> | null;

export const dutyRights: Rights<DutyVerb, DutyAtHand> = {
  list: (user) => hasRole(user, ...EVERY_CASE),
  see: (user, duty) =>
    hasRole(user, ...EVERY_CASE) ||
    (duty !== null &&
      capacitiesOf(user).some(({ groups }) =>
        [duty.preparerGroup, duty.reviewerGroup].some((group) => groups.includes(group)),
      )),
};
