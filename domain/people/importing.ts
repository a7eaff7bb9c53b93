/** Many accounts at once, out of a table: what it would do is shown first, and then all of it is done, or nothing. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { Post } from '../organisation/model.js';
import { mistakesOf, only, postsOf, seatsOf } from './account.js';
import { changeAccount } from './account-change.js';
import type { UserId } from './ids.js';
import { type AccountGiven, NO_REACH, type Reach, type Seat, type User } from './model.js';
import { insertAccount, mistakesOfUsername } from './new-account.js';
import { NO_PASSWORD } from './passwords.js';
import { mistakesOfAddresses, putReach, reachesOf } from './reaching.js';
import type { ReturnTasks } from './standing-in.js';

/** As it was written: posts by their codes, or by their names in either language. */
export interface AccountRow {
  line: number;
  username: string;
  displayName: string;
  posts: readonly string[];
  deputyOf: readonly string[];
  /** '' where the table does not say it: it stays as it is. */
  email: string;
  phone: string;
}

export interface PlannedAccount {
  row: AccountRow;
  outcome: 'new' | 'changed' | 'same' | 'wrong';
  /** Field → message code. */
  mistakes: Record<string, string>;
}

export interface AccountImportUseCases {
  /** What the rows would do, and what is wrong with them; nothing is done. */
  planAccounts(user: User, rows: readonly AccountRow[]): Promise<PlannedAccount[]>;
  /**
   * All of them or none. Who is new cannot sign in until an administrator has given a first password.
   * @throws {DomainError} invalid, where a row is wrong
   */
  importAccounts(user: User, rows: readonly AccountRow[]): Promise<void>;
}

interface Planned extends PlannedAccount {
  given: AccountGiven;
  had: Reach;
  reach: Reach;
  /** null: a new one. */
  before: User | null;
}

interface Around {
  actor: User;
  people: ReadonlyMap<string, User>;
  reaches: ReadonlyMap<UserId, Reach>;
  seats: readonly (Seat & { inUse: boolean })[];
  codes: ReadonlyMap<string, Post>;
}

/** Posts by whatever they may be called. */
async function codesOf(r: Snapshot, seats: readonly Seat[]): Promise<Map<string, Post>> {
  const entries = new Map((await r.organisation.of('post')).map((entry) => [entry.code, entry.names]));
  return new Map(
    seats.flatMap(({ post }) => {
      const names = entries.get(post);
      return [post, ...(names === undefined ? [] : [names['zh-CN'], names.en])].map((name) => [name, post] as const);
    }),
  );
}

function planned(row: AccountRow, twice: boolean, { actor, people, reaches, seats, codes }: Around): Planned {
  const known = (names: readonly string[]): Post[] => names.flatMap((name) => codes.get(name) ?? []);
  const { username, displayName } = row;
  const given = { displayName, posts: known(row.posts), deputyOf: known(row.deputyOf) };
  const before = people.get(username) ?? null;
  const had = (before === null ? undefined : reaches.get(before.id)) ?? NO_REACH;
  const reach = { ...had, email: row.email || had.email, phone: row.phone || had.phone };
  const offered = seats.filter(({ inUse }) => inUse);
  const mistakes = { ...mistakesOf(given, offered, before ?? undefined), ...mistakesOfAddresses(reach) };
  const wrongName = mistakesOfUsername(username);
  if (wrongName !== null) mistakes['username'] = wrongName;
  else if (twice) mistakes['username'] = 'twice';
  if (given.posts.length < row.posts.length) mistakes['posts'] = 'option';
  if (given.deputyOf.length < row.deputyOf.length) mistakes['deputyOf'] = 'option';
  const administers = seats.some(({ post, role }) => role === 'admin' && given.posts.includes(post));
  if (before?.id === actor.id && !administers) mistakes['posts'] = 'ownAdmin';
  const isSame =
    before !== null &&
    before.displayName === displayName &&
    had.email === reach.email &&
    had.phone === reach.phone &&
    postsOf(before.posts).join() === given.posts.join() &&
    postsOf(before.deputyOf).join() === given.deputyOf.join();
  const wrong = Object.keys(mistakes).length > 0;
  const outcome = wrong ? 'wrong' : before === null ? 'new' : isSame ? 'same' : 'changed';
  return { row, outcome, mistakes, given, had, reach, before };
}

async function plan(
  { deps: { keys } }: Context,
  r: Snapshot,
  actor: User,
  rows: readonly AccountRow[],
): Promise<Planned[]> {
  const people = new Map((await r.people.all()).map((user) => [user.username, user]));
  const seats = await seatsOf(r);
  const ids = [...people.values()].map(({ id }) => id);
  const reaches = await reachesOf(keys, r, ids);
  const around = { actor, people, reaches, seats, codes: await codesOf(r, seats) };
  const isTwice = ({ username, line }: AccountRow): boolean =>
    rows.some((other) => other.line !== line && other.username === username);
  return rows.map((row) => planned(row, isTwice(row), around));
}

async function apply(context: Context, r: Tx, actor: User, accounts: readonly Planned[]): Promise<void> {
  for (const { row, outcome, given, had, reach, before } of accounts) {
    const { username } = row;
    const added =
      outcome === 'new' ? await insertAccount(context, r, { username, ...given }, NO_PASSWORD, actor.id) : null;
    if (outcome === 'changed' && before !== null) await changeAccount(context, r, { actor, before }, given);
    const userId = (added ?? before)?.id;
    if (userId !== undefined) await putReach(context, r, { actor: actor.id, userId }, had, reach);
  }
}

export const accountImportUseCases = (context: Context, returnTasks: ReturnTasks): AccountImportUseCases => ({
  async planAccounts(user, rows) {
    only('create', user);
    const accounts = await plan(context, context.deps.store.read, user, rows);
    return accounts.map(({ row, outcome, mistakes }) => ({ row, outcome, mistakes }));
  },
  importAccounts: (by, rows) =>
    context.act(by, async (r, actor) => {
      only('create', actor);
      const accounts = await plan(context, r, actor, rows);
      if (accounts.some(({ outcome }) => outcome === 'wrong')) throw new DomainError('invalid');
      await apply(context, r, actor, accounts);
      await returnTasks(r);
    }),
});
