/**
 * `npm run tck -- DIRECTORY`: the public DMN TCK against this implementation. DIRECTORY is the `TestCases` folder of a
 * checkout of github.com/dmn-tck/tck. Prints how many tests of each level pass, and with --failures what fails.
 *
 * Each decision is evaluated with what it requires and nothing else of its file: a file of the TCK holds decisions that
 * are wrong on purpose, for which a deployment would be refused as a whole.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Window } from 'happy-dom';
import { compileDefinitions } from '../../dmn/index.js';
import { type Definitions, type DrgElement, readDefinitions, target } from '../../dmn/model.js';
import { compileFeel, toJson } from '../../feel/index.js';
import type { JsonValue, Variables } from '../../records.js';

interface XmlElement {
  localName: string;
  textContent: string;
  children: Iterable<XmlElement>;
  getAttribute(name: string): string | null;
}
interface Outcome {
  folder: string;
  test: string;
  failure: string | null;
}

const NOW = Date.UTC(2026, 0, 5, 9);
const document = (text: string): XmlElement =>
  new new Window().DOMParser().parseFromString(text, 'text/xml').documentElement as unknown as XmlElement;
const all = (element: XmlElement, name: string): XmlElement[] =>
  [...element.children].filter(({ localName }) => localName === name);
const first = (element: XmlElement, name: string): XmlElement | undefined => all(element, name)[0];

const TEMPORAL: Record<string, string> = {
  date: 'date',
  time: 'time',
  dateTime: 'date and time',
  duration: 'duration',
};

/** A value of the TCK as FEEL has it. */
function valueOf(element: XmlElement): unknown {
  const list = first(element, 'list');
  if (list) return list.getAttribute('xsi:nil') === 'true' ? null : all(list, 'item').map(valueOf);
  const components = all(element, 'component');
  if (components.length > 0)
    return Object.fromEntries(components.map((one) => [one.getAttribute('name') ?? '', valueOf(one)]));
  const value = first(element, 'value');
  if (!value || value.getAttribute('xsi:nil') === 'true') return null;
  const type = value.getAttribute('xsi:type')?.replace(/^.*:/, '') ?? 'string';
  const text = value.textContent;
  if (type === 'boolean') return text.trim() === 'true';
  if (['decimal', 'double', 'integer', 'float', 'int', 'long'].includes(type)) return Number(text);
  const make = TEMPORAL[type];
  return make ? compileFeel(`${make}(${JSON.stringify(text.trim())})`).evaluate({}, NOW).value : text;
}

function same(actual: JsonValue, expected: JsonValue): boolean {
  if (typeof actual === 'number' && typeof expected === 'number')
    return actual === expected || Math.abs(actual - expected) <= 1e-8 * Math.max(1, Math.abs(expected));
  if (Array.isArray(actual) && Array.isArray(expected))
    return actual.length === expected.length && actual.every((one, index) => same(one, expected[index] as JsonValue));
  if (actual && expected && typeof actual === 'object' && typeof expected === 'object') {
    const [left, right] = [actual as Variables, expected as Variables];
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every((name) => Object.hasOwn(right, name) && same(left[name] as JsonValue, right[name] as JsonValue))
    );
  }
  return actual === expected;
}

/** The decision, and all it requires. */
function reduced(definitions: Definitions, decision: DrgElement): Definitions {
  const elements = new Map((definitions.drgElement ?? []).map((element) => [element.id, element]));
  const wanted = new Set<DrgElement>();
  const queue = [decision];
  for (let element = queue.pop(); element; element = queue.pop()) {
    if (wanted.has(element)) continue;
    wanted.add(element);
    const references = [
      ...(element.informationRequirement ?? []).map(({ requiredDecision }) => requiredDecision),
      ...(element.knowledgeRequirement ?? []).map(({ requiredKnowledge }) => requiredKnowledge),
    ];
    for (const reference of references) {
      const found = elements.get(target(reference));
      if (found) queue.push(found);
    }
  }
  // Some files leave out ids, which a deployment would refuse; that is not what their tests are about.
  for (const element of wanted) element.id ??= element.name ?? '';
  const others = (definitions.drgElement ?? []).filter(({ $type }) => $type === 'dmn:InputData');
  return { ...definitions, id: definitions.id ?? 'definitions', drgElement: [...wanted, ...others] };
}

function runOne(definitions: Definitions, test: XmlElement, result: XmlElement): string | null {
  const name = result.getAttribute('name') ?? '';
  if (result.getAttribute('type') === 'decisionService') return 'decision services are not executed';
  const decision = (definitions.drgElement ?? []).find((one) => one.$type === 'dmn:Decision' && one.name === name);
  if (!decision) return `there is no decision '${name}'`;
  const variables = Object.fromEntries(
    all(test, 'inputNode').map((one) => [one.getAttribute('name') ?? '', valueOf(one)]),
  );
  const mayFail = result.getAttribute('errorResult') === 'true';
  const expected = first(result, 'expected');
  try {
    const compiled = compileDefinitions(reduced(definitions, decision));
    const { output, failureMessage } = compiled.evaluate(decision.id ?? '', variables as Variables, NOW);
    if (mayFail)
      return failureMessage !== '' || output === null ? null : `gives ${JSON.stringify(output)}, not an error`;
    if (failureMessage !== '') return failureMessage;
    const wanted = expected ? toJson(valueOf(expected)) : null;
    return same(output, wanted) ? null : `gives ${JSON.stringify(output)}, not ${JSON.stringify(wanted)}`;
  } catch (error) {
    return mayFail ? null : (error as Error).message.replace(/\s+/g, ' ');
  }
}

async function runFolder(folder: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const file of readdirSync(folder).filter((one) => /-test-.*\.xml$/.test(one))) {
    const cases = document(readFileSync(path.join(folder, file), 'utf8'));
    const model = first(cases, 'modelName')?.textContent.trim() ?? '';
    const definitions = await readDefinitions(readFileSync(path.join(folder, model), 'utf8')).catch(
      (error: Error) => error,
    );
    for (const test of all(cases, 'testCase')) {
      for (const result of all(test, 'resultNode')) {
        const failure = definitions instanceof Error ? definitions.message : runOne(definitions, test, result);
        outcomes.push({ folder: path.basename(folder), test: test.getAttribute('id') ?? '', failure });
      }
    }
  }
  return outcomes;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { failures: { type: 'boolean', default: false } },
});
const [directory] = positionals;
if (!directory) {
  process.stderr.write('usage: npm run tck -- DIRECTORY [--failures]\n');
  process.exit(1);
}
for (const level of ['compliance-level-2', 'compliance-level-3']) {
  const root = path.join(directory, level);
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const outcomes: Outcome[] = [];
  for (const { name } of folders) outcomes.push(...(await runFolder(path.join(root, name))));
  const failed = outcomes.filter(({ failure }) => failure !== null);
  const passed = outcomes.length - failed.length;
  process.stdout.write(
    `${level}: ${passed} of ${outcomes.length} pass (${((100 * passed) / outcomes.length).toFixed(1)} %)\n`,
  );
  const byFolder = new Map<string, Outcome[]>();
  for (const one of failed) byFolder.set(one.folder, [...(byFolder.get(one.folder) ?? []), one]);
  for (const [folder, list] of byFolder) {
    process.stdout.write(
      `  ${folder}: ${list.length} of ${outcomes.filter((one) => one.folder === folder).length} fail\n`,
    );
    if (values.failures) for (const { test, failure } of list) process.stdout.write(`    ${test}: ${failure}\n`);
  }
}
