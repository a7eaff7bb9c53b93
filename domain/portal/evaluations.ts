/** The complainant's own judgement at the end. No member of staff can give it, change it, or take it back. */
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot, Tx } from '../core/store.js';
import { tellsOfDanger, findDanger } from '../safety/index.js';
import type { Evaluation } from './model.js';

const DAY_MS = 24 * 3_600_000;

const LONGEST_COMMENT = 1000;

const LOW = 2;

/** An answer was told, the case was not withdrawn or declined, and it is not long ago. */
export const mayBeEvaluated = ({ state, outcome, archivedAt }: Complaint, days: number, now: Date): boolean =>
  state === 'resultTold' ||
  (state === 'archived' &&
    outcome !== 'withdrawn' &&
    outcome !== 'declined' &&
    archivedAt !== null &&
    now.getTime() - Date.parse(archivedAt) <= days * DAY_MS);

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

export async function evaluationOf(
  context: Context,
  r: Snapshot,
  complaintId: ComplaintId,
): Promise<Evaluation | null> {
  const stored = await r.evaluations.ofComplaint(complaintId);
  if (stored === null) return null;
  const { commentSealed, ...marks } = stored;
  const { comment } = await context.openUnlessErased(r, complaintId, commentSealed, { comment: '' });
  return { ...marks, comment };
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
  if (!mayBeEvaluated(complaint, evaluationDays, context.deps.clock.now())) throw new DomainError('wrongState');
  const { comment, solved, satisfaction, attitude } = given;
  const { sealed, digest } = await context.sealJson(r, complaintId, { comment });
  const at = context.now();
  const marks = { solved, satisfaction, attitude };
  if (!(await r.evaluations.insertOnce({ complaintId, ...marks, commentSealed: sealed, at })))
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
