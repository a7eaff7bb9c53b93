/** Forms that pages of ours show before there is a case: as the newest bundle has them. */
import type { Context } from '../core/context.js';
import type { Schema } from '../forms/index.js';
import { filledForm } from '../organisation/index.js';
import { bundleFile } from './bundles.js';
import { formIn, readSchema } from './forms.js';

const REGISTRATION = 'register';

export interface QuestionUseCases {
  /** The questions of a category; null where nothing is asked, or what is cannot be read. */
  matterForm(category: string): Promise<Schema | null>;
  /** What the task of registering asks; null: the desk does not ask it, and its task does. */
  registrationForm(): Promise<Schema | null>;
}

export const questionUseCases = (context: Context): QuestionUseCases => ({
  async matterForm(category) {
    const name = `matters/${category}.form`;
    const content = await bundleFile(context, null, name);
    return content === null ? null : readSchema({ name, content }, context.deps.log);
  },
  async registrationForm() {
    const form = await formIn(context, null, REGISTRATION);
    return form && filledForm(context.deps.store.read, form);
  },
});
