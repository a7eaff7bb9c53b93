/** The complainant's own judgement at the end. Nobody of the house can give it, change it, or take it back. */
import type { Complaint, Evaluation, Id } from '../model.js';
import type { Repositories } from '../repositories.js';
import type { Context } from './context.js';

/** How long after the last step somebody is asked. */
const OPEN_DAYS = 30;
const DAY_MS = 24 * 3_600_000;
const LONGEST_COMMENT = 1000;
const LOW = 2;

/** An answer was told, the case was not withdrawn or declined, and it is not long ago. */
export const mayBeEvaluated = ({ state, outcome, archivedAt }: Complaint, now: Date): boolean =>
  state === 'resultTold' ||
  (state === 'archived' &&
    outcome !== 'withdrawn' &&
    outcome !== 'declined' &&
    archivedAt !== null &&
    now.getTime() - Date.parse(archivedAt) <= OPEN_DAYS * DAY_MS);

const inRange = (mark: number): boolean => Number.isInteger(mark) && mark >= 1 && mark <= 5;

/** Codes by field; whoever is dissatisfied says why. */
export function mistakesOf({ solved, satisfaction, attitude, comment }: Omit<Evaluation, 'complaintId' | 'at'>) {
  const fields: Record<string, string> = {};
  if (!['yes', 'partly', 'no'].includes(solved)) fields['solved'] = 'required';
  if (!inRange(satisfaction)) fields['satisfaction'] = 'required';
  if (!inRange(attitude)) fields['attitude'] = 'required';
  const amiss = solved === 'no' || satisfaction <= LOW || attitude <= LOW;
  if (amiss && comment.trim() === '') fields['comment'] = 'required';
  if ([...comment].length > LONGEST_COMMENT) fields['comment'] = 'tooLong';
  return fields;
}

export async function evaluationOf(context: Context, r: Repositories, complaintId: Id): Promise<Evaluation | null> {
  const stored = await r.evaluations.ofComplaint(complaintId);
  if (stored === null) return null;
  const { commentSealed, ...marks } = stored;
  const { comment } = await context.openUnlessErased(r, complaintId, commentSealed, { comment: '' });
  return { ...marks, comment };
}
