/** One process of a run of the mutants: loads the tests once, then runs those that a mutant concerns. */
import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { SystemClock } from '../../gateways/clock.js';
import { changeBundle, forEngine } from '../kit/bundle.js';
import { touching } from '../kit/touched.js';
import { STUCK } from './mutant.js';
import { mutantsOf, mutated } from './mutants.js';

const root = path.resolve(import.meta.dirname, '../..');
/** Cheap tests first: a table that says something else is noticed there in no time. */
const FILES = [
  ...['limits', 'settings', 'judgements', 'company', 'required', 'groups'].map(
    (name) => `test/workflows/${name}.test.ts`,
  ),
  ...['policies', 'processes'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, 'test', folder))
      .sort()
      .map((file) => `test/${folder}/${file}`),
  ),
].filter((file) => file.endsWith('.test.ts') && !file.endsWith('privacy.test.ts'));
/** The check reads the tables of all policies, as text. */
const READS_EVERY_TABLE = /^the check before activation/;
const TABLE_TESTS =
  /^(the limits of the policies|the settings of the policies|the judgements of the policies|the company|the forms|the groups of the tasks|the check before activation)/;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const titlePattern = (titles: readonly string[]): RegExp => new RegExp(`^(?:${titles.map(escaped).join('|')})$`);

export interface Baseline {
  /** Title of a test → what it touches, and how long it takes. */
  tests: Record<string, { touches: string[]; ms: number }>;
}

const LONGEST_MS = 60_000;
const LONGEST_END_MS = 10_000;
/** What hangs has been noticed: no need to wait a minute for it. */
const LEAST_MS = 15_000;
const TIMES_LONGER = 6;
const limitOf = (usual: readonly number[]): number =>
  Math.min(LONGEST_MS, Math.max(LEAST_MS, ...usual.map((ms) => ms * TIMES_LONGER)));

const clock = new SystemClock();

class Tests {
  private readonly mocha = new Mocha({ timeout: LONGEST_MS, reporter: 'min' as never, ui: 'bdd' });

  /** A run has not come to its end: this process can run no other. */
  isStuck = false;

  async load(): Promise<void> {
    this.mocha.cleanReferencesAfterRun(false);
    this.mocha.reporter(class Silent {} as never);
    for (const file of FILES) this.mocha.addFile(path.join(root, file));
    await this.mocha.loadFilesAsync();
  }

  /** @returns titles of the tests that failed */
  /** @param limitMs of each test */
  run(
    titles: readonly string[] | null,
    limitMs: number,
    observe?: (event: 'begin' | 'end', test: Mocha.Test) => void,
  ): Promise<string[]> {
    this.mocha.grep(titles === null ? /.*/ : titlePattern(titles));
    this.mocha.bail(titles !== null);
    this.mocha.suite.eachTest((test) => void test.timeout(limitMs));
    return new Promise((resolve) => {
      const failed: string[] = [];
      let ended: (() => void) | null = null;
      const runner = this.mocha.run(() => {
        ended?.();
        resolve(failed);
      });
      runner.on('fail', (test: Mocha.Test) => {
        failed.push(test.fullTitle());
        // It is noticed; what the test has left behind may keep the run from ever ending.
        ended ??= clock.schedule(new Date(clock.now().getTime() + LONGEST_END_MS), () => {
          this.isStuck = true;
          resolve(failed);
        });
      });
      runner.on('test', (test: Mocha.Test) => observe?.('begin', test));
      // What a test closes it closes after its end: its notes go on until the next begins.
      runner.on('test end', (test: Mocha.Test) => observe?.('end', test));
    });
  }
}

async function baseline(tests: Tests): Promise<Baseline> {
  const notes = new Map<string, { set: Set<string>; ms: number }>();
  const failed = await tests.run(null, LONGEST_MS, (event, test) => {
    const title = test.fullTitle();
    if (event === 'begin') {
      const set = new Set<string>();
      notes.set(title, { set, ms: 0 });
      touching(set);
    } else {
      const known = notes.get(title);
      if (known) known.ms = test.duration ?? 0;
    }
  });
  touching(null);
  if (failed.length > 0) throw new Error(`The tests fail without any mutant: ${failed.join('; ')}`);
  return { tests: Object.fromEntries([...notes].map(([title, { set, ms }]) => [title, { touches: [...set], ms }])) };
}

/** Tests that noticed others of the same table, the last first: likely these, too. */
const MOST_KILLERS = 6;

/** A few at first: within one run the tests come file by file, whichever is the likeliest. */
const portions = (titles: readonly string[]): (readonly string[])[] => [
  titles.slice(0, 4),
  titles.slice(4, 12),
  titles.slice(12, 36),
  titles.slice(36),
];

async function kill(
  tests: Tests,
  { tests: known }: Baseline,
  shard: { index: number; of: number; only: string; known: ReadonlySet<string> },
): Promise<void> {
  const shipped = forEngine();
  const lately = new Map<string, readonly string[]>();
  const own = (await mutantsOf(shipped)).filter((_, at) => at % shard.of === shard.index);
  for (const mutant of own.filter(({ name }) => name.includes(shard.only) && !shard.known.has(name))) {
    const quickFirst = (titles: string[]): string[] => titles.sort((a, b) => (known[a]?.ms ?? 0) - (known[b]?.ms ?? 0));
    const killers = lately.get(mutant.touches) ?? [];
    const likelihood = (title: string): number => {
      const touchesIt = mutant.likely !== undefined && known[title]?.touches.includes(mutant.likely) === true;
      const namesIt = mutant.rules.some((rule) => title.includes(rule));
      return (touchesIt && namesIt ? 4 : 0) + (killers.includes(title) ? 2 : 0) + (touchesIt ? 1 : 0);
    };
    const likelyFirst = (titles: string[]): string[] =>
      quickFirst(titles).sort((a, b) => likelihood(b) - likelihood(a));
    const concerned = Object.keys(known).filter((title) => known[title]?.touches.includes(mutant.touches));
    const tables = quickFirst(concerned.filter((title) => TABLE_TESTS.test(title)));
    const checks = mutant.file.endsWith('.dmn') ? Object.keys(known).filter((one) => READS_EVERY_TABLE.test(one)) : [];
    const cases = likelyFirst(concerned.filter((title) => !TABLE_TESTS.test(title)));
    const titles = [...tables, ...checks, ...cases];
    const changed = await mutated(mutant, shipped);
    changeBundle((resource) => (resource.name === changed.name ? changed : resource));
    let killedBy: string | null = null;
    for (const some of [tables, checks, ...portions(cases)]) {
      if (killedBy !== null || some.length === 0) continue;
      killedBy = (await tests.run(some, limitOf(some.map((title) => known[title]?.ms ?? LONGEST_MS))))[0] ?? null;
    }
    if (killedBy !== null) lately.set(mutant.touches, [killedBy, ...killers].slice(0, MOST_KILLERS));
    const verdict = { mutant: mutant.name, rules: mutant.rules, killedBy, tried: titles.length };
    await new Promise<void>((sent) => process.send?.(verdict, () => sent()));
    if (tests.isStuck) process.exit(STUCK);
  }
  changeBundle((resource) => resource);
}

// A test that was given up on may still reject later; that is no other mutant's business.
process.on('unhandledRejection', () => undefined);
process.on('uncaughtException', () => undefined);
const [command = '', file = '', index = '0', of = '1', only = '', since = ''] = process.argv.slice(2);
const tests = new Tests();
await tests.load();
if (command === 'baseline') fs.writeFileSync(file, JSON.stringify(await baseline(tests)));
else
  await kill(tests, JSON.parse(fs.readFileSync(file, 'utf8')) as Baseline, {
    index: Number(index),
    of: Number(of),
    only,
    known: new Set(JSON.parse(fs.readFileSync(since, 'utf8')) as string[]),
  });
process.exit(0);
