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
  type LedgerReport,
  receiptsIn,
  stackOf,
} from '../domain/core/index.js';
import { STAMP_ENDING } from '../gateways/ledger-receipts.js';
import { type StampedReceipt, stampsOf } from '../gateways/receipt-stamps.js';
import { openStorage, settingsOf } from '../wiring.js';

/** Of every `--receipt FILE`. @throws {ConfigError} where a file holds none */
function receiptsHere(): StampedReceipt[] {
  const { receipt: files = [] } = parseArgs({ options: { receipt: { type: 'string', multiple: true } } }).values;
  return files.flatMap((file) => {
    const found = receiptsIn(fs.readFileSync(file, 'utf8'));
    if (found.length === 0) throw new ConfigError(`${file} holds no receipt of a ledger.`);
    const beside = file.replace(/\.json$/, STAMP_ENDING);
    const stamp = beside !== file && fs.existsSync(beside) ? fs.readFileSync(beside) : null;
    return found.map((receipt) => ({ ...receipt, stamp }));
  });
}

/** Where it is run without the key, what is sealed is not opened. */
function keysHere(config: ReturnType<typeof loadConfig>): Keys | null {
  if (config.dataKey === null && (config.production || !fs.existsSync(keyFileOf(config.dataDir)))) return null;
  return createKeys(loadMasterKey(config));
}

function print({ entries, unsealed, faults, silences }: LedgerReport, keys: Keys | null): void {
  console.log(
    faults.length === 0
      ? `The ledger is whole: ${entries} entries, ${unsealed} of them not yet sealed.`
      : 'The ledger is broken:',
  );
  for (const fault of faults) console.log(`  ${fault}`);
  if (keys === null)
    console.log('Without DATA_KEY what is sealed was not opened: of contents only that they are there was compared.');
  for (const [what, count] of [...silences].sort())
    console.log(`Of ${count} rows entries of earlier releases say nothing of ${what}: not compared.`);
}

try {
  const config = loadConfig();
  const keys = keysHere(config);
  const database = await openStorage(config);
  if (keys !== null) await checkMasterKey(settingsOf(database), keys);
  const receipts = receiptsHere();
  const report = await checkLedger(database, keys);
  const lost = await database.snapshot((r) => faultsOfReceipts(r, receipts));
  const stamps = await database.snapshot((r) => stampsOf(r, receipts, config.stampAuthority?.trusted ?? null));
  await database.close();
  print(report, keys);
  for (const line of stamps.said) console.log(line);
  for (const fault of [...lost, ...stamps.faults]) console.log(`  ${fault}`);
  if (receipts.length > 0 && lost.length === 0)
    console.log(
      `It still contains what ${receipts.length} receipt(s) were given of, the last of ${receipts.at(-1)?.date}.`,
    );
  process.exitCode = report.faults.length + lost.length + stamps.faults.length === 0 ? 0 : 1;
} catch (error) {
  const known = error instanceof ConfigError || error instanceof DatabaseError;
  console.error(known ? error.message : stackOf(error));
  process.exitCode = 1;
}
