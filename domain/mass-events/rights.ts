/** What users may do with an event that many complaints are about. Of its cases they see only those they may see. */
import { handlesComplaints, EVERY_CASE } from '../cases/rights.js';
import { type Right, hasRole, type Rights, withholdable } from '../people/capacity.js';
import type { MassEvent } from './model.js';

export const MASS_EVENT_VERBS = ['list', 'open', 'see', 'link', 'unlink', 'change', 'answer', 'close'] as const;

export type MassEventVerb = (typeof MASS_EVENT_VERBS)[number];

/** null: none in particular. */
export type MassEventAtHand = {
  event: Pick<MassEvent, 'kind' | 'closedAt'>;
  /** Its cases, and how many of them this user may see. */
  cases: number;
  visible: number;
} | null;

/** An outage is known in the whole house; a matter tells of its cases, so it hides with them. */
const see: Right<MassEventAtHand> = (user, at) =>
  at !== null &&
  ((handlesComplaints(user) && at.visible > 0) ||
    (hasRole(user, ...EVERY_CASE) && (at.event.kind === 'outage' || at.cases === 0)));

const isOpen = (at: MassEventAtHand): boolean => at === null || at.event.closedAt === null;

const opens = (user: Parameters<typeof see>[0]): boolean => hasRole(user, 'intake', 'complaint-office');

const office = (user: Parameters<typeof see>[0]): boolean => hasRole(user, 'complaint-office');

export const massEventRights: Rights<MassEventVerb, MassEventAtHand> = withholdable('massEvents', {
  list: handlesComplaints,
  open: opens,
  see,
  link: (user, at) => opens(user) && isOpen(at),
  unlink: opens,
  change: (user, at) => office(user) && isOpen(at),
  // Gas may be back before the last answer is given.
  answer: office,
  close: (user, at) => office(user) && isOpen(at),
});

/** Whether an outage without a case that they may see is theirs to see. */
export const seesEveryOutage = (user: Parameters<typeof see>[0]): boolean => hasRole(user, ...EVERY_CASE);
