/** After a whole run: every element and every flow of every diagram has been passed by a process test. */
import fs from 'node:fs';
import path from 'node:path';
import { notPassed } from './coverage.js';

const FOLDERS = ['processes', 'policies'].map((name) => path.resolve(import.meta.dirname, '..', name));
const wanted = FOLDERS.flatMap((folder) => fs.readdirSync(folder).map((file) => path.join(folder, file))).filter(
  (file) => file.endsWith('.test.ts'),
);

/** Files whose tests have all run and passed. */
function passedFiles(suite: Mocha.Suite, into = new Map<string, boolean>()): Map<string, boolean> {
  for (const { state, file } of suite.tests)
    if (file !== undefined) into.set(file, (into.get(file) ?? true) && state === 'passed');
  for (const inner of suite.suites) passedFiles(inner, into);
  return into;
}

export const mochaHooks = {
  async afterAll(this: Mocha.Context): Promise<void> {
    const root = this.test?.parent;
    const files = root ? passedFiles(root) : new Map<string, boolean>();
    // A part of the tests shows a part of the diagrams only.
    if (!wanted.every((file) => files.get(file))) return;
    const { total, missing } = await notPassed();
    if (missing.length > 0)
      throw new Error(`${missing.length} of ${total} elements and flows are passed by no test:\n${missing.join('\n')}`);
  },
};
