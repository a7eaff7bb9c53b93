/**
 * Where a policy does less, or other, than the regulation that it carries out. That keeps nobody from activating it: a company
 * may do something outside of this program, and its own regulation may have been amended. Whoever activates it should know.
 */
import type { Locale } from '../core/locale.js';
import { MORE_PLACES, REGULATIONS, type Rule, RULE_CLASSES, ruleOf } from '../regulations/index.js';
import { isSame, spansIn } from './figures.js';
import { placesIn, type RulePlace } from './places.js';
import { cell, literal, type PolicyFile, type PolicyTable, settingsOf, tableOf } from './tables.js';
import { measured } from './words-and-cells.js';

/** A step that people wait for, of which neither the policy nor the company says how long it may take. */
interface WithoutLimit {
  code: 'withoutLimit';
  step: string;
}

/** What a rule asks for. */
type OfRule = {
  rule: string;
  /** The rule's own words; in English what they mean. */
  text: Record<Locale, string>;
} & (
  | { code: 'notCarriedOut' }
  /** A step that the profile leaves out, and that the rule is of. */
  | { code: 'switchedOff'; table: string; column: string }
  /** `said`: what the regulation says. */
  | {
      code: 'otherThanRule';
      table: string;
      line: number;
      column: string;
      value: string;
      unit: string;
      said: string;
    }
);

export type Warning = OfRule | WithoutLimit;

/** What the regulations name no time for, and somebody waits for none the less. */
const WAITED_FOR = [
  'negotiate',
  'appeal',
  'referral-out',
  'referral',
  'reassign',
  'revise-findings',
  'revise-plan',
  'reopened',
];

interface WarningContext {
  files: ReadonlyMap<string, PolicyFile>;
  /** Rules that an element of a diagram, or a field of a form, carries out. */
  inDiagrams: ReadonlySet<string>;
}

const about = ({ id, text, meaning }: Rule): Pick<OfRule, 'rule' | 'text'> => ({
  rule: id,
  text: { 'zh-CN': text, en: meaning },
});

const isOff = (value: unknown): boolean => value === false || value === 'none';

/** Settings that name a rule, with whether they are switched on. */
const settings = (table: PolicyTable): { label: string; rules: string[]; on: boolean }[] => {
  const values = settingsOf(table);
  return table.outputs.map(({ name, label, rules }) => ({ label, rules, on: !isOff(values[name]) }));
};

/** Rules that rows and settings of these files carry out. */
function rulesInTables(files: readonly PolicyFile[]): Set<string> {
  const places = placesIn({ diagrams: [], forms: [] }, files);
  const isCarried = (place: RulePlace): boolean =>
    place.kind !== 'setting' || !isOff(settingsOf(place.table)[place.column.name]);
  return new Set([...places].flatMap(([rule, found]) => (found.some(isCarried) ? [rule] : [])));
}

function switchedOff(profile: PolicyTable | undefined, inTables: ReadonlySet<string>): Warning[] {
  if (profile === undefined) return [];
  return settings(profile).flatMap(({ label, rules, on }) =>
    on
      ? []
      : rules.flatMap((id): Warning[] => {
          const rule = ruleOf(id);
          if (rule === undefined || inTables.has(id)) return [];
          return [{ code: 'switchedOff', ...about(rule), table: profile.name, column: label }];
        }),
  );
}

/** Limits whose figure is not the one of their rule. */
function otherThanRule(table: PolicyTable): Warning[] {
  return table.rows.flatMap((row, at): Warning[] => {
    const [rule, figure] = [ruleOf(String(literal(cell(table, row, 'ruleId')))), measured(table, row)];
    const said = rule === undefined ? [] : spansIn(rule.text);
    const [first] = said;
    if (rule === undefined || figure === null || first === undefined) return [];
    if (said.some((span) => isSame(span, figure))) return [];
    const { column, value, unit } = figure;
    return [
      {
        code: 'otherThanRule',
        ...about(rule),
        table: table.name,
        line: at + 1,
        column,
        value,
        unit,
        said: first.words,
      },
    ];
  });
}

function withoutLimit(tables: readonly PolicyTable[]): WithoutLimit[] {
  const limited = tables
    .filter(({ kind }) => kind === 'limits' || kind === 'internal')
    .flatMap((table) => table.rows.map((row) => literal(cell(table, row, 'step'))));
  return WAITED_FOR.filter((step) => !limited.includes(step)).map((step) => ({ code: 'withoutLimit', step }));
}

export function warningsOf(file: PolicyFile, { files, inDiagrams }: WarningContext): Warning[] {
  const profile = tableOf(file, 'profile');
  const { supervision, natureScheme } = profile ? settingsOf(profile) : {};
  const parts = [file, ...[supervision, natureScheme].flatMap((code) => files.get(String(code)) ?? [])];
  const inTables = rulesInTables(parts);
  const off = switchedOff(profile, inTables);
  const rules = REGULATIONS.find(({ id }) => id === file.code.slice(0, 3))?.rules ?? [];
  const carriedOut = ({ id }: Rule): boolean =>
    RULE_CLASSES[id] === 'text' ||
    inTables.has(id) ||
    inDiagrams.has(id) ||
    MORE_PLACES[id] !== undefined ||
    off.some((warning) => 'rule' in warning && warning.rule === id);
  return [
    ...rules.filter((rule) => !carriedOut(rule)).map((rule): Warning => ({ code: 'notCarriedOut', ...about(rule) })),
    ...off,
    ...parts.flatMap(({ tables }) => tables).flatMap(otherThanRule),
    ...withoutLimit(parts.flatMap(({ tables }) => tables)),
  ];
}
