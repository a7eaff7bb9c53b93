/** What a bundle says, besides what the engine gives back: notices, questions, policies as people read them. */
import type { EngineKey } from '../core/ids.js';
import { readOnce } from '../core/read-once.js';
import type { Bundle, BundleFile } from './bundle.js';
import type { BundleId } from './ids.js';
import type { BundleReader } from './store.js';

interface Kept {
  deps: { store: { read: { bundles: BundleReader } } };
}

/**
 * A file of the bundle given, the first of these names that it has; of the newest where that has none of them yet, or no bundle
 * is given. Not in a transaction.
 */
export async function bundleFile(
  { deps }: Kept,
  bundleId: BundleId | null,
  ...names: readonly string[]
): Promise<string | null> {
  const { bundles } = deps.store.read;
  const firstIn = async (id: BundleId): Promise<string | null> => {
    for (const name of names) {
      const found = await bundles.file(id, name);
      if (found !== null) return found;
    }
    return null;
  };
  const own = bundleId === null ? null : await firstIn(bundleId);
  if (own !== null) return own;
  const latest = await bundles.latest();
  return latest === null ? null : firstIn(latest.id);
}

/**
 * The bundle that an instance began by: the one that the case was filed under, where that has its diagram; else the newest that
 * has it; null where none has.
 */
export async function bundleWith({ deps }: Kept, filed: BundleId | null, key: EngineKey): Promise<BundleId | null> {
  const { bundles } = deps.store.read;
  if (filed !== null && (await bundles.hasDefinition(filed, key))) return filed;
  return (await bundles.withDefinition(key))?.id ?? null;
}

/** The same; the one that the case was filed under where none has it. */
export const bundleOf = async (kept: Kept, filed: BundleId | null, key: EngineKey): Promise<BundleId | null> =>
  (await bundleWith(kept, filed, key)) ?? filed;

/** The same files each time: what was read of them is kept by them. */
const filesOf = readOnce(({ store }: Kept['deps'], id: BundleId): Promise<readonly BundleFile[]> =>
  store.read.bundles.files(id),
);

/** The files that new cases go by; none before anything was deployed. Not in a transaction. */
export async function newestFiles({ deps }: Kept): Promise<readonly BundleFile[]> {
  const latest = await deps.store.read.bundles.latest();
  return latest === null ? [] : filesOf(deps, latest.id);
}

export interface BundleUseCases {
  /** What new cases go by; null before anything was deployed. */
  newestBundle(): Promise<Bundle | null>;
}

export const bundleUseCases = (context: Kept): BundleUseCases => ({
  newestBundle: () => context.deps.store.read.bundles.latest(),
});
