/**
 * `npm run bench:writers`: complaints filed, and words added to different cases, on PostgreSQL, by one process and by two
 * at once, in turns: writes a second, their ratio, and how long the slowest took.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { openDatabase } from '../db/database.js';
import { seedDemonstration } from '../db/seeds.js';
import { withPostgres } from '../cli/postgres-cluster.js';
import { SystemClock } from '../gateways/clock.js';
import { median } from './measure.js';

const PROCESS = path.join(import.meta.dirname, 'writers/process.ts');
const ROUNDS = 3;
const SECONDS = 4;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

async function start(url: string): Promise<ChildProcess> {
  const child = fork(PROCESS, [url], { execArgv: ['--import', 'tsx'] });
  process.once('exit', () => child.kill('SIGKILL'));
  await once(child, 'message');
  return child;
}

/** @returns writes a second of all of them together, and how many milliseconds the slowest took */
async function write(children: readonly ChildProcess[], what: 'file' | 'add'): Promise<[number, number]> {
  const told = await Promise.all(
    children.map(async (child): Promise<[number, number]> => {
      child.send({ what, seconds: SECONDS });
      const [[writes, slowest]] = await once(child, 'message');
      return [Number(writes), Number(slowest)];
    }),
  );
  return [told.reduce((sum, [writes]) => sum + writes, 0) / SECONDS, Math.max(...told.map(([, slowest]) => slowest))];
}

async function measure(children: readonly ChildProcess[], what: 'file' | 'add', name: string): Promise<void> {
  const rates: [number[], number[]] = [[], []];
  let slowest = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, some] of [children.slice(0, 1), children].entries()) {
      const [rate, slow] = await write(some, what);
      if (round === 0) continue; // The first round is not counted.
      rates[index === 0 ? 0 : 1].push(rate);
      slowest = Math.max(slowest, slow);
    }
  }
  const [one, two] = [median(rates[0]), median(rates[1])];
  console.log(
    `${name}: ${one.toFixed(0)} a second by one process, ${two.toFixed(0)} by two, ratio ${(two / one).toFixed(2)}; the slowest took ${slowest.toFixed(0)} ms`,
  );
}

await withPostgres(['max_connections=200'], async ({ url }) => {
  const database = await openDatabase({ url });
  await seedDemonstration(database, new SystemClock());
  await database.close();
  const children = [await start(url), await start(url)];
  await measure(children, 'file', 'complaints filed');
  await measure(children, 'add', 'words added to different cases');
  for (const child of children) child.send({ what: 'end', seconds: 0 });
});
