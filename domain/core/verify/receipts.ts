/**
 * A receipt of the global chain's end, which leaves the house every day: whoever keeps one can tell later whether the
 * ledger of that day is still the one that there is, also where all of it was written anew with all its hashes.
 */
import { messageOf } from '../caught.js';
import { BEGINNING, type Link } from '../ledger.js';
import { sealLedger } from '../sealing.js';
import type { Snapshot, Store } from '../store.js';
import type { Instant, LocalDate } from '../time/instant.js';
import { type LedgerFault, writtenAnew } from './faults.js';
import { type GivenReceipt, RECEIPT_WAYS, type ReceiptWay, type Stamp } from './receipts-store.js';

const KIND = 'gas-complaint-desk-ledger-receipt';

export interface Receipt {
  date: LocalDate;
  /** The end of the global chain: every seal up to it is in its hash. */
  sequence: number;
  hash: string;
  product: string;
}

/** Names in their order, nothing between: the same receipt is the same text. */
export const receiptText = ({ date, hash, product, sequence }: Omit<Receipt, 'date'> & { date: string }): string =>
  JSON.stringify({ date, hash, kind: KIND, product, sequence });

/** Of a receipt's file, and, with the other ending, of its stamp's. */
export const fileNameOf = (day: string, ending: 'json' | 'tsr'): string => `ledger-${day}.${ending}`;

/** As its file has it, and as it is stamped. */
export const textOfFile = (content: string): string => `${content}\n`;

const FORM = new RegExp(
  `\\{"date":"(\\d{4}-\\d{2}-\\d{2})","hash":"([0-9a-f]{64})","kind":"${KIND}","product":"([^"]*)","sequence":(\\d+)\\}`,
  'g',
);

export type TakenReceipt = Omit<Receipt, 'date'> & { date: string };

/** Every receipt in a text: a file of the archive, or a mail as it came, whose lines a program may have broken. */
export function receiptsIn(text: string): TakenReceipt[] {
  const whole = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r?\n\s*/g, '');
  return [...whole.matchAll(FORM)].map(([, date = '', hash = '', product = '', sequence = '0']) => ({
    ...{ date, hash, product, sequence: Number(sequence) },
  }));
}

export interface ReceiptSending {
  /** What takes a receipt out of the house; absent: that way is not set up. */
  ways: Partial<Record<ReceiptWay, (receipt: { day: LocalDate; content: string }) => Promise<void>>>;
  /** What has it stamped by somebody else's clock; null: nobody does. */
  stamp: ((receipt: { day: LocalDate; content: string }) => Promise<Stamp>) | null;
  today: LocalDate;
  at: Instant;
  product: string;
}

/** How many days back what could not be sent is sent still. */
const MADE_UP_FOR = 31;

/** What is left to do with a receipt: by each way, and then its time stamp, which nothing waits for. */
function stepsOf(
  store: Store,
  { ways, stamp, at }: ReceiptSending,
  given: GivenReceipt,
): Map<string, () => Promise<void>> {
  const steps = new Map<string, () => Promise<void>>();
  for (const way of RECEIPT_WAYS) {
    const send = ways[way];
    if (send === undefined || given[`${way}At`] !== null) continue;
    steps.set(way, async () => {
      await send(given);
      await store.transaction((r) => r.receipts.note(given.day, way, at));
    });
  }
  if (stamp !== null && given.stamp === null)
    steps.set('stamp', async () => {
      const made = await stamp(given);
      await store.transaction((r) => r.receipts.noteStamp(given.day, made));
    });
  return steps;
}

/** The end of the ledger as it is today, where there is none yet. */
async function makeToday(store: Store, { today, at, product }: ReceiptSending): Promise<void> {
  if ((await store.read.receipts.latest(1))[0]?.day === today) return;
  await sealLedger(store);
  await store.transaction(async (r) => {
    const { sequence, hash } = await r.ledger.head();
    const content = receiptText({ date: today, sequence, hash, product });
    await r.receipts.insertOnce({ day: today, content, at, fileAt: null, mailAt: null, problem: null });
  });
}

/** For one process at a time: what was begun and not noted is sent once more, never left out. */
export async function giveReceipts(store: Store, sending: ReceiptSending): Promise<void> {
  if (Object.keys(sending.ways).length === 0 && sending.stamp === null) return;
  await makeToday(store, sending);
  let failed: unknown = null;
  const away = new Set<string>();
  for (const given of [...(await store.read.receipts.latest(MADE_UP_FOR))].reverse()) {
    let problem: string | null = null;
    for (const [name, step] of stepsOf(store, sending, given)) {
      // An authority that does not answer would not for the others either.
      if (away.has(name)) continue;
      try {
        await step();
      } catch (error) {
        problem = [...(problem === null ? [] : [problem]), `${name}: ${messageOf(error)}`].join('; ');
        failed = error;
        if (name === 'stamp') away.add(name);
      }
    }
    if (problem !== given.problem) await store.transaction((r) => r.receipts.noteProblem(given.day, problem));
  }
  if (failed !== null) throw failed;
}

/** Where the ledger is no longer the one that receipts were given of; the first seal of all that differs lies before it. */
export async function faultsOfReceipts(r: Snapshot, receipts: readonly TakenReceipt[]): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = [];
  let held: TakenReceipt | null = null;
  for (const receipt of [...receipts].sort((one, other) => one.sequence - other.sequence)) {
    const found: Link | null = receipt.sequence === 0 ? BEGINNING : await r.ledger.sealAt(receipt.sequence);
    if (found?.hash === receipt.hash) {
      held = receipt;
      continue;
    }
    faults.push(writtenAnew(receipt, found?.hash ?? null, held));
  }
  return faults;
}
