/** What a complainant does after filing, with number and query code: follow, add, urge, accept, dispute, withdraw. */
import type { ComplaintId } from '../cases/ids.js';
import { type Complaint, type ComplaintChanges, type ComplaintState, OPEN_AGAIN } from '../cases/model.js';
import { CONTENT_WORDS, keepMessage, messagesOf } from '../content/index.js';
import { type ComplaintContent, LONGEST_SAID, type MessageKind } from '../content/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { recordOf } from '../core/own.js';
import { queryCodeHash } from '../core/privacy/query-code.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { WorkingCalendar } from '../core/time/working-calendar.js';
import { isDangerLimit, clocksToCome } from '../deadlines/index.js';
import type { CaseClock } from '../deadlines/model.js';
import { openNotices } from '../notices/index.js';
import { type OnlineSettings, onlineSettings } from '../policies/index.js';
import { isUnconfirmed, tellsOfDanger, findDanger } from '../safety/index.js';
import type { Danger } from '../safety/model.js';
import { onlineActs } from './acts.js';
import { type Course, courseOf } from './course.js';
import { evaluationOf, mayBeEvaluated, giveEvaluation } from './evaluations.js';
import type { CodeEntry } from './entries.js';
import type { Evaluation, OnlineActs } from './model.js';
import type { TrackingView } from './views.js';

/** The complaint of a number, where the code is its own. Unknown number and wrong code take the same way. */
async function withCode(context: Context, r: Snapshot, number: string, code: string): Promise<Complaint | null> {
  const complaint = await context.byNumber(r, number);
  const expected = complaint === null ? null : await r.complaints.queryCodeHash(complaint.id);
  const given = queryCodeHash(context.deps.keys, complaint?.id ?? 'unknown', code);
  return expected === given ? complaint : null;
}

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
  /** `once`, here and below: the token of the form; the same words with the same token are one act. */
  withdrawComplaint(number: string, queryCode: string, reason: string, once?: string): Promise<void>;
  /** Once, at the end. @throws {DomainError} notFound, wrongState, invalid (solved, satisfaction, attitude, comment) */
  evaluate(
    number: string,
    queryCode: string,
    given: Omit<Evaluation, 'complaintId' | 'at'>,
    once?: string,
  ): Promise<void>;
  addInformation(number: string, queryCode: string, text: string, once?: string): Promise<void>;
  /** Asks to be faster; once in the time that the company has set. @throws {DomainError} notFound, wrongState */
  urgeComplaint(number: string, queryCode: string, text: string, once?: string): Promise<void>;
  /** @throws {DomainError} notFound, wrongState */
  acceptAnswer(number: string, queryCode: string, once?: string): Promise<void>;
  /**
   * Is not content with the answer, and says why: talk once more, or (`appeal`) let a person who took no part decide.
   * An archived case is opened again. @throws {DomainError} notFound, wrongState, invalid (text)
   */
  disputeAnswer(
    number: string,
    queryCode: string,
    given: { text: string; appeal: boolean },
    once?: string,
  ): Promise<void>;
}

interface Terms {
  settings: OnlineSettings;
  calendar: WorkingCalendar;
}

export function trackingUseCases(context: Context): TrackingUseCases {
  const { store, zone } = context.deps;

  /** @throws {DomainError} notFound */
  async function known(r: Snapshot, number: string, queryCode: string): Promise<Complaint> {
    const complaint = await withCode(context, r, number, queryCode);
    if (complaint === null) throw new DomainError('notFound');
    return complaint;
  }

  /** What the company has set for the case, and the days it counts: loaded before a transaction. */
  const termsOf = async (complaint: Complaint): Promise<Terms> => ({
    settings: await onlineSettings(context, complaint),
    calendar: await context.calendar(),
  });

  const actsIn = (complaint: Complaint, course: Course, { settings, calendar }: Terms): OnlineActs =>
    onlineActs(complaint, course, settings, { now: context.now(), calendar, zone });

  /** By when a person must confirm it: as its limit runs, or as it will once the process has begun it. */
  async function confirmedBy(complaint: Complaint, { foundAt }: Danger, clocks: readonly CaseClock[]) {
    const begun = clocks.filter((clock) => isDangerLimit(clock) && clock.startedAt === foundAt);
    const limits = begun.length > 0 ? begun : await clocksToCome(context, complaint, 'safety-identified', foundAt);
    const [dueAt = null] = limits.map((clock) => clock.dueAt).sort();
    return dueAt;
  }

  async function dangerOf(
    complaint: Complaint,
    { phone }: ComplaintContent,
    clocks: readonly CaseClock[],
  ): Promise<TrackingView['danger']> {
    const last = (await store.read.dangers.ofComplaint(complaint.id)).at(-1);
    if (last === undefined) return null;
    const { foundAt, confirmedAt } = last;
    const dueAt = isUnconfirmed(last) ? await confirmedBy(complaint, last, clocks) : null;
    return { foundAt, confirmedAt, reachable: phone !== '', dueAt };
  }

  /** A form that was sent twice is one act, and has one answer. */
  async function wasDone(
    r: Tx,
    complaintId: ComplaintId,
    what: string,
    words: string,
    once?: string,
  ): Promise<boolean> {
    if (once === undefined) return false;
    const occurrence = context.deps.keys.hash('act of a form', [complaintId, what, once, words].join('\n'));
    return !(await r.applyOnce(occurrence, 'complainant.act', context.now()));
  }

  /** One transaction: the words as they are, the entry in the ledger, the message to the process. */
  async function act(
    number: string,
    queryCode: string,
    given: Act,
    variables: Record<string, boolean> = {},
  ): Promise<void> {
    const { may, kind, text, entry, message, waiting, once, advance } = given;
    if ([...text].length > LONGEST_SAID[kind]) throw new DomainError('invalid', { fields: { text: 'tooLong' } });
    const before = await known(store.read, number, queryCode);
    const terms = await termsOf(before);
    await context.ofCase(before.id).change(async (r) => {
      const complaint = await known(r, number, queryCode);
      if (await wasDone(r, complaint.id, kind, text, once)) return;
      const acts = actsIn(complaint, await courseOf(r, complaint.id), terms);
      const dangerous = tellsOfDanger(text);
      if (acts[may] !== true && !dangerous) throw new DomainError('wrongState');
      const { id: complaintId } = complaint;
      if (acts[may] !== true) {
        // Too late for what it was meant for, never too late to be heard.
        const payloadDigest = await keepMessage(context, r, complaint, 'information', text);
        await context.record(r, {
          type: 'information.added',
          complaintId,
          actor: 'complainant',
          facts: {},
          payloadDigest,
        });
        await findDanger(context, r, complaint, { source: kind, actor: 'complainant' });
        return;
      }
      const payloadDigest = await keepMessage(context, r, complaint, kind, text);
      const updated = advance === undefined ? complaint : await r.complaints.advance(complaint, ...advance);
      const { state, version } = updated;
      const facts = { ...variables, ...(advance !== undefined && { state, version }) };
      await context.record(r, { type: entry, complaintId, actor: 'complainant', facts, payloadDigest });
      await context.publish(r, message, complaintId, variables, waiting === undefined ? {} : { timeToLiveMs: waiting });
      // Words that tell of danger do so whatever they were meant for (D04-R10).
      if (dangerous) await findDanger(context, r, updated, { source: kind, actor: 'complainant' });
    });
  }

  return {
    async trackComplaint(number, queryCode) {
      const complaint = await withCode(context, store.read, number, queryCode);
      if (complaint === null) return null;
      const { id } = complaint;
      const [course, clocks, notices, messages, evaluation] = await Promise.all([
        courseOf(store.read, id),
        store.read.clocks.ofComplaints([id]),
        openNotices(context, store.read, id, 'complainant'),
        messagesOf(context, store.read, id),
        evaluationOf(context, store.read, id),
      ]);
      const terms = await termsOf(complaint);
      const { content: filed } = await context.content(store.read, id);
      const { details } = filed;
      return {
        complaint,
        danger: await dangerOf(complaint, filed, clocks),
        withdrawn: course.withdrawn,
        steps: stepsOf(course, complaint.state),
        clocks:
          complaint.processInstanceKey === null
            ? await clocksToCome(context, complaint)
            : clocks.filter(({ endedAt }) => endedAt === null),
        notices: notices.filter(({ audience, releaseAt }) => audience === 'complainant' && releaseAt <= context.now()),
        messages,
        words: { ...recordOf(CONTENT_WORDS, (name) => filed[name]), ...(details !== undefined && { details }) },
        correctedAt: course.correctedAt,
        ...actsIn(complaint, course, terms),
        canEvaluate:
          evaluation === null && mayBeEvaluated(complaint, terms.settings.evaluationDays, context.deps.clock.now()),
        evaluation,
      };
    },
    withdrawComplaint: (number, queryCode, text, once) =>
      act(number, queryCode, {
        once,
        may: 'canWithdraw',
        kind: 'withdrawal',
        text,
        entry: 'withdrawal.asked',
        message: 'complaint-withdrawn',
      }),
    addInformation: (number, queryCode, text, once) =>
      act(number, queryCode, {
        once,
        may: 'canAddInformation',
        kind: 'information',
        text,
        entry: 'information.added',
        message: 'information-added',
      }),
    urgeComplaint: (number, queryCode, text, once) =>
      act(number, queryCode, {
        once,
        may: 'canUrge',
        kind: 'urge',
        text,
        entry: 'complaint.urged',
        message: 'complaint-urged',
      }),
    acceptAnswer: (number, queryCode, once) =>
      act(number, queryCode, {
        once,
        may: 'canAccept',
        kind: 'acceptance',
        text: '',
        entry: 'answer.accepted',
        message: 'answer-accepted',
        waiting: 0,
      }),
    disputeAnswer: (number, queryCode, { text, appeal }, once) => {
      if (text.trim() === '') throw new DomainError('invalid', { fields: { text: 'required' } });
      return act(
        number,
        queryCode,
        {
          once,
          may: appeal ? 'canAppeal' : 'canDispute',
          kind: appeal ? 'appeal' : 'dispute',
          text,
          entry: 'answer.disputed',
          message: 'answer-disputed',
          waiting: UNTIL_ARCHIVED_MS,
          advance: ['disputed', OPEN_AGAIN],
        },
        { appealRequested: appeal },
      );
    },
    async evaluate(number, queryCode, given, once) {
      const before = await known(store.read, number, queryCode);
      const { evaluationDays } = await onlineSettings(context, before);
      await context.ofCase(before.id).change(async (r) => {
        const complaint = await known(r, number, queryCode);
        if (await wasDone(r, complaint.id, 'evaluation', JSON.stringify(given), once)) return;
        await giveEvaluation(context, r, complaint, { given, evaluationDays });
      });
    },
  };
}

/**
 * A dispute may come while the case is between the return visit and the archive, where sanctions may take months: it is
 * heard when the case is archived. An acceptance is for the task that asks for it now, and for no later one.
 */
const UNTIL_ARCHIVED_MS = 400 * 24 * 3_600_000;

/** Something that a complainant does in a case. */
interface Act {
  may: Exclude<keyof OnlineActs, 'nextUrgeFrom' | 'disputeUntil'>;
  kind: MessageKind;
  text: string;
  /** Type of the entry in the ledger. */
  entry: CodeEntry;
  /** What the process is told. */
  message: string;
  /** Token of the form. */
  once: string | undefined;
  /** How long the engine keeps the message, where not as long as usual: milliseconds. */
  waiting?: number;
  /** What the case is at once; the process comes to the same. */
  advance?: readonly [to: ComplaintState, changes: ComplaintChanges];
}
