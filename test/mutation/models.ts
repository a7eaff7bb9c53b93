/**
 * Mutants of the diagrams, tables and forms: a row, a cell, a condition, a timer, a candidate group, a required field; each
 * must be noticed by a test that touches the place. A whole run writes `report.json`, which `npm run regulations` reads.
 */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { measured, mutableHash, type MutationReport } from '../../cli/regulations/mutants.js';
import { placesBelow } from '../../cli/regulations/trace.js';

const folder = import.meta.dirname;
const ROOT = path.resolve(folder, '../..');
const WORKER = path.join(folder, 'worker.ts');
const REPORT = path.join(folder, 'report.json');
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

/** @returns whether every mutant died that is not listed as equivalent, and none that is */
export async function runModels({
  only,
  jobs,
  equivalents,
}: {
  only: string | null;
  jobs: number;
  equivalents: Readonly<Record<string, string>>;
}): Promise<boolean> {
  const notes = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'mutants-')), 'baseline.json');
  await worker(['baseline', notes], () => undefined);
  const verdicts: Verdict[] = [];
  await Promise.all(
    Array.from({ length: jobs }, (_, index) =>
      worker(['kill', notes, String(index), String(jobs), only ?? ''], (verdict) => {
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
  const report: MutationReport = {
    bundle: mutableHash(ROOT),
    measured: measured(await placesBelow(ROOT)),
    mutants: verdicts.length,
    killed: killed.length,
    equivalent: verdicts.length - killed.length - survivors.length,
    survivors: survivors.map(({ mutant, rules }) => ({ mutant, rules })).sort((a, b) => (a.mutant < b.mutant ? -1 : 1)),
  };
  console.log(
    `${report.mutants} mutants: ${report.killed} killed, ${survivors.length} live, ${report.equivalent} equivalent`,
  );
  if (only === null) fs.writeFileSync(REPORT, `${JSON.stringify(report, null, 2)}\n`);
  return survivors.length + wronglyListed.length === 0;
}
