/** How instances of one bundle come to the other: for every definition of the old one its counterpart, there and back. */
import { createHash } from 'node:crypto';
import type { Context } from '../core/context.js';
import type { ElementPair } from '../core/engine.js';
import { DomainError } from '../core/errors.js';
import type { EngineKey } from '../core/ids.js';
import { type Bundle, CASE_PROCESS, processDefinition } from '../definitions/index.js';
import type { BundleId } from '../definitions/ids.js';
import type { ProcessDefinition } from '../definitions/model.js';
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

export interface Ways {
  from: Bundle;
  to: Bundle;
  byHand: readonly HandPair[];
  mistakes: readonly HandMistake[];
  /** Processes that both have and a case can come to, by id. */
  processes: ReadonlyMap<string, ProcessPair>;
  /** Of the old bundle; what the new one has not is among them. */
  old: ReadonlyMap<string, { key: EngineKey; definition: ProcessDefinition }>;
  /** By the key of the old definition. */
  there: ReadonlyMap<EngineKey, Way>;
  /** By the key of the new one. */
  back: ReadonlyMap<EngineKey, Way>;
  digest: string;
}

async function processesOf(context: Context, id: BundleId) {
  const found = await context.deps.store.read.bundles.definitions(id);
  const processes = found.filter(({ kind }) => kind === 'process');
  const read = await Promise.all(
    processes.map(async ({ definitionId, key }) => {
      const definition = await processDefinition(context, key);
      return [definitionId, { key, definition }] as const;
    }),
  );
  const all = new Map(read);
  const cases = reachable(CASE_PROCESS, new Map(read.map(([processId, { definition }]) => [processId, definition])));
  return new Map([...all].filter(([processId]) => cases.has(processId)));
}

const bundleWith = async ({ deps }: Context, number: number): Promise<Bundle> => {
  const bundle = await deps.store.read.bundles.byNumber(number);
  if (bundle === null) throw new DomainError('notFound');
  return bundle;
};

function digestOf(from: Bundle, to: Bundle, processes: ReadonlyMap<string, ProcessPair>): string {
  const hash = createHash('sha256').update(`${from.hash}\n${to.hash}\n`);
  for (const [processId, { pairs }] of [...processes].sort(([one], [other]) => (one < other ? -1 : 1)))
    hash.update(
      `${processId}\n${[...pairs]
        .map((pair) => pair.join('='))
        .sort()
        .join('\n')}\n`,
    );
  return hash.digest('hex');
}

/** @throws {DomainError} notFound, where a bundle is unknown; invalid, field `to`, where both are one */
export async function waysBetween(
  context: Context,
  fromNumber: number,
  toNumber: number,
  byHand: readonly HandPair[],
): Promise<Ways> {
  const [from, to] = [await bundleWith(context, fromNumber), await bundleWith(context, toNumber)];
  if (from.id === to.id) throw new DomainError('invalid', { fields: { to: 'same' } });
  const [old, next] = [await processesOf(context, from.id), await processesOf(context, to.id)];
  const processes = new Map<string, ProcessPair>();
  for (const [processId, { key, definition }] of old) {
    const other = next.get(processId);
    if (other === undefined) continue;
    const pairs = pairsOf(definition, other.definition, byHand);
    processes.set(processId, { old: definition, next: other.definition, oldKey: key, nextKey: other.key, pairs });
  }
  // A diagram that is the same in both may have one key: there is nothing to do for its instances.
  const differ = [...processes].filter(([, { oldKey, nextKey }]) => oldKey !== nextKey);
  const way = ([processId, { old: before, next: after, oldKey, nextKey, pairs }]: [string, ProcessPair]) => {
    const instructions = instructionsOf(before, after, pairs);
    return {
      there: [oldKey, { processId, target: nextKey, instructions }] as const,
      back: [nextKey, { processId, target: oldKey, instructions: backwards(instructions) }] as const,
    };
  };
  const ways = differ.map(way);
  return {
    from,
    to,
    byHand,
    mistakes: mistakesIn(byHand, processes),
    processes,
    old,
    there: new Map(ways.map(({ there }) => there)),
    back: new Map(ways.map(({ back }) => back)),
    digest: digestOf(from, to, processes),
  };
}
