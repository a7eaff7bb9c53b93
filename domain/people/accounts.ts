/** Users, the first administrator. */
import { randomBytes } from 'node:crypto';
import type { ComplaintId } from '../cases/ids.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { isId } from '../core/ids.js';
import type { EntryType } from '../core/ledger-facts.js';
import type { LedgerEntry } from '../core/ledger.js';
import type { Locale } from '../core/locale.js';
import type { Snapshot, Tx } from '../core/store.js';
import { rightsOf } from './capacity.js';
import type { AccountEntry } from './entries.js';
import type { UserId } from './ids.js';
import { type User, COMPANY_WIDE_ROLES, type Department, type Role } from './model.js';
import { SHORTEST_PASSWORD, hashPassword } from './passwords.js';
import { type UserVerb, type UserAtHand, userRights } from './rights.js';
import { groupsOf } from './roles.js';
import type { ReturnTasks } from './standing-in.js';
import { systemRights } from './system-rights.js';

const SETUP = 'administrator-setup';
/** What the last link was made of that somebody has used. */
const SETUP_USED = 'administrator-setup-used';

function mistakesOf({ displayName, department, roles }: Pick<User, 'displayName' | 'department' | 'roles'>) {
  const fields: Record<string, string> = {};
  if (displayName.trim() === '') fields['displayName'] = 'required';
  if (roles.length === 0) fields['roles'] = 'required';
  const needsDepartment = roles.some((role) => !COMPANY_WIDE_ROLES.includes(role));
  if (needsDepartment && department === null) fields['department'] = 'required';
  return fields;
}

/** What the form of an account is filled in from. */
const seenOf = ({ displayName, department, roles }: User): string => JSON.stringify([displayName, department, roles]);

export interface PeopleUseCases {
  setLocale(user: User, locale: Locale): Promise<void>;
  listUsers(user: User): Promise<User[]>;
  createUser(
    actor: User,
    input: { username: string; displayName: string; department: Department | null; roles: Role[]; password: string },
  ): Promise<User>;
  /** `seen`: what a form that changes the account is filled in from. */
  user(
    actor: User,
    userId: UserId,
  ): Promise<{ user: User; seen: string; secondFactor: boolean; may: Record<UserVerb, boolean> }>;
  /**
   * Each change is on record with what was before.
   * @throws {DomainError} invalid; stale, where the account is no longer as `seen`
   */
  changeUser(
    actor: User,
    userId: UserId,
    changes: Pick<User, 'displayName' | 'department' | 'roles'>,
    seen: string,
  ): Promise<void>;
  resetPassword(actor: User, userId: UserId, password: string): Promise<void>;
  resetSecondFactor(actor: User, userId: UserId): Promise<void>;
  deactivateUser(actor: User, userId: UserId): Promise<void>;
  activateUser(actor: User, userId: UserId): Promise<void>;
  /** Entries of the ledger of these types, by or about a person; the latest first. */
  audit(
    actor: User,
    query: { types: readonly EntryType[]; person: string | null },
    page: { from: number; limit: number },
  ): Promise<{
    entries: LedgerEntry[];
    total: number;
    names: Record<string, string>;
    numbers: Record<string, string>;
  }>;
  /** A one-time token where no administrator exists yet, else null. */
  administratorSetupToken(): Promise<string | null>;
  /** Whether this is that token, and there is still no administrator. */
  isAdministratorSetupToken(token: string): Promise<boolean>;
  /**
   * @returns the new administrator, or null where this link has just made one: a second click is no mistake
   * @throws {DomainError} notFound, for another token; invalid
   */
  setUpAdministrator(token: string, input: { username: string; password: string }): Promise<User | null>;
}

export function peopleUseCases(context: Context, returnTasks: ReturnTasks): PeopleUseCases {
  const { store, keys } = context.deps;
  const only = (verb: UserVerb, actor: User, other: UserAtHand = null): void => {
    if (!userRights[verb](actor, other)) throw new DomainError('forbidden');
  };

  /** The same for every process that starts before there is an administrator; nobody without the key can reckon it. */
  const setupToken = (seed: string): string => keys.hash('setup', seed);

  /** The one-time link's token, as long as nobody administers. */
  async function isSetupToken(r: Snapshot, token: string): Promise<boolean> {
    const seed = await r.settings.get(SETUP);
    return seed !== null && seed !== '' && token === setupToken(seed) && !(await r.people.hasActive('admin'));
  }

  async function insertUser(
    r: Tx,
    input: Parameters<PeopleUseCases['createUser']>[1],
    passwordHash: string,
    actor: string,
  ): Promise<User> {
    const { username, displayName, department, roles, password } = input;
    const fields = mistakesOf(input);
    if (username.trim() === '') fields['username'] = 'required';
    else if (await r.people.byUsername(username)) fields['username'] = 'taken';
    if ([...password].length < SHORTEST_PASSWORD) fields['password'] = 'tooShort';
    if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
    const user: User = {
      id: context.newId(),
      username: username.trim(),
      displayName: displayName.trim(),
      department,
      roles,
      groups: groupsOf(roles, department),
      standsInFor: [],
      locale: 'zh-CN',
      active: true,
    };
    await r.people.insert(user, passwordHash);
    await context.record(r, {
      type: 'user.created',
      complaintId: null,
      actor,
      facts: { userId: user.id, roles: roles.join(' '), department },
    });
    return user;
  }

  async function known(r: Snapshot, userId: UserId): Promise<User> {
    const user = await r.people.byId(userId);
    if (user === null) throw new DomainError('notFound');
    return user;
  }

  /** Something an administrator does to an account, on record; nothing where it is so already. */
  const account = (
    by: User,
    verb: UserVerb,
    userId: UserId,
    type: AccountEntry,
    work: (r: Tx, user: User) => Promise<void>,
    isSo: (user: User) => boolean = () => false,
  ): Promise<void> =>
    context.act(by, async (r, actor) => {
      const user = await known(r, userId);
      only(verb, actor, user);
      if (isSo(user)) return;
      await work(r, user);
      await context.record(r, { type, complaintId: null, actor: actor.id, facts: { userId } });
    });

  return {
    setLocale: (user, locale) => store.transaction((r) => r.people.setLocale(user.id, locale), 'people'),
    async listUsers(user) {
      only('list', user);
      return store.read.people.all();
    },
    async createUser(actor, input) {
      only('create', actor);
      const passwordHash = await hashPassword(input.password);
      return context.act(actor, async (r, now) => {
        only('create', now);
        return insertUser(r, input, passwordHash, now.id);
      });
    },
    async user(actor, userId) {
      const user = await known(store.read, userId);
      only('list', actor, user);
      const secondFactor = (await store.read.people.secondFactor(userId)) !== null;
      return { user, seen: seenOf(user), secondFactor, may: rightsOf(userRights, actor, user) };
    },
    async changeUser(by, userId, { displayName, department, roles }, seen) {
      await context.act(by, async (r, actor) => {
        const before = await known(r, userId);
        only('change', actor, before);
        const fields = mistakesOf({ displayName, department, roles });
        // Nobody locks the house and throws the key away.
        if (before.id === actor.id && !roles.includes('admin')) fields['roles'] = 'ownAdmin';
        if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
        // The form was filled in from what it showed: where that has changed, it would take another change back.
        if (seen !== seenOf(before)) throw new DomainError('stale');
        const after = { displayName: displayName.trim(), department, roles };
        await r.people.change(before, after);
        await returnTasks(r);
        const name = (text: string) => keys.wrap(Buffer.from(text));
        const changes = [
          ['displayName', before.displayName, after.displayName],
          ['department', before.department, after.department],
          ['roles', before.roles.join(' '), after.roles.join(' ')],
        ] as const;
        for (const [what, old, now] of changes)
          if (old !== now)
            await context.record(r, {
              type: 'user.changed',
              complaintId: null,
              actor: actor.id,
              facts: {
                userId,
                what,
                before: what === 'displayName' ? name(String(old)) : old,
                after: what === 'displayName' ? name(String(now)) : now,
              },
            });
      });
    },
    async resetPassword(actor, userId, password) {
      const passwordHash = await hashPassword(password);
      await account(actor, 'resetPassword', userId, 'user.password-reset', async (r, { username }) => {
        if ([...password].length < SHORTEST_PASSWORD)
          throw new DomainError('invalid', { fields: { password: 'tooShort' } });
        const before = await r.people.byUsername(username);
        if (before === null) throw new DomainError('notFound');
        await r.people.replacePassword(userId, before.passwordHash, passwordHash);
        await r.people.dropSessionsOf(userId);
        await r.people.dropDevicesOf(userId);
      });
    },
    resetSecondFactor: (actor, userId) =>
      account(actor, 'resetSecondFactor', userId, 'user.second-factor-reset', async (r) => {
        await r.people.replaceSecondFactor(userId, await r.people.secondFactor(userId), null);
        await r.people.putRecoveryCodes(userId, []);
        await r.people.dropSessionsOf(userId);
      }),
    deactivateUser: (actor, userId) =>
      account(
        actor,
        'deactivate',
        userId,
        'user.deactivated',
        async (r) => {
          await r.people.deactivate(userId);
          await returnTasks(r);
          await r.people.dropSessionsOf(userId);
        },
        ({ active }) => !active,
      ),
    activateUser: (actor, userId) =>
      account(
        actor,
        'activate',
        userId,
        'user.activated',
        (r) => r.people.activate(userId),
        ({ active }) => active,
      ),
    async audit(actor, { types, person }, page) {
      if (!systemRights.seeAudit(actor, null)) throw new DomainError('forbidden');
      const { entries, total } = await store.read.ledger.ofTypes({ types, person }, page);
      const people = await store.read.people.all();
      const numbers = await Promise.all(
        [...new Set(entries.flatMap(({ complaintId }) => (isId<ComplaintId>(complaintId) ? complaintId : [])))].map(
          (id) => store.read.complaints.byId(id),
        ),
      );
      const readable = (value: LedgerEntry['facts'][string]) =>
        typeof value === 'string' && /^[0-9a-f]{8}:v1\./.test(value) ? keys.unwrap(value).toString('utf8') : value;
      return {
        entries: entries.map((entry) => ({
          ...entry,
          facts: Object.fromEntries(Object.entries(entry.facts).map(([name, value]) => [name, readable(value)])),
        })),
        total,
        names: Object.fromEntries(people.map(({ id, displayName }) => [id, displayName])),
        numbers: Object.fromEntries(numbers.flatMap((one) => (one ? [[one.id, one.number]] : []))),
      };
    },
    async administratorSetupToken() {
      return store.transaction(async (r) => {
        if (await r.people.hasActive('admin')) return null;
        const seed = (await r.settings.get(SETUP)) || randomBytes(24).toString('base64url');
        await r.settings.set(SETUP, seed);
        return setupToken(seed);
      });
    },
    isAdministratorSetupToken: (token) => isSetupToken(store.read, token),
    async setUpAdministrator(token, { username, password }) {
      // Made before the transaction: the database's one writer must not wait for it.
      const passwordHash = await hashPassword(password);
      return context.change(async (r) => {
        if (!(await isSetupToken(r, token))) {
          const used = await r.settings.get(SETUP_USED);
          if (used !== null && token === setupToken(used)) return null;
          throw new DomainError('notFound');
        }
        const user = await insertUser(
          r,
          { username, displayName: username, department: null, roles: ['admin'], password },
          passwordHash,
          'system:setup',
        );
        await r.settings.set(SETUP_USED, (await r.settings.get(SETUP)) ?? '');
        await r.settings.set(SETUP, '');
        return user;
      });
    },
  };
}
