/** What users may do with the duties of a period. */
import { EVERY_CASE } from '../cases/rights.js';
import { type Rights, hasRole, capacitiesOf } from '../people/capacity.js';
import type { Duty } from './model.js';

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
