/** What has happened in a case, as far as it decides what a complainant is shown and may do: one question to the ledger. */
import type { ComplaintId } from '../cases/ids.js';
import type { EntryType } from '../core/ledger-facts.js';
import type { Snapshot } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import type { TrackingView } from './views.js';

type Step = TrackingView['steps'][number]['key'];

export interface Course {
  /** When each step was reached first. */
  reached: Partial<Record<Step, Instant>>;
  /** Asked for, so it is so: the process only needs a moment to end the case. */
  withdrawn: boolean;
  disputes: number;
  appeals: number;
  lastUrgedAt: Instant | null;
  /** Whether the complainant has accepted or disputed the last answer. */
  saidToAnswer: boolean;
  correctedAt: Instant[];
}

const STEPS = {
  'complaint.received': 'received',
  'case.accepted': 'accepted',
  'case.registered': 'accepted',
  'case.assigned': 'handling',
  'case.result-told': 'answered',
  'case.declined': 'answered',
  'case.archived': 'archived',
} as const satisfies Partial<Record<EntryType, Step>>;

const TYPES = [
  'complaint.received',
  'case.accepted',
  'case.registered',
  'case.assigned',
  'case.result-told',
  'case.declined',
  'case.archived',
  'case.negotiated',
  'case.appealed',
  'withdrawal.asked',
  'complaint.urged',
  'answer.accepted',
  'answer.disputed',
  'content.corrected',
] as const satisfies readonly EntryType[];

type Told = { type: (typeof TYPES)[number]; at: Instant };

function after(course: Course, { type, at }: Told): Course {
  switch (type) {
    case 'withdrawal.asked':
      return { ...course, withdrawn: true };
    case 'complaint.urged':
      return { ...course, lastUrgedAt: at };
    case 'answer.accepted':
      return { ...course, saidToAnswer: true };
    case 'answer.disputed':
      return { ...course, saidToAnswer: true, withdrawn: false, disputes: course.disputes + 1 };
    case 'case.appealed':
      return { ...course, appeals: course.appeals + 1 };
    case 'case.negotiated':
      return { ...course, saidToAnswer: false };
    case 'content.corrected':
      return { ...course, correctedAt: [...course.correctedAt, at] };
    case 'case.result-told':
      return { ...reachedBy(course, type, at), saidToAnswer: false };
    default:
      return reachedBy(course, type, at);
  }
}

const reachedBy = (course: Course, type: keyof typeof STEPS, at: Instant): Course => ({
  ...course,
  reached: { [STEPS[type]]: at, ...course.reached },
});

export async function courseOf(r: Snapshot, complaintId: ComplaintId): Promise<Course> {
  const begun: Course = {
    reached: {},
    withdrawn: false,
    disputes: 0,
    appeals: 0,
    lastUrgedAt: null,
    saidToAnswer: false,
    correctedAt: [],
  };
  return (await r.ledger.ofCase(complaintId, TYPES)).reduce<Course>(after, begun);
}
