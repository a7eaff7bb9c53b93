/** `npm run ledger:verify`: whether every entry of the ledger is what was written, and the cases are as it says. */
import path from 'node:path';
import { ConfigError, loadConfig } from '../config.js';
import { DatabaseError, openDatabase } from '../db/database.js';
import { verifyLedger } from '../domain/ledger-verification.js';

try {
  const { databaseUrl, dataDir } = loadConfig();
  const database = await openDatabase(
    databaseUrl === null ? { file: path.join(dataDir, 'desk.sqlite') } : { url: databaseUrl },
  );
  const { entries, fault } = await verifyLedger(database.read);
  await database.close();
  console.log(fault === null ? `The ledger is whole: ${entries} entries.` : `The ledger is broken: ${fault}.`);
  process.exitCode = fault === null ? 0 : 1;
} catch (error) {
  const known = error instanceof ConfigError || error instanceof DatabaseError;
  console.error(known ? error.message : (error as Error).stack);
  process.exitCode = 1;
}
