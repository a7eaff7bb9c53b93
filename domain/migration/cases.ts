/** Which cases are moved. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import type { EngineKey } from '../core/ids.js';
import type { Snapshot } from '../core/store.js';
import { CASE_PROCESS } from '../definitions/index.js';
import type { Ways } from './ways.js';

/** Instances of cases that run by one of the old diagrams. */
async function instancesOf({ deps }: Context, { pairs }: Ways): Promise<Set<EngineKey>> {
  const found = new Set<EngineKey>();
  for (const { old, oldKey } of pairs) {
    if (old.processId !== CASE_PROCESS) continue;
    const filter = { processDefinitionKey: oldKey, state: 'ACTIVE' };
    for (let after: string | null = null; ;) {
      const { items, next } = await deps.engine.instancesAfter(filter, after);
      for (const { processInstanceKey } of items) found.add(processInstanceKey);
      if (next === null) break;
      after = next;
    }
  }
  return found;
}

/**
 * Those that are to be moved: that go by the old bundle, or say of none and run by its diagrams. Asks the engine, so not in
 * a transaction; what it hands back is for one.
 */
export async function casesOf(context: Context, ways: Ways): Promise<(r: Snapshot) => Promise<Complaint[]>> {
  const at = context.now();
  const without = await context.deps.store.read.complaints.livingOf(null, at);
  const running = without.length === 0 ? new Set<EngineKey>() : await instancesOf(context, ways);
  return async (r) => [
    ...(await r.complaints.livingOf(ways.from.id, at)),
    ...(await r.complaints.livingOf(null, at)).filter(
      ({ processInstanceKey: key }) => key !== null && running.has(key),
    ),
  ];
}
