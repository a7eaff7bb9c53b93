/** Rows as they are compared: what of each the ledger speaks of. What is sealed is opened, and compared by its digest. */
import type { Found, Said, Value } from './claims.js';
import type { Row } from './rows.js';
import { secretDigest } from './secrets.js';

/** What reads sealed words. Each null where its key is not there, or was destroyed: then nothing is compared of them. */
export interface Opened {
  /** The digest of what was sealed. @throws Error where it does not open */
  digestOf: ((sealed: string) => string) | null;
  /** Of what is hashed with the key of the house. */
  hash: ((purpose: string, text: string) => string) | null;
  /** What the house has sealed for itself, as a text. @throws Error where it does not open */
  openText: ((sealed: string) => string) | null;
}

export const plain = (value: unknown): Value | undefined =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;

/** As they are stored. */
export const its = (row: Row, ...names: string[]): Said =>
  Object.fromEntries(names.map((name) => [name, plain(row[name])]));
/** SQLite keeps 0 and 1. */
export const flags = (row: Row, ...names: string[]): Said =>
  Object.fromEntries(names.map((name) => [name, row[name] === true || row[name] === 1]));
/** PostgreSQL may hand them over as text. */
export const numbers = (row: Row, ...names: string[]): Said =>
  Object.fromEntries(names.map((name) => [name, row[name] === null ? null : Number(row[name])]));
export const there = (row: Row, name: string): boolean => row[name] !== null;
export const text = (row: Row, name: string): string => String(row[name]);

export function parsed(row: Row, name: string): unknown {
  try {
    return JSON.parse(text(row, name));
  } catch {
    return text(row, name);
  }
}
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const words = (row: Row, name: string): string => listOf(parsed(row, name)).map(String).join(' ');

export function pausesOf(row: Row): Said {
  const pauses = listOf(parsed(row, 'pauses'));
  const named = pauses.flatMap((pause, index) =>
    ['reason', 'from', 'to', 'endsAt'].map((name): [string, Value | undefined] => [
      `pause${index + 1}.${name}`,
      typeof pause === 'object' && pause !== null ? plain(Reflect.get(pause, name)) : undefined,
    ]),
  );
  return { pauses: pauses.length, ...Object.fromEntries(named) };
}

/** Numbers the extensions of a limit, in the order in which they were asked for. */
function numbered(rows: readonly Row[], key: string): Map<Row, number> {
  const count = new Map<unknown, number>();
  return new Map(
    rows.map((row) => {
      const number = (count.get(row[key]) ?? 0) + 1;
      count.set(row[key], number);
      return [row, number];
    }),
  );
}

/** Sealed words of a row, by the name of their digest: their column. */
type Sealed = Readonly<Record<string, string>>;

export interface Reading {
  id: (row: Row, number: number) => string;
  fields: (row: Row, opened: Opened) => Said;
  sealed?: Sealed;
  /** The same of what the house has sealed for itself. */
  ofHouse?: Sealed;
  /** Those of one of these are numbered. */
  numberedBy?: string;
  /** Of such a row, as it is, no entry tells: what one told of it before holds still. */
  quiet?: (row: Row) => boolean;
}

export const byId = (row: Row): string => text(row, 'id');

/** The digest of each sealed column, by its name; null where the column is empty. */
function digestsOf(row: Row, columns: Sealed, digestOf: ((sealed: string) => string) | null) {
  const fields: Said = {};
  const unreadable: string[] = [];
  for (const [name, column] of Object.entries(columns)) {
    const sealed = row[column];
    if (sealed === null) fields[name] = null;
    if (typeof sealed !== 'string' || digestOf === null) continue;
    try {
      fields[name] = digestOf(sealed);
    } catch {
      unreadable.push(name);
    }
  }
  return { fields, unreadable };
}

/** Of what the house has sealed for itself: bound to whose it is. */
function houseDigest({ hash, openText }: Opened, id: string): ((sealed: string) => string) | null {
  if (hash === null || openText === null) return null;
  return (sealed) => secretDigest(hash, 'address', id, openText(sealed)) ?? '';
}

/** @param opened by row: those of a house have keys of their own */
export function foundIn(reading: Reading, rows: readonly Row[], opened: (row: Row) => Opened): Found[] {
  const number = reading.numberedBy === undefined ? null : numbered(rows, reading.numberedBy);
  return rows.map((row) => {
    const how = opened(row);
    const id = reading.id(row, number?.get(row) ?? 0);
    const words = digestsOf(row, reading.sealed ?? {}, how.digestOf);
    const addresses = digestsOf(row, reading.ofHouse ?? {}, houseDigest(how, id));
    return {
      id,
      fields: { ...reading.fields(row, how), ...words.fields, ...addresses.fields },
      unreadable: [...words.unreadable, ...addresses.unreadable],
      quiet: reading.quiet?.(row) ?? false,
    };
  });
}
