/** Many entries of a list at once, out of a table: what it would do is shown first, and then all of it is done, or nothing. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { User } from '../people/model.js';
import { noteAdded, noteChanges } from './changing.js';
import type { Known } from './known.js';
import { only } from './looking.js';
import { isOneOf } from '../core/own.js';
import {
  isDepartment,
  isFixed,
  isOfTheHouse,
  type List,
  type ListEntry,
  mistakesIn,
  mistakesInPlace,
  NOTHING_BESIDES,
  ROLES,
} from './model.js';

/** As it was written; `inUse` null where that is not understood. */
export interface ImportRow {
  line: number;
  code: string;
  nameZh: string;
  nameEn: string;
  inUse: boolean | null;
  department: string;
  /** Of a post. */
  role: string;
}

export interface PlannedRow {
  row: ImportRow;
  outcome: 'new' | 'changed' | 'same' | 'wrong';
  /** Field → message code. */
  mistakes: Record<string, string>;
}

export interface ImportingUseCases {
  /** What the rows would do, and what is wrong with them; nothing is done. */
  planImport(user: User, list: List, rows: readonly ImportRow[]): Promise<PlannedRow[]>;
  /** All of them or none. @throws {DomainError} invalid, where a row is wrong */
  importEntries(user: User, list: List, rows: readonly ImportRow[]): Promise<void>;
}

const FRESH = { position: 0, ...NOTHING_BESIDES };

/** As a row has it; what a table does not say is as it was. */
const entryOf = (
  list: List,
  row: ImportRow,
  { position, onPortal, questions, withheld }: Pick<ListEntry, keyof typeof FRESH> = FRESH,
): ListEntry => ({
  list,
  code: row.code,
  names: { 'zh-CN': row.nameZh, en: row.nameEn },
  position,
  onPortal,
  questions,
  withheld,
  inUse: row.inUse !== false,
  department: isDepartment(row.department) ? row.department : null,
  role: isOneOf(ROLES, row.role) ? row.role : null,
});

const isSame = (one: ListEntry, other: ListEntry): boolean =>
  one.names['zh-CN'] === other.names['zh-CN'] &&
  one.names.en === other.names.en &&
  one.inUse === other.inUse &&
  one.department === other.department;

interface Around {
  /** The list as it is. */
  before: ReadonlyMap<string, ListEntry>;
  departments: ReadonlySet<string>;
}

/** Of one row by itself. */
function mistakesOf(list: List, row: ImportRow, { before, departments }: Around): Record<string, string> {
  const entry = entryOf(list, row);
  const mistakes = { ...mistakesIn(entry), ...mistakesInPlace(entry, departments) };
  if (row.inUse === null) mistakes['inUse'] = 'flag';
  else if (!row.inUse && isOfTheHouse(entry)) mistakes['inUse'] = 'own';
  if (isFixed(list) && !before.has(row.code)) mistakes['code'] = 'fixed';
  if (row.department !== '' && entry.department === null) mistakes['department'] = 'option';
  if (row.role !== '' && entry.role === null) mistakes['role'] = 'option';
  // What a post is stays.
  const old = list === 'post' ? before.get(row.code) : undefined;
  if (old !== undefined && old.role !== entry.role) mistakes['role'] ??= 'stays';
  if (old !== undefined && old.department !== entry.department) mistakes['department'] ??= 'stays';
  return mistakes;
}

/** Of the list as it would be: a code stands once in the file, a name once in the list. */
function amongOthers(rows: readonly ImportRow[], { before }: Around) {
  const codes = new Set(rows.map(({ code }) => code));
  const staying = [...before.values()].filter(({ code }) => !codes.has(code));
  return (row: ImportRow, mistakes: Record<string, string>): void => {
    const others = rows.filter((one) => one.line !== row.line);
    if (others.some(({ code }) => code === row.code)) mistakes['code'] ??= 'twice';
    for (const [field, locale] of [
      ['nameZh', 'zh-CN'],
      ['nameEn', 'en'],
    ] as const)
      if (others.some((one) => one[field] === row[field]) || staying.some(({ names }) => names[locale] === row[field]))
        mistakes[field] ??= 'taken';
  };
}

async function plan(r: Snapshot, list: List, rows: readonly ImportRow[]): Promise<PlannedRow[]> {
  const before = new Map((await r.organisation.of(list)).map((entry) => [entry.code, entry]));
  const departments = new Set((await r.organisation.of('department')).map(({ code }) => code));
  const known = { before, departments };
  const compare = amongOthers(rows, known);
  return rows.map((row) => {
    const mistakes = mistakesOf(list, row, known);
    compare(row, mistakes);
    if (Object.keys(mistakes).length > 0) return { row, outcome: 'wrong', mistakes };
    const old = before.get(row.code);
    if (old === undefined) return { row, outcome: 'new', mistakes };
    return { row, outcome: isSame(old, entryOf(list, row)) ? 'same' : 'changed', mistakes };
  });
}

async function apply(context: Context, r: Tx, user: User, list: List, rows: readonly PlannedRow[]): Promise<void> {
  let position = (await r.organisation.of(list)).length;
  for (const { row, outcome } of rows) {
    if (outcome === 'new') {
      position += 1;
      const entry = entryOf(list, row, { ...FRESH, position });
      await r.organisation.insert(entry);
      await noteAdded(context, r, user, entry);
    }
    const before = outcome === 'changed' ? await r.organisation.entry(list, row.code) : null;
    if (before === null) continue;
    const after = entryOf(list, row, before);
    await r.organisation.change(before, after);
    await noteChanges(context, r, user, before, after);
  }
}

export const importingUseCases = (context: Context, known: Known): ImportingUseCases => ({
  async planImport(user, list, rows) {
    only('changeLists', user);
    return plan(context.deps.store.read, list, rows);
  },
  async importEntries(by, list, rows) {
    await context.act(by, async (r, user) => {
      only('changeLists', user);
      const planned = await plan(r, list, rows);
      if (planned.some(({ outcome }) => outcome === 'wrong')) throw new DomainError('invalid');
      await apply(context, r, user, list, planned);
    });
    await known.readAgain();
  },
});
