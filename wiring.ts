/**
 * The composition root: what a house is made of, put together in one place for the application, the commands, the
 * demonstration, the tests and the bench. What differs between them is given: clock, engine, database, keys, mail, log.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ControlledClock, startEngine } from '@gas-complaint-desk/engine';
import type { Express } from 'express';
import type { Config } from './config.js';
import { type Database, openDatabase } from './db/database.js';
import { deskFileOf } from './db/files.js';
import {
  CALENDAR_YEARS,
  type Clock,
  type EngineClient,
  type EngineCopy,
  type Locale,
  type OutboxStore,
  type Settings,
} from './domain/core/index.js';
import {
  BundleError,
  type BundleFile,
  deployBundle,
  type Deployment,
  hashOf,
  isRefusal,
} from './domain/definitions/index.js';
import { createUseCases, type Deps, type UseCases } from './domain/modules.js';
import { changedInWords } from './domain/policies/index.js';
import { createEngineClient } from './gateways/camunda-rest.js';
import { filesOf, readBundle, type Resource } from './gateways/deploy.js';
import { randomAccount } from './gateways/engine-account.js';
import { createImageGateway } from './gateways/images.js';
import { renderNotice } from './gateways/notice-templates.js';
import { readPolicyFile, withKeptTables } from './gateways/policy-files.js';
import { parseProcess } from './gateways/process-definition.js';
import { inBothLanguages } from './gateways/start-refusals.js';
import { createApp, type AllDeps } from './web/app.js';
import { sayOutside } from './web/inbox/outside.js';
import { evaluationLinks } from './web/shell/public-links.js';
import { allJobTypes } from './workflows/process-api.js';
import { TASK_LISTENERS } from './workers/task-listeners.js';

/** Diagrams, tables, forms and notices as they are shipped. */
export const WORKFLOWS = path.join(import.meta.dirname, 'workflows');
export const POLICIES = path.join(WORKFLOWS, 'policies');

/** What differs between houses. */
export interface Parts
  extends
    Pick<Deps, 'engine' | 'clock' | 'keys' | 'log' | 'zone' | 'companyName' | 'secondFactorRoles' | 'mailEnabled'>,
    Partial<Pick<Deps, 'wakeOutbox' | 'renderNotice' | 'copyEngine' | 'hooksOnThisMachine'>> {
  database: Database;
  /** Where the portal is found from outside; null where it is not known. */
  publicUrl: string | null;
}

/** The database that the settings name. */
export const openStorage = ({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Database> =>
  openDatabase(databaseUrl === null ? { file: deskFileOf(dataDir) } : { url: databaseUrl });

export const settingsOf = (database: Database): Settings => ({
  get: (name) => database.read.settings.get(name),
  set: (name, value) => database.transaction((r) => r.settings.set(name, value)),
});

/** Read once, where a bundle asks for them. */
let shipped: readonly BundleFile[] | null = null;

function shippedForms(): readonly BundleFile[] {
  shipped ??= filesOf(readBundle(WORKFLOWS)).filter(({ name }) => name.endsWith('.form'));
  return shipped;
}

/** What reads the files of a bundle, and what workers do of it. */
const READERS = {
  parseProcess,
  renderNotice,
  jobTypes: [...allJobTypes, ...TASK_LISTENERS.map(({ type }) => type)],
  taskListeners: TASK_LISTENERS,
};

/** What can be done in a house, and what there is to send of it. A part that is absent is the shipped one. */
export function wireUseCases({ database, publicUrl, ...parts }: Parts): { useCases: UseCases; outbox: OutboxStore } {
  return createUseCases({
    wakeOutbox: () => undefined,
    copyEngine: null,
    hooksOnThisMachine: false,
    ...READERS,
    shippedForms,
    ...parts,
    store: database,
    images: createImageGateway(),
    calendarYears: CALENDAR_YEARS,
    parsePolicy: readPolicyFile,
    withKeptTables,
    evaluationUrl: evaluationLinks(publicUrl),
    sayOutside: sayOutside(publicUrl),
  });
}

/**
 * Second engines over copies of the embedded one's file: time stands still in them, and nobody works for them.
 * @param copyTo writes all that the engine has into a file
 */
export const engineCopies =
  (copyTo: (file: string) => Promise<unknown>, clock: Clock) => async (): Promise<EngineCopy> => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'engine-copy-'));
    const remove = (): void => fs.rmSync(folder, { recursive: true, force: true });
    try {
      const data = path.join(folder, 'engine.sqlite');
      await copyTo(data);
      const account = randomAccount();
      const running = await startEngine({ data, restPort: 0, account, clock: new ControlledClock(clock.now()) });
      const close = async (): Promise<void> => running.close().finally(remove);
      return { engine: createEngineClient({ baseUrl: `http://127.0.0.1:${running.restPort}`, account }), close };
    } catch (error) {
      remove();
      throw error;
    }
  };

type Deployer = Pick<Parts, 'database' | 'clock' | 'log'> & { engine: EngineClient };
const BY_RELEASE: Deployment = { origin: 'shipped', deployedBy: 'system:start', reason: '' };

async function deployFiles(
  { database, engine, clock, log }: Deployer,
  files: readonly BundleFile[],
  deployment = BY_RELEASE,
): Promise<void> {
  await deployBundle({ ...READERS, store: database, engine, clock, log }, files, deployment);
}

/** Deploys what is shipped, or the bundle that is given, unless new cases go by it already. @throws {BundleError} */
export const deploy = (
  house: Deployer,
  bundle: readonly Resource[] = readBundle(WORKFLOWS),
  deployment?: Deployment,
): Promise<void> => deployFiles(house, filesOf(bundle), deployment);

/** Where the hash of what was shipped last is kept. */
const SHIPPED = 'shipped-bundle';

/** A release brings other diagrams along, and a person has deployed their own. */
const OFFERED = {
  'zh-CN':
    '本版本附带的流程图、决策表、表单或者通知与管理员自行部署的不同，系统未自动替换。需要采用的，请合并后运行 npm run deploy。',
  en: 'This release brings other diagrams, tables, forms or notices than the ones that an administrator deployed; they were not replaced. To take them, merge the two and run npm run deploy.',
};

/**
 * Deploys what is shipped. Where it must not be, because a policy in force has changed, or cannot be, the house goes on with
 * what it had, and tells administrators: portal and desk never stand still for a bad bundle.
 * @throws {BundleError | EngineError} where there is nothing to go on with, or the engine is away
 */
export async function deployOrStay(
  house: Deployer & { useCases: UseCases },
  bundle: readonly Resource[] = readBundle(WORKFLOWS),
): Promise<void> {
  const { definitions, policies } = house.useCases;
  const stay = async (words: Record<Locale, string>): Promise<void> => {
    if ((await definitions.newestBundle()) === null) throw new BundleError(words.en);
    house.log.error({ reason: words.en }, 'the bundle was not deployed');
    await policies.noteBundle(words);
  };
  // What was shipped last is not shipped again: a person may have deployed something since, which stays.
  const settings = settingsOf(house.database);
  const files = filesOf(bundle);
  const shipped = hashOf(files);
  const newest = await definitions.newestBundle();
  if (newest !== null && (await settings.get(SHIPPED)) === shipped) return policies.noteBundle(null);
  if (newest !== null && newest.origin !== 'shipped') return stay(OFFERED);
  const changed = await policies.keepInForce(files);
  if (changed.length > 0) {
    // A house of a release that knew no bundles has none to go on with: it takes this one, but for what is in force.
    if (newest === null) await deployFiles(house, await policies.withWhatHolds(files));
    return stay(changedInWords(changed, 'changed'));
  }
  try {
    await deploy(house, bundle);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const [zh = '', en = zh] = inBothLanguages(error.message).split('\n');
    return stay({ 'zh-CN': zh, en });
  }
  await settings.set(SHIPPED, shipped);
  await policies.noteBundle(null);
}

/** The pages of a house, and what they work with. */
export function wirePages(deps: AllDeps): { app: Express; deps: AllDeps } {
  return { app: createApp(deps), deps };
}
