/** The forms of a case, and what they mean, by the bundle that it goes by. */
import type { Context } from '../core/context.js';
import type { EngineKey } from '../core/ids.js';
import { type FormRoles, NO_ROLES, rolesOf, type Schema } from '../forms/index.js';
import type { BundleFile } from './bundle.js';
import { bundleOf } from './bundles.js';
import { formsAmong, formsOf } from './forms.js';
import type { BundleId } from './ids.js';

/** By the form's id. */
export type RolesOf = (formId: string) => FormRoles;

interface FormsAtHand {
  /** Its own first. */
  ids: readonly string[];
  roles: RolesOf;
  /** null: nobody knows such a form. */
  schema(formId: string): Schema | null;
}

/** By the list of files: it is the same each time. */
const ofRelease = new WeakMap<readonly BundleFile[], ReadonlyMap<string, FormRoles | null>>();

function rolesOfRelease({ deps }: Context): ReadonlyMap<string, FormRoles | null> {
  const files = deps.shippedForms();
  const known =
    ofRelease.get(files) ?? new Map(formsAmong(files, deps.log).map(({ id, schema }) => [id, rolesOf(schema)]));
  ofRelease.set(files, known);
  return known;
}

/**
 * Asked before a transaction, for what is done in it. A form that says nothing of itself is one of a release whose forms
 * could not yet: what the newest bundle's form of the same id says holds for it, and cases that were under way then go on. Where
 * that says nothing either, because a house has kept its own bundle over an update, it is what the release's form says.
 */
export async function formsAtHand(context: Context, bundleId: BundleId | null): Promise<FormsAtHand> {
  const latest = await context.deps.store.read.bundles.latest();
  const newest = latest === null ? null : await formsOf(context.deps, latest.id);
  const own = bundleId === null ? null : await formsOf(context.deps, bundleId);
  const found = (formId: string): Schema[] =>
    [own?.get(formId)?.schema ?? [], newest?.get(formId)?.schema ?? []].flat();
  return {
    ids: [...new Set([...(own?.keys() ?? []), ...(newest?.keys() ?? [])])],
    schema: (formId) => found(formId)[0] ?? null,
    roles: (formId) =>
      found(formId)
        .map(rolesOf)
        .find((roles) => roles !== null) ??
      rolesOfRelease(context).get(formId) ??
      NO_ROLES,
  };
}

export const rolesIn = async (context: Context, bundleId: BundleId | null): Promise<RolesOf> =>
  (await formsAtHand(context, bundleId)).roles;

/** A task as it stands in its diagram. */
interface Task {
  formId: string;
  processDefinitionKey: EngineKey | null;
}

/** What the form of a task means: its diagram and its form were deployed together. @param filed the bundle of its case */
export async function rolesOfTask(context: Context, filed: BundleId | null, task: Task): Promise<FormRoles> {
  const { processDefinitionKey: key, formId } = task;
  const bundleId = key === null ? filed : await bundleOf(context, filed, key);
  return (await rolesIn(context, bundleId))(formId);
}
