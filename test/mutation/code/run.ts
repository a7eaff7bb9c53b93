/** Runs mutants of the code, and says which of them no test noticed. */
import { createCompiler } from './compiler.js';
import { CHOSEN } from './files.js';
import { type CodeMutant, madeByHand, mutantsOfFile } from './mutant.js';
import { NAMED } from './named/index.js';
import { runTests } from './tests.js';

/** Without a mutant; a machine that is busy with others may need much longer than it does alone. */
const BASELINE_MS = 15 * 60_000;
const LEAST_MS = 120_000;
const TIMES_LONGER = 5;

type Verdict = { mutant: CodeMutant; killedBy: string | null };

export interface Chosen {
  /** Those made by hand. */
  named: boolean;
  /** Every one that can be made. */
  every: boolean;
  /** Of these files; of all where it is empty. */
  files: readonly string[];
  jobs: number;
  equivalents: Readonly<Record<string, string>>;
}

function testsOf(file: string): readonly string[] {
  const tests = CHOSEN[file];
  if (tests === undefined) throw new Error(`${file} is not among the files of test/mutation/code/files.ts.`);
  return tests;
}

/** @throws Error where a mutant made by hand is none any more */
function mutantsToRun({ named, every, files }: Chosen): { mutants: CodeMutant[]; refused: number } {
  const compiled = createCompiler();
  const isAsked = ({ file }: { file: string }): boolean => files.length === 0 || files.includes(file);
  const byHand = named ? NAMED.filter(isAsked).map(madeByHand) : [];
  const wrong = byHand.flatMap(({ file, name, source }) => {
    const said = compiled(file, source);
    return said === null ? [] : [`${name} is refused by the compiler: ${said}`];
  });
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const wanted = files.length === 0 ? Object.keys(CHOSEN) : files;
  const made = (every ? wanted : []).flatMap((file) => mutantsOfFile(file, testsOf(file)));
  const accepted = made.filter(({ file, source }) => compiled(file, source) === null);
  return { mutants: [...byHand, ...accepted], refused: made.length - accepted.length };
}

/** Takes from the list until it is empty, so many at a time. */
async function each<T>(list: readonly T[], jobs: number, work: (one: T) => Promise<void>): Promise<void> {
  const left = [...list];
  const turn = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: jobs }, turn));
}

/** How long each file of tests takes. @throws Error where a test fails without any mutant */
async function baseline(mutants: readonly CodeMutant[], jobs: number): Promise<Map<string, number>> {
  const took = new Map<string, number>();
  await each([...new Set(mutants.flatMap(({ tests }) => tests))], jobs, async (file) => {
    const { failed, why, ms, said } = await runTests([file], null, BASELINE_MS);
    if (failed !== null || why !== null)
      throw new Error(`${file} fails without any mutant: ${failed ?? `${why ?? ''} ${said.slice(-500)}`}`);
    took.set(file, ms);
  });
  return took;
}

/** The quick ones first: the first test that fails ends it. */
async function tried(mutant: CodeMutant, took: ReadonlyMap<string, number>): Promise<Verdict> {
  const inOrder = [...mutant.tests].sort((a, b) => (took.get(a) ?? 0) - (took.get(b) ?? 0));
  const usual = inOrder.reduce((sum, file) => sum + (took.get(file) ?? 0), 0);
  const { failed, why, loaded } = await runTests(inOrder, mutant, Math.max(LEAST_MS, usual * TIMES_LONGER));
  if (!loaded) throw new Error(`${mutant.name}: none of ${inOrder.join(', ')} loads the file.`);
  return { mutant, killedBy: failed ?? why };
}

const inWords = ({ file, line, name, tests, breaks }: CodeMutant): string =>
  [`lives: ${file}:${line} ${name.slice(file.length + 1)}`, ...(breaks === null ? [] : [breaks]), tests.join(' ')].join(
    '\n       ',
  );

/** @returns whether every mutant died that is not listed as equivalent, and none that is */
export async function runCode(chosen: Chosen): Promise<boolean> {
  const { jobs, equivalents } = chosen;
  const { mutants, refused } = mutantsToRun(chosen);
  if (mutants.length === 0) throw new Error('There is no mutant of these files.');
  console.log(`${mutants.length} mutants of the code; ${refused} more that the compiler refuses are not run`);
  const took = await baseline(mutants, jobs);
  const verdicts: Verdict[] = [];
  const isEquivalent = ({ mutant }: Verdict): boolean => equivalents[mutant.name] !== undefined;
  await each(mutants, jobs, async (mutant) => {
    const verdict = await tried(mutant, took);
    verdicts.push(verdict);
    if (verdict.killedBy === null && !isEquivalent(verdict)) console.log(inWords(mutant));
    else if (mutant.breaks !== null) console.log(`dies: ${mutant.breaks}\n       ${verdict.killedBy ?? ''}`);
  });
  return told(verdicts, isEquivalent);
}

function told(verdicts: readonly Verdict[], isEquivalent: (verdict: Verdict) => boolean): boolean {
  const killed = verdicts.filter(({ killedBy }) => killedBy !== null);
  const wronglyListed = killed.filter(isEquivalent);
  for (const { mutant } of wronglyListed) console.log(`listed as equivalent, but it dies: ${mutant.name}`);
  const without = (why: string): number => killed.filter(({ killedBy }) => killedBy === why).length;
  const equivalent = verdicts.filter((one) => one.killedBy === null && isEquivalent(one)).length;
  const live = verdicts.length - killed.length - equivalent;
  console.log(
    `${verdicts.length} mutants of the code: ${killed.length} killed (${without('notEnded')} did not end, ${without('notStarted')} did not start), ${live} live, ${equivalent} equivalent`,
  );
  return live === 0 && wronglyListed.length === 0;
}
