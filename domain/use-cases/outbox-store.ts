/** What the outbox dispatcher needs of the database. */
import type { WorkItem } from '../model.js';
import type { Mail, OutboxStore } from '../ports.js';
import type { Repositories } from '../repositories.js';
import type { Context } from './context.js';

/** The engine has no such task any more. What the person wrote stays: as a submission if it was one, and as a draft to copy from. */
export async function closeGone(context: Context, r: Repositories, item: WorkItem, actor: string): Promise<void> {
  const { id: workItemId, complaintId, dutyId } = item;
  const submissions =
    complaintId === null ? r.submissions.ofDuty(dutyId ?? '') : r.submissions.ofComplaint(complaintId);
  const submission = (await submissions).find((one) => one.workItemId === workItemId);
  if (submission) await r.submissions.putDraft(workItemId, item, submission.sealed, context.now());
  await r.workItems.update({ ...item, state: 'canceled', completedAt: context.now() });
  await context.record(r, { type: 'work-item.gone', complaintId, actor, facts: { workItemId } });
}

export function createOutboxStore(context: Context): OutboxStore {
  const { store } = context.deps;
  return {
    pending: (limit, lane) => store.read.outbox.pending(limit, lane),
    done: (id, at) => store.transaction((r) => r.outbox.done(id, at)),
    retryAt: (id, dueAt, error) => store.transaction((r) => r.outbox.retryAt(id, dueAt, error)),
    noteUserTaskKey: (workItemId, userTaskKey) =>
      store.transaction((r) => r.workItems.setUserTaskKey(workItemId, userTaskKey)),
    noteTaskGone: (workItemId) =>
      store.transaction(async (r) => {
        const item = await r.workItems.byId(workItemId);
        if (item === null || item.state === 'completed' || item.state === 'canceled') return;
        await closeGone(context, r, item, 'system:outbox');
      }),
    async beginSending(noticeId): Promise<Mail | null> {
      return store.transaction(async (r) => {
        const notice = await r.notices.byId(noticeId);
        if (notice === null || notice.state === 'sent' || notice.state === 'failed') return null;
        const { content } = await context.content(r, notice.complaintId);
        if (content.email === '') return null;
        await r.notices.update({ ...notice, state: 'sending' });
        const { subject, body } = await context.openJson<{ subject: string; body: string }>(
          r,
          notice.complaintId,
          notice.sealed,
        );
        return { to: content.email, subject, text: body, messageId: notice.messageId };
      });
    },
    noticeSent: (noticeId, evidence) =>
      store.transaction(async (r) => {
        const notice = await r.notices.byId(noticeId);
        if (notice === null) return;
        await r.notices.update({ ...notice, state: 'sent', evidence, sentAt: context.now() });
        await context.record(r, {
          type: 'notice.sent',
          complaintId: notice.complaintId,
          actor: 'system:outbox',
          facts: { noticeId },
        });
      }),
    noticeFailed: (noticeId, error) =>
      store.transaction(async (r) => {
        const notice = await r.notices.byId(noticeId);
        if (notice === null) return;
        await r.notices.update({ ...notice, state: 'failed', evidence: error });
        await context.record(r, {
          type: 'notice.failed',
          complaintId: notice.complaintId,
          actor: 'system:outbox',
          facts: { noticeId },
        });
      }),
  };
}
