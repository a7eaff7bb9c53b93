/** A notice on its way out: handed over, sent, or refused. */
import type { Context } from '../core/context.js';
import type { Mail } from '../core/mail.js';
import type { OutboxStore } from '../core/outbox.js';
import { threadOf } from '../core/mail.js';
import type { Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import type { NoticeId } from './ids.js';
import type { NoticeWords } from './model.js';
import { failSending, inCaseOfNotice } from './on-its-way.js';
import { waitForReceipt } from './short-sending.js';
import type { Telling } from './telling.js';

/** So long a mail may be under way before somebody calls: the server is away, or answers nothing. */
const MAILED_WITHIN_MS = 3_600_000;

const isLong = (since: Instant, now: Instant): boolean => Date.parse(now) - Date.parse(since) >= MAILED_WITHIN_MS;

export function noticeSending(
  context: Context,
  telling: Telling,
): Pick<OutboxStore, 'beginSending' | 'noticeSent' | 'noticeFailed'> {
  const { keys } = context.deps;
  const hashOf = (evidence: string): string => keys.hash('evidence', evidence);
  const inCaseOf = <T>(noticeId: NoticeId, work: (r: Tx) => Promise<T>): Promise<T> =>
    inCaseOfNotice(context, noticeId, work);
  return {
    async beginSending(noticeId): Promise<Mail | null> {
      return inCaseOf(noticeId, async (r) => {
        const notice = await r.notices.byId(noticeId);
        if (notice === null || notice.state === 'sent' || notice.state === 'failed') return null;
        const { content } = await context.content(r, notice.complaintId);
        if (content.email === '') return null;
        await r.notices.beginSending(notice);
        if (isLong(notice.releaseAt, context.now())) await telling.needsPerson(r, notice);
        const { subject, body } = await context.openJson<NoticeWords>(r, notice.complaintId, notice.sealed);
        const text = context.deps.sayOutside.complainant(body, notice.locale);
        return { to: content.email, subject, text, messageId: notice.messageId, thread: threadOf(notice.complaintId) };
      });
    },
    noticeSent: (noticeId, evidence) =>
      inCaseOf(noticeId, async (r) => {
        const notice = await r.notices.byId(noticeId);
        // Told once, also where two have sent it: the one may have taken longer than its lease.
        if (notice === null || notice.state === 'sent') return;
        // What the gateway says of the message may come before its answer.
        if (notice.hookId !== null && notice.state === 'failed') return;
        const sentAt = context.now();
        await r.notices.setSent(notice, evidence, sentAt);
        await context.record(r, {
          type: 'notice.sent',
          complaintId: notice.complaintId,
          actor: 'system:outbox',
          facts: { noticeId, sentAt, evidence: hashOf(evidence) },
        });
        // A mail that the server has taken has told; a short message waits for its receipt.
        if (notice.hookId === null) await telling.mailed(r, notice, sentAt);
        else await waitForReceipt(context, r, notice, notice.hookId);
      }),
    noticeFailed: (noticeId, error) =>
      inCaseOf(noticeId, async (r) => {
        const notice = await r.notices.byId(noticeId);
        if (notice !== null && notice.state !== 'sent') await failSending(context, telling, r, notice, error);
      }),
  };
}
