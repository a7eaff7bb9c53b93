/**
 * `npm run check`: everything that is checked without running the product, as many parts at once as there are cores. What
 * a part has to say comes in one piece when it has ended; all of them run, also after one has failed.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { readJson } from '../read-json.js';

/** Scripts of package.json, what takes longest first. */
const PARTS = [
  'check:lint',
  'check:types',
  'check:format',
  'check:casts',
  'generate:check',
  'check:exports',
  'lint:diagrams',
  'check:rooms',
];

const { scripts } = readJson('package.json', z.object({ scripts: z.record(z.string(), z.string()) }));

/** Ends with whether the part found nothing. npm has put the programs on the path. */
function run(part: string): Promise<boolean> {
  const command = scripts[part];
  if (command === undefined) throw new Error(`package.json has no script ${part}.`);
  const said: Buffer[] = [];
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const isWell = code === 0;
      const text = Buffer.concat(said).toString().trim();
      if (!isWell) process.stdout.write(`✗ ${part}: ${command}\n${text}\n\n`);
      else if (text !== '') process.stdout.write(`✓ ${part}\n${text}\n\n`);
      resolve(isWell);
    });
  });
}

const waiting = [...PARTS];
const failed: string[] = [];
async function lane(): Promise<void> {
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift())
    if (!(await run(part))) failed.push(part);
}
await Promise.all(Array.from({ length: availableParallelism() }, lane));
if (failed.length > 0) process.stdout.write(`${failed.join(', ')} failed.\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
