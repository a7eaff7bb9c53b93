/** Reads definitions where they are met for the first time, by whatever way they were deployed, and keeps them. */
import type { Context } from '../core/context.js';
import { EngineError } from '../core/engine.js';
import type { EngineKey } from '../core/ids.js';
import { own } from '../core/own.js';
import type { ElementDefinition, ProcessDefinition } from './model.js';

/** What was read in this process, by key. */
const caches = new WeakMap<Context, Map<EngineKey, Promise<ProcessDefinition>>>();

async function read(context: Context, key: EngineKey): Promise<ProcessDefinition> {
  const { store, engine, parseProcess } = context.deps;
  const kept = await store.read.processDefinitions.byKey(key);
  if (kept !== null) return parseProcess(kept.xml);
  const xml = await engine.processDefinitionXml(key);
  const definition = await parseProcess(xml);
  const { processId } = definition;
  await store.transaction((tx) => tx.processDefinitions.keep({ key, processId, xml, readAt: context.now() }));
  return definition;
}

/** @throws {EngineError} where the engine knows no such definition, or is away */
export function processDefinition(context: Context, key: EngineKey): Promise<ProcessDefinition> {
  const known = caches.get(context) ?? new Map<EngineKey, Promise<ProcessDefinition>>();
  caches.set(context, known);
  const found = known.get(key) ?? read(context, key);
  known.set(key, found);
  // What could not be read is asked for again.
  found.catch(() => known.delete(key));
  return found;
}

/** An element of a running or past instance; the key is null where an earlier release did not note it. */
export interface ElementPlace {
  processDefinitionKey: EngineKey | null;
  processInstanceKey: EngineKey;
  elementId: string;
}

/** The definition that an instance runs by; null where the engine does not know it. @throws {EngineError} */
export async function definitionOf(
  context: Context,
  { processDefinitionKey, processInstanceKey }: Omit<ElementPlace, 'elementId'>,
): Promise<ProcessDefinition | null> {
  const key =
    processDefinitionKey ??
    (await context.deps.engine.processInstance(processInstanceKey))?.processDefinitionKey ??
    null;
  return key === null ? null : processDefinition(context, key);
}

/** What their own diagrams say of some elements, in order; null where that cannot be asked for now. Not in a transaction. */
export function elementsAt(context: Context, places: readonly ElementPlace[]): Promise<(ElementDefinition | null)[]> {
  // Tasks of an earlier release ask their instance: once for all that stand in it.
  const asked = new Map<EngineKey, Promise<ProcessDefinition | null>>();
  const definitionAt = (place: ElementPlace): Promise<ProcessDefinition | null> => {
    const key = place.processDefinitionKey ?? place.processInstanceKey;
    const found = asked.get(key) ?? definitionOf(context, place);
    asked.set(key, found);
    return found;
  };
  return Promise.all(
    places.map(async (place) => {
      try {
        const definition = await definitionAt(place);
        return definition === null ? null : (own(definition.elements, place.elementId) ?? null);
      } catch (error) {
        // A page is of use without it, and shows the element's id.
        if (error instanceof EngineError) return null;
        throw error;
      }
    }),
  );
}

/** The same by element id, those left out that cannot be told. */
export async function elementsById(
  context: Context,
  places: readonly ElementPlace[],
): Promise<Record<string, ElementDefinition>> {
  const found = await elementsAt(context, places);
  return Object.fromEntries(
    places.flatMap(({ elementId }, at) => {
      const element = found[at] ?? null;
      return element === null ? [] : [[elementId, element]];
    }),
  );
}
