/** What users may do with a case. */
import {
  type Recused,
  holds,
  type Right,
  clearCapacities,
  type Rights,
  hasRole,
  hiddenFrom,
  capacitiesOf,
  type HiddenFrom,
  withholdable,
} from '../people/capacity.js';
import type { Department, Role } from '../organisation/model.js';
import type { Capacity, User } from '../people/model.js';
import type { Complaint, ComplaintState } from './model.js';

export interface CaseAtHand {
  /** Those that have, or had, something to do in it. */
  departments: readonly Department[];
  complaint: Pick<Complaint, 'report' | 'state' | 'archivedAt' | 'erasedAt'>;
  recused: readonly Recused[];
}

export const CASE_VERBS = [
  'see',
  'seeIdentity',
  'reveal',
  'write',
  'reissueCode',
  'reclassify',
  'correct',
  'recuse',
  'erase',
  'pauseClock',
  'resumeClock',
  'askForTime',
] as const;

export type CaseVerb = (typeof CASE_VERBS)[number];

/** A person who handles complaints for the whole company. Administrators look after the system, not after complaints. */
export const EVERY_CASE: readonly Role[] = [
  'intake',
  'complaint-office',
  'supervising-leader',
  'general-manager',
  'return-visitor',
  'hr',
];

const OWN_DEPARTMENT: readonly Role[] = ['handler', 'department-manager'];

const seesIn =
  ({ departments }: CaseAtHand) =>
  (capacity: Capacity): boolean =>
    holds(capacity, EVERY_CASE) ||
    (holds(capacity, OWN_DEPARTMENT) && capacity.department !== null && departments.includes(capacity.department));

const see: Right<CaseAtHand> = (user, at) => clearCapacities(user, at.recused).some(seesIn(at));

/** One of these roles, in a capacity that sees the case. */
export const seesAs =
  (...roles: Role[]): Right<CaseAtHand> =>
  (user, at) =>
    clearCapacities(user, at.recused).some((capacity) => seesIn(at)(capacity) && holds(capacity, roles));

/**
 * HR keeps what was decided on staff; it does not need to know who complained. Who made a report is known to the
 * complaint office alone (D12-R22).
 */
const seeIdentity: Right<CaseAtHand> = (user, at) =>
  at.complaint.report
    ? seesAs('complaint-office')(user, at)
    : seesAs(
        'intake',
        'complaint-office',
        'supervising-leader',
        'general-manager',
        'return-visitor',
        'handler',
        'department-manager',
      )(user, at);

/** Nobody has decided anything on it yet: what was written down is the intake's to put right. */
const AT_INTAKE: readonly ComplaintState[] = ['received', 'registered', 'classified'];

const correct: Right<CaseAtHand> = (user, at) =>
  at.complaint.erasedAt === null &&
  (seesAs('complaint-office')(user, at) || (AT_INTAKE.includes(at.complaint.state) && seesAs('intake')(user, at)));

export const caseRights: Rights<CaseVerb, CaseAtHand> = withholdable('cases', {
  see,
  seeIdentity,
  reveal: (user, at) => seeIdentity(user, at) && at.complaint.erasedAt === null,
  /** To the complainant. */
  write: (user, at) =>
    at.complaint.erasedAt === null &&
    seesAs('intake', 'complaint-office', 'handler', 'department-manager', 'return-visitor')(user, at),
  reissueCode: seesAs('intake', 'complaint-office'),
  reclassify: seesAs('intake', 'complaint-office'),
  correct,
  recuse: seesAs('complaint-office', 'supervising-leader', 'general-manager'),
  erase: (user, at) =>
    at.complaint.archivedAt !== null &&
    at.complaint.erasedAt === null &&
    seesAs('supervising-leader', 'general-manager')(user, at),
  pauseClock: seesAs('complaint-office'),
  resumeClock: seesAs('complaint-office'),
  askForTime: seesAs('complaint-office', 'handler', 'department-manager'),
});

/** Who has anything to do on the desk at all. */
export const handlesComplaints = (user: User): boolean => hasRole(user, ...EVERY_CASE, ...OWN_DEPARTMENT);

/** Cases that one department has to do with (null: all) that nobody of these is kept from. */
export interface CaseScope {
  department: Department | null;
  hiddenFrom: readonly HiddenFrom[];
}

/** `see`, for the database: what lists, counts and search may hold. */
export const caseScopes = (user: User): CaseScope[] =>
  capacitiesOf(user).flatMap((capacity): CaseScope[] => {
    const { department } = capacity;
    if (holds(capacity, EVERY_CASE)) return [{ department: null, hiddenFrom: hiddenFrom(user, capacity) }];
    if (!holds(capacity, OWN_DEPARTMENT) || department === null) return [];
    return [{ department, hiddenFrom: hiddenFrom(user, capacity) }];
  });
