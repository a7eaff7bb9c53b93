/** The questions of each matter, as they lie in `workflows/matters` now: whoever saves a form there changes the portal. */
import fs from 'node:fs';
import path from 'node:path';
import { readForm, type Schema } from '../domain/forms/index.js';
import { CATEGORIES } from '../domain/model.js';
import type { Logger } from '../domain/ports.js';

/**
 * @returns the form of a category; null where nothing is asked. A form that cannot be read is logged and asks nothing:
 * nobody is kept from complaining by it.
 */
export function matterForms(folder: string, log: Logger): (category: string) => Promise<Schema | null> {
  return async (category) => {
    if (!CATEGORIES.some((one) => one === category)) return null;
    const file = path.join(folder, 'matters', `${category}.form`);
    try {
      const schema = JSON.parse(await fs.promises.readFile(file, 'utf8')) as Schema;
      readForm(schema);
      return schema;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      log.warn({ category, reason: (error as Error).message }, 'the questions of a matter cannot be read');
      return null;
    }
  };
}
