/** What a complainant does after filing, with number and query code: add, urge, accept, dispute, withdraw, evaluate. */
import type { ComplaintId } from '../cases/ids.js';
import { type Complaint, type ComplaintChanges, type ComplaintState, OPEN_AGAIN } from '../cases/model.js';
import { keepMessage } from '../content/index.js';
import { LONGEST_SAID, type MessageKind } from '../content/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Tx } from '../core/store.js';
import { onlineSettings } from '../policies/index.js';
import { findDanger, tellsOfDanger } from '../safety/index.js';
import { TOLD_BY } from './acts.js';
import { courseOf } from './course.js';
import type { CodeEntry } from './entries.js';
import { giveEvaluation } from './evaluations.js';
import type { Evaluation } from './model.js';
import { actsIn, ownComplaint, termsOf } from './own-complaint.js';

/** `once`: the token of the form; the same words with the same token are one act. */
export interface ComplainantActUseCases {
  withdrawComplaint(number: string, queryCode: string, reason: string, once?: string): Promise<void>;
  /** Once for each answer that was told. @throws {DomainError} notFound, wrongState, invalid (solved, satisfaction, attitude, comment) */
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

/** Something that a complainant does in a case. */
interface Act {
  may: keyof typeof TOLD_BY;
  kind: MessageKind;
  text: string;
  /** Type of the entry in the ledger. */
  entry: CodeEntry;
  /** Token of the form. */
  once: string | undefined;
  /** How long the engine keeps the message, where not as long as usual: milliseconds. */
  waiting?: number;
  /** What the process is told besides. */
  variables?: Record<string, boolean>;
  /** What the case is at once; the process comes to the same. */
  advance?: readonly [to: ComplaintState, changes: ComplaintChanges];
}

/**
 * A dispute may come while the case is between the return visit and the archive, where sanctions may take months: it is
 * heard when the case is archived. An acceptance is for the task that asks for it now, and for no later one.
 */
const UNTIL_ARCHIVED_MS = 400 * 24 * 3_600_000;

/** A form that was sent twice is one act, and has one answer. */
async function wasDone(
  context: Context,
  r: Tx,
  complaintId: ComplaintId,
  { what, words, once }: { what: string; words: string; once: string | undefined },
): Promise<boolean> {
  if (once === undefined) return false;
  const occurrence = context.deps.keys.hash('act of a form', [complaintId, what, once, words].join('\n'));
  return !(await r.applyOnce(occurrence, 'complainant.act', context.now()));
}

/** Too late for what it was meant for, never too late to be heard. */
async function hearOfDanger(context: Context, r: Tx, complaint: Complaint, { kind, text }: Act): Promise<void> {
  const { id: messageId, digest } = await keepMessage(context, r, complaint, 'information', text);
  await context.record(r, {
    type: 'information.added',
    complaintId: complaint.id,
    actor: 'complainant',
    facts: { messageId },
    payloadDigest: digest,
  });
  await findDanger(context, r, complaint, { source: kind, actor: 'complainant' });
}

/** The words as they are, the entry in the ledger, the message to the process. */
async function carryOut(context: Context, r: Tx, complaint: Complaint, given: Act): Promise<Complaint> {
  const { may, kind, text, entry, waiting, advance, variables = {} } = given;
  const { id: complaintId } = complaint;
  const { id: messageId, digest } = await keepMessage(context, r, complaint, kind, text);
  const updated = advance === undefined ? complaint : await r.complaints.advance(complaint, ...advance);
  const { state, version } = updated;
  const facts = { messageId, ...variables, ...(advance !== undefined && { state, version }) };
  await context.record(r, { type: entry, complaintId, actor: 'complainant', facts, payloadDigest: digest });
  await context.publish(
    r,
    TOLD_BY[may],
    complaintId,
    variables,
    waiting === undefined ? {} : { timeToLiveMs: waiting },
  );
  return updated;
}

/** In one transaction. @throws {DomainError} notFound, wrongState, invalid (text) */
async function act(context: Context, number: string, queryCode: string, given: Act): Promise<void> {
  const { may, kind, text, once } = given;
  if ([...text].length > LONGEST_SAID[kind]) throw new DomainError('invalid', { fields: { text: 'tooLong' } });
  const before = await ownComplaint(context, context.deps.store.read, number, queryCode);
  const terms = await termsOf(context, before);
  await context.ofCase(before.id).change(async (r) => {
    const complaint = await ownComplaint(context, r, number, queryCode);
    if (await wasDone(context, r, complaint.id, { what: kind, words: text, once })) return;
    const mayDoIt = actsIn(context, complaint, await courseOf(r, complaint.id), terms)[may];
    const dangerous = tellsOfDanger(text);
    if (!mayDoIt && !dangerous) throw new DomainError('wrongState');
    if (!mayDoIt) return hearOfDanger(context, r, complaint, given);
    const updated = await carryOut(context, r, complaint, given);
    // Words that tell of danger do so whatever they were meant for (D04-R10).
    if (dangerous) await findDanger(context, r, updated, { source: kind, actor: 'complainant' });
  });
}

type ActOf<Given> = (given: Given, once: string | undefined) => Act;

const withdrawal: ActOf<string> = (text, once) => ({
  once,
  may: 'canWithdraw',
  kind: 'withdrawal',
  text,
  entry: 'withdrawal.asked',
});

const information: ActOf<string> = (text, once) => ({
  once,
  may: 'canAddInformation',
  kind: 'information',
  text,
  entry: 'information.added',
});

const urge: ActOf<string> = (text, once) => ({
  once,
  may: 'canUrge',
  kind: 'urge',
  text,
  entry: 'complaint.urged',
});

const acceptance: ActOf<null> = (_nothing, once) => ({
  once,
  may: 'canAccept',
  kind: 'acceptance',
  text: '',
  entry: 'answer.accepted',
  waiting: 0,
});

const dispute: ActOf<{ text: string; appeal: boolean }> = ({ text, appeal }, once) => ({
  once,
  may: appeal ? 'canAppeal' : 'canDispute',
  kind: appeal ? 'appeal' : 'dispute',
  text,
  entry: 'answer.disputed',
  waiting: UNTIL_ARCHIVED_MS,
  advance: ['disputed', OPEN_AGAIN],
  variables: { appealRequested: appeal },
});

export const complainantActUseCases = (context: Context): ComplainantActUseCases => ({
  withdrawComplaint: (number, queryCode, text, once) => act(context, number, queryCode, withdrawal(text, once)),
  addInformation: (number, queryCode, text, once) => act(context, number, queryCode, information(text, once)),
  urgeComplaint: (number, queryCode, text, once) => act(context, number, queryCode, urge(text, once)),
  acceptAnswer: (number, queryCode, once) => act(context, number, queryCode, acceptance(null, once)),
  disputeAnswer: (number, queryCode, given, once) => {
    if (given.text.trim() === '') throw new DomainError('invalid', { fields: { text: 'required' } });
    return act(context, number, queryCode, dispute(given, once));
  },
  async evaluate(number, queryCode, given, once) {
    const before = await ownComplaint(context, context.deps.store.read, number, queryCode);
    const { evaluationDays } = await onlineSettings(context, before);
    await context.ofCase(before.id).change(async (r) => {
      const complaint = await ownComplaint(context, r, number, queryCode);
      const sent = { what: 'evaluation', words: JSON.stringify(given), once };
      if (await wasDone(context, r, complaint.id, sent)) return;
      await giveEvaluation(context, r, complaint, { given, evaluationDays });
    });
  },
});
