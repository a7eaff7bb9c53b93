/**
 * `npm run generate`: writes `workflows/process-api.ts`, so that the compiler asks for a worker of every job type that the
 * shipped diagrams name. All else is read from what was deployed.
 * `--check` writes nothing and exits with 1 where the file is not what the diagrams say.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { readModels } from './workflows/models.js';

const FILE = 'workflows/process-api.ts';

/** What the file has to say. */
async function generate(root: string): Promise<string> {
  const models = await readModels(join(root, 'workflows'));
  const types = [...new Set(models.flatMap(({ jobTypes }) => jobTypes))].sort();
  const text = `/** Generated from the diagrams by \`npm run generate\`. Not edited by hand. */

/** Every job type that a worker must serve. */
export const allJobTypes = ${JSON.stringify(types)} as const;

export type JobType = (typeof allJobTypes)[number];
`;
  return format(text, { parser: 'typescript', printWidth: 120, singleQuote: true, trailingComma: 'all' });
}

/** Whether the file on disk says something else. */
export async function isStale(root: string): Promise<boolean> {
  const file = join(root, FILE);
  return !existsSync(file) || readFileSync(file, 'utf8') !== (await generate(root));
}

async function main(): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  if (!process.argv.includes('--check')) return writeFileSync(join(root, FILE), await generate(root));
  if (!(await isStale(root))) return;
  console.error(`${FILE} is not what the diagrams say; run: npm run generate`);
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
