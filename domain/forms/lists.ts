/**
 * What a field offers of the organisation: the property `list` names one of its lists, whose entries come after the field's
 * own values. Everything that reads a form afterwards finds them as if they stood in it.
 */
import type { Locale } from '../core/locale.js';
import { listOf } from '../core/own.js';
import type { Schema } from './form.js';

/** An entry of a list. */
interface Listed {
  list: string;
  code: string;
  names: Record<Locale, string>;
}

const partOf = (value: unknown): Schema => (typeof value === 'object' && value !== null ? { ...value } : {});

/** @param entries those that may be chosen, each list in its order */
export function withLists(component: Schema, entries: readonly Listed[]): Schema {
  const own = partOf(component['properties']);
  const offered = entries.filter(({ list }) => list === own['list']);
  const inner = listOf(component['components']);
  return {
    ...component,
    ...(inner.length > 0 && { components: inner.map((one) => withLists(partOf(one), entries)) }),
    ...(offered.length > 0 && {
      values: [
        ...listOf(component['values']),
        ...offered.map(({ code, names }) => ({ value: code, label: names['zh-CN'] })),
      ],
      properties: {
        ...own,
        ...Object.fromEntries(offered.map(({ code, names }) => [`option.${code}.en`, names.en])),
      },
    }),
  };
}
