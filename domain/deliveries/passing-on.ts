/** What reached nobody outside, and what nobody has read, is told to the next in line. */
import type { Context } from '../core/context.js';
import type { Tx } from '../core/store.js';
import { type InboxEntry, newEntry } from '../inbox/model.js';
import { nextInLine } from './in-line.js';
import { tellStaff } from './telling.js';

const NO_PHONE = 'refused: no-phone';

/** Where each way of the entry has failed. A second time there is nothing left to do: the next has its own ways. */
export async function passOn(context: Context, r: Tx, entry: InboxEntry): Promise<void> {
  if (entry.doneAt !== null || (await r.inbox.isReadByAny(entry.id))) return;
  const ways = await r.deliveries.ofEntry(entry.id);
  if (ways.some(({ state }) => state !== 'failed')) return;
  // No number is no way: those people have the inbox, as where there is no gateway. Of what is urgent somebody must hear.
  if (!entry.urgent && ways.every(({ evidence }) => evidence === NO_PHONE)) return;
  const { told, event, group, ordered, urgent } = entry;
  const next = await nextInLine(context, r, entry);
  if (next === null || (await r.inbox.isTold(told, next))) return;
  const given = { told, event, group: next, insteadOf: entry.insteadOf ?? group, ordered, urgent };
  await tellStaff(context, r, newEntry(context.newId(), context.now(), given));
}
