/** Tables as Excel and others write and read them: comma-separated, in UTF-8 or, as Excel in China does, in GBK. */
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { Translate } from './i18n.js';

/** So much fits into the form that follows the preview. */
const MOST_CHARACTERS = 20_000;

const MOST_ROWS = 500;

/** What is wrong with the whole of it: a key of `admin.organisation.csv.errors`, and the line. */
export interface CsvMistake {
  error: string;
  line: number;
}

/** A line by its columns; '' for what is not there. */
export interface CsvLine<Column extends string> {
  line: number;
  cell: (column: Column) => string;
}

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

/** What a column may be called: as pages call it in either language, or by its own name. */
export function headingsOf<Column extends string>(
  columns: readonly Column[],
  translators: readonly Translate[],
  key: (column: Column) => string,
): ReadonlyMap<string, Column> {
  const names = (column: Column): string[] => [column, ...translators.map((t) => t(key(column)))];
  return new Map(columns.flatMap((column) => names(column).map((name) => [name.toLowerCase(), column] as const)));
}

const RECORDS = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

const recordsIn = (text: string): z.infer<typeof RECORDS> =>
  RECORDS.parse(parse(text, { bom: true, info: true, trim: true, relax_column_count: true, skip_empty_lines: true }));

/** @param required columns that the first line has to name */
export function linesIn<Column extends string>(
  text: string,
  headings: ReadonlyMap<string, Column>,
  required: readonly Column[],
): { lines: CsvLine<Column>[] } | CsvMistake {
  if (text.length > MOST_CHARACTERS) return { error: 'tooLong', line: 0 };
  try {
    const [head, ...lines] = recordsIn(text);
    const columns = (head?.record ?? []).map((name) => headings.get(name.toLowerCase()));
    if (!required.every((column) => columns.includes(column))) return { error: 'headings', line: 1 };
    if (lines.length === 0 || lines.length > MOST_ROWS)
      return { error: lines.length === 0 ? 'empty' : 'tooLong', line: 0 };
    return {
      lines: lines.map(({ record, info }) => ({
        line: info.lines,
        cell: (column) => record[columns.indexOf(column)] ?? '',
      })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { error: 'malformed', line: Number(error['lines'] ?? 0) };
  }
}

/** With the mark by which Excel knows UTF-8; what looks like a formula is none. */
export const written = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { bom: true, header: true, columns: [...head], escape_formulas: true, record_delimiter: 'windows' },
  );
