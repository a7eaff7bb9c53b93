/**
 * `npm run bench:ledger [-- ENTRIES]`: how long a check of a ledger of so many entries takes, how much memory it needs, and how
 * much slower others write meanwhile: a database of SQLite, the check in a process of its own, as on the command line.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../db/database.js';
import { median, percentile, print, ratio, timed } from './measure.js';
import { aCase, makeLedger } from './ledger/make.js';

const CHECK = path.join(import.meta.dirname, 'ledger/check.ts');
const LIMIT_MB = 300;
const entries = Number(process.argv[2] ?? 100_000);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-ledger-'));
process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const file = path.join(folder, 'desk.sqlite');
const database = await openDatabase({ file });

/** Milliseconds of each write, one after the other, for as long as that takes. */
async function writesUntil(over: () => boolean): Promise<number[]> {
  const found: number[] = [];
  while (!over()) found.push(await timed(async () => void (await aCase(database))));
  return found;
}

try {
  await makeLedger(database, entries);
  const until = Date.now() + 5_000;
  const alone = await writesUntil(() => Date.now() > until);
  const child = fork(CHECK, [file], { execArgv: ['--import', 'tsx'] });
  let report: { entries: number; faults: string[]; ms: number; peakMb: number } | null = null;
  const told = once(child, 'message').then(([found]) => (report = found));
  const beside = await writesUntil(() => report !== null);
  await told;
  const log = fs.statSync(`${file}-wal`).size / 1e6;
  const { entries: read, faults, ms, peakMb } = await told;
  print('entries, and faults found', `${read}, ${faults.length}`);
  print('the check took', `${(ms / 1_000).toFixed(1)} s, ${((read / ms) * 1_000).toFixed(0)} entries/s`);
  print(`peak of its memory (at most ${LIMIT_MB} MB)`, `${peakMb.toFixed(0)} MB`);
  print('a write beside it, to one alone: median', ratio(median(beside), median(alone)));
  print('the same: of twenty the slowest', ratio(percentile(beside, 0.95), percentile(alone, 0.95)));
  print('the log of the database afterwards', `${log.toFixed(0)} MB`);
  for (const fault of faults.slice(0, 5)) console.log(fault);
  process.exitCode = faults.length === 0 && peakMb < LIMIT_MB ? 0 : 1;
} finally {
  await database.close();
}
