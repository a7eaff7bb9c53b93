/** Whoever has filed, and left an address, is told by mail that it has come, under which number, and what comes next. */
import type { Context } from '../core/context.js';
import type { OutboxStore } from '../core/outbox.js';
import { insertNotices } from './notices.js';
import { hasNotice, noticeRules } from './rules.js';

const EVENT = 'received';

/** Beside filing, which waits for no table. A case of an earlier bundle, which has no such letter, gets none. */
export const receiptSending = (context: Context): Pick<OutboxStore, 'sendReceipt'> => ({
  async sendReceipt(complaintId) {
    const complaint = await context.complaint(context.deps.store.read, complaintId);
    if (complaint.erasedAt !== null || !(await hasNotice(context, complaint, EVENT))) return;
    const rules = await noticeRules(context, complaint, EVENT, { otherwise: 'complainant' });
    const letter = { complaint, event: EVENT, occurrence: 'filed', actor: 'system:outbox' };
    await context.ofCase(complaintId).change((r) => insertNotices(context, r, rules, letter));
  },
});
