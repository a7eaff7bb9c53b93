/** Whether the time stamps of receipts are what they were given for. */
import {
  type LedgerFault,
  type Locale,
  messageOf,
  receiptText,
  type Snapshot,
  stampedAtChanged,
  stampWrong,
  type TakenReceipt,
  textOfFile,
} from '../domain/core/index.js';
import { checkStamp } from './time-stamps.js';

/** A receipt with the stamp that was kept beside it; null: there was none. */
export interface StampedReceipt extends TakenReceipt {
  stamp: Buffer | null;
}

/** In words: what each stamp says, and what is wrong. */
export interface StampsFound {
  said: Record<Locale, string>[];
  faults: LedgerFault[];
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
      found.said.push({
        'zh-CN': `未设置 LEDGER_TSA_CA，${receipt.date} 的时间戳未核对。`,
        en: `The time stamp of ${receipt.date} was not looked at: LEDGER_TSA_CA is not set.`,
      });
      continue;
    }
    try {
      const { stampedAt, authority } = await checkStamp(answer, textOfFile(receiptText(receipt)), trusted);
      found.said.push({
        'zh-CN': `${receipt.date} 的回执在 ${stampedAt} 已经存在：${authority} 加盖了时间戳。`,
        en: `The receipt of ${receipt.date} was there at ${stampedAt}: ${authority} has stamped it.`,
      });
      if (kept !== null && kept.stampedAt !== stampedAt)
        found.faults.push(stampedAtChanged(receipt.date, String(kept.stampedAt), stampedAt));
    } catch (error) {
      found.faults.push(stampWrong(receipt.date, messageOf(error)));
    }
  }
  return found;
}
