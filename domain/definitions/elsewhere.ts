/**
 * What somebody deployed to the engine itself, past the application: it is read from the engine, and completed by what the
 * engine does not give back, forms, questions and notices, from the bundle that it grew out of.
 */
import type { Context } from '../core/context.js';
import type { LatestDefinition } from '../core/engine.js';
import type { EngineKey } from '../core/ids.js';
import { readOnce } from '../core/read-once.js';
import type { Bundle, BundleDefinition, BundleFile } from './bundle.js';
import { processDefinition } from './catalogue.js';
import { completeFiles } from './read-forms.js';

/** A bundle as somebody has made it in the engine. */
export interface Elsewhere {
  /** The one that it grew out of. */
  newest: Bundle;
  files: readonly BundleFile[];
  /** Of all that is new, in whichever words. */
  keys: readonly EngineKey[];
  /** What the engine made of it, where all diagrams were deployed together; null for single ones, which nothing calls. */
  whole: readonly BundleDefinition[] | null;
}

/** By key: a definition never changes. */
const textOf = {
  process: readOnce(({ engine }: Context['deps'], key: EngineKey) => engine.processDefinitionXml(key)),
  requirements: readOnce(({ engine }: Context['deps'], key: EngineKey) => engine.decisionRequirementsXml(key)),
};

/** Where a diagram or a file of tables lies in the folder; a new one where its like do. */
function nameOf(files: readonly BundleFile[], kind: 'process' | 'requirements', id: string): string {
  const ending = kind === 'process' ? `/${id}.bpmn` : `/${id}.dmn`;
  const found = files.find(({ name }) => name.endsWith(ending));
  return found?.name ?? (kind === 'process' ? `${id}/${id}.bpmn` : `policies/${id}.dmn`);
}

/** Processes of the bundle, and those that they call: an engine may have others, which are no concern of ours. */
async function ours(
  context: Context,
  all: readonly LatestDefinition[],
  known: ReadonlySet<string>,
): Promise<LatestDefinition[]> {
  const found = new Map(
    all.filter(({ definitionId }) => known.has(definitionId)).map((one) => [one.definitionId, one]),
  );
  for (const { key } of found.values()) {
    const { calls } = await processDefinition(context, key);
    for (const one of all) if (calls.includes(one.definitionId)) found.set(one.definitionId, one);
  }
  return [...found.values()];
}

/** Tables of a policy have its code after their names. */
const isPolicy = ({ definitionId, decisions }: LatestDefinition): boolean =>
  decisions.some((table) => table.definitionId.endsWith(`_${definitionId}`));

/** What new cases begin by in the engine, and what of it is not the newest bundle's. */
async function lookedAt(context: Context, definitions: readonly BundleDefinition[]) {
  const { engine } = context.deps;
  const keys = new Set(definitions.map(({ key }) => key));
  const ids = new Set(definitions.map(({ definitionId }) => definitionId));
  const processes = await ours(context, await engine.latestProcesses(), ids);
  const tables = (await engine.latestTables()).filter((one) => ids.has(one.definitionId) || isPolicy(one));
  const isNew = ({ key }: LatestDefinition): boolean => !keys.has(key);
  return { processes, tables, newProcesses: processes.filter(isNew), newTables: tables.filter(isNew) };
}

type Looked = Awaited<ReturnType<typeof lookedAt>>;

function wholeOf(
  definitions: readonly BundleDefinition[],
  { processes, tables, newProcesses }: Looked,
): BundleDefinition[] | null {
  const replaced = new Set(newProcesses.map(({ definitionId }) => definitionId));
  const diagrams = definitions.filter(({ kind }) => kind === 'process');
  if (!diagrams.every(({ definitionId }) => replaced.has(definitionId))) return null;
  const forms = definitions.filter(({ kind }) => kind === 'form');
  return [
    ...processes.map(({ definitionId, key }) => ({ kind: 'process' as const, definitionId, key })),
    ...tables.map(({ definitionId, key }) => ({ kind: 'requirements' as const, definitionId, key })),
    ...tables.flatMap(({ decisions }) => decisions.map((one) => ({ kind: 'decision' as const, ...one }))),
    ...forms,
  ];
}

/** null where new cases go by what the application has deployed. Not in a transaction. @throws {EngineError} */
export async function deployedElsewhere(context: Context): Promise<Elsewhere | null> {
  const { bundles } = context.deps.store.read;
  const newest = await bundles.latest();
  if (newest === null) return null;
  const definitions = await bundles.definitions(newest.id);
  const looked = await lookedAt(context, definitions);
  const { newProcesses, newTables } = looked;
  if (newProcesses.length + newTables.length === 0) return null;
  const before = await completeFiles(context, newest.id);
  const files = new Map(before.map(({ name, content }) => [name, content]));
  for (const [kind, found] of [
    ['process', newProcesses],
    ['requirements', newTables],
  ] as const)
    for (const { definitionId, key } of found)
      files.set(nameOf(before, kind, definitionId), await textOf[kind](context.deps, key));
  const whole = wholeOf(definitions, looked);
  const isOther = [...files].some(([name, content]) => before.find((file) => file.name === name)?.content !== content);
  // Where all is new and nothing of it differs, a form does: those are read with their tasks.
  if (!isOther && whole === null) return null;
  return {
    newest,
    files: [...files].map(([name, content]) => ({ name, content })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    keys: [...newProcesses, ...newTables].map(({ key }) => key),
    whole,
  };
}
