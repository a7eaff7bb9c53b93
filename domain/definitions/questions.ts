/** Forms that pages of ours show outside a task: before there is a case as the newest bundle has them. */
import type { Context } from '../core/context.js';
import type { Schema } from '../forms/index.js';
import { filledForm } from '../organisation/index.js';
import { bundleFile } from './bundles.js';
import { formsAtHand } from './form-roles.js';
import { readSchema } from './forms.js';
import type { BundleId } from './ids.js';

/** What the form of the registration records. */
const REGISTERED = 'registered';

export interface QuestionUseCases {
  /** The questions of a category; null where nothing is asked, or what is cannot be read. */
  matterForm(category: string): Promise<Schema | null>;
  /**
   * What the task of registering asks, in the bundle of a case or in the newest; null: the desk does not ask it, and its
   * task does.
   */
  registrationForm(bundleId?: BundleId | null): Promise<Schema | null>;
}

export const questionUseCases = (context: Context): QuestionUseCases => ({
  async matterForm(category) {
    const entry = await context.deps.store.read.organisation.entry('category', category);
    const name = `matters/${entry?.questions ?? category}.form`;
    const content = await bundleFile(context, null, name);
    return content === null ? null : readSchema({ name, content }, context.deps.log);
  },
  async registrationForm(bundleId = null) {
    const { ids, roles, schema } = await formsAtHand(context, bundleId);
    const id = ids.find((formId) => roles(formId).records.includes(REGISTERED));
    const form = id === undefined ? null : schema(id);
    return form && filledForm(context.deps.store.read, form);
  },
});
