/**
 * `npm run regulations [-- --missing]`: how many of the 450 rules are shown, by class, by document and by kind. A rule
 * that is executed or configured is shown where a place carries it out, a test names it, and no mutant of its places
 * lives; a text is shown on the page of the regulations. `--write` has the application know it. Fails where a mapping points to nothing.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { REGULATIONS, type RuleClass } from '../domain/regulations/index.js';
import { livingMutants, measured, type MutationReport, mutationReport, reportInWords } from './regulations/mutants.js';
import { danglingMappings, isTextAlone, placesBelow, type TracedRule, traceRules } from './regulations/trace.js';

const CLASSES: readonly RuleClass[] = ['executed', 'configured', 'text'];

export function isShown({ class: kind, places, tests, rule }: TracedRule, living: ReadonlySet<string>): boolean {
  if (kind === 'text') return true;
  return places.length > 0 && tests.length > 0 && !living.has(rule.id);
}

function table(title: string, groups: [name: string, rules: TracedRule[]][], living: ReadonlySet<string>): void {
  console.log(`\n${title.padEnd(24)}${CLASSES.map((kind) => kind.padStart(14)).join('')}`);
  for (const [name, rules] of groups) {
    const cells = CLASSES.map((kind) => {
      const own = rules.filter((rule) => rule.class === kind);
      return own.length === 0 ? '-' : `${own.filter((rule) => isShown(rule, living)).length}/${own.length}`;
    });
    console.log(`${name.padEnd(24)}${cells.map((text) => text.padStart(14)).join('')}`);
  }
}

/** What the running application tells the public and the owners of: `domain/regulations/shown.json`. */
function write(root: string, { measured: places }: MutationReport, shown: readonly TracedRule[]): void {
  const content = { rules: shown.map(({ rule }) => rule.id), places };
  fs.writeFileSync(path.join(root, 'domain/regulations/shown.json'), `${JSON.stringify(content, null, 2)}\n`);
}

async function main(): Promise<void> {
  const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
  const { values } = parseArgs({ options: { missing: { type: 'boolean' }, write: { type: 'boolean' } } });
  const found = await placesBelow(root);
  const dangling = danglingMappings(root, found);
  for (const fault of dangling) console.error(fault);
  const rules = traceRules(root, found);
  const report = mutationReport(root);
  // Where the mutants were never run, nothing that they should have shown is shown.
  const living = report === null ? new Set(rules.map(({ rule }) => rule.id)) : livingMutants(report);
  const kinds = [...new Set(rules.map(({ rule }) => rule.kind))].sort();
  table(
    'document',
    REGULATIONS.map(({ id }) => [id, rules.filter(({ document }) => document === id)]),
    living,
  );
  table(
    'kind',
    kinds.map((kind) => [kind, rules.filter(({ rule }) => rule.kind === kind)]),
    living,
  );
  if (values.missing === true) {
    console.log('\nnot shown:');
    for (const one of rules.filter((rule) => !isShown(rule, living)))
      console.log(
        `  ${one.rule.id} ${one.class} ${one.rule.kind}: ${one.places.length} places, ${one.tests.length} tests${living.has(one.rule.id) ? ', a living mutant' : ''} · ${one.rule.text}`,
      );
  }
  const count = (kind: RuleClass): string => {
    const own = rules.filter((rule) => rule.class === kind);
    return `${kind} ${own.filter((rule) => isShown(rule, living)).length} of ${own.length}`;
  };
  console.log(`\n${reportInWords(report, root, measured(found))}`);
  console.log(CLASSES.map(count).join(', '));
  const lines = rules.filter((rule) => rule.class === 'text' && isTextAlone(rule)).length;
  console.log(`of the texts ${lines} are a line, a link or a notice that a page shows`);
  if (values.write === true && report !== null)
    write(
      root,
      report,
      rules.filter((rule) => rule.class !== 'text' && isShown(rule, living)),
    );
  process.exitCode = dangling.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
