/** One mail a day about what is unread, for those who want it so; nothing where there is nothing. */
import type { Context } from '../core/context.js';
import type { Outgoing } from '../core/hooks.js';
import type { Snapshot } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import { instantAt, localDateOf } from '../core/time/local-date.js';
import { isOpenAt } from '../core/time/opening-hours.js';
import { inboxOf } from '../inbox/rights.js';
import { presentPeople, reachesOf, reachOf } from '../people/index.js';
import type { User } from '../people/model.js';
import { insertDelivery } from './inserting.js';
import type { Delivery } from './model.js';
import { patienceOf } from './patience.js';
import { outsideOf } from './saying.js';

/** Nobody reads more of a mail; the inbox has all of it. */
const MOST_ITEMS = 30;
const MOST_COUNTED = 1_000;

/** @returns a text: why it cannot go out */
export async function digestMail(context: Context, r: Snapshot, delivery: Delivery): Promise<Outgoing | string> {
  const today = localDateOf(context.now(), context.deps.zone);
  const user = (await presentPeople(r, today)).find(({ id }) => id === delivery.userId);
  if (user === undefined) return 'not-there';
  const { email } = await reachOf(context.deps.keys, r, user.id);
  if (email === '') return 'no-address';
  const unread = await r.inbox.list(inboxOf(context, user), 'unread', { from: 0, limit: MOST_COUNTED });
  const ids = unread.flatMap((one) => (one.kind === 'entry' ? one.id : []));
  const entries = await r.inbox.byIds(ids.slice(0, MOST_ITEMS));
  const items = await Promise.all(entries.map((entry) => outsideOf(context, r, entry, user.locale)));
  const rest = { entries: ids.length - items.length, tasks: unread.length - ids.length };
  const { subject, mail: text } = context.deps.sayOutside.digest(items, rest, user.locale);
  const mail = { to: email, subject, text, messageId: delivery.messageId, thread: null };
  return { by: 'mail', patience: patienceOf(null, delivery, context.now()), mail };
}

export interface DigestUseCases {
  /** Asked again and again: each person has theirs once on each day on which the company is open, from their hour on. */
  sendDigests(): Promise<void>;
}

export function digestUseCases(context: Context): DigestUseCases {
  const { store, zone, mailEnabled, keys } = context.deps;

  async function isOpen(now: Instant): Promise<boolean> {
    const policy = await store.read.policies.at(now);
    return policy === null || isOpenAt(now, await context.time(policy.supervision, null));
  }

  async function wanting(now: Instant): Promise<User[]> {
    const ids = await store.read.people.wantingDigest();
    if (ids.length === 0 || !(await isOpen(now))) return [];
    const today = localDateOf(now, zone);
    const people = (await presentPeople(store.read, today)).filter(({ id }) => ids.includes(id));
    const reaches = await reachesOf(keys, store.read, ids);
    return people.filter((user) => {
      const reach = reaches.get(user.id);
      return reach !== undefined && reach.email !== '' && instantAt(today, zone, reach.digestHour * 60) <= now;
    });
  }

  return {
    async sendDigests() {
      if (!mailEnabled) return;
      const now = context.now();
      const occasion = `digest:${localDateOf(now, zone)}`;
      for (const user of await wanting(now)) {
        if ((await store.read.inbox.count(inboxOf(context, user), 'unread', 1)) === 0) continue;
        await context
          .inLine(`inbox:${user.id}`)
          .change((r) =>
            insertDelivery(context, r, { entryId: null, occasion, userId: user.id, hookId: null, channel: 'digest' }),
          );
      }
    },
  };
}
