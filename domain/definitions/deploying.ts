/** Deploys a bundle: all of it as one deployment, so that what calls and what is called stay together, and keeps it. */
import { messageOf } from '../core/caught.js';
import type { Context, Deps } from '../core/context.js';
import { digestOfDefinitions } from '../core/files-hash.js';
import { newId } from '../core/ids.js';
import { LEDGER_SCHEMA_VERSION } from '../core/ledger.js';
import { instantOf } from '../core/time/instant.js';
import { type Bundle, type BundleDefinition, type BundleFile, fileChanges, hashOf, isDiagram } from './bundle.js';
import { BundleError } from './errors.js';
import { refusalOfForms } from './form-mistakes.js';
import { listen } from './listening.js';
import type { ProcessDefinition } from './model.js';

export type DeployDeps = Pick<
  Context['deps'],
  'store' | 'engine' | 'parseProcess' | 'renderNotice' | 'jobTypes' | 'taskListeners' | 'clock' | 'log'
>;

/** Who deploys, and why. */
export type Deployment = Pick<Bundle, 'origin' | 'deployedBy' | 'reason'>;

/** Without its folders: the engine forgets those. */
const fileName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

const isNotice = ({ name }: BundleFile): boolean => name.endsWith('.hbs');

const inOtherLanguage = (name: string): string =>
  name.endsWith('.en.hbs') ? name.replace(/en\.hbs$/, 'zh-CN.hbs') : name.replace(/zh-CN\.hbs$/, 'en.hbs');

const isName = (type: string): boolean => type !== '' && !type.startsWith('=');

/** What nobody would see, or could do. @throws {BundleError} */
function checkTasks({ processId, tasks }: ProcessDefinition): void {
  for (const [id, { formId, isNative, hasGroup }] of Object.entries(tasks)) {
    if (!isNative)
      throw new BundleError(`The task ${id} of ${processId} is no Camunda user task: nobody would see it.`);
    if (!hasGroup) throw new BundleError(`The task ${id} of ${processId} has no candidate group: nobody would see it.`);
    if (formId === '') throw new BundleError(`The task ${id} of ${processId} has no form: nobody could do it.`);
  }
}

/** @throws {BundleError} where it would not work */
export async function checkBundle(deps: DeployDeps, files: readonly BundleFile[]): Promise<void> {
  // Of one that cannot be read the engine says why.
  const read = files.filter(isDiagram).map(({ content }) => deps.parseProcess(content).catch(() => null));
  const definitions = (await Promise.all(read)).filter((definition) => definition !== null);
  const asked = new Set(definitions.flatMap(({ jobTypes }) => jobTypes).filter(isName));
  const unserved = [...asked].filter((type) => !deps.jobTypes.includes(type)).sort();
  if (unserved.length > 0)
    throw new BundleError(
      `No worker serves ${unserved.join(', ')}: correct the job type in the diagram, or add the worker.`,
    );
  definitions.forEach(checkTasks);
  const mistaken = refusalOfForms(files);
  if (mistaken !== null) throw new BundleError(mistaken);
  const notices = files.filter(isNotice);
  for (const { name } of notices)
    if (!notices.some((other) => other.name === inOtherLanguage(name)))
      throw new BundleError(`The notice ${name} is there in one language only: ${inOtherLanguage(name)} is missing.`);
  for (const { name, content } of notices)
    try {
      deps.renderNotice(content, {});
    } catch (error) {
      throw new BundleError(`The notice ${name} cannot be read: ${messageOf(error)}`);
    }
}

/** Keeps what was deployed as the newest bundle. */
export async function keepBundle(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  deployment: Deployment,
  made: { deploymentKey: string; definitions: readonly BundleDefinition[]; files: readonly BundleFile[] },
): Promise<Bundle> {
  const { deploymentKey, definitions, files } = made;
  const at = clock.now();
  return store.transaction(async (r) => {
    const before = await r.bundles.latest();
    const bundle: Bundle = {
      id: newId(at),
      number: (before?.number ?? 0) + 1,
      deploymentKey,
      hash: hashOf(files),
      ...deployment,
      deployedAt: instantOf(at),
      changes: fileChanges(before === null ? [] : await r.bundles.files(before.id), files),
    };
    await r.bundles.insert(bundle, files, definitions);
    const { number, hash, origin } = bundle;
    await r.ledger.append({
      type: 'bundle.deployed',
      complaintId: null,
      actor: deployment.deployedBy,
      facts: { number, hash, origin, deploymentKey, definitionsDigest: digestOfDefinitions(definitions) },
      payloadDigest: null,
      at: bundle.deployedAt,
      schemaVersion: LEDGER_SCHEMA_VERSION,
    });
    return bundle;
  });
}

/**
 * Where it is what new cases go by already, nothing is done.
 * @returns what was deployed; null where nothing was
 * @throws {BundleError} where it would not work
 * @throws {EngineError} 400 where the engine refuses it
 */
export async function deployBundle(
  deps: DeployDeps,
  files: readonly BundleFile[],
  deployment: Deployment,
): Promise<Bundle | null> {
  await checkBundle(deps, files);
  // First the ears, then what they are to hear of.
  await listen(deps);
  const latest = await deps.store.read.bundles.latest();
  // One that came by the engine may have forms that its files do not know.
  if (latest?.hash === hashOf(files) && latest.origin !== 'engine') return null;
  return putBundle(deps, files, deployment);
}

/**
 * The same, whatever new cases go by as far as the application knows.
 * @param prefix of the names that the engine knows the files by: it deploys nothing of files that it has under the same names already, though
 * some of them came with another deployment, and are bound to that @throws {EngineError}
 */
export async function putBundle(
  deps: DeployDeps,
  files: readonly BundleFile[],
  deployment: Deployment,
  prefix = '',
): Promise<Bundle> {
  const resources = files.filter((file) => !isNotice(file));
  const { deploymentKey, definitions } = await deps.engine.deploy(
    resources.map(({ name, content }) => ({ name: `${prefix}${fileName(name)}`, content: Buffer.from(content) })),
  );
  const bundle = await keepBundle(deps, deployment, { deploymentKey, definitions, files });
  deps.log.info({ deploymentKey, bundle: bundle.number, files: files.length }, 'the diagrams were deployed');
  return bundle;
}
