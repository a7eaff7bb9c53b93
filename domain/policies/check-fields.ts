/** What is wrong with the table of fields: a field that there is not, or one that the house itself cannot do without. */
import { isOneOf } from '../core/own.js';
import type { FormOfBundle } from '../definitions/index.js';
import { FIELD_MARKS, fieldsOf, type MarkedPart, markedParts } from '../forms/index.js';
import { FIELD_RULES } from './fields.js';
import { placeOf, type Problem } from './problems.js';
import { cell, literal, type PolicyTable } from './tables.js';

/** Marks by which the house only looks after an answer: who could not be named otherwise may be left out. */
const MAY_GO: readonly string[] = ['identifies', 'quotable', 'content'];

/** Pieces of the complaint without which there is none, or nobody to answer. */
const OF_EVERY_COMPLAINT = ['content', 'channel', 'category', 'safetyHazard', 'complainantName', 'phone'];

/** Keys that another field of the form asks for, to be shown or hidden. */
function asksFor(form: FormOfBundle, key: string): boolean {
  return fieldsOf(form.schema).some((field) => field.key !== key && new RegExp(`\\b${key}\\b`).test(field.hide ?? ''));
}

/** Whether a diagram, a table, a figure or another field goes by its answer. */
function isHeld(form: FormOfBundle, { key, properties }: MarkedPart): boolean {
  const marked = FIELD_MARKS.some((mark) => properties[mark] !== undefined && !MAY_GO.includes(mark));
  const piece = properties['content'];
  return (
    marked ||
    properties['processVariable'] === 'true' ||
    (piece !== undefined && OF_EVERY_COMPLAINT.includes(piece)) ||
    asksFor(form, key)
  );
}

type Wrong = 'unknownForm' | 'unknownField' | 'unknownValue' | 'heldField';

function wrongWith(
  { form, field, asked }: Record<'form' | 'field' | 'asked', string>,
  forms: readonly FormOfBundle[],
): Wrong | null {
  const found = forms.find(({ id }) => id === form);
  if (found === undefined) return 'unknownForm';
  const part = markedParts(found.schema).find(({ key }) => key !== '' && key === field);
  if (part === undefined) return 'unknownField';
  if (!isOneOf(FIELD_RULES, asked)) return 'unknownValue';
  return asked === 'hidden' && isHeld(found, part) ? 'heldField' : null;
}

export function fieldProblems(table: PolicyTable | undefined, forms: readonly FormOfBundle[]): Problem[] {
  if (table === undefined) return [];
  const seen = new Set<string>();
  return table.rows.flatMap((row): Problem[] => {
    const text = (name: string): string => String(literal(cell(table, row, name)) ?? '');
    const said = { form: text('form'), field: text('field'), asked: text('asked') };
    const place = { table: table.name, ...placeOf(table, row), column: '', rules: row.rules };
    const name = `${said.form}.${said.field}`;
    const twice = seen.has(name);
    seen.add(name);
    if (twice) return [{ ...place, code: 'saidTwice', value: name }];
    const code = wrongWith(said, forms);
    if (code === null) return [];
    const asked = table.outputs.find((column) => column.name === 'asked')?.label ?? '';
    if (code === 'unknownValue') return [{ ...place, code, column: asked, value: said.asked }];
    return [{ ...place, code, value: code === 'unknownForm' ? said.form : name }];
  });
}
