/** The complainant has opened the page where what was written to them stands. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import type { Snapshot } from '../core/store.js';
import type { StoredNotice } from '../notices/store.js';
import { show } from './telling.js';

/** What stands there and was not there when they looked last. */
async function newOn(context: Context, r: Snapshot, { id }: Complaint): Promise<StoredNotice[]> {
  const [now, evidence] = [context.now(), await r.notices.evidenceOf(id)];
  const opened = new Set(evidence.filter(({ way }) => way === 'page').map(({ noticeId }) => noticeId));
  const notices = await r.notices.ofComplaint(id);
  return notices.filter(
    ({ id: noticeId, audience, releaseAt }) => audience === 'complainant' && releaseAt <= now && !opened.has(noticeId),
  );
}

/** Once of each notice. That it cannot be noted now keeps nobody from reading. */
export async function noteOpened(context: Context, complaint: Complaint): Promise<void> {
  try {
    if ((await newOn(context, context.deps.store.read, complaint)).length === 0) return;
    await context.ofCase(complaint.id).change(async (r) => {
      for (const notice of await newOn(context, r, complaint))
        await show(context, r, notice, { way: 'page', at: context.now(), by: 'complainant' });
    });
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    context.deps.log.warn({ complaintId: complaint.id, reason }, 'that a complainant has read cannot be noted now');
  }
}
