/**
 * What somebody deployed to the engine itself, with Modeler or another client: where it would work and changes nothing that is
 * in force it becomes the next bundle; else what was there before is deployed again, and administrators read why.
 */
import type { Context } from '../core/context.js';
import type { EngineKey } from '../core/ids.js';
import type { Locale } from '../core/locale.js';
import { listOf } from '../core/own.js';
import {
  checkBundle,
  completeFiles,
  deployedElsewhere,
  type Elsewhere,
  isRefusal,
  keepBundle,
  listen,
  putBundle,
} from '../definitions/index.js';
import { changedInWords, noteBundle, putBackInWords } from './bundle-note.js';
import { type ChangedFile, keepInForce } from './kept.js';

const ACTOR = 'system:definitions';
/** What single files become part of. */
const TOGETHER = 'adopted-';
const PUT_BACK = 'system:put-back';
/** Keys of what was not taken: a case that began by it meanwhile begins again. */
const REFUSED = 'refused-definitions';
const MOST_REFUSED = 1_000;

async function refusedKeys({ deps }: Context): Promise<EngineKey[]> {
  const stored = await deps.store.read.settings.get(REFUSED);
  const keys: unknown = stored === null ? [] : JSON.parse(stored);
  return listOf(keys).map(String);
}

/** Takes it as the next bundle. @throws {BundleError | EngineError} where it would not work */
async function take(context: Context, { files, whole, newest }: Elsewhere): Promise<void> {
  const { deps } = context;
  const deployment = { origin: 'engine', deployedBy: ACTOR, reason: '' } as const;
  await checkBundle(deps, files);
  if (whole === null) await putBundle(deps, files, deployment, TOGETHER);
  else {
    await listen(deps);
    await keepBundle(deps, deployment, { deploymentKey: newest.deploymentKey, definitions: whole, files });
  }
  await noteBundle(context, null);
}

/** Deploys again what there was. */
async function putBack(
  context: Context,
  { newest, keys }: Elsewhere,
  changed: readonly ChangedFile[],
  words: Record<Locale, string>,
): Promise<void> {
  const { deps } = context;
  const refused = [...(await refusedKeys(context)), ...keys].slice(-MOST_REFUSED);
  const files = await completeFiles(context, newest.id);
  await putBundle(deps, files, { origin: newest.origin, deployedBy: PUT_BACK, reason: '' });
  await context.change(async (r) => {
    await r.settings.set(REFUSED, JSON.stringify(refused));
    for (const { code } of changed)
      await context.record(r, { type: 'policy.put-back', complaintId: null, actor: ACTOR, facts: { code } });
  });
  await noteBundle(context, words);
}

async function adopt(context: Context): Promise<void> {
  const found = await deployedElsewhere(context);
  if (found === null) return;
  // What is in force is what the application has deployed.
  await keepInForce(context, await context.deps.store.read.bundles.files(found.newest.id));
  const changed = await keepInForce(context, found.files);
  if (changed.length > 0) return putBack(context, found, changed, changedInWords(changed, 'putBack'));
  try {
    await take(context, found);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await putBack(context, found, [], putBackInWords(error.message, found.newest.number));
  }
}

/** Not in a transaction. @throws {EngineError} where the engine is away */
export async function adoptDeployed(context: Context): Promise<void> {
  // Nobody waits for a turn where there is nothing to do, which is nearly always.
  if ((await deployedElsewhere(context)) !== null) await context.deps.store.alone(() => adopt(context));
}

/** Whether what a case has begun by was taken back. */
export async function isRefused(context: Context, key: EngineKey): Promise<boolean> {
  return (await refusedKeys(context)).includes(key);
}
