/** Staff who were told: they took note, took a task of the case, or somebody reached them another way. */
import type { ComplaintId } from '../cases/ids.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import type { InboxEntry } from '../inbox/model.js';
import type { NoticeId } from '../notices/ids.js';
import { clearCapacities } from '../people/capacity.js';
import type { User } from '../people/model.js';
import { LONGEST_PROOF, LONGEST_WHO, type RecordedWay, type ToldGiven } from './model.js';
import { isTelling, show, wrongTime } from './telling.js';

/** One of the group that was told has taken note of it. */
export async function notedBy(context: Context, r: Tx, noticeId: NoticeId, user: User): Promise<void> {
  const notice = await r.notices.byId(noticeId);
  if (notice !== null) await show(context, r, notice, { way: 'noted', at: context.now(), by: user.id });
}

/** What somebody is known to have heard waits in no inbox any more. */
async function note(
  context: Context,
  r: Tx,
  { id: entryId, told, event, group }: InboxEntry,
  user: User,
): Promise<void> {
  if (told.kind !== 'notice' || !(await r.inbox.done(entryId, user.id, context.now()))) return;
  const { complaintId } = told;
  await context.record(r, { type: 'inbox.noted', complaintId, actor: user.id, facts: { entryId, event, group } });
}

/** Who takes or does a task of the case has seen what their group was told about it. */
export async function tellByTask(context: Context, r: Tx, complaintId: ComplaintId | null, user: User): Promise<void> {
  if (complaintId === null) return;
  const at = context.now();
  const untold = (await r.notices.untold(complaintId)).filter(
    ({ audience, releaseAt }) => audience !== 'complainant' && releaseAt <= at,
  );
  if (untold.length === 0) return;
  const entries = await r.inbox.openOf(complaintId);
  const recused = await r.recusals.ofComplaint(complaintId);
  const groups = new Set(clearCapacities(user, recused).flatMap((capacity) => capacity.groups));
  for (const notice of untold) {
    const entry = entries.find(({ told }) => told.kind === 'notice' && told.noticeId === notice.id);
    if (entry === undefined || !groups.has(entry.group)) continue;
    await show(context, r, notice, { way: 'task', at, by: user.id });
    await note(context, r, entry, user);
  }
}

const NEEDS_PROOF: readonly RecordedWay[] = ['post', 'inPerson', 'sms'];

/** All that is wrong with it, at once. @throws {DomainError} invalid, by field */
function checked({ way, at, who, proof }: ToldGiven, now: Instant, since: Instant): { way: RecordedWay; at: Instant } {
  const fields: Record<string, string> = {};
  if (way === null) fields['way'] = 'required';
  if (at === null) fields['at'] = 'when';
  if (who.trim() === '' && way !== 'noAnswer') fields['who'] = 'required';
  if ([...who].length > LONGEST_WHO) fields['who'] = 'tooLong';
  if (proof.trim() === '' && way !== null && NEEDS_PROOF.includes(way)) fields['proof'] = 'required';
  if ([...proof].length > LONGEST_PROOF) fields['proof'] = 'tooLong';
  const wrong = at === null ? null : wrongTime(at, { now, since });
  if (wrong !== null) fields['at'] = wrong;
  if (way === null || at === null || Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
  return { way, at };
}

export interface RecordingUseCases {
  /**
   * That somebody was told otherwise than by this house: whom, by which way and when. Not in the future, and not before there was
   * anything to tell. @throws {DomainError} forbidden, notFound; wrongState, where nothing waits for it; invalid
   */
  recordTold(user: User, complaintId: ComplaintId, given: ToldGiven): Promise<void>;
}

export const recordingUseCases = (context: Context): RecordingUseCases => ({
  recordTold: (by, complaintId, given) =>
    context.ofCase(complaintId).act(by, async (r, user) => {
      await context.caseFor(r, user, 'write', complaintId);
      const notice = await r.notices.byId(given.noticeId);
      if (notice?.complaintId !== complaintId) throw new DomainError('notFound');
      if (notice.meets === null || notice.toldAt !== null || notice.letGoAt !== null)
        throw new DomainError('wrongState');
      const { way, at } = checked(given, context.now(), notice.createdAt);
      const { who, proof } = given;
      await show(context, r, notice, { way, at, by: user.id, words: { who: who.trim(), proof: proof.trim() } });
      for (const entry of isTelling(way) ? await r.inbox.openOf(complaintId) : [])
        if (entry.told.kind === 'notice' && entry.told.noticeId === notice.id) await note(context, r, entry, user);
    }),
});
