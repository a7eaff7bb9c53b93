/**
 * After a whole run: every element and every flow of every diagram has been passed by a process test. The files may have
 * run in several processes: each writes down what it has seen, and whoever began the run looks at all of it.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { notPassed, passed } from './coverage.js';

const FOLDERS = ['processes', 'policies'].map((name) => path.resolve(import.meta.dirname, '..', name));
const wanted = FOLDERS.flatMap((folder) => fs.readdirSync(folder).map((file) => path.join(folder, file))).filter(
  (file) => file.endsWith('.test.ts'),
);

/** Where the processes of a run leave their notes, by the process that began it. */
const notesOf = (pid: number): string => path.join(os.tmpdir(), `test-run-${pid}`);

interface Notes {
  /** Files whose tests have all run and passed. */
  files: string[];
  /** Elements and flows, as in coverage.ts. */
  passed: string[];
}

const seen = new Map<string, boolean>();

/** By file, whether all its tests have run and passed. */
function noteFiles(suite: Mocha.Suite): void {
  for (const { state, file } of suite.tests)
    if (file !== undefined) seen.set(file, (seen.get(file) ?? true) && state === 'passed');
  for (const inner of suite.suites) noteFiles(inner);
}

export const mochaHooks = {
  afterAll(this: Mocha.Context): void {
    const folder = [process.pid, process.ppid].map(notesOf).find((one) => fs.existsSync(one));
    const root = this.test?.parent;
    if (folder === undefined || !root) return;
    noteFiles(root);
    const files = [...seen].filter(([, isPassed]) => isPassed).map(([file]) => file);
    const notes: Notes = { files, passed: [...passed] };
    fs.writeFileSync(path.join(folder, `${process.pid}.json`), JSON.stringify(notes));
  },
};

export function mochaGlobalSetup(): void {
  fs.rmSync(notesOf(process.pid), { recursive: true, force: true });
  fs.mkdirSync(notesOf(process.pid));
}

export async function mochaGlobalTeardown(): Promise<void> {
  const folder = notesOf(process.pid);
  const all = fs
    .readdirSync(folder)
    .map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')) as Notes);
  fs.rmSync(folder, { recursive: true });
  const files = new Set(all.flatMap((notes) => notes.files));
  // A part of the tests shows a part of the diagrams only.
  if (!wanted.every((file) => files.has(file))) return;
  const { total, missing } = await notPassed(new Set(all.flatMap((notes) => notes.passed)));
  if (missing.length > 0)
    throw new Error(`${missing.length} of ${total} elements and flows are passed by no test:\n${missing.join('\n')}`);
}
