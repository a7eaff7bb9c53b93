/** One process of a run of the mutants: loads the tests once, then runs those that a mutant concerns. */
import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { changeBundle, forEngine } from '../kit/bundle.js';
import { touching } from '../kit/touched.js';
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

class Tests {
  private readonly mocha = new Mocha({ timeout: 60_000, reporter: 'min' as never, ui: 'bdd' });

  async load(): Promise<void> {
    this.mocha.cleanReferencesAfterRun(false);
    this.mocha.reporter(class Silent {} as never);
    for (const file of FILES) this.mocha.addFile(path.join(root, file));
    await this.mocha.loadFilesAsync();
  }

  /** @returns titles of the tests that failed */
  run(
    titles: readonly string[] | null,
    observe?: (event: 'begin' | 'end', test: Mocha.Test) => void,
  ): Promise<string[]> {
    this.mocha.grep(titles === null ? /.*/ : titlePattern(titles));
    this.mocha.bail(titles !== null);
    return new Promise((resolve) => {
      const failed: string[] = [];
      const runner = this.mocha.run(() => resolve(failed));
      runner.on('fail', (test: Mocha.Test) => failed.push(test.fullTitle()));
      runner.on('test', (test: Mocha.Test) => observe?.('begin', test));
      // What a test closes it closes after its end: its notes go on until the next begins.
      runner.on('test end', (test: Mocha.Test) => observe?.('end', test));
    });
  }
}

async function baseline(tests: Tests): Promise<Baseline> {
  const notes = new Map<string, { set: Set<string>; ms: number }>();
  const failed = await tests.run(null, (event, test) => {
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

async function kill(
  tests: Tests,
  { tests: known }: Baseline,
  shard: { index: number; of: number; only: string; known: ReadonlySet<string> },
): Promise<void> {
  const shipped = forEngine();
  const all = (await mutantsOf(shipped)).filter(({ name }) => name.includes(shard.only) && !shard.known.has(name));
  for (const [at, mutant] of all.entries()) {
    if (at % shard.of !== shard.index) continue;
    const quickFirst = (titles: string[]): string[] => titles.sort((a, b) => (known[a]?.ms ?? 0) - (known[b]?.ms ?? 0));
    const concerned = Object.keys(known).filter((title) => known[title]?.touches.includes(mutant.touches));
    const tables = quickFirst(concerned.filter((title) => TABLE_TESTS.test(title)));
    const checks = mutant.file.endsWith('.dmn') ? Object.keys(known).filter((one) => READS_EVERY_TABLE.test(one)) : [];
    const cases = quickFirst(concerned.filter((title) => !TABLE_TESTS.test(title)));
    const titles = [...tables, ...checks, ...cases];
    const changed = await mutated(mutant, shipped);
    changeBundle((resource) => (resource.name === changed.name ? changed : resource));
    let killedBy: string | null = null;
    for (const some of [tables, checks, cases.slice(0, 4), cases.slice(4)]) {
      if (killedBy !== null || some.length === 0) continue;
      killedBy = (await tests.run(some))[0] ?? null;
    }
    process.send?.({ mutant: mutant.name, rules: mutant.rules, killedBy, tried: titles.length });
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
