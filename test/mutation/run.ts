/**
 * `npm run test:mutation [-- --only TEXT]`: one small change at a time to a row, a condition, a timer, a candidate group
 * or a required field; each must be noticed by a test that touches the place. Writes `test/mutation/report.json`, which
 * `npm run regulations` reads; fails where a mutant lives that is not listed as equivalent.
 */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { MutationReport } from '../../cli/regulations/mutants.js';
import { hashOf, readBundle } from '../../gateways/deploy.js';

const folder = import.meta.dirname;
const WORKER = path.join(folder, 'worker.ts');
const REPORT = path.join(folder, 'report.json');
const equivalents = JSON.parse(fs.readFileSync(path.join(folder, 'equivalents.json'), 'utf8')) as Record<
  string,
  string
>;

interface Verdict {
  mutant: string;
  rules: string[];
  killedBy: string | null;
  tried: number;
}

function worker(args: string[], listen: (verdict: Verdict) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(WORKER, args, { execArgv: ['--import', 'tsx'], silent: false });
    child.on('message', (message) => listen(message as Verdict));
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}.`))));
  });
}

const { values } = parseArgs({ options: { only: { type: 'string' }, jobs: { type: 'string' } } });
const jobs = Number(values.jobs ?? os.availableParallelism());
const notes = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'mutants-')), 'baseline.json');
await worker(['baseline', notes], () => undefined);
const verdicts: Verdict[] = [];
await Promise.all(
  Array.from({ length: jobs }, (_, index) =>
    worker(['kill', notes, String(index), String(jobs), values.only ?? ''], (verdict) => {
      verdicts.push(verdict);
      if (verdict.killedBy === null && equivalents[verdict.mutant] === undefined)
        console.log(`lives: ${verdict.mutant} (${verdict.tried} tests)`);
    }),
  ),
);
const survivors = verdicts.filter(({ killedBy, mutant }) => killedBy === null && equivalents[mutant] === undefined);
const killed = verdicts.filter(({ killedBy }) => killedBy !== null);
const wronglyListed = killed.filter(({ mutant }) => equivalents[mutant] !== undefined);
for (const { mutant } of wronglyListed) console.log(`listed as equivalent, but it dies: ${mutant}`);
console.log(
  `${verdicts.length} mutants: ${killed.length} killed, ${survivors.length} live, ${verdicts.length - killed.length - survivors.length} equivalent`,
);
if (values.only === undefined) {
  const report: MutationReport = {
    bundle: hashOf(readBundle(path.resolve(folder, '../../workflows'))),
    mutants: verdicts.length,
    killed: killed.length,
    equivalent: verdicts.length - killed.length - survivors.length,
    survivors: survivors.map(({ mutant, rules }) => ({ mutant, rules })).sort((a, b) => (a.mutant < b.mutant ? -1 : 1)),
  };
  fs.writeFileSync(REPORT, `${JSON.stringify(report, null, 2)}\n`);
}
process.exitCode = survivors.length + wronglyListed.length > 0 ? 1 : 0;
