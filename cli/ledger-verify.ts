/** `npm run ledger:verify`: whether every entry of the ledger is what was written, and the cases are as it says. */
import { ConfigError, loadConfig } from '../config.js';
import { DatabaseError, openDatabase } from '../db/database.js';
import { deskFileOf } from '../db/files.js';
import { checkLedger, stackOf } from '../domain/core/index.js';

try {
  const { databaseUrl, dataDir } = loadConfig();
  const database = await openDatabase(databaseUrl === null ? { file: deskFileOf(dataDir) } : { url: databaseUrl });
  const { entries, unsealed, faults } = await database.snapshot(checkLedger);
  await database.close();
  console.log(
    faults.length === 0
      ? `The ledger is whole: ${entries} entries, ${unsealed} of them not yet sealed.`
      : 'The ledger is broken:',
  );
  for (const fault of faults) console.log(`  ${fault}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  const known = error instanceof ConfigError || error instanceof DatabaseError;
  console.error(known ? error.message : stackOf(error));
  process.exitCode = 1;
}
