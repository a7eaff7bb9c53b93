/** Which rule is carried out where, and which tests name it. */
import fs from 'node:fs';
import path from 'node:path';
import { readContents } from '../../domain/definitions/index.js';
import { placeId, placesIn, type RulePlaces } from '../../domain/policies/index.js';
import {
  MORE_PLACES,
  REGULATIONS,
  RULE_CLASSES,
  type Rule,
  type RuleClass,
  ruleOf,
} from '../../domain/regulations/index.js';
import { filesOf, readBundle } from '../../gateways/deploy.js';
import { readPolicies } from '../../gateways/policy-files.js';
import { parseProcess } from '../../gateways/process-definition.js';
import { urls } from '../../web/shell/urls.js';

export interface TracedRule {
  rule: Rule;
  document: string;
  class: RuleClass;
  /** In words: `userTask_Register`, `limits_D03_2025_1/limits_register`, `page:privacy`. */
  places: string[];
  /** `test/policies/D09.test.ts` */
  tests: string[];
}

const RULE_ID = /\bD\d\d-R\d\d\b/g;
function testFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name));
}

/** Rule → test files that name it, comments apart. */
function testsByRule(root: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of testFiles(path.join(root, 'test'))) {
    const source = fs.readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    for (const rule of new Set(source.match(RULE_ID) ?? []))
      found.set(rule, [...(found.get(rule) ?? []), path.relative(root, file)]);
  }
  return found;
}

const fail = (facts: Record<string, unknown>, message: string): never => {
  throw new Error(`${message}: ${JSON.stringify(facts)}`);
};
const LOUD = { info: () => undefined, warn: fail, error: fail };

/** The places of the folder `workflows` below the root. @throws Error where one of its files cannot be read */
export async function placesBelow(root: string): Promise<RulePlaces> {
  const files = filesOf(readBundle(path.join(root, 'workflows')));
  const policies = await readPolicies(path.join(root, 'workflows/policies'));
  return placesIn(await readContents({ parseProcess, log: LOUD }, files), [...policies.values()]);
}

export function traceRules(root: string, found: RulePlaces): TracedRule[] {
  const tests = testsByRule(root);
  return REGULATIONS.flatMap(({ id: document, rules }) =>
    rules.map((rule) => ({
      rule,
      document,
      class: RULE_CLASSES[rule.id] ?? 'executed',
      places: [...(found.get(rule.id) ?? []).map(placeId), ...(MORE_PLACES[rule.id] ?? [])],
      tests: tests.get(rule.id) ?? [],
    })),
  );
}

function leadsNowhere(root: string, place: string): boolean {
  const [kind = '', target = ''] = place.split(/:(.*)/);
  if (kind === 'page') return !(target in urls);
  if (kind === 'file') return !fs.existsSync(path.join(root, target));
  return !fs.existsSync(path.join(root, 'workflows/notices', `${target}.zh-CN.hbs`));
}

/** A page, a notice, a line of the table of contacts: words that stand somewhere, and nothing that somebody or something does. */
const IS_TEXT = /^(page:|notice:|contacts_)/;

export const isTextAlone = ({ places }: TracedRule): boolean =>
  places.length > 0 && places.every((place) => IS_TEXT.test(place));

/**
 * Mappings that point to nothing: rules that no regulation has, places that are not there, rules without a class, and rules
 * that are said to be carried out by a line of text.
 */
export function danglingMappings(root: string, found: RulePlaces): string[] {
  const unknown = (rule: string): boolean => ruleOf(rule) === undefined;
  const named = [
    ...found.keys(),
    ...testsByRule(root).keys(),
    ...Object.keys(RULE_CLASSES),
    ...Object.keys(MORE_PLACES),
  ];
  return [
    ...[...new Set(named)].filter(unknown).map((rule) => `${rule} is no rule of the regulations`),
    ...Object.entries(MORE_PLACES).flatMap(([rule, list]) =>
      list.filter((place) => leadsNowhere(root, place)).map((place) => `${rule}: ${place} is not there`),
    ),
    ...REGULATIONS.flatMap(({ rules }) => rules)
      .filter(({ id }) => RULE_CLASSES[id] === undefined)
      .map(({ id }) => `${id} has no class`),
    ...traceRules(root, found)
      .filter((rule) => rule.class !== 'text' && isTextAlone(rule))
      .map(({ rule }) => `${rule.id} rests on a line of text alone: its class is text`),
  ];
}
