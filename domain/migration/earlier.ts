/**
 * Cases of releases that had no bundles run by diagrams that no bundle has, in whichever versions a release had deployed
 * them. As far as moving is concerned they go by bundle 0, which has no files: what there is of it is asked of the engine.
 */
import type { Context } from '../core/context.js';
import { type Bundle, type BundleDefinition, hashOf } from '../definitions/index.js';
import type { BundleId } from '../definitions/ids.js';

const EARLIER = 0;

export const isEarlier = ({ number }: Pick<Bundle, 'number'>): boolean => number === EARLIER;

/** As it is written down with the first run that begins with it. */
export const earlierBundle = (context: Context): Bundle => ({
  id: context.newId<BundleId>(),
  number: EARLIER,
  deploymentKey: '',
  hash: hashOf([]),
  origin: 'engine',
  deployedBy: 'system:start',
  deployedAt: context.now(),
  reason: '',
  changes: [],
});

/** Every version of every diagram that was deployed before the first bundle. @throws {EngineError} */
export async function earlierProcesses({ deps }: Context): Promise<BundleDefinition[]> {
  const first = await deps.store.read.bundles.byNumber(EARLIER + 1);
  if (first === null) return [];
  const known = new Set((await deps.store.read.bundles.definitions(first.id)).map(({ key }) => key));
  const all = await deps.engine.processVersions();
  return all
    .filter(({ key }) => BigInt(key) < BigInt(first.deploymentKey) && !known.has(key))
    .map(({ definitionId, key }) => ({ kind: 'process', definitionId, key }));
}
