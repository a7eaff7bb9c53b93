/** Which rule is carried out where, and which tests name it. */
import fs from 'node:fs';
import path from 'node:path';
import {
  MORE_PLACES,
  REGULATIONS,
  RULE_CLASSES,
  type Rule,
  type RuleClass,
  ruleOf,
} from '../../domain/regulations/index.js';
import { urls } from '../../web/shell/urls.js';
import { allElements, allForms } from '../../workflows/process-api.js';
import { type RulePlace, rulePlaces } from '../../workflows/rule-places.js';

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
const inWords = (place: RulePlace): string => {
  if (place.kind === 'element') return `${place.process}/${place.element}`;
  if (place.kind === 'field') return `${place.form}.form/${place.field}`;
  return place.kind === 'row' ? `${place.table}/${place.row}` : `${place.table}/${place.column}`;
};

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

export function traceRules(root: string): TracedRule[] {
  const tests = testsByRule(root);
  return REGULATIONS.flatMap(({ id: document, rules }) =>
    rules.map((rule) => ({
      rule,
      document,
      class: RULE_CLASSES[rule.id] ?? 'executed',
      places: [...(rulePlaces[rule.id] ?? []).map(inWords), ...(MORE_PLACES[rule.id] ?? [])],
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

/** Mappings that point to nothing: rules that no regulation has, places that are not there, rules without a class. */
export function danglingMappings(root: string): string[] {
  const unknown = (rule: string): boolean => ruleOf(rule) === undefined;
  const named = [
    ...Object.keys(rulePlaces),
    ...testsByRule(root).keys(),
    ...Object.keys(RULE_CLASSES),
    ...Object.keys(MORE_PLACES),
  ];
  const places = Object.entries(rulePlaces).flatMap(([rule, list]) =>
    list
      .filter((place) =>
        place.kind === 'element'
          ? allElements[place.process]?.[place.element] === undefined
          : place.kind === 'field' && allForms[place.form] === undefined,
      )
      .map((place) => `${rule}: ${inWords(place)} is not there`),
  );
  return [
    ...[...new Set(named)].filter(unknown).map((rule) => `${rule} is no rule of the regulations`),
    ...places,
    ...Object.entries(MORE_PLACES).flatMap(([rule, list]) =>
      list.filter((place) => leadsNowhere(root, place)).map((place) => `${rule}: ${place} is not there`),
    ),
    ...REGULATIONS.flatMap(({ rules }) => rules)
      .filter(({ id }) => RULE_CLASSES[id] === undefined)
      .map(({ id }) => `${id} has no class`),
  ];
}
