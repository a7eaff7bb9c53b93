/** What commands share: the database and the use cases of the installation that the environment names. */
import { copyData } from '@gas-complaint-desk/engine';
import { ConfigError, loadConfig } from '../config.js';
import { type Database, DatabaseError } from '../db/database.js';
import { engineFileOf } from '../db/files.js';
import { checkMasterKey, loadMasterKey } from '../db/keys.js';
import { EngineError, createKeys, messageOf, stackOf } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { createEngineClient } from '../gateways/camunda-rest.js';
import { SystemClock } from '../gateways/clock.js';
import { engineAddressOf } from '../gateways/engine-address.js';
import { createLogger } from '../gateways/log.js';
import { PolicyFileError } from '../gateways/policy-files.js';
import { engineCopies, openStorage, settingsOf, wireUseCases } from '../wiring.js';

/** What whoever gave the command can put right: one sentence that says so. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/** Runs a command on the installation; a running application goes on beside it, and sends what the command has written. */
export async function onHouse(work: (useCases: UseCases, database: Database) => Promise<void>): Promise<void> {
  try {
    const config = loadConfig();
    const database = await openStorage(config);
    try {
      const keys = createKeys(loadMasterKey(config));
      await checkMasterKey(settingsOf(database), keys);
      const embedded = config.zeebeRestAddress === null ? engineAddressOf(config.dataDir) : null;
      const baseUrl = config.zeebeRestAddress ?? embedded?.baseUrl ?? `http://127.0.0.1:${config.engineRestPort}`;
      const account = config.engineAccount ?? embedded?.account ?? null;
      const clock = new SystemClock();
      const copyEngine = engineCopies((file) => copyData(engineFileOf(config.dataDir), file), clock);
      const { useCases } = wireUseCases({
        database,
        engine: createEngineClient({ baseUrl, account }),
        clock,
        copyEngine: config.zeebeRestAddress === null ? copyEngine : null,
        keys,
        log: createLogger('error'),
        zone: config.zone,
        companyName: config.companyName,
        secondFactorRoles: config.secondFactorRoles,
        publicUrl: config.publicUrl,
        mailEnabled: config.smtpUrl !== null,
      });
      await work(useCases, database);
    } finally {
      await database.close();
    }
  } catch (error) {
    const known = [ConfigError, DatabaseError, PolicyFileError, CommandError].some((kind) => error instanceof kind);
    const away = error instanceof EngineError && error.status === 0;
    if (away)
      console.error('流程引擎没有应答：请先启动系统。 The engine does not answer: start the application first.');
    else console.error(known ? messageOf(error) : stackOf(error));
    process.exitCode = 1;
  }
}
