/** A move is tried on a copy of the engine: every case as it is, and nothing of it remains. */
import type { Context } from '../core/context.js';
import { casesOf } from './cases.js';
import { checkCase, type MovingEngine, moveInstances, ObstacleError, runningTree } from './instances.js';
import type { Obstacle } from './model.js';
import type { Trial, TriedCase } from './plan.js';
import { notHeld, planFor } from './planning.js';
import type { Ways } from './ways.js';

async function placesOf(engine: MovingEngine, root: string): Promise<string[]> {
  const places: string[] = [];
  for (const { processInstanceKey, processDefinitionId } of await runningTree(engine, root))
    for (const { elementId } of await engine.activeElements(processInstanceKey))
      places.push(`${processDefinitionId}:${elementId}`);
  return [...new Set(places)];
}

/** What stands in the way of a case; null where nothing does. */
async function obstacleTo(act: () => Promise<unknown>): Promise<Obstacle | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof ObstacleError) return error.obstacle;
    throw error;
  }
}

export async function tryMove(context: Context, ways: Ways): Promise<Trial> {
  const { store, engine, copyEngine } = context.deps;
  const plan = await planFor(context, ways);
  const policies = await notHeld(context, ways);
  const copy = copyEngine === null ? null : await copyEngine();
  const tried = copy?.engine ?? engine;
  const cases: TriedCase[] = [];
  try {
    const living = await (await casesOf(context, ways))(store.read);
    for (const { number, processInstanceKey: root, policyVersion } of living) {
      if (root === null) continue;
      const act = async (): Promise<void> => {
        if (copy === null) await checkCase(tried, ways, root);
        else await moveInstances(tried, ways, root, new Map());
      };
      const nothing = { processId: '', elementId: '' };
      const obstacle: Obstacle | null = policies.includes(policyVersion)
        ? { ...nothing, why: 'policy', detail: policyVersion }
        : await obstacleTo(act);
      cases.push({ number, obstacle, at: await placesOf(tried, root) });
    }
  } finally {
    await copy?.close();
  }
  return { plan, onCopy: copy !== null, cases };
}
