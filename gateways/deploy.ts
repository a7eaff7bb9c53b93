/** The shipped diagrams, tables and forms as one deployment: so that what calls and what is called stay together. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { EngineClient, Logger, Settings } from '../domain/core/index.js';
import { parseProcess } from './process-definition.js';

export interface Resource {
  /** The file's path below the folder, with `/`. */
  name: string;
  content: Buffer;
}

/** The bundle cannot be deployed; the message is one sentence that says why. */
export class BundleError extends Error {
  override name = 'BundleError';
}

/** Where the hash of the last shipped deployment is kept. */
const SETTING = 'shipped-bundle';

export function readBundle(folder: string): Resource[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(bpmn|dmn|form)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ name: path.relative(folder, file).split(path.sep).join('/'), content: fs.readFileSync(file) }));
}

/** SHA-256 over names and contents. */
export function hashOf(bundle: readonly Resource[]): string {
  const hash = createHash('sha256');
  for (const { name, content } of bundle) hash.update(`${name}\n${content.length}\n`).update(content);
  return hash.digest('hex');
}

/** Job types of a diagram's service tasks and listeners; none of one that cannot be read: the engine says why. */
async function jobTypesOf(xml: string): Promise<string[]> {
  const definition = await parseProcess(xml).catch(() => null);
  return (definition?.jobTypes ?? []).filter((type) => type !== '' && !type.startsWith('='));
}

/** Those that nobody would ever do. */
async function unservedJobTypes(bundle: readonly Resource[], served: ReadonlySet<string>): Promise<string[]> {
  const diagrams = bundle.filter(({ name }) => name.endsWith('.bpmn'));
  const found = await Promise.all(diagrams.map(({ content }) => jobTypesOf(content.toString('utf8'))));
  return [...new Set(found.flat())].filter((type) => !served.has(type)).sort();
}

/**
 * Deploys the bundle unless it is what was shipped last: a person may have deployed something since, which stays.
 * @returns whether anything was deployed
 * @throws {BundleError}
 */
export async function deployBundle(options: {
  engine: EngineClient;
  bundle: readonly Resource[];
  jobTypes: readonly string[];
  settings: Settings;
  log: Logger;
}): Promise<boolean> {
  const { engine, bundle, jobTypes, settings, log } = options;
  const unserved = await unservedJobTypes(bundle, new Set(jobTypes));
  if (unserved.length > 0)
    throw new BundleError(
      `No worker serves ${unserved.join(', ')}: correct the job type in the diagram, or add the worker.`,
    );
  const hash = hashOf(bundle);
  if ((await settings.get(SETTING)) === hash) return false;
  const { deploymentKey } = await engine.deploy([...bundle]);
  await settings.set(SETTING, hash);
  log.info({ deploymentKey, files: bundle.length }, 'the diagrams were deployed');
  return true;
}

/** Whether a bundle of ours is in the engine: a house can go on with it. */
export const wasDeployed = async (settings: Settings): Promise<boolean> => (await settings.get(SETTING)) !== null;

/** The BPMN of a process of the folder: one folder and one file of its name. */
export function readProcess(folder: string, processId: string): Promise<string> {
  return fs.promises.readFile(path.join(folder, processId, `${processId}.bpmn`), 'utf8');
}
