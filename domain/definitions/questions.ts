/** Forms that pages of ours show outside a task: before there is a case as the newest bundle has them. */
import type { Context } from '../core/context.js';
import type { Schema } from '../forms/index.js';
import { own } from '../core/own.js';
import { filledForm } from '../organisation/index.js';
import { bundleFile } from './bundles.js';
import { formsAtHand } from './form-roles.js';
import { readSchema } from './forms.js';
import type { BundleId } from './ids.js';
import { CASE_PROCESS } from './model.js';
import { newestProcesses } from './processes.js';

/** What the form of the registration records. */
const REGISTERED = 'registered';

/** The task of registering, as new cases have it. */
export interface RegistrationTask {
  form: Schema;
  elementId: string;
  /** Variables that a case may begin with. */
  allowed: readonly string[];
}

export interface QuestionUseCases {
  /** The questions of a category; null where nothing is asked, or what is cannot be read. */
  matterForm(category: string): Promise<Schema | null>;
  /**
   * What the task of registering asks, in the bundle of a case or in the newest; null: the desk does not ask it, and its
   * task does.
   */
  registrationForm(bundleId?: BundleId | null): Promise<Schema | null>;
}

export async function registrationForm(context: Context, bundleId: BundleId | null): Promise<Schema | null> {
  const { ids, roles, schema } = await formsAtHand(context, bundleId);
  const id = ids.find((formId) => roles(formId).records.includes(REGISTERED));
  const form = id === undefined ? null : schema(id);
  return form && filledForm(context.deps.store.read, form);
}

/** Which task it is, its diagram says; null: the desk does not ask it, and its task does, where there is one. */
export async function registrationTask(context: Context): Promise<RegistrationTask | null> {
  const form = await registrationForm(context, null);
  if (form === null) return null;
  const processes = await newestProcesses(context);
  const tasks = Object.values(processes).flatMap(({ tasks: its }) => Object.entries(its));
  const [elementId] = tasks.find(([, { formId }]) => formId === form['id']) ?? [];
  const allowed = own(processes, CASE_PROCESS)?.allowedVariables ?? [];
  return elementId === undefined ? null : { form, elementId, allowed };
}

export const questionUseCases = (context: Context): QuestionUseCases => ({
  async matterForm(category) {
    const entry = await context.deps.store.read.organisation.entry('category', category);
    const name = `matters/${entry?.questions ?? category}.form`;
    const content = await bundleFile(context, null, name);
    return content === null ? null : readSchema({ name, content }, context.deps.log);
  },
  registrationForm: (bundleId = null) => registrationForm(context, bundleId),
});
