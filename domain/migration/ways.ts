/** How instances of one bundle come to the other: for every definition of the old one its counterpart, there and back. */
import { createHash } from 'node:crypto';
import type { Context } from '../core/context.js';
import type { ElementPair } from '../core/engine.js';
import { DomainError } from '../core/errors.js';
import type { EngineKey } from '../core/ids.js';
import { type Bundle, CASE_PROCESS, processDefinition } from '../definitions/index.js';
import type { ProcessDefinition } from '../definitions/model.js';
import { earlierBundle, earlierProcesses, isEarlier } from './earlier.js';
import { backwards, instructionsOf, mistakesIn, type Pairs, pairsOf, reachable } from './mapping.js';
import type { HandMistake, HandPair } from './model.js';

/** What becomes of the instances of one definition. */
export interface Way {
  processId: string;
  target: EngineKey;
  instructions: readonly ElementPair[];
}

export interface ProcessPair {
  old: ProcessDefinition;
  next: ProcessDefinition;
  oldKey: EngineKey;
  nextKey: EngineKey;
  pairs: Pairs;
}

interface OldProcess {
  key: EngineKey;
  definition: ProcessDefinition;
}

export interface Ways {
  from: Bundle;
  to: Bundle;
  byHand: readonly HandPair[];
  mistakes: readonly HandMistake[];
  /** Processes that both have and a case can come to: one of each, several versions of one from before bundles. */
  pairs: readonly ProcessPair[];
  /** Of the old bundle; what the new one has not is among them. */
  old: readonly OldProcess[];
  /** By the key of the old definition. */
  there: ReadonlyMap<EngineKey, Way>;
  /** By the key of the new one; null where several old ones became it. */
  back: ReadonlyMap<EngineKey, Way | null>;
  digest: string;
}

async function processesOf(context: Context, bundle: Bundle): Promise<OldProcess[]> {
  const found = isEarlier(bundle)
    ? await earlierProcesses(context)
    : await context.deps.store.read.bundles.definitions(bundle.id);
  const processes = found.filter(({ kind }) => kind === 'process');
  const all = await Promise.all(
    processes.map(async ({ key }) => ({ key, definition: await processDefinition(context, key) })),
  );
  const calls = new Map<string, string[]>();
  for (const { definition } of all)
    calls.set(definition.processId, [...(calls.get(definition.processId) ?? []), ...definition.calls]);
  const cases = reachable(CASE_PROCESS, calls);
  return all.filter(({ definition }) => cases.has(definition.processId));
}

const bundleWith = async (context: Context, number: number): Promise<Bundle> => {
  const known = await context.deps.store.read.bundles.byNumber(number);
  const bundle = known ?? (isEarlier({ number }) ? earlierBundle(context) : null);
  if (bundle === null) throw new DomainError('notFound');
  return bundle;
};

function digestOf(from: Bundle, to: Bundle, pairs: readonly ProcessPair[]): string {
  const hash = createHash('sha256').update(`${from.hash}\n${to.hash}\n`);
  const all = pairs.map((one) =>
    [one.old.processId, ...[...one.pairs].map((pair) => pair.join('=')).sort(), ''].join('\n'),
  );
  for (const lines of all.sort()) hash.update(lines);
  return hash.digest('hex');
}

/** There, and back: of several versions that became one it is not known. */
function waysOf(pairs: readonly ProcessPair[]): Pick<Ways, 'there' | 'back'> {
  const there = new Map<EngineKey, Way>();
  const back = new Map<EngineKey, Way | null>();
  for (const { old, next, oldKey, nextKey, pairs: elements } of pairs) {
    // A diagram that is the same in both may have one key: there is nothing to do for its instances.
    if (oldKey === nextKey) continue;
    const way: Way = { processId: old.processId, target: nextKey, instructions: instructionsOf(old, next, elements) };
    there.set(oldKey, way);
    back.set(nextKey, back.has(nextKey) ? null : backOf(way, oldKey));
  }
  return { there, back };
}

/** The way back of what has gone it. */
export const backOf = ({ processId, instructions }: Way, from: EngineKey): Way => ({
  processId,
  target: from,
  instructions: backwards(instructions),
});

/** @throws {DomainError} notFound, where a bundle is unknown; invalid, field `to`, where both are one */
export async function waysBetween(
  context: Context,
  fromNumber: number,
  toNumber: number,
  byHand: readonly HandPair[],
): Promise<Ways> {
  const [from, to] = [await bundleWith(context, fromNumber), await bundleWith(context, toNumber)];
  if (from.id === to.id) throw new DomainError('invalid', { fields: { to: 'same' } });
  if (isEarlier(to)) throw new DomainError('notFound');
  const old = await processesOf(context, from);
  const next = new Map((await processesOf(context, to)).map((one) => [one.definition.processId, one]));
  const pairs = old.flatMap(({ key, definition }): ProcessPair[] => {
    const other = next.get(definition.processId);
    if (other === undefined) return [];
    const elements = pairsOf(definition, other.definition, byHand);
    return [{ old: definition, next: other.definition, oldKey: key, nextKey: other.key, pairs: elements }];
  });
  const digest = digestOf(from, to, pairs);
  return { from, to, byHand, mistakes: mistakesIn(byHand, pairs), pairs, old, ...waysOf(pairs), digest };
}
