/** `npm run ledger:verify`: names the first broken entry of the ledger, and what differs from it. Exit code 1 where anything does. */
import path from 'node:path';
import { ConfigError, loadConfig } from '../config.js';
import { DatabaseError, openDatabase } from '../db/database.js';
import { checkLedger } from '../domain/ledger-check.js';

async function verify(): Promise<number> {
  const { databaseUrl, dataDir } = loadConfig();
  const database = await openDatabase(databaseUrl === null ? { file: path.join(dataDir, 'desk.sqlite') } : { url: databaseUrl });
  try {
    // In a transaction, so that nobody writes meanwhile.
    const { entries, faults } = await database.transaction(checkLedger);
    for (const fault of faults) console.error(`The ledger is broken: ${fault}.`);
    if (faults.length === 0) console.log(`The ledger is whole: ${entries} entries.`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

try {
  process.exitCode = await verify();
} catch (error) {
  if (!(error instanceof ConfigError) && !(error instanceof DatabaseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
