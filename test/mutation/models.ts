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
import { type Mutant, STUCK } from './mutant.js';
import { mutantsOf } from './mutants.js';

const folder = import.meta.dirname;
const ROOT = path.resolve(folder, '../..');
const WORKER = path.join(folder, 'worker.ts');
const REPORT = path.join(folder, 'report.json');
const SAVED_EVERY = 10;
interface Verdict {
  mutant: string;
  rules: string[];
  killedBy: string | null;
  tried: number;
}

/** @returns whether it has done all it was given */
function worker(args: string[], listen: (verdict: Verdict) => void): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = fork(WORKER, args, { execArgv: ['--import', 'tsx'], silent: false });
    child.on('message', (message) => listen(message as Verdict));
    child.on('exit', (code) =>
      code === 0 || code === STUCK ? resolve(code === 0) : reject(new Error(`A worker ended with ${code}.`)),
    );
  });
}

/** What died in the last run, and is as it was then. */
function keptOf(all: readonly Mutant[], last: MutationReport | null): ReadonlySet<string> {
  const known = last?.subjects ?? {};
  const kept = all.filter(({ subject: { id, hash } }) => known[id] === hash);
  return new Set(kept.map(({ name }) => name));
}

/** What is known so far: a thing counts as measured once all its mutants were tried, and none of them lives. */
async function reportOf(
  all: readonly Mutant[],
  kept: ReadonlySet<string>,
  verdicts: readonly Verdict[],
  isEquivalent: (mutant: string) => boolean,
): Promise<MutationReport> {
  const tried = new Set([...kept, ...verdicts.map(({ mutant }) => mutant)]);
  const isWhole = tried.size === new Set(all.map(({ name }) => name)).size;
  const lives = verdicts.filter(({ killedBy, mutant }) => killedBy === null && !isEquivalent(mutant));
  const living = new Set(lives.map(({ mutant }) => mutant));
  const open = new Set(all.filter(({ name }) => !tried.has(name) || living.has(name)).map(({ subject }) => subject.id));
  const subjects = all.map(({ subject: { id, hash } }) => [id, hash] as const).filter(([id]) => !open.has(id));
  const equivalent = [...tried].filter(isEquivalent).length;
  const survivors = lives
    .map(({ mutant, rules }) => ({ mutant, rules }))
    .sort((a, b) => (a.mutant < b.mutant ? -1 : 1));
  return {
    bundle: isWhole ? mutableHash(ROOT) : '',
    measured: isWhole ? measured(await placesBelow(ROOT)) : {},
    subjects: Object.fromEntries(subjects.sort()),
    mutants: tried.size,
    killed: tried.size - equivalent - survivors.length,
    equivalent,
    survivors,
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
  const all = await mutantsOf(forEngine());
  const last = mutationReport(ROOT);
  const kept = keptOf(all, isChangedOnly ? last : null);
  console.log(`${all.length} mutants, of which ${kept.size} are as they were`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mutants-'));
  const [notes, known] = [path.join(folder, 'baseline.json'), path.join(folder, 'known.json')];
  fs.writeFileSync(known, JSON.stringify([...kept]));
  await worker(['baseline', notes], () => undefined);
  const verdicts: Verdict[] = [];
  const isEquivalent = (mutant: string): boolean => equivalents[mutant] !== undefined;
  const save = async (): Promise<MutationReport> => {
    const report = await reportOf(all, kept, [...verdicts], isEquivalent);
    // A run that is broken off goes on where it was with `--changed`: until it is whole, what the application says stays.
    const written = report.bundle === '' && last ? { ...last, subjects: report.subjects } : report;
    if (only === null) fs.writeFileSync(REPORT, `${JSON.stringify(written, null, 2)}\n`);
    return report;
  };
  const hear = (verdict: Verdict): void => {
    verdicts.push(verdict);
    const { mutant, killedBy, tried } = verdict;
    if (killedBy === null && !isEquivalent(mutant)) console.log(`lives: ${mutant} (${tried} tests)`);
    if (verdicts.length % SAVED_EVERY === 0) void save();
  };
  async function killAll(index: number): Promise<void> {
    while (!(await worker(['kill', notes, String(index), String(jobs), only ?? '', known], hear)))
      fs.writeFileSync(known, JSON.stringify([...kept, ...verdicts.map(({ mutant }) => mutant)]));
  }
  await Promise.all(Array.from({ length: jobs }, (_, index) => killAll(index)));
  const wronglyListed = verdicts.filter(({ killedBy, mutant }) => killedBy !== null && isEquivalent(mutant));
  for (const { mutant } of wronglyListed) console.log(`listed as equivalent, but it dies: ${mutant}`);
  const { mutants, killed, equivalent, survivors } = await save();
  console.log(
    `${mutants} mutants: ${killed} killed, ${survivors.length} live, ${equivalent} equivalent; ${verdicts.length} tried now`,
  );
  return survivors.length + wronglyListed.length === 0;
}
