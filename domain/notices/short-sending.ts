/** A short message on its way: handed to its gateway, and waited for until the gateway says that it has arrived. */
import type { Context } from '../core/context.js';
import type { Outgoing } from '../core/hooks.js';
import type { OutboxStore } from '../core/outbox.js';
import type { Tx } from '../core/store.js';
import { instantOf } from '../core/time/instant.js';
import type { HookId } from '../deliveries/ids.js';
import { failSending, inCaseOfNotice } from './on-its-way.js';
import { shortMessageOf } from './short-messages.js';
import type { StoredNotice } from './store.js';
import type { Telling } from './telling.js';

const MINUTE_MS = 60_000;

/** However soon its receipt has come: then nobody is asked. */
export async function waitForReceipt(context: Context, r: Tx, { id }: StoredNotice, hookId: HookId): Promise<void> {
  const minutes = (await r.hooks.byId(hookId))?.receiptMinutes ?? 0;
  const due = instantOf(new Date(Date.parse(context.now()) + minutes * MINUTE_MS));
  await context.send(r, 'receipt-due', { noticeId: id }, due);
}

export const shortSending = (
  context: Context,
  telling: Telling,
): Pick<OutboxStore, 'beginShortMessage' | 'receiptDue'> => ({
  beginShortMessage: (noticeId) =>
    inCaseOfNotice<Outgoing | null>(context, noticeId, async (r) => {
      const notice = await r.notices.byId(noticeId);
      if (notice === null || notice.state === 'sent' || notice.state === 'failed') return null;
      const outgoing = await shortMessageOf(context, r, notice);
      if (typeof outgoing === 'string') {
        await failSending(context, telling, r, notice, outgoing);
        return null;
      }
      await r.notices.beginSending(notice);
      return outgoing;
    }),
  receiptDue: (noticeId) =>
    inCaseOfNotice(context, noticeId, async (r) => {
      const notice = await r.notices.byId(noticeId);
      if (notice !== null) await telling.needsPerson(r, notice);
    }),
});
