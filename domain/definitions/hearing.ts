/** Which messages the process of a case waits for, so that nobody is offered what it would never hear of. */
import type { Context } from '../core/context.js';
import { EngineError } from '../core/engine.js';
import type { EngineKey } from '../core/ids.js';
import { readOnce } from '../core/read-once.js';
import { definitionOf, processDefinition } from './catalogue.js';
import type { BundleId } from './ids.js';
import { CASE_PROCESS } from './model.js';

/** As a case names them; the instance is null before it has begun. */
interface OfCase {
  bundleId: BundleId | null;
  processInstanceKey: EngineKey | null;
}

const keyIn = readOnce(async ({ store }: Context['deps'], id: BundleId): Promise<EngineKey | null> => {
  const definitions = await store.read.bundles.definitions(id);
  return definitions.find(({ kind, definitionId }) => kind === 'process' && definitionId === CASE_PROCESS)?.key ?? null;
});

/** One of a release that had no bundles is asked for at the engine, which forgets an instance in time. */
async function definitionOfCase(context: Context, { bundleId, processInstanceKey }: OfCase) {
  if (bundleId === null && processInstanceKey !== null)
    return definitionOf(context, { processDefinitionKey: null, processInstanceKey });
  const id = bundleId ?? (await context.deps.store.read.bundles.latest())?.id ?? null;
  const key = id === null ? null : await keyIn(context.deps, id);
  return key === null ? null : processDefinition(context, key);
}

/** Whether the diagram of a case waits for a message. */
export type Hears = (message: string) => boolean;

/**
 * A diagram of an earlier release may know of no dispute and no urging: what nobody hears would be a promise that is
 * not kept. Where it cannot be told now (the engine is away), everything is taken: it waits in the outbox, and nobody is
 * refused for it. Not in a transaction.
 */
export async function hearing(context: Context, one: OfCase): Promise<Hears> {
  try {
    const definition = await definitionOfCase(context, one);
    // The engine has forgotten an instance that has ended: it hears nothing any more.
    const isForgotten = one.bundleId === null && one.processInstanceKey !== null;
    return definition === null ? () => !isForgotten : (message) => definition.messages.includes(message);
  } catch (error) {
    if (error instanceof EngineError) return () => true;
    throw error;
  }
}
