/** Forms that pages of ours show before there is a case: as the newest bundle has them. */
import { messageOf } from '../core/caught.js';
import type { Context } from '../core/context.js';
import { readForm, type Schema } from '../forms/index.js';
import { bundleFile } from './bundles.js';

const REGISTRATION = 'complaint-handling/register.form';

const isSchema = (read: unknown): read is Schema => typeof read === 'object' && read !== null && !Array.isArray(read);

export interface QuestionUseCases {
  /** The questions of a category; null where nothing is asked. */
  matterForm(category: string): Promise<Schema | null>;
  /** What the task of registering asks; null: the desk does not ask it, and its task does. */
  registrationForm(): Promise<Schema | null>;
}

export function questionUseCases(context: Context): QuestionUseCases {
  /** null also where it cannot be read: that is logged, and keeps nobody from complaining. */
  async function formIn(name: string): Promise<Schema | null> {
    const text = await bundleFile(context, null, name);
    if (text === null) return null;
    try {
      const schema: unknown = JSON.parse(text);
      if (!isSchema(schema)) throw new Error('it is no form');
      readForm(schema);
      return schema;
    } catch (error) {
      context.deps.log.warn({ form: name, reason: messageOf(error) }, 'the questions of a form cannot be read');
      return null;
    }
  }
  return {
    matterForm: (category) => formIn(`matters/${category}.form`),
    registrationForm: () => formIn(REGISTRATION),
  };
}
