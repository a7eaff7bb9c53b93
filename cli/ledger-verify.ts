/** `npm run ledger:verify`: whether every entry of the ledger is what was written, and every row is as it says. */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '../config.js';
import { DatabaseError } from '../db/database.js';
import { keyFileOf } from '../db/files.js';
import { checkMasterKey, loadMasterKey } from '../db/keys.js';
import {
  checkLedger,
  createKeys,
  faultsOfReceipts,
  type Keys,
  type LedgerFault,
  type LedgerReport,
  messageOf,
  receiptsIn,
  stackOf,
} from '../domain/core/index.js';
import { type StampedReceipt, stampsOf } from '../gateways/receipt-stamps.js';
import { openStorage, settingsOf } from '../wiring.js';

/** @throws {ConfigError} where there is none, or it cannot be read */
function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`${file} 无法读取。 It cannot be read: ${messageOf(error)}`);
  }
}

/** Of every `--receipt FILE`. @throws {ConfigError} where a file holds none */
function receiptsHere(): StampedReceipt[] {
  const { receipt: files = [] } = parseArgs({ options: { receipt: { type: 'string', multiple: true } } }).values;
  return files.flatMap((file) => {
    const found = receiptsIn(textOf(file));
    if (found.length === 0) throw new ConfigError(`${file} 中没有台账回执。 It holds no receipt of a ledger.`);
    const beside = file.replace(/\.json$/, '.tsr');
    const stamp = beside !== file && fs.existsSync(beside) ? fs.readFileSync(beside) : null;
    return found.map((receipt) => ({ ...receipt, stamp }));
  });
}

/** Where it is run without the key, what is sealed is not opened. */
function keysHere(config: ReturnType<typeof loadConfig>): Keys | null {
  if (config.dataKey === null && (config.production || !fs.existsSync(keyFileOf(config.dataDir)))) return null;
  return createKeys(loadMasterKey(config));
}

/** Each in both languages. */
function printFaults(faults: readonly LedgerFault[]): void {
  for (const { 'zh-CN': zh, en } of faults) console.log(`  ✗ ${zh}\n    ${en}`);
}

function print({ entries, unsealed, faults, silences }: LedgerReport, keys: Keys | null): void {
  console.log(
    faults.length === 0
      ? `台账完整：共 ${entries} 条，其中 ${unsealed} 条尚未封存。 The ledger is whole: ${entries} entries, ${unsealed} of them not yet sealed.`
      : '台账已损坏： The ledger is broken:',
  );
  printFaults(faults);
  if (keys === null)
    console.log(
      '没有 DATA_KEY，加密内容未打开，只核对是否存在。 Without DATA_KEY what is sealed was not opened: of contents only that they are there was compared.',
    );
  for (const [what, count] of [...silences].sort())
    console.log(
      `早期版本的 ${count} 行没有记载 ${what}，未核对。 Of ${count} rows entries of earlier releases say nothing of ${what}: not compared.`,
    );
}

async function run(): Promise<boolean> {
  const config = loadConfig();
  const receipts = receiptsHere();
  const keys = keysHere(config);
  const database = await openStorage(config);
  try {
    if (keys !== null) await checkMasterKey(settingsOf(database), keys);
    const report = await checkLedger(database, keys);
    const lost = await database.snapshot((r) => faultsOfReceipts(r, receipts));
    const stamps = await database.snapshot((r) => stampsOf(r, receipts, config.stampAuthority?.trusted ?? null));
    print(report, keys);
    for (const { 'zh-CN': zh, en } of stamps.said) console.log(`${zh} ${en}`);
    printFaults([...lost, ...stamps.faults]);
    if (receipts.length > 0 && lost.length === 0)
      console.log(
        `台账仍包含 ${receipts.length} 份回执所证明的内容，最近一份为 ${receipts.at(-1)?.date}。 It still contains what ${receipts.length} receipt(s) were given of, the last of ${receipts.at(-1)?.date}.`,
      );
    return report.faults.length + lost.length + stamps.faults.length === 0;
  } finally {
    await database.close();
  }
}

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  const known = error instanceof ConfigError || error instanceof DatabaseError;
  console.error(known ? error.message : stackOf(error));
  process.exitCode = 1;
}
