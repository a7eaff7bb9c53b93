/** What an entry says outside: no more than the desk shows whoever reads it there. */
import type { Context } from '../core/context.js';
import type { Locale } from '../core/locale.js';
import type { Snapshot } from '../core/store.js';
import type { InboxEntry } from '../inbox/model.js';
import { NO_WORDS, wordsIn } from '../notices/model.js';
import type { Outside } from './model.js';

/** @param shielded somebody who would read it is kept from the case: it says that there is something, not what about */
export async function outsideOf(
  context: Context,
  r: Snapshot,
  { told, event, group, insteadOf }: InboxEntry,
  locale: Locale,
  shielded = false,
): Promise<Outside> {
  const nothing = { number: '', subject: '', body: '' };
  const frame = { event, told, group, insteadOf, ...nothing };
  if (told.kind === 'proposal' || shielded) return frame;
  const complaint = await r.complaints.byId(told.complaintId);
  const notice = await r.notices.byId(told.noticeId);
  if (complaint === null || complaint.erasedAt !== null || notice === null) return frame;
  const words = await context.openUnlessErased(r, complaint.id, notice.sealed, NO_WORDS);
  return { ...frame, number: complaint.number, ...wordsIn(words, locale) };
}
