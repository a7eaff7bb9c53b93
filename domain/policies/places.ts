/** Where the rules of the regulations are carried out: elements of diagrams, fields of forms, rows and settings of tables. */
import { createHash } from 'node:crypto';
import type { Context } from '../core/context.js';
import { own } from '../core/own.js';
import {
  type BundleContents,
  type FormOfBundle,
  newestContents,
  type ProcessDefinition,
} from '../definitions/index.js';
import { type RuledPart, ruledParts } from '../forms/index.js';
import { RULE_CLASSES } from '../regulations/index.js';
import type { PolicyFile, PolicyTable, TableColumn, TableRow } from './tables.js';

/** `file`: its name in the bundle. */
export type RulePlace = { file: string } & (
  | { kind: 'element'; process: ProcessDefinition; element: string }
  | { kind: 'field'; form: FormOfBundle; field: RuledPart }
  | { kind: 'row'; table: PolicyTable; row: TableRow }
  | { kind: 'setting'; table: PolicyTable; column: TableColumn }
);

/** By rule. */
export type RulePlaces = ReadonlyMap<string, readonly RulePlace[]>;

type Named = [rules: readonly string[], place: RulePlace];

const inDiagram = ({ name: file, process }: BundleContents['diagrams'][number]): Named[] =>
  Object.entries(process.elements).map(([element, { rules }]) => [rules, { kind: 'element', file, process, element }]);

const inForm = (form: FormOfBundle): Named[] =>
  ruledParts(form.schema).map((field) => [field.rules, { kind: 'field', file: form.name, form, field }]);

function inTable(file: string, table: PolicyTable): Named[] {
  // That a role has a rule among its duties carries nothing out: it is a setting.
  const carries = (rule: string): boolean => table.kind !== 'roles' || RULE_CLASSES[rule] === 'configured';
  return [
    ...table.rows.map((row): Named => [row.rules.filter(carries), { kind: 'row', file, table, row }]),
    ...table.outputs.map((column): Named => [column.rules, { kind: 'setting', file, table, column }]),
  ];
}

export const fileOfPolicy = (code: string): string => `policies/${code}.dmn`;

/** The places of a bundle, and of the policies that are asked about. */
export function placesIn({ diagrams, forms }: BundleContents, policies: readonly PolicyFile[]): RulePlaces {
  const found = new Map<string, RulePlace[]>();
  const all = [
    ...diagrams.flatMap(inDiagram),
    ...forms.flatMap(inForm),
    ...policies.flatMap(({ code, tables }) => tables.flatMap((table) => inTable(fileOfPolicy(code), table))),
  ];
  for (const [rules, place] of all) for (const rule of rules) found.set(rule, [...(found.get(rule) ?? []), place]);
  return found;
}

/** Those of the newest bundle. Not in a transaction. */
export const newestPlaces = async (context: Context, policies: readonly PolicyFile[]): Promise<RulePlaces> =>
  placesIn(await newestContents(context), policies);

/** `complaint-handling/userTask_Register`, `limits_D03_2025_1/limits_register`. */
export function placeId(place: RulePlace): string {
  if (place.kind === 'element') return `${place.process.processId}/${place.element}`;
  if (place.kind === 'field') return `${place.form.id}.form/${place.field.key}`;
  return `${place.table.id}/${place.kind === 'row' ? place.row.id : place.column.name}`;
}

/** SHA-256 of what it does: an element without its words, a field as it is, a table without descriptions and labels. */
export function placeHash(place: RulePlace): string {
  if (place.kind === 'element') return own(place.process.elements, place.element)?.hash ?? '';
  if (place.kind === 'field') return createHash('sha256').update(place.field.content).digest('hex');
  return place.table.hash;
}
