/** Decision tables, as the bundle of a case has them: never by "latest", which changes under a case that is under way. */
import { type EngineClient, EngineError } from './engine.js';
import type { EngineKey } from './ids.js';
import type { BundleId } from '../definitions/ids.js';
import type { BundleReader } from '../definitions/store.js';
import { readOnce } from './read-once.js';

interface Deployed {
  store: { read: { bundles: BundleReader } };
  engine: Pick<EngineClient, 'evaluateDecision'>;
}

/** Keys of the tables of a bundle, by id: a bundle never changes. */
const tablesOf = readOnce(async ({ store }: Deployed, id: BundleId): Promise<ReadonlyMap<string, EngineKey>> => {
  const found = await store.read.bundles.definitions(id);
  return new Map(found.flatMap(({ kind, definitionId, key }) => (kind === 'decision' ? [[definitionId, key]] : [])));
});

/** The key of a table: of the bundle given, and where that does not know it yet, or none is given, of the newest. */
async function tableKey(deployed: Deployed, bundleId: BundleId | null, table: string): Promise<EngineKey | null> {
  const own = bundleId === null ? undefined : (await tablesOf(deployed, bundleId)).get(table);
  if (own !== undefined) return own;
  const latest = await deployed.store.read.bundles.latest();
  return latest === null ? null : ((await tablesOf(deployed, latest.id)).get(table) ?? null);
}

/** What a table of the bundle given says, null where that has none. Not in a transaction. */
export async function decideOwn(
  deployed: Deployed,
  bundleId: BundleId | null,
  table: string,
  facts: Record<string, unknown>,
): Promise<unknown> {
  const key = bundleId === null ? undefined : (await tablesOf(deployed, bundleId)).get(table);
  return key === undefined ? null : deployed.engine.evaluateDecision({ decisionDefinitionKey: key }, facts);
}

/** What a table says. Not in a transaction. @throws {EngineError} 404 where no bundle has it */
export async function decide(
  deployed: Deployed,
  bundleId: BundleId | null,
  table: string,
  facts: Record<string, unknown>,
): Promise<unknown> {
  const key = await tableKey(deployed, bundleId, table);
  if (key === null) throw new EngineError(404, `no bundle has the table ${table}`);
  return deployed.engine.evaluateDecision({ decisionDefinitionKey: key }, facts);
}
