/** Literals that need more than a lookup: strings with escapes and `@"…"`. */
import { dateAndTime, date, duration, time } from 'feelin';
import { served } from './kernel.js';

const ESCAPES: Record<string, string> = {
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
  '\\f': '\f',
  '\\b': '\b',
  '\\"': '"',
  '\\\\': '\\',
  "\\'": "'",
};

/** `"a\"b"` → `a"b` */
export function stringLiteral(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\u([0-9a-fA-F]{4})|\\[nrtfb"'\\]/g, (escape, code: string | undefined) =>
      code === undefined ? (ESCAPES[escape] ?? escape) : String.fromCharCode(parseInt(code, 16)),
    );
}

/** `…+02:00[Europe/Berlin]`, as Java writes it → `…@Europe/Berlin`, as FEEL does. */
export function withPlace(text: string): string {
  return text.replace(/(Z|[+-]\d\d:\d\d)\[(.+)\]$/, '@$2');
}

/** The value of `@"2026-01-05"`, `@"PT2H"`, `@"09:00:00"` …; null where the text is none of them. */
export function at(text: string): unknown {
  return served(() => {
    if (/^-?P/.test(text)) return duration(text);
    if (/^\d{1,2}:/.test(text)) return time(withPlace(text));
    return text.includes('T') ? dateAndTime(withPlace(text)) : date(text);
  });
}
