/** Notices to complainants as short messages: by the gateway that an administrator has set up for them. */
import { phoneKey } from '../content/index.js';
import type { ComplaintContent } from '../content/model.js';
import type { Context } from '../core/context.js';
import type { Outgoing } from '../core/hooks.js';
import type { Snapshot } from '../core/store.js';
import { callTo, ALL_TRIES } from '../deliveries/index.js';
import type { HookId } from '../deliveries/ids.js';
import type { NoticeWords } from './model.js';
import type { StoredNotice } from './store.js';

/** A telephone of this country that takes short messages; no other is sent one. */
const MOBILE = /^\+861[3-9]\d{9}$/;

/** null: there is no gateway, or no number to which it sends. */
export async function gatewayFor(r: Snapshot, { phone }: Pick<ComplaintContent, 'phone'>): Promise<HookId | null> {
  if (!MOBILE.test(phoneKey(phone))) return null;
  return (await r.hooks.all()).find(({ active, kind }) => active && kind === 'notice-sms')?.id ?? null;
}

/**
 * Its subject and where it stands: number and link, neither what it says nor the query code. @returns a text: why it
 * cannot go out
 */
export async function shortMessageOf(context: Context, r: Snapshot, notice: StoredNotice): Promise<Outgoing | string> {
  const { complaintId, event, locale, messageId, sealed } = notice;
  const hook = notice.hookId === null ? null : await r.hooks.byId(notice.hookId);
  if (hook?.active !== true) return 'switched-off';
  const { number } = await context.complaint(r, complaintId);
  const phone = phoneKey((await context.content(r, complaintId)).content.phone);
  if (!MOBILE.test(phone)) return 'no-phone';
  const { subject } = await context.openJson<NoticeWords>(r, complaintId, sealed);
  const words = context.deps.sayOutside.complainantShort(subject, locale);
  const call = { ...callTo(context, hook, phone), ...{ id: messageId, event, number, subject }, ...words };
  return { by: 'hook', patience: ALL_TRIES, call };
}
