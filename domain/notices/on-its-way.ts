/** What every way has on which a notice goes out. */
import type { Context } from '../core/context.js';
import { lineOfCase, type Tx } from '../core/store.js';
import type { NoticeId } from './ids.js';
import type { StoredNotice } from './store.js';
import type { Telling } from './telling.js';

/** A notice stays with its case. */
export async function inCaseOfNotice<T>(
  { deps: { store } }: Context,
  noticeId: NoticeId,
  work: (r: Tx) => Promise<T>,
): Promise<T> {
  const notice = await store.read.notices.byId(noticeId);
  return store.transaction(work, lineOfCase(notice?.complaintId ?? null));
}

/** @param error holds no personal data: it is kept with the notice */
export async function failSending(
  context: Context,
  telling: Telling,
  r: Tx,
  notice: StoredNotice,
  error: string,
): Promise<void> {
  const { id: noticeId, complaintId } = notice;
  await r.notices.setFailed(notice, error);
  const facts = { noticeId, evidence: context.deps.keys.hash('evidence', error) };
  await context.record(r, { type: 'notice.failed', complaintId, actor: 'system:outbox', facts });
  await telling.needsPerson(r, notice);
}
