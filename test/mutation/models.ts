/**
 * Mutants of the diagrams, tables and forms: a row, a cell, a condition, a timer, a candidate group, a required field; each
 * must be noticed by a test that touches the place. A whole run writes `report.json`, which `npm run regulations` reads.
 */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { measured, mutableHash, type MutationReport, mutationReport } from '../../cli/regulations/mutants.js';
import { placesBelow } from '../../cli/regulations/trace.js';
import { forEngine } from '../kit/bundle.js';
import { mutantsOf } from './mutants.js';

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

/** What died in the last run, and is as it was then. */
async function keptOf(last: MutationReport | null) {
  const known = last?.subjects ?? {};
  const all = await mutantsOf(forEngine());
  const lived = new Set((last?.survivors ?? []).map(({ mutant }) => mutant));
  const kept = all.filter(({ name, subject: { id, hash } }) => known[id] === hash && !lived.has(name));
  const names = new Set(kept.map(({ name }) => name));
  return {
    names: [...names],
    subjects: Object.fromEntries(all.map(({ subject: { id, hash } }) => [id, hash] as const).sort()),
    total: all.length,
    kept: kept.length,
    equivalent: (equivalents: Readonly<Record<string, string>>) =>
      Object.keys(equivalents).filter((mutant) => names.has(mutant)).length,
  };
}

/** @returns whether every mutant died that is not listed as equivalent, and none that is */
export async function runModels({
  only,
  isChangedOnly,
  jobs,
  equivalents,
}: {
  only: string | null;
  /** What is as it was then keeps what was found of it. */
  isChangedOnly: boolean;
  jobs: number;
  equivalents: Readonly<Record<string, string>>;
}): Promise<boolean> {
  const kept = await keptOf(isChangedOnly ? mutationReport(ROOT) : null);
  console.log(`${kept.total} mutants, of which ${kept.kept} are as they were`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mutants-'));
  const [notes, known] = [path.join(folder, 'baseline.json'), path.join(folder, 'known.json')];
  fs.writeFileSync(known, JSON.stringify(kept.names));
  await worker(['baseline', notes], () => undefined);
  const verdicts: Verdict[] = [];
  await Promise.all(
    Array.from({ length: jobs }, (_, index) =>
      worker(['kill', notes, String(index), String(jobs), only ?? '', known], (verdict) => {
        verdicts.push(verdict);
        if (verdict.killedBy === null && equivalents[verdict.mutant] === undefined)
          console.log(`lives: ${verdict.mutant} (${verdict.tried} tests)`);
      }),
    ),
  );
  const lives = ({ killedBy, mutant }: Verdict): boolean => killedBy === null && equivalents[mutant] === undefined;
  const survivors = verdicts.filter(lives);
  const wronglyListed = verdicts.filter(
    ({ killedBy, mutant }) => killedBy !== null && equivalents[mutant] !== undefined,
  );
  for (const { mutant } of wronglyListed) console.log(`listed as equivalent, but it dies: ${mutant}`);
  const mutants = kept.kept + verdicts.length;
  const equivalent =
    kept.equivalent(equivalents) + verdicts.filter((one) => one.killedBy === null && !lives(one)).length;
  const report: MutationReport = {
    bundle: mutableHash(ROOT),
    measured: measured(await placesBelow(ROOT)),
    subjects: kept.subjects,
    mutants,
    killed: mutants - equivalent - survivors.length,
    equivalent,
    survivors: survivors.map(({ mutant, rules }) => ({ mutant, rules })).sort((a, b) => (a.mutant < b.mutant ? -1 : 1)),
  };
  console.log(
    `${report.mutants} mutants: ${report.killed} killed, ${survivors.length} live, ${equivalent} equivalent; ${verdicts.length} tried now`,
  );
  if (only === null) fs.writeFileSync(REPORT, `${JSON.stringify(report, null, 2)}\n`);
  return survivors.length + wronglyListed.length === 0;
}
