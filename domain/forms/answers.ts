/** What a form asked and what was answered, in words of both languages: kept so, a later form changes nothing of it. */
import type { DetailAnswer } from '../content/model.js';
import type { Locale } from '../core/locale.js';
import { type Field, type Schema, readForm, fieldsOf } from './form.js';
import type { Values } from './submission.js';

const YES: DetailAnswer['text'] = { 'zh-CN': '是', en: 'Yes' };

/** A calendar day has no zone: read and written as UTC it stays the same day. */
const dayInWords = (day: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(Date.parse(`${day}T00:00:00Z`));

function valueInWords(field: Field, value: unknown, locale: Locale): string {
  if (field.type === 'checkbox') return YES[locale];
  if (field.type === 'date') return dayInWords(String(value), locale);
  return field.options.find((option) => option.value === value)?.label ?? String(value);
}

/** `data` as `checkSubmission` let it through. What was left empty is left out. */
export function answersInWords(schema: Schema, data: Values): DetailAnswer[] {
  const english = readForm(schema, 'en').filter((part) => part.kind === 'field');
  return fieldsOf(schema).flatMap((field) => {
    const value = data[field.key];
    const translated = english.find(({ key }) => key === field.key);
    if (value === undefined || value === false || translated === undefined) return [];
    return [
      {
        key: field.key,
        label: { 'zh-CN': field.label, en: translated.label },
        text: { 'zh-CN': valueInWords(field, value, 'zh-CN'), en: valueInWords(translated, value, 'en') },
        ...(field.identifies && { identifies: true as const }),
      },
    ];
  });
}
