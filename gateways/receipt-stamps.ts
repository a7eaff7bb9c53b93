/** Whether the time stamps of receipts are what they were given for. */
import { messageOf, receiptText, type Snapshot, type TakenReceipt, textOfFile } from '../domain/core/index.js';
import { checkStamp } from './time-stamps.js';

/** A receipt with the stamp that was kept beside it; null: there was none. */
export interface StampedReceipt extends TakenReceipt {
  stamp: Buffer | null;
}

/** In words: what each stamp says, and what is wrong. */
export interface StampsFound {
  said: string[];
  faults: string[];
}

async function answerFor(r: Snapshot, { stamp, ...receipt }: StampedReceipt) {
  const row = await r.receipts.byDay(receipt.date);
  const kept = row?.content === receiptText(receipt) ? row : null;
  const answer = stamp ?? (kept === null || kept.stamp === null ? null : Buffer.from(kept.stamp, 'base64'));
  return { answer, kept: stamp === null ? kept : null };
}

/** @param trusted PEM: what its certificate must go back to; null: stamps are not looked at */
export async function stampsOf(
  r: Snapshot,
  receipts: readonly StampedReceipt[],
  trusted: string | null,
): Promise<StampsFound> {
  const found: StampsFound = { said: [], faults: [] };
  for (const receipt of receipts) {
    const { answer, kept } = await answerFor(r, receipt);
    if (answer === null) continue;
    if (trusted === null) {
      found.said.push(`The time stamp of ${receipt.date} was not looked at: LEDGER_TSA_CA is not set.`);
      continue;
    }
    try {
      const { stampedAt, authority } = await checkStamp(answer, textOfFile(receiptText(receipt)), trusted);
      found.said.push(`The receipt of ${receipt.date} was there at ${stampedAt}: ${authority} has stamped it.`);
      if (kept !== null && kept.stampedAt !== stampedAt)
        found.faults.push(
          `ledger_receipt_stamp ${receipt.date}: stamped_at is ${kept.stampedAt}, but the stamp says ${stampedAt}`,
        );
    } catch (error) {
      found.faults.push(`the time stamp of ${receipt.date}: ${messageOf(error)}`);
    }
  }
  return found;
}
