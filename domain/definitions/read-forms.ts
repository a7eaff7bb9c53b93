/**
 * Forms that somebody deployed to the engine itself. The engine hands a form out with a task that shows it, and by no other
 * way: it is read when the first of its tasks comes up, and from then on it is its bundle's.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../core/context.js';
import type { EngineKey } from '../core/ids.js';
import type { BundleFile } from './bundle.js';
import { formsAmong, formsOf } from './forms.js';
import type { BundleId } from './ids.js';

/** Those that were looked at in this process. */
const looked = new WeakMap<Context['deps']['store'], Set<string>>();

/** Where its diagram came by the engine. Not in a transaction. @throws {EngineError} */
export async function readFormOfTask(
  context: Context,
  task: { processDefinitionKey: EngineKey; formId: string; userTaskKey: EngineKey },
): Promise<void> {
  const { store } = context.deps;
  const bundle = await store.read.bundles.withDefinition(task.processDefinitionKey);
  if (bundle?.origin !== 'engine') return;
  const seen = looked.get(store) ?? new Set<string>();
  looked.set(store, seen);
  const name = `${bundle.id} ${task.formId}`;
  if (seen.has(name)) return;
  const form = await context.deps.engine.userTaskForm(task.userTaskKey);
  const known = (await formsOf(context.deps, bundle.id)).get(task.formId);
  if (form !== null && !isDeepStrictEqual(known?.schema, form.schema)) {
    const content = JSON.stringify(form.schema, null, 2);
    const readAt = context.now();
    await store.transaction((r) => r.bundles.keepForm(bundle.id, { formId: task.formId, content, readAt }));
  }
  seen.add(name);
}

/** The files of a bundle, with the forms that were read in place of those that it grew out of. */
export async function completeFiles({ deps }: Context, id: BundleId): Promise<BundleFile[]> {
  const { bundles } = deps.store.read;
  const [files, read] = [await bundles.files(id), await bundles.readForms(id)];
  const names = new Map(formsAmong(files, deps.log).map((form) => [form.id, form.name]));
  const forms = read.map(({ formId, content }) => ({ name: names.get(formId) ?? `${formId}.form`, content }));
  const others = files.filter(({ name }) => !forms.some((form) => form.name === name));
  return [...others, ...forms].sort((a, b) => (a.name < b.name ? -1 : 1));
}
