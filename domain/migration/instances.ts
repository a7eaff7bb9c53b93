/** The instances of a case in an engine, moved from one bundle to the other and back. Knows nothing of the database. */
import { type EngineClient, EngineError, type EngineProcessInstance } from '../core/engine.js';
import type { EngineKey } from '../core/ids.js';
import { isOutage } from '../core/outage.js';
import type { Obstacle } from './model.js';
import { backOf, type Way, type Ways } from './ways.js';

export type MovingEngine = Pick<
  EngineClient,
  'processInstance' | 'searchProcessInstances' | 'activeElements' | 'migrateProcessInstance'
>;

/** What stands in the way of a case. */
export class ObstacleError extends Error {
  override name = 'ObstacleError';
  constructor(readonly obstacle: Obstacle) {
    super(`${obstacle.why} ${obstacle.processId} ${obstacle.elementId} ${obstacle.detail}`);
  }
}

const obstacle = (why: Obstacle['why'], more: Partial<Obstacle>): ObstacleError =>
  new ObstacleError({ processId: '', elementId: '', detail: '', ...more, why });

/** More than a case ever has at once. */
const ALL = { from: 0, limit: 1_000 };
/** Whatever it calls meanwhile is of the new bundle: once is enough, twice where something was called at that moment. */
const MOST_ROUNDS = 5;
const GONE = 404;

/** What runs of a case, callers before what they call; nothing where its process has ended. */
export async function runningTree(engine: MovingEngine, root: EngineKey): Promise<EngineProcessInstance[]> {
  const first = await engine.processInstance(root);
  if (first?.state !== 'ACTIVE') return [];
  const tree = [first];
  // The list grows while it is gone through.
  for (const { processInstanceKey } of tree) {
    const called = { parentProcessInstanceKey: processInstanceKey, state: 'ACTIVE' };
    tree.push(...(await engine.searchProcessInstances(called, ALL)).items);
  }
  return tree;
}

interface Running {
  instance: EngineProcessInstance;
  way: Way;
}

/** What was moved just now, with what it ran by before: a cluster shows it a moment later. */
export type JustMoved = Map<EngineKey, EngineKey>;

/** Instances that are not where they are to be. @throws {ObstacleError} where one is of neither bundle */
function openIn(tree: readonly EngineProcessInstance[], ways: Ways, done: JustMoved): Running[] {
  const known = new Set(ways.pairs.map(({ nextKey }) => nextKey));
  return tree.flatMap((instance): Running[] => {
    const { processInstanceKey, processDefinitionKey, processDefinitionId: processId } = instance;
    if (done.has(processInstanceKey)) return [];
    const way = ways.there.get(processDefinitionKey);
    if (way !== undefined) return [{ instance, way }];
    if (known.has(processDefinitionKey)) return [];
    throw obstacle('noProcess', { processId });
  });
}

/** @throws {ObstacleError} where it stands at an element that has no counterpart */
async function checkPlaces(engine: MovingEngine, { instance, way }: Running): Promise<void> {
  const mapped = new Set(way.instructions.map(({ sourceElementId }) => sourceElementId));
  const active = await engine.activeElements(instance.processInstanceKey);
  const lost = active.find(({ elementId, type }) => type !== 'PROCESS' && !mapped.has(elementId));
  if (lost !== undefined) throw obstacle('unplaced', { processId: way.processId, elementId: lost.elementId });
}

/** @throws {ObstacleError} where the engine refuses it; nothing of this instance has changed then */
async function migrate(engine: MovingEngine, { instance, way }: Running): Promise<void> {
  try {
    await engine.migrateProcessInstance(instance.processInstanceKey, way.target, way.instructions);
  } catch (error) {
    if (!(error instanceof EngineError) || isOutage(error)) throw error;
    // It has ended meanwhile: then there is nothing to move.
    if (error.status === GONE && (await engine.processInstance(instance.processInstanceKey))?.state !== 'ACTIVE')
      return;
    throw obstacle('refused', { processId: way.processId, detail: error.message });
  }
}

/** Looks whether a case could be moved. @returns what of it runs @throws {ObstacleError} */
export async function checkCase(
  engine: MovingEngine,
  ways: Ways,
  root: EngineKey,
  done: JustMoved = new Map(),
): Promise<{ tree: EngineProcessInstance[]; open: Running[] }> {
  const tree = await runningTree(engine, root);
  const open = openIn(tree, ways, done);
  for (const one of open) await checkPlaces(engine, one);
  return { tree, open };
}

/**
 * Moves every instance of a case that is not moved yet; it can be done again from anywhere.
 * @param done is filled with what was moved
 * @returns false where its process had ended
 * @throws {ObstacleError} with what is in `done` moved
 */
export async function moveInstances(
  engine: MovingEngine,
  ways: Ways,
  root: EngineKey,
  done: JustMoved,
): Promise<boolean> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { tree, open } = await checkCase(engine, ways, root, done);
    if (tree.length === 0) return false;
    if (open.length === 0) return true;
    for (const one of open) {
      await migrate(engine, one);
      done.set(one.instance.processInstanceKey, one.instance.processDefinitionKey);
    }
  }
  throw obstacle('notAtRest', {});
}

/** undefined: it was not moved; null: nobody knows any more by what it ran before. */
function wayBack(ways: Ways, instance: EngineProcessInstance, done: JustMoved): Way | null | undefined {
  const before = done.get(instance.processInstanceKey);
  const there = before === undefined ? undefined : ways.there.get(before);
  if (before !== undefined && there !== undefined) return backOf(there, before);
  return ways.back.get(instance.processDefinitionKey);
}

/** Takes back what was moved of a case. @throws {ObstacleError} notUndone */
export async function undoInstances(
  engine: MovingEngine,
  ways: Ways,
  root: EngineKey,
  done: JustMoved = new Map(),
): Promise<void> {
  for (const instance of await runningTree(engine, root)) {
    const way = wayBack(ways, instance, done);
    if (way === undefined) continue;
    if (way === null) throw obstacle('notUndone', { processId: instance.processDefinitionId });
    await migrate(engine, { instance, way }).catch((error: unknown) => {
      if (!(error instanceof ObstacleError)) throw error;
      throw obstacle('notUndone', { processId: way.processId, detail: error.obstacle.detail });
    });
  }
}
