/** The fields that a policy has asked otherwise, by the names that people know them by. */
import type { Locale } from '../core/locale.js';
import { own } from '../core/own.js';
import type { BundleContents, FormOfBundle } from '../definitions/index.js';
import { fieldsOf, readForm } from '../forms/index.js';
import { cell, literal, type PolicyTable } from './tables.js';

type Names = Record<Locale, string>;

export interface FieldOfPolicy {
  /** The task that has the form. */
  task: Names;
  field: Names;
  /** `hidden`, `required` */
  asked: string;
  ruleId: string;
  article: string;
  description: string;
}

function taskOf(formId: string, diagrams: BundleContents['diagrams']): Names {
  for (const { process } of diagrams)
    for (const [id, task] of Object.entries(process.tasks))
      if (task.formId === formId) {
        const element = own(process.elements, id);
        return { 'zh-CN': element?.name ?? id, en: element?.nameEn ?? id };
      }
  return { 'zh-CN': formId, en: formId };
}

function labelOf(key: string, form: FormOfBundle | undefined): Names {
  if (form === undefined || fieldsOf(form.schema).every((field) => field.key !== key)) return { 'zh-CN': key, en: key };
  const label = (locale: Locale): string => {
    const part = readForm(form.schema, locale).find((one) => one.kind === 'field' && one.key === key);
    return part?.kind === 'field' ? part.label : key;
  };
  return { 'zh-CN': label('zh-CN'), en: label('en') };
}

export function fieldsInWords(
  table: PolicyTable | undefined,
  { diagrams, forms }: Pick<BundleContents, 'diagrams' | 'forms'>,
): FieldOfPolicy[] {
  if (table === undefined) return [];
  return table.rows.map((row) => {
    const text = (name: string): string => String(literal(cell(table, row, name)) ?? '');
    const form = text('form');
    return {
      task: taskOf(form, diagrams),
      field: labelOf(
        text('field'),
        forms.find(({ id }) => id === form),
      ),
      asked: text('asked'),
      ruleId: text('ruleId'),
      article: text('article'),
      description: row.description,
    };
  });
}
