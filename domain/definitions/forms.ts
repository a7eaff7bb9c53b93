/** The forms of a bundle by their ids: what was asked of whom, in its words. Its files never change, so each is read once. */
import { messageOf } from '../core/caught.js';
import type { Logger } from '../core/log.js';
import { readOnce } from '../core/read-once.js';
import { readForm, type Schema } from '../forms/index.js';
import type { BundleFile } from './bundle.js';
import type { BundleId } from './ids.js';
import type { BundleReader } from './store.js';

interface Kept {
  deps: { store: { read: { bundles: BundleReader } }; log: Logger };
}

export interface FormOfBundle {
  id: string;
  /** Its file in the bundle. */
  name: string;
  schema: Schema;
}

/** By id. */
type Forms = ReadonlyMap<string, FormOfBundle>;

const isSchema = (read: unknown): read is Schema => typeof read === 'object' && read !== null && !Array.isArray(read);

/** null where it cannot be read: that is logged, and no page stands still for it. */
export function readSchema({ name, content }: BundleFile, log: Logger): Schema | null {
  try {
    const schema: unknown = JSON.parse(content);
    if (!isSchema(schema)) throw new Error('it is no form');
    readForm(schema);
    return schema;
  } catch (error) {
    log.warn({ form: name, reason: messageOf(error) }, 'a form cannot be read');
    return null;
  }
}

/** By the text of the file: most bundles share most forms. */
const schemas = new Map<string, Schema | null>();

/** Those that can be read. */
export function formsAmong(files: readonly BundleFile[], log: Logger): FormOfBundle[] {
  return files.flatMap((file) => {
    if (!file.name.endsWith('.form')) return [];
    const known = schemas.get(file.content);
    const schema = known === undefined ? readSchema(file, log) : known;
    schemas.set(file.content, schema);
    return schema === null ? [] : [{ id: String(schema['id']), name: file.name, schema }];
  });
}

const byId = (forms: readonly FormOfBundle[]): Forms => new Map(forms.map((form) => [form.id, form]));

const deployed = readOnce(async ({ store, log }: Kept['deps'], id: BundleId) => ({
  forms: byId(formsAmong(await store.read.bundles.files(id), log)),
  // Only such a bundle may have forms that its files do not know.
  byEngine: (await store.read.bundles.byId(id))?.origin === 'engine',
}));

/** As its tasks show them. */
export async function formsOf(deps: Kept['deps'], id: BundleId): Promise<Forms> {
  const { forms, byEngine } = await deployed(deps, id);
  const read = byEngine ? await deps.store.read.bundles.readForms(id) : [];
  if (read.length === 0) return forms;
  const files = read.map(({ formId, content }) => ({ name: forms.get(formId)?.name ?? `${formId}.form`, content }));
  return new Map([...forms, ...byId(formsAmong(files, deps.log))]);
}

/** A form as the bundle has it; as the newest has it where that does not know it, or none is given. Not in a transaction. */
export async function formIn({ deps }: Kept, bundleId: BundleId | null, formId: string): Promise<Schema | null> {
  const own = bundleId === null ? undefined : (await formsOf(deps, bundleId)).get(formId)?.schema;
  if (own !== undefined) return own;
  const latest = await deps.store.read.bundles.latest();
  return latest === null ? null : ((await formsOf(deps, latest.id)).get(formId)?.schema ?? null);
}

/** Several by their ids; those that nobody knows are left out. Not in a transaction. */
export async function formsById(
  context: Kept,
  bundleId: BundleId | null,
  formIds: readonly string[],
): Promise<Record<string, Schema>> {
  const found = await Promise.all(
    [...new Set(formIds)].map(async (id) => [id, await formIn(context, bundleId, id)] as const),
  );
  return Object.fromEntries(found.flatMap(([id, form]) => (form === null ? [] : [[id, form]])));
}

export interface FormUseCases {
  /** What a form of a bundle asks; of the newest where that does not know it. null: nobody does. */
  formIn(bundleId: BundleId | null, formId: string): Promise<Schema | null>;
}

export const formUseCases = (context: Kept): FormUseCases => ({
  formIn: (bundleId, formId) => formIn(context, bundleId, formId),
});
