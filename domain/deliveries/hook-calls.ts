/** Hooks that are to be called about an entry, and what they are told. */
import type { Context } from '../core/context.js';
import { type HookCall, isSmsKind, type Outgoing } from '../core/hooks.js';
import { openText } from '../core/privacy/sealed-text.js';
import type { Snapshot, Tx } from '../core/store.js';
import { clearCapacities } from '../people/capacity.js';
import type { InboxEntry } from '../inbox/model.js';
import { reachOf } from '../people/index.js';
import type { UserId } from '../people/ids.js';
import { caseOf } from './cases.js';
import { peopleOf } from './in-line.js';
import { insertDelivery } from './inserting.js';
import type { Delivery, Hook } from './model.js';
import type { StoredHook } from './store.js';
import { ONCE, patienceOf } from './patience.js';
import { outsideOf } from './saying.js';

/** Where a hook is called, and how it signs. */
export interface HookAddress {
  url: string;
  secret: string;
}

/** Where a hook is called now, how it signs, and to whom it sends where it sends short messages. */
export function callTo(
  context: Context,
  { kind, sealed, template }: StoredHook,
  phone: string,
): Pick<HookCall, 'kind' | 'url' | 'secret' | 'at' | 'sms'> {
  const { url, secret } = openText<HookAddress>(context.deps.keys, sealed);
  const at = Math.floor(Date.parse(context.now()) / 1_000);
  return { kind, url, secret: secret === '' ? null : secret, at, sms: isSmsKind(kind) ? { phone, template } : null };
}

const isAbout = ({ active, kind, group, events }: Hook, entry: InboxEntry): boolean =>
  active &&
  kind !== 'notice-sms' &&
  (group === null || group === entry.group) &&
  (events.length === 0 || events.includes(entry.event));

export async function hookDeliveries(
  context: Context,
  r: Tx,
  entry: InboxEntry,
  people: readonly UserId[],
): Promise<void> {
  const hooks = (await r.hooks.all()).filter((hook) => isAbout(hook, entry));
  for (const { id: hookId, kind: channel } of hooks) {
    const way = { entryId: entry.id, occasion: entry.id, hookId, channel };
    if (channel !== 'sms') {
      await insertDelivery(context, r, { ...way, userId: null }, entry.urgent);
      continue;
    }
    // Whoever has no number is not left out in silence: the page of deliveries names them.
    for (const userId of people) await insertDelivery(context, r, { ...way, userId }, entry.urgent);
  }
}

/** Whether a robot's message would be read by somebody who is kept from the case. */
async function isShielded(r: Snapshot, entry: InboxEntry): Promise<boolean> {
  const about = caseOf(entry);
  if (about === null) return false;
  const recused = await r.recusals.ofComplaint(about);
  if (recused.length === 0) return false;
  return (await r.people.all()).some(
    (user) =>
      user.active &&
      user.groups.includes(entry.group) &&
      !clearCapacities(user, recused).some(({ groups }) => groups.includes(entry.group)),
  );
}

/** @returns a text: why it cannot go out */
export async function callOf(
  context: Context,
  r: Snapshot,
  delivery: Delivery,
  entry: InboxEntry | null,
): Promise<Outgoing | string> {
  const hook = delivery.hookId === null ? null : await r.hooks.byId(delivery.hookId);
  if (hook === null) return 'not-there';
  const isTest = entry === null;
  if (!hook.active && !isTest) return 'switched-off';
  let phone = '';
  if (delivery.userId !== null) {
    const there = isTest || (await peopleOf(context, r, entry)).some(({ id }) => id === delivery.userId);
    phone = there ? (await reachOf(context.deps.keys, r, delivery.userId)).phone : '';
    if (phone === '') return there ? 'no-phone' : 'not-there';
  }
  const outside = isTest
    ? null
    : await outsideOf(context, r, entry, hook.locale, delivery.userId === null && (await isShielded(r, entry)));
  const { sayOutside } = context.deps;
  const words = outside === null ? sayOutside.test(hook.name, hook.locale) : sayOutside.entry(outside, hook.locale);
  return {
    by: 'hook',
    patience: isTest ? ONCE : patienceOf(entry, delivery, context.now()),
    call: {
      ...callTo(context, hook, phone),
      id: delivery.messageId,
      event: entry?.event ?? 'test',
      number: outside?.number ?? '',
      subject: words.subject,
      text: words.text.trim(),
      link: words.link,
    },
  };
}
