/**
 * The complainant's own judgement at the end. No member of staff can give it, change it, or take it back. It is of the answer
 * that was told: who is told another may judge again, and the last word holds.
 */
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import type { EntryType } from '../core/ledger-facts.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot, Tx } from '../core/store.js';
import { tellsOfDanger, findDanger } from '../safety/index.js';
import type { Evaluation } from './model.js';

const DAY_MS = 24 * 3_600_000;

const LONGEST_COMMENT = 1000;

const LOW = 2;

/** An answer was told, the case was not withdrawn or declined, and it is not long ago. */
const mayBeEvaluated = ({ state, outcome, archivedAt }: Complaint, days: number, now: Date): boolean =>
  state === 'resultTold' ||
  (state === 'archived' &&
    outcome !== 'withdrawn' &&
    outcome !== 'declined' &&
    archivedAt !== null &&
    now.getTime() - Date.parse(archivedAt) <= days * DAY_MS);

/** What was talked over is an answer too: where it ends in new measures, the case waits for another. */
const ANSWERS: readonly EntryType[] = ['case.result-told', 'case.settled', 'case.negotiated'];

const ASKED = ['evaluation.given', 'answer.disputed', 'case.disputed', 'case.archived', ...ANSWERS] as const;

/** Whether the case was decided again since it was evaluated: another answer was told, or it ended after a dispute. */
async function decidedAgain(r: Snapshot, complaintId: ComplaintId): Promise<boolean> {
  const types = (await r.ledger.ofCase(complaintId, ASKED)).map(({ type }) => type);
  const since = types.slice(types.lastIndexOf('evaluation.given') + 1);
  const disputed = since.findIndex((type) => type.endsWith('.disputed'));
  if (disputed >= 0 && since.lastIndexOf('case.archived') > disputed) return true;
  return since.some((type) => ANSWERS.includes(type));
}

/** Of a case as it stands: what was said of it, and whether it may be evaluated now, for the first time or again. */
export async function evaluable(
  context: Context,
  r: Snapshot,
  complaint: Complaint,
  days: number,
): Promise<{ given: number; open: boolean }> {
  const { length: given } = await r.evaluations.ofComplaint(complaint.id);
  const may = mayBeEvaluated(complaint, days, context.deps.clock.now());
  return { given, open: may && (given === 0 || (await decidedAgain(r, complaint.id))) };
}

const inRange = (mark: number): boolean => Number.isInteger(mark) && mark >= 1 && mark <= 5;

/** Codes by field; the person who is dissatisfied says why. */
function mistakesOf({ solved, satisfaction, attitude, comment }: Omit<Evaluation, 'complaintId' | 'at'>) {
  const fields: Record<string, string> = {};
  if (!['yes', 'partly', 'no'].includes(solved)) fields['solved'] = 'required';
  if (!inRange(satisfaction)) fields['satisfaction'] = 'required';
  if (!inRange(attitude)) fields['attitude'] = 'required';
  const amiss = solved === 'no' || satisfaction <= LOW || attitude <= LOW;
  if (amiss && comment.trim() === '') fields['comment'] = 'required';
  if ([...comment].length > LONGEST_COMMENT) fields['comment'] = 'tooLong';
  return fields;
}

/** The first first: the last holds. */
export async function evaluationsOf(context: Context, r: Snapshot, complaintId: ComplaintId): Promise<Evaluation[]> {
  const stored = await r.evaluations.ofComplaint(complaintId);
  return Promise.all(
    stored.map(async ({ nth: _nth, commentSealed, ...marks }) => {
      const { comment } = await context.openUnlessErased(r, complaintId, commentSealed, { comment: '' });
      return { ...marks, comment };
    }),
  );
}

/** A person who gives it has shown that the complaint is theirs. @throws {DomainError} invalid, wrongState */
export async function giveEvaluation(
  context: Context,
  r: Tx,
  complaint: Complaint,
  { given, evaluationDays }: { given: Omit<Evaluation, 'complaintId' | 'at'>; evaluationDays: number },
): Promise<void> {
  const { id: complaintId } = complaint;
  const fields = mistakesOf(given);
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
  const { open, given: before } = await evaluable(context, r, complaint, evaluationDays);
  if (!open) throw new DomainError('wrongState');
  const { comment, solved, satisfaction, attitude } = given;
  const { sealed, digest } = await context.sealJson(r, complaintId, { comment });
  const at = context.now();
  const marks = { solved, satisfaction, attitude };
  if (!(await r.evaluations.insert({ complaintId, nth: before + 1, ...marks, commentSealed: sealed, at })))
    throw new DomainError('wrongState');
  await context.record(r, {
    type: 'evaluation.given',
    complaintId,
    actor: 'complainant',
    facts: marks,
    payloadDigest: digest,
  });
  if (tellsOfDanger(comment)) await findDanger(context, r, complaint, { source: 'evaluation', actor: 'complainant' });
}
