/** What commands share: the database and the use cases of the installation that the environment names. */
import path from 'node:path';
import { ConfigError, loadConfig } from '../config.js';
import { type Database, DatabaseError, openDatabase } from '../db/database.js';
import { deskFileOf } from '../db/files.js';
import { checkMasterKey, loadMasterKey } from '../db/keys.js';
import { EngineError, createKeys, CALENDAR_YEARS } from '../domain/core/index.js';
import { createUseCases, type UseCases } from '../domain/modules.js';
import { evaluationLinks } from '../web/shell/public-links.js';
import { createEngineClient } from '../gateways/camunda-rest.js';
import { SystemClock } from '../gateways/clock.js';
import { engineAddressOf } from '../gateways/engine-address.js';
import { createLogger } from '../gateways/log.js';
import { createImageGateway } from '../gateways/images.js';
import { loadNoticeTemplates } from '../gateways/notice-templates.js';
import { PolicyFileError, readPolicies } from '../gateways/policy-files.js';
import { allowedVariablesOf } from '../workflows/process-api.js';

const WORKFLOWS = path.resolve(import.meta.dirname, '../workflows');
export const POLICIES = path.join(WORKFLOWS, 'policies');

/** What whoever gave the command can put right: one sentence that says so. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/** Runs a command on the installation; a running application goes on beside it, and sends what the command has written. */
export async function onHouse(work: (useCases: UseCases, database: Database) => Promise<void>): Promise<void> {
  try {
    const config = loadConfig();
    const { databaseUrl, dataDir } = config;
    const database = await openDatabase(databaseUrl === null ? { file: deskFileOf(dataDir) } : { url: databaseUrl });
    try {
      const keys = createKeys(loadMasterKey(config));
      await checkMasterKey(
        {
          get: (name) => database.read.settings.get(name),
          set: (name, value) => database.transaction((r) => r.settings.set(name, value)),
        },
        keys,
      );
      const embedded = config.zeebeRestAddress === null ? engineAddressOf(dataDir) : null;
      const baseUrl = config.zeebeRestAddress ?? embedded?.baseUrl ?? `http://127.0.0.1:${config.engineRestPort}`;
      const account = config.engineAccount ?? embedded?.account ?? null;
      const { useCases } = createUseCases({
        store: database,
        engine: createEngineClient({ baseUrl, account }),
        images: createImageGateway(),
        templates: loadNoticeTemplates(path.join(WORKFLOWS, 'notices')),
        policyFiles: () => readPolicies(POLICIES),
        allowedVariables: allowedVariablesOf,
        clock: new SystemClock(),
        calendarYears: CALENDAR_YEARS,
        keys,
        log: createLogger('error'),
        zone: config.zone,
        companyName: config.companyName,
        secondFactorRoles: config.secondFactorRoles,
        evaluationUrl: evaluationLinks(config.publicUrl),
        mailEnabled: config.smtpUrl !== null,
        wakeOutbox: () => undefined,
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
    else console.error(known ? (error as Error).message : (error as Error).stack);
    process.exitCode = 1;
  }
}
