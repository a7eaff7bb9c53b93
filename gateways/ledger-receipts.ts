/** Ways on which a receipt of the ledger leaves the house: into a folder that an archive takes it from, and by mail. */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import {
  fileNameOf,
  instantOf,
  localDateOf,
  type LocalDate,
  type MailGateway,
  type ReceiptSending,
  type Stamp,
  textOfFile,
} from '../domain/core/index.js';
import { type Authority, stampOf } from './time-stamps.js';

const PRODUCT = z
  .object({ version: z.string() })
  .parse(JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8'))).version;

interface Given {
  day: LocalDate;
  content: string;
}

/** Whole or not at all, and never over another: one that differs from the file of its day is refused. */
export function receiptFile(folder: string, { day, content }: Given): void {
  const file = path.join(folder, fileNameOf(day, 'json'));
  const begun = path.join(folder, `.ledger-${day}-${process.pid}`);
  fs.writeFileSync(begun, textOfFile(content), { flush: true });
  try {
    fs.linkSync(begun, file);
  } catch (error) {
    if (!fs.existsSync(file)) throw error;
    if (fs.readFileSync(file, 'utf8') !== textOfFile(content))
      throw new Error(`${file} holds another receipt of that day`, { cause: error });
  } finally {
    fs.rmSync(begun, { force: true });
  }
}

/** To each a mail of their own: one that is refused does not keep the others from theirs. */
async function mailReceipt(
  mail: MailGateway,
  to: readonly string[],
  companyName: string,
  { day, content }: Given,
): Promise<void> {
  const text = [
    `${companyName} ${day} 台账回执。请在公司系统之外保存，日后核验：npm run ledger:verify -- --receipt 文件`,
    `Receipt of the ledger of ${companyName}, ${day}. Keep it outside the company's system; to check the ledger by it later: npm run ledger:verify -- --receipt FILE`,
    '',
    content,
    '',
  ].join('\n');
  const refused: unknown[] = [];
  for (const [index, address] of to.entries())
    await mail
      .send({
        ...{ to: address, subject: `台账回执 ledger receipt ${day}`, text },
        ...{ messageId: `ledger-${day}-${index + 1}@gas-complaint-desk`, thread: 'ledger-receipts@gas-complaint-desk' },
      })
      .catch((error: unknown) => refused.push(error));
  if (refused.length > 0) throw refused[0];
}

/** Beside the file of its receipt, as `openssl ts` reads it. */
async function stamped(
  authority: Authority,
  folder: string | null,
  { day, content }: Given,
  now: Date,
): Promise<Stamp> {
  const stamp = await stampOf(authority, textOfFile(content), now);
  if (folder !== null) fs.writeFileSync(path.join(folder, fileNameOf(day, 'tsr')), Buffer.from(stamp.answer, 'base64'));
  return stamp;
}

/** The ways that are set up. */
export function receiptSending({
  config: { receiptFolder, receiptMail, stampAuthority, companyName, zone },
  mail,
  now,
}: {
  config: {
    receiptFolder: string | null;
    receiptMail: readonly string[];
    stampAuthority: Authority | null;
    companyName: string;
    zone: string;
  };
  mail: MailGateway | null;
  now: Date;
}): ReceiptSending {
  const at = instantOf(now);
  return {
    ways: {
      ...(receiptFolder !== null && { file: async (given) => receiptFile(receiptFolder, given) }),
      ...(mail !== null &&
        receiptMail.length > 0 && { mail: (given) => mailReceipt(mail, receiptMail, companyName, given) }),
    },
    stamp: stampAuthority === null ? null : (given) => stamped(stampAuthority, receiptFolder, given, now),
    ...{ today: localDateOf(at, zone), at, product: PRODUCT },
  };
}
