/**
 * `npm run test:mutation`: one small change at a time; each must be noticed by a test.
 *
 * - `[-- --only TEXT]`: of the diagrams, tables and forms; those whose name has the text (models.ts)
 * - `-- --changed`: of them, what is not as it was when the mutants were run last
 * - `-- --named [FILE…]`: of the code, those made by hand: each breaks a promise that people rely on (code/named)
 * - `-- --code [FILE…]`: of the code, every one of the files given, or of all that code/files.ts names
 *
 * `--jobs N`: so many at a time. Fails where a mutant lives that equivalents.json does not name, with the reason why
 * nobody could notice it.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCode } from './code/run.js';
import { runModels } from './models.js';

const file = path.join(import.meta.dirname, 'equivalents.json');
const equivalents = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    changed: { type: 'boolean', default: false },
    jobs: { type: 'string' },
    named: { type: 'boolean', default: false },
    code: { type: 'boolean', default: false },
  },
});
const { named, code, changed, only = null } = values;
const jobs = Number(values.jobs ?? os.availableParallelism());
const isWell =
  named || code
    ? await runCode({ named, every: code, files: positionals, jobs, equivalents })
    : await runModels({ only, isChangedOnly: changed, jobs, equivalents });
process.exitCode = isWell ? 0 : 1;
