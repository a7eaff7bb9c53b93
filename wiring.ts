/**
 * The composition root: what a house is made of, put together in one place for the application, the commands, the
 * demonstration, the tests and the bench. What differs between them is given: clock, engine, database, keys, mail, log.
 */
import path from 'node:path';
import type { Express } from 'express';
import type { Config } from './config.js';
import { type Database, openDatabase } from './db/database.js';
import { deskFileOf } from './db/files.js';
import {
  CALENDAR_YEARS,
  type EngineClient,
  EngineError,
  type Locale,
  type OutboxStore,
  type Settings,
} from './domain/core/index.js';
import { createUseCases, type Deps, type UseCases } from './domain/modules.js';
import { changedInWords } from './domain/policies/index.js';
import { BundleError, deployBundle, readBundle, readProcess, type Resource, wasDeployed } from './gateways/deploy.js';
import { createImageGateway } from './gateways/images.js';
import { matterForms, registrationForm } from './gateways/matter-forms.js';
import { loadNoticeTemplates } from './gateways/notice-templates.js';
import { readPolicies, readPolicyFile } from './gateways/policy-files.js';
import { parseProcess } from './gateways/process-definition.js';
import { inBothLanguages } from './gateways/start-refusals.js';
import { createApp, type AllDeps } from './web/app.js';
import { evaluationLinks } from './web/shell/public-links.js';
import { allJobTypes } from './workflows/process-api.js';

/** Diagrams, tables, forms and notices as they are shipped. */
export const WORKFLOWS = path.join(import.meta.dirname, 'workflows');
export const POLICIES = path.join(WORKFLOWS, 'policies');

/** What differs between houses. */
export interface Parts
  extends
    Pick<Deps, 'engine' | 'clock' | 'keys' | 'log' | 'zone' | 'companyName' | 'secondFactorRoles' | 'mailEnabled'>,
    Partial<Pick<Deps, 'wakeOutbox' | 'policyFiles' | 'templates'>> {
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

/** What can be done in a house, and what there is to send of it. A part that is absent is the shipped one. */
export function wireUseCases({ database, publicUrl, ...parts }: Parts): { useCases: UseCases; outbox: OutboxStore } {
  return createUseCases({
    templates: loadNoticeTemplates(path.join(WORKFLOWS, 'notices')),
    policyFiles: () => readPolicies(POLICIES),
    wakeOutbox: () => undefined,
    ...parts,
    store: database,
    images: createImageGateway(),
    calendarYears: CALENDAR_YEARS,
    parseProcess,
    parsePolicy: readPolicyFile,
    evaluationUrl: evaluationLinks(publicUrl),
  });
}

/** Deploys what is shipped, or the bundle that is given, unless it was deployed last. */
export const deploy = (
  { database, engine, log }: Pick<Parts, 'database' | 'log'> & { engine: EngineClient },
  bundle: readonly Resource[] = readBundle(WORKFLOWS),
): Promise<boolean> => deployBundle({ engine, bundle, jobTypes: allJobTypes, settings: settingsOf(database), log });

/**
 * Deploys what is shipped. Where it must not be, because a policy in force has changed, or cannot be, the house goes on with
 * what it had, and tells administrators: portal and desk never stand still for a bad bundle.
 * @throws {BundleError | EngineError} where there is nothing to go on with, or the engine is away
 */
export async function deployOrStay(
  house: Pick<Parts, 'database' | 'log'> & { engine: EngineClient; useCases: UseCases },
  bundle?: readonly Resource[],
): Promise<void> {
  const { policies } = house.useCases;
  const stay = async (words: Record<Locale, string>): Promise<void> => {
    if (!(await wasDeployed(settingsOf(house.database)))) throw new BundleError(words.en);
    house.log.error({ reason: words.en }, 'the bundle was not deployed');
    await policies.noteBundle(words);
  };
  const changed = await policies.keepInForce();
  if (changed.length > 0) return stay(changedInWords(changed, 'changed'));
  try {
    await deploy(house, bundle);
  } catch (error) {
    const isRefusal = error instanceof BundleError || (error instanceof EngineError && error.status === 400);
    if (!isRefusal) throw error;
    const [zh = '', en = zh] = inBothLanguages(error.message).split('\n');
    return stay({ 'zh-CN': zh, en });
  }
  await policies.noteBundle(null);
}

/** The pages of a house, and what they work with. */
export function wirePages(parts: Omit<AllDeps, 'processXml' | 'matterForm' | 'registrationForm'>): {
  app: Express;
  deps: AllDeps;
} {
  const deps: AllDeps = {
    ...parts,
    processXml: (id) => readProcess(WORKFLOWS, id),
    matterForm: matterForms(WORKFLOWS, parts.log),
    registrationForm: registrationForm(WORKFLOWS, parts.log),
  };
  return { app: createApp(deps), deps };
}
