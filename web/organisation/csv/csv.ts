/** A list as a table: its columns, and what a line of them says. */
import type { ImportRow, ListEntry } from '../../../domain/organisation/index.js';
import { type CsvLine, type CsvMistake, headingsOf, linesIn, written } from '../../shell/csv.js';
import { LOCALES, type Translate, translator } from '../../shell/i18n.js';

const COLUMNS = ['code', 'nameZh', 'nameEn', 'inUse', 'role', 'department'] as const;

type Column = (typeof COLUMNS)[number];

const keyOf = (column: Column): string => `admin.organisation.${column}`;

const HEADINGS = headingsOf(
  COLUMNS,
  LOCALES.map((locale) => translator(locale)),
  keyOf,
);

const FLAGS: Readonly<Record<string, boolean>> = {
  '': true,
  是: true,
  yes: true,
  true: true,
  否: false,
  no: false,
  false: false,
};

const rowOf = ({ line, cell }: CsvLine<Column>): ImportRow => ({
  line,
  code: cell('code'),
  nameZh: cell('nameZh'),
  nameEn: cell('nameEn'),
  inUse: FLAGS[cell('inUse').toLowerCase()] ?? null,
  role: cell('role'),
  department: cell('department'),
});

export function readList(text: string): { rows: ImportRow[] } | CsvMistake {
  const read = linesIn(text, HEADINGS, ['code', 'nameZh', 'nameEn']);
  return 'error' in read ? read : { rows: read.lines.map(rowOf) };
}

export const writtenList = (t: Translate, entries: readonly ListEntry[]): string =>
  written(
    COLUMNS.map((column) => t(keyOf(column))),
    entries.map(({ code, names, inUse, role, department }) => [
      code,
      names['zh-CN'],
      names.en,
      t(inUse ? 'desk.yes' : 'desk.no'),
      role ?? '',
      department ?? '',
    ]),
  );
