/** Forms that pages of ours show, as they lie in `workflows/` now: whoever saves one there changes the page. */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CATEGORIES } from '../domain/cases/index.js';
import { codeOf, type Logger, messageOf } from '../domain/core/index.js';
import { readForm, type Schema } from '../domain/forms/index.js';
import { json } from './json.js';

const SCHEMA: z.ZodType<Schema> = z.record(z.string(), z.unknown());

/** null where there is none, or where it cannot be read: that is logged, and keeps nobody from complaining. */
async function read(file: string, log: Logger, what: object): Promise<Schema | null> {
  try {
    const schema = json(SCHEMA).parse(await fs.promises.readFile(file, 'utf8'));
    readForm(schema);
    return schema;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    log.warn({ ...what, reason: messageOf(error) }, 'the questions of a form cannot be read');
    return null;
  }
}

/** @returns the questions of a category; null where nothing is asked */
export function matterForms(folder: string, log: Logger): (category: string) => Promise<Schema | null> {
  return async (category) =>
    CATEGORIES.some((one) => one === category)
      ? read(path.join(folder, 'matters', `${category}.form`), log, { category })
      : null;
}

/** @returns what the task of registering asks; null: the desk does not ask it, and its task does */
export function registrationForm(folder: string, log: Logger): () => Promise<Schema | null> {
  return () => read(path.join(folder, 'complaint-handling', 'register.form'), log, { form: 'register' });
}
