/** The lists for those who choose from them, and for those who look after them. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { isOneOf } from '../core/own.js';
import type { LedgerEntry } from '../core/ledger.js';
import type { Snapshot } from '../core/store.js';
import { type Schema, withLists } from '../forms/index.js';
import { rightsOf } from '../people/capacity.js';
import type { UserId } from '../people/ids.js';
import type { Seat, User } from '../people/model.js';
import type { OrganisationEntry } from './entries.js';
import type { Known } from './known.js';
import {
  type Department,
  isDepartment,
  isOfTheHouse,
  type List,
  type ListEntry,
  LISTS,
  ROLES,
  type Uses,
} from './model.js';
import { isNamedIn } from './named.js';
import { organisationRights, type OrganisationVerb } from './rights.js';
import { type OwnRight, ownRightsOf, rightsOfRole, type RoleRights } from './role-rights.js';

/** Somebody who holds a post, or is a deputy of it. */
export interface Holder {
  userId: UserId;
  name: string;
  deputy: boolean;
}

export interface EntryView {
  entry: ListEntry;
  /** Of how many. */
  total: number;
  ofTheHouse: boolean;
  uses: Uses;
  /** Of a role what it may do; null for anything else. */
  rights: RoleRights | null;
  /** Of those which the company may give it or not. */
  ownRights: OwnRight[];
  /** Of a category the forms that may ask about it. */
  forms: string[];
  /** Of a post who holds it; of a department who is in charge. */
  holders: Holder[];
  /** The latest first. */
  history: LedgerEntry[];
  names: Record<string, string>;
  may: Record<OrganisationVerb, boolean>;
}

export interface LookingUseCases {
  /** For every page: names, whoever asks. */
  knownEntries(): Promise<readonly ListEntry[]>;
  /** Codes that may be chosen, in their order, for pages: where they come in they are looked up again. */
  offered(list: List): Promise<string[]>;
  departments(): Promise<Department[]>;
  /** Kinds of matter that can be chosen on the portal. */
  kindsOnPortal(): Promise<string[]>;
  /** A form with what its fields offer of the lists. */
  filledForm(schema: Schema): Promise<Schema>;
  /** How many entries each list has, and how many are in use. */
  lists(user: User): Promise<{ list: List; total: number; inUse: number }[]>;
  entriesOf(user: User, list: List): Promise<{ entry: ListEntry; ofTheHouse: boolean; holders: Holder[] }[]>;
  /** @throws {DomainError} notFound */
  entryView(user: User, list: List, code: string): Promise<EntryView>;
}

/** With the entries that may be chosen. */
export async function filledForm(r: Snapshot, schema: Schema): Promise<Schema> {
  const entries = await r.organisation.all();
  return withLists(
    schema,
    entries.filter(({ inUse }) => inUse),
  );
}

/** @throws {DomainError} forbidden */
export function only(verb: OrganisationVerb, user: User): void {
  if (!organisationRights[verb](user, null)) throw new DomainError('forbidden');
}

/** @throws {DomainError} notFound */
export async function knownEntry(r: Snapshot, list: List, code: string): Promise<ListEntry> {
  const entry = await r.organisation.entry(list, code);
  if (entry === null) throw new DomainError('notFound');
  return entry;
}

/** Who is in charge of a department holds a post there with that role. */
const isAbout =
  ({ list, code }: ListEntry) =>
  ({ post, role, department }: Seat): boolean =>
    list === 'post' ? post === code : list === 'department' && role === 'department-manager' && department === code;

/** Of those who may sign in. */
function holdersOf(entry: ListEntry, people: readonly User[]): Holder[] {
  const as = (deputy: boolean, seats: (user: User) => readonly Seat[]): Holder[] =>
    people.flatMap((user) =>
      user.active && seats(user).some(isAbout(entry)) ? { userId: user.id, name: user.displayName, deputy } : [],
    );
  return [...as(false, ({ posts }) => posts), ...as(true, ({ deputyOf }) => deputyOf)];
}

const MOST_BUNDLES = 1_000;

/** How many files of the bundles that something goes by name it. */
async function definitionsNaming(r: Snapshot, code: string): Promise<number> {
  const bundles = await r.bundles.list({ from: 0, limit: MOST_BUNDLES });
  const open = await r.complaints.openByBundle(bundles.map(({ id }) => id));
  const gone = bundles.filter(({ id }, index) => index === 0 || (open.get(id) ?? 0) > 0);
  const names = new Set<string>();
  // One after the other: in a transaction there is one connection.
  for (const { id } of gone)
    for (const file of await r.bundles.files(id)) if (isNamedIn(file, code)) names.add(file.name);
  return names.size;
}

/** The forms of the newest bundle that ask about a category, by their codes. */
export async function matterForms(r: Snapshot): Promise<string[]> {
  const newest = await r.bundles.latest();
  const files = newest === null ? [] : await r.bundles.files(newest.id);
  return files.flatMap(({ name }) => /^matters\/(.+)\.form$/.exec(name)?.[1] ?? []);
}

/** Everything that names it. */
export async function usesOf(r: Snapshot, list: List, code: string): Promise<Uses> {
  // Tables and forms go by roles and departments, and know no posts.
  const definitions = list === 'post' ? 0 : await definitionsNaming(r, code);
  return { ...(await r.organisation.usesOf(list, code)), ...(definitions > 0 && { definitions }) };
}

const TYPES: readonly OrganisationEntry[] = ['organisation.added', 'organisation.changed', 'organisation.removed'];

/** Lists change seldom: these are years. */
const MOST_HISTORY = 1_000;

async function historyOf(r: Snapshot, { list, code }: ListEntry): Promise<LedgerEntry[]> {
  const { entries } = await r.ledger.ofTypes({ types: TYPES, person: null }, { from: 0, limit: MOST_HISTORY });
  return entries.filter(({ facts }) => facts['list'] === list && facts['code'] === code);
}

export function lookingUseCases(context: Context, known: Known): LookingUseCases {
  const { store } = context.deps;
  const someIds = (): [UserId, UserId] => [context.newId(), context.newId()];
  const offered = async (list: List): Promise<string[]> =>
    (await known.all()).flatMap((entry) => (entry.list === list && entry.inUse ? entry.code : []));

  return {
    knownEntries: () => known.all(),
    offered,
    departments: async () => (await offered('department')).filter(isDepartment),
    kindsOnPortal: async () =>
      (await known.all()).flatMap((entry) =>
        entry.list === 'matterKind' && entry.inUse && entry.onPortal ? entry.code : [],
      ),
    filledForm: (schema) => filledForm(store.read, schema),
    async lists(user) {
      only('seeLists', user);
      const entries = await store.read.organisation.all();
      return LISTS.map((list) => {
        const its = entries.filter((entry) => entry.list === list);
        return { list, total: its.length, inUse: its.filter(({ inUse }) => inUse).length };
      });
    },
    async entriesOf(user, list) {
      only('seeLists', user);
      const entries = await store.read.organisation.of(list);
      const people = await store.read.people.all();
      return entries.map((entry) => ({ entry, ofTheHouse: isOfTheHouse(entry), holders: holdersOf(entry, people) }));
    },
    async entryView(user, list, code) {
      only('seeLists', user);
      const r = store.read;
      const entry = await knownEntry(r, list, code);
      const people = await r.people.all();
      const role = list === 'role' && isOneOf(ROLES, code) ? code : null;
      return {
        entry,
        total: (await r.organisation.of(list)).length,
        ofTheHouse: isOfTheHouse(entry),
        // By the policies alone: which of them the company gives is said beside it.
        rights: role === null ? null : rightsOfRole({ role, withheld: [] }, someIds(), context.now()),
        ownRights: role === null ? [] : await ownRightsOf(context, r, role),
        forms: list === 'category' ? await matterForms(r) : [],
        holders: holdersOf(entry, people),
        uses: await usesOf(r, list, code),
        history: await historyOf(r, entry),
        names: Object.fromEntries(people.map(({ id, displayName }) => [id, displayName])),
        may: rightsOf(organisationRights, user, null),
      };
    },
  };
}
