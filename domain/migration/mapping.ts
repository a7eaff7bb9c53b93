/** What becomes of each element of a diagram in the next one: the same id of the same shape by itself, the rest by hand. */
import type { ElementPair } from '../core/engine.js';
import { own } from '../core/own.js';
import type { ElementShape, ProcessDefinition } from '../definitions/model.js';
import type { HandMistake, HandPair } from './model.js';

export type Pairs = ReadonlyMap<string, string>;

/** What listens to another message is another event: the running one would go on listening to the old one. */
const sameShape = (one: ElementShape, other: ElementShape): boolean =>
  one.kind === other.kind && one.message === other.message;

/** Gateways at which tokens wait for others. */
const JOINS = ['parallelGateway', 'inclusiveGateway'];

function mistakeIn(pair: HandPair, all: readonly HandPair[], old: ProcessDefinition, next: ProcessDefinition) {
  const [from, to] = [own(old.shapes, pair.from), own(next.shapes, pair.to)];
  if (from === undefined) return 'unknownFrom';
  if (to === undefined) return 'unknownTo';
  if (from.kind !== to.kind) return 'otherKind';
  const same = all.filter((one) => one.processId === pair.processId && (one.from === pair.from || one.to === pair.to));
  return same.length > 1 ? 'twice' : null;
}

/** @param processes as the old bundle has them, in one version or several, and as the new one has them */
export function mistakesIn(
  byHand: readonly HandPair[],
  processes: readonly { old: ProcessDefinition; next: ProcessDefinition }[],
): HandMistake[] {
  return byHand.flatMap((pair): HandMistake[] => {
    const its = processes.filter(({ old }) => old.processId === pair.processId);
    // What is right for one of its versions is said of that one.
    const found = its.map(({ old, next }) => mistakeIn(pair, byHand, old, next));
    if (found.includes(null)) return [];
    return [{ pair, why: found[0] ?? 'unknownProcess' }];
  });
}

/** Element → element. Each is what at most one other becomes, so that the way back is known. */
export function pairsOf(old: ProcessDefinition, next: ProcessDefinition, byHand: readonly HandPair[]): Pairs {
  const said = byHand.filter(
    ({ processId, from }) => processId === old.processId && own(old.shapes, from) !== undefined,
  );
  const pairs = new Map(said.map(({ from, to }) => [from, to]));
  const taken = new Set(pairs.values());
  for (const [id, shape] of Object.entries(old.shapes)) {
    const same = own(next.shapes, id);
    if (same === undefined || pairs.has(id) || taken.has(id) || !sameShape(shape, same)) continue;
    pairs.set(id, id);
  }
  return pairs;
}

/** The same, said to the engine: with the sequence flows on which tokens may wait at a join. */
export function instructionsOf(old: ProcessDefinition, next: ProcessDefinition, pairs: Pairs): ElementPair[] {
  const flows = old.flows.filter(({ id, to }) => {
    const join = own(old.shapes, to)?.kind ?? '';
    return JOINS.includes(join) && next.flows.some((flow) => flow.id === id && flow.to === pairs.get(to));
  });
  const all = [...pairs, ...flows.map(({ id }): [string, string] => [id, id])];
  return all.map(([sourceElementId, targetElementId]) => ({ sourceElementId, targetElementId }));
}

export const backwards = (instructions: readonly ElementPair[]): ElementPair[] =>
  instructions.map(({ sourceElementId, targetElementId }) => ({
    sourceElementId: targetElementId,
    targetElementId: sourceElementId,
  }));

/** Processes that a case can come to, from the one that it begins with. @param calls by process, in whichever version */
export function reachable(root: string, calls: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const waiting = [root];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(calls.get(id) ?? []));
  }
  return found;
}

/** Ids that an element had in earlier bundles of a case, itself among them. @param said in its moves, the first first */
export function formerIds(elementId: string, said: readonly HandPair[]): string[] {
  const ids = new Set([elementId]);
  for (const { from, to } of [...said].reverse()) if (ids.has(to)) ids.add(from);
  return [...ids];
}
