/** What the ledger says of rows, gathered entry by entry, and where the rows say something else. */
import {
  contentChanged,
  type LedgerFault,
  notInDatabase,
  notInLedger,
  rowNamed,
  saysOtherwise,
  unreadableIn,
} from './faults.js';

export type Value = string | number | boolean | null;

/** By property; undefined: nothing is said of it. */
export type Said = Record<string, Value | undefined>;

/** A row that was found, as it is compared. */
export interface Found {
  id: string;
  fields: Said;
  /** Of sealed words that could not be opened: their property. */
  unreadable: readonly string[];
  /** No entry tells of it as it is. */
  quiet: boolean;
}

/** By `table.property`, or by table where nothing tells of a row at all: how often entries of before say nothing of it. */
export type Silences = Map<string, number>;

export class Claims {
  private readonly tables = new Map<string, Map<string, Said>>();
  private readonly ended = new Set<string>();

  private of(table: string): Map<string, Said> {
    const known = this.tables.get(table) ?? new Map<string, Said>();
    this.tables.set(table, known);
    return known;
  }

  /** What it says last holds; what it does not speak of stays as it was said before. */
  say(table: string, id: unknown, said: Said): void {
    if (typeof id !== 'string') return;
    const told = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
    this.of(table).set(id, { ...this.of(table).get(id), ...told });
  }

  /** Of a row that was told of before. */
  saidOf(table: string, id: unknown): Said | undefined {
    return typeof id === 'string' ? this.of(table).get(id) : undefined;
  }

  /** The same of what stands there now. */
  change(table: string, id: unknown, how: (before: Said) => Said): void {
    const before = this.saidOf(table, id);
    if (before !== undefined) this.say(table, id, how(before));
  }

  /** Nothing more is said of a property: it was changed, and to what is not in the entry. */
  forget(table: string, id: unknown, ...properties: string[]): void {
    const said = this.saidOf(table, id);
    if (said !== undefined && typeof id === 'string')
      this.of(table).set(id, Object.fromEntries(Object.entries(said).filter(([name]) => !properties.includes(name))));
  }

  /** From here on an entry tells of each of its rows. */
  complete(table: string): void {
    this.ended.add(table);
  }

  isComplete(table: string): boolean {
    return this.ended.has(table);
  }

  drop(table: string, id: string): void {
    this.of(table).delete(id);
  }

  all(table: string): Map<string, Said> {
    return new Map(this.of(table));
  }
}

const LONGEST = 80;
/** null: nothing. */
const inWords = (value: Value | undefined): string | null => {
  if (value === null || value === undefined || value === '') return null;
  const text = String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};

const isDigest = (property: string): boolean => /digest$/i.test(property);

/** Where two values are long lists or figures: only what differs in them. */
function differing(found: Value | undefined, said: Value | undefined): [string | null, string | null] {
  const parts = (value: Value | undefined): unknown => {
    try {
      return JSON.parse(String(value));
    } catch {
      return null;
    }
  };
  const [one, other] = [parts(found), parts(said)];
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return [inWords(found), inWords(said)];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const [a, b] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  const only = names.filter((name) => JSON.stringify(a.get(name)) !== JSON.stringify(b.get(name)));
  const say = (all: Map<string, unknown>): string | null =>
    inWords(only.map((name) => `${name} ${JSON.stringify(all.get(name) ?? null)}`).join(', '));
  return [say(a), say(b)];
}

function faultOfField(
  row: LedgerFault,
  property: string,
  found: Said,
  said: Said,
  others: ReadonlyMap<string, Said>,
): LedgerFault {
  if (!isDigest(property)) {
    const [is, should] = differing(found[property], said[property]);
    return saysOtherwise(row, property, { is, should });
  }
  const its = [...others].find(([, one]) => one[property] === found[property])?.[0];
  return contentChanged(row, property === 'digest' ? null : property.replace(/Digest$/, ''), its ?? null);
}

/**
 * @param number of the complaint whose rows they are; null: of none
 * @param shipped whether rows may be there that no entry tells of: the product has brought them
 */
export function compare(
  table: string,
  {
    rows,
    said,
    number,
    shipped = false,
  }: { rows: readonly Found[]; said: ReadonlyMap<string, Said>; number: string | null; shipped?: boolean },
  silences: Silences,
): LedgerFault[] {
  const faults: LedgerFault[] = [];
  const silent = (what: string): void => void silences.set(what, (silences.get(what) ?? 0) + 1);
  const left = new Map(said);
  for (const { id, fields, unreadable, quiet } of rows) {
    const row = rowNamed(table, id, number);
    const told = left.get(id);
    left.delete(id);
    if (told === undefined) {
      if (quiet) continue;
      if (shipped) silent(table);
      else faults.push(notInLedger(row));
      continue;
    }
    for (const property of unreadable) faults.push(unreadableIn(row, property));
    for (const property of Object.keys(fields)) {
      if (fields[property] === undefined) continue;
      if (told[property] === undefined) silent(`${table}.${property}`);
      else if (told[property] !== fields[property]) faults.push(faultOfField(row, property, fields, told, said));
    }
  }
  for (const id of left.keys()) faults.push(notInDatabase(rowNamed(table, id, number)));
  return faults;
}
