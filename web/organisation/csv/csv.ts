/** Tables as Excel and others write and read them: comma-separated, in UTF-8 or, as Excel in China does, in GBK. */
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { ImportRow, ListEntry } from '../../../domain/organisation/index.js';
import type { Translate } from '../../shell/i18n.js';

const COLUMNS = ['code', 'nameZh', 'nameEn', 'inUse', 'role', 'department'] as const;

type Column = (typeof COLUMNS)[number];

/** So much fits into the form that follows the preview. */
const MOST_CHARACTERS = 20_000;

const MOST_ROWS = 500;

/** Line by line; or what is wrong with the whole of it: a key of `admin.organisation.csv.errors`, and the line. */
export type Read = { rows: ImportRow[] } | { error: string; line: number };

/** GB 18030 has all of GBK. null: it is neither. */
export function decoded(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return null;
}

/** What a column may be called: as the page calls it in either language, or by its own name. */
export function headingsOf(translators: readonly Translate[]): ReadonlyMap<string, Column> {
  const names = (column: Column): string[] => [column, ...translators.map((t) => t(`admin.organisation.${column}`))];
  return new Map(COLUMNS.flatMap((column) => names(column).map((name) => [name.toLowerCase(), column] as const)));
}

const FLAGS: Readonly<Record<string, boolean>> = {
  '': true,
  是: true,
  yes: true,
  true: true,
  否: false,
  no: false,
  false: false,
};

const RECORDS = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

const recordsIn = (text: string): z.infer<typeof RECORDS> =>
  RECORDS.parse(parse(text, { bom: true, info: true, trim: true, relax_column_count: true, skip_empty_lines: true }));

function rowOf(columns: readonly (Column | undefined)[], record: readonly string[], line: number): ImportRow {
  const cell = (column: Column): string => record[columns.indexOf(column)] ?? '';
  const inUse = FLAGS[cell('inUse').toLowerCase()] ?? null;
  return {
    line,
    code: cell('code'),
    nameZh: cell('nameZh'),
    nameEn: cell('nameEn'),
    inUse,
    role: cell('role'),
    department: cell('department'),
  };
}

export function readTable(text: string, headings: ReadonlyMap<string, Column>): Read {
  if (text.length > MOST_CHARACTERS) return { error: 'tooLong', line: 0 };
  try {
    const [head, ...lines] = recordsIn(text);
    const columns = (head?.record ?? []).map((name) => headings.get(name.toLowerCase()));
    if (!(['code', 'nameZh', 'nameEn'] as const).every((column) => columns.includes(column)))
      return { error: 'headings', line: 1 };
    if (lines.length === 0 || lines.length > MOST_ROWS)
      return { error: lines.length === 0 ? 'empty' : 'tooLong', line: 0 };
    return { rows: lines.map(({ record, info }) => rowOf(columns, record, info.lines)) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { error: 'malformed', line: Number(error['lines'] ?? 0) };
  }
}

/** With the mark by which Excel knows UTF-8; what looks like a formula is none. */
export const written = (t: Translate, entries: readonly ListEntry[]): string =>
  stringify(
    entries.map(({ code, names, inUse, role, department }) => [
      code,
      names['zh-CN'],
      names.en,
      t(inUse ? 'desk.yes' : 'desk.no'),
      role ?? '',
      department ?? '',
    ]),
    {
      bom: true,
      header: true,
      columns: COLUMNS.map((column) => t(`admin.organisation.${column}`)),
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  );
