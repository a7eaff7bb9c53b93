/** Runs test files in a process of their own, with the mutant's source in the place of its file. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CodeMutant } from './mutant.js';

const root = path.resolve(import.meta.dirname, '../../..');
const MOCHA = path.join(root, 'node_modules/mocha/lib/cli/cli.js');
const REPLACE = new URL('replace.mjs', import.meta.url);
/** Of one test, in milliseconds. */
const TEST_MS = 60_000;

interface Run {
  /** Full title of the first test that failed; null where all passed. */
  failed: string | null;
  /** Why there is nothing to say of the tests: they did not end, or could not be loaded. */
  why: 'notEnded' | 'notStarted' | null;
  /** Whether anything loaded the mutant's file. */
  loaded: boolean;
  ms: number;
  /** What was printed. */
  said: string;
}

interface Report {
  failures: { fullTitle: string }[];
}

function ended(args: string[], limitMs: number): Promise<{ inTime: boolean; said: string }> {
  return new Promise((resolve, reject) => {
    // A group of its own: the servers that tests begin end with it.
    const child = spawn(process.execPath, args, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    const limit = AbortSignal.timeout(Math.ceil(limitMs));
    const end = (): void => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    limit.addEventListener('abort', end);
    child.once('error', reject);
    child.once('close', () => {
      limit.removeEventListener('abort', end);
      resolve({ inTime: !limit.aborted, said: Buffer.concat(said).toString() });
    });
  });
}

/** @param mutant null: the code as it is */
export async function runTests(tests: readonly string[], mutant: CodeMutant | null, limitMs: number): Promise<Run> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mutant-'));
  const report = path.join(folder, 'report.json');
  const loaded = path.join(folder, 'loaded');
  try {
    const imports = ['--import', 'tsx'];
    if (mutant !== null) {
      const given = path.join(folder, 'mutant.json');
      fs.writeFileSync(given, JSON.stringify({ file: path.join(root, mutant.file), source: mutant.source, loaded }));
      imports.unshift('--import', `${REPLACE.href}?mutant=${encodeURIComponent(given)}`);
    }
    const how = ['--no-parallel', '--bail', '--timeout', String(TEST_MS)];
    const into = ['--reporter', 'json', '--reporter-option', `output=${report}`];
    const before = performance.now();
    const { inTime, said } = await ended([...imports, MOCHA, ...how, ...into, ...tests], limitMs);
    const found = fs.existsSync(report) ? (JSON.parse(fs.readFileSync(report, 'utf8')) as Report) : null;
    return {
      failed: found?.failures[0]?.fullTitle ?? null,
      why: inTime ? (found === null ? 'notStarted' : null) : 'notEnded',
      loaded: fs.existsSync(loaded),
      ms: performance.now() - before,
      said,
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
