/** What a complainant sees of the case, with number and query code. */
import type { Complaint, ComplaintState } from '../cases/model.js';
import { CONTENT_WORDS, messagesOf } from '../content/index.js';
import type { ComplaintContent } from '../content/model.js';
import type { Context } from '../core/context.js';
import { recordOf } from '../core/own.js';
import type { Instant } from '../core/time/instant.js';
import { isDangerLimit, clocksToCome } from '../deadlines/index.js';
import type { CaseClock } from '../deadlines/model.js';
import { openNotices } from '../notices/index.js';
import { isUnconfirmed } from '../safety/index.js';
import { noteOpened } from '../telling/index.js';
import type { Danger } from '../safety/model.js';
import { type Course, courseOf } from './course.js';
import { evaluable, evaluationsOf } from './evaluations.js';
import { actsIn, termsOf, withCode } from './own-complaint.js';
import type { TrackingView } from './views.js';

const STEPS = ['received', 'accepted', 'handling', 'answered', 'archived'] as const;

/** A case that is put right once more is not answered; one that was opened again is not archived. */
const isUndone = (key: TrackingView['steps'][number]['key'], state: ComplaintState): boolean =>
  (key === 'archived' && state !== 'archived') ||
  (key === 'answered' && ['assigned', 'investigated', 'planApproved', 'rectified'].includes(state));

function stepsOf({ reached }: Course, state: ComplaintState): TrackingView['steps'] {
  const steps = STEPS.map((key) => ({
    key,
    at: isUndone(key, state) ? null : (reached[key] ?? null),
    current: false,
  }));
  const current = steps.findLast(({ at }) => at !== null);
  return steps.map((step) => ({ ...step, current: step === current }));
}

export interface TrackingUseCases {
  /** null for an unknown number and for a wrong code alike. */
  trackComplaint(number: string, queryCode: string): Promise<TrackingView | null>;
}

/** By when a person must confirm it: as its limit runs, or as it will once the process has begun it. */
async function confirmedBy(
  context: Context,
  complaint: Complaint,
  { foundAt }: Danger,
  clocks: readonly CaseClock[],
): Promise<Instant | null> {
  const begun = clocks.filter((clock) => isDangerLimit(clock) && clock.startedAt === foundAt);
  const limits = begun.length > 0 ? begun : await clocksToCome(context, complaint, 'safety-identified', foundAt);
  const [dueAt = null] = limits.map((clock) => clock.dueAt).sort();
  return dueAt;
}

async function dangerOf(
  context: Context,
  complaint: Complaint,
  { phone }: ComplaintContent,
  clocks: readonly CaseClock[],
): Promise<TrackingView['danger']> {
  const last = (await context.deps.store.read.dangers.ofComplaint(complaint.id)).at(-1);
  if (last === undefined) return null;
  const { foundAt, confirmedAt } = last;
  const dueAt = isUnconfirmed(last) ? await confirmedBy(context, complaint, last, clocks) : null;
  return { foundAt, confirmedAt, reachable: phone !== '', dueAt };
}

/** What the complainant has told, as it stands now. */
function wordsOf({ details, ...filed }: ComplaintContent): TrackingView['words'] {
  return { ...recordOf(CONTENT_WORDS, (name) => filed[name]), ...(details !== undefined && { details }) };
}

async function viewOf(context: Context, complaint: Complaint): Promise<TrackingView> {
  const { store } = context.deps;
  const { id } = complaint;
  const [course, clocks, notices, messages, evaluations] = await Promise.all([
    courseOf(store.read, id),
    store.read.clocks.ofComplaints([id]),
    openNotices(context, store.read, id, 'complainant'),
    messagesOf(context, store.read, id),
    evaluationsOf(context, store.read, id),
  ]);
  const terms = await termsOf(context, complaint);
  const { content: filed } = await context.content(store.read, id);
  const running = clocks.filter(({ endedAt }) => endedAt === null);
  return {
    complaint,
    danger: await dangerOf(context, complaint, filed, clocks),
    withdrawn: course.withdrawn,
    steps: stepsOf(course, complaint.state),
    clocks: complaint.processInstanceKey === null ? await clocksToCome(context, complaint) : running,
    notices: notices.filter(({ audience, releaseAt }) => audience === 'complainant' && releaseAt <= context.now()),
    messages,
    words: wordsOf(filed),
    correctedAt: course.correctedAt,
    ...actsIn(context, complaint, course, terms),
    canEvaluate: (await evaluable(context, store.read, complaint, terms.settings.evaluationDays)).open,
    evaluation: evaluations.at(-1) ?? null,
  };
}

export const trackingUseCases = (context: Context): TrackingUseCases => ({
  async trackComplaint(number, queryCode) {
    const complaint = await withCode(context, context.deps.store.read, number, queryCode);
    if (complaint === null) return null;
    const view = await viewOf(context, complaint);
    await noteOpened(context, complaint);
    return view;
  },
});
