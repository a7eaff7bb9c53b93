/** Users, sessions, the first administrator. */
import { randomBytes } from 'node:crypto';
import { holds, rightsOf, systemRights, type UserAtHand, userRights, type UserVerb } from '../authorisation/index.js';
import { COMPANY_WIDE_ROLES, type Id, type User } from '../model.js';
import { hashPassword, verifyPassword } from '../passwords.js';
import type { Repositories, SessionStage, StoredSession } from '../repositories.js';
import { groupsOf } from '../roles.js';
import type { Context } from './context.js';
import type { SecondFactor } from './second-factor.js';
import { returnLapsed } from './task-holders.js';
import { DomainError, type UseCases } from './use-cases.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const IDLE_MS = 30 * MINUTE;
const ABSOLUTE_MS = 12 * 60 * MINUTE;
/** Between the password and the code. */
const HALF_SIGNED_IN_MS = 10 * MINUTE;
/** An expired session is remembered so long, to know whose a late form is. */
const FORGOTTEN_MS = 7 * 24 * 60 * MINUTE;
/** From this failure on, each one doubles the wait. */
const FREE_FAILURES = 3;
const FIRST_DELAY_MS = 30 * SECOND;
const LONGEST_DELAY_MS = 15 * MINUTE;
const SHORTEST_PASSWORD = 12;
const SETUP = 'administrator-setup';

function delayAfter(failures: number): number {
  return failures < FREE_FAILURES ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - FREE_FAILURES));
}

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

export function peopleUseCases(
  context: Context,
  factor: SecondFactor,
): Pick<
  UseCases,
  | 'signIn'
  | 'giveSecondFactor'
  | 'confirmSession'
  | 'signOut'
  | 'session'
  | 'setLocale'
  | 'listUsers'
  | 'createUser'
  | 'user'
  | 'changeUser'
  | 'resetPassword'
  | 'resetSecondFactor'
  | 'deactivateUser'
  | 'activateUser'
  | 'changePassword'
  | 'audit'
  | 'administratorSetupToken'
  | 'isAdministratorSetupToken'
  | 'setUpAdministrator'
> {
  const { store, keys, clock, secondFactorRoles } = context.deps;
  const tokenHash = (token: string): string => keys.hash('session', token);
  const since = (instant: string): number => clock.now().getTime() - Date.parse(instant);
  const only = (verb: UserVerb, actor: User, other: UserAtHand = null): void => {
    if (!userRights[verb](actor, other)) throw new DomainError('forbidden');
  };

  /** The one-time link's token, as long as nobody administers. */
  async function isSetupToken(r: Repositories, token: string): Promise<boolean> {
    const expected = await r.settings.get(SETUP);
    return expected !== null && expected === keys.hash('setup', token) && !(await r.people.hasActive('admin'));
  }

  async function insertUser(
    r: Repositories,
    input: Parameters<UseCases['createUser']>[1],
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

  async function known(r: Repositories, userId: Id): Promise<User> {
    const user = await r.people.byId(userId);
    if (user === null) throw new DomainError('notFound');
    return user;
  }

  /** Something an administrator does to an account, on record. */
  const account = (
    by: User,
    verb: UserVerb,
    userId: Id,
    type: string,
    work: (r: Repositories, user: User) => Promise<void>,
  ): Promise<void> =>
    context.act(by, async (r, actor) => {
      const user = await known(r, userId);
      only(verb, actor, user);
      await work(r, user);
      await context.record(r, { type, complaintId: null, actor: actor.id, facts: { userId } });
    });

  /** Whoever guesses waits longer each time. `key`: a user name, or whose code it is. */
  async function checkDelay(key: string): Promise<void> {
    const failures = await store.read.people.failures(key);
    const wait = failures === null ? 0 : delayAfter(failures.count) - since(failures.lastAt);
    if (wait > 0) throw new DomainError('signInDelayed', { seconds: Math.ceil(wait / SECOND) });
  }

  async function fail(key: string, user: User | null, factor: 'password' | 'code'): Promise<never> {
    await store.transaction(async (r) => {
      const before = await r.people.failures(key);
      await r.people.putFailures(key, { count: (before?.count ?? 0) + 1, lastAt: context.now() });
      // An unknown name may be a password in the wrong field: it is written down nowhere.
      await context.record(r, {
        type: 'user.sign-in-failed',
        complaintId: null,
        actor: 'visitor',
        facts: { userId: user?.id ?? null, factor },
      });
    });
    throw new DomainError('signInFailed');
  }

  /** What the password alone is good for. */
  async function stageOf(user: User): Promise<SessionStage> {
    if ((await store.read.people.secondFactor(user.id)) !== null) return 'code';
    return holds(user, secondFactorRoles) ? 'enrol' : 'full';
  }

  async function begin(r: Repositories, userId: string, stage: SessionStage): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const at = context.now();
    await r.people.dropSessionsBefore(new Date(clock.now().getTime() - FORGOTTEN_MS).toISOString());
    await r.people.insertSession({ tokenHash: tokenHash(token), userId, startedAt: at, seenAt: at, stage });
    if (stage === 'full')
      await context.record(r, { type: 'user.signed-in', complaintId: null, actor: userId, facts: {} });
    return token;
  }

  const isExpired = ({ seenAt, startedAt, stage }: StoredSession): boolean =>
    since(seenAt) > (stage === 'full' ? IDLE_MS : HALF_SIGNED_IN_MS) || since(startedAt) > ABSOLUTE_MS;

  return {
    async signIn(username, password) {
      await checkDelay(username);
      const found = await store.read.people.byUsername(username);
      // An unknown name takes as long as a wrong password.
      const stored = found?.passwordHash ?? `scrypt.${'A'.repeat(24)}.${'A'.repeat(44)}`;
      const matches = await verifyPassword(password, stored);
      if (!found || !matches || !found.user.active) return fail(username, found?.user ?? null, 'password');
      const stage = await stageOf(found.user);
      return context.change(async (r) => {
        await r.people.putFailures(username, null);
        return { user: found.user, stage, sessionToken: await begin(r, found.user.id, stage) };
      });
    },
    async giveSecondFactor(token, code) {
      const session = await store.read.people.session(tokenHash(token));
      const user = session === null ? null : await store.read.people.byId(session.userId);
      if (session?.stage !== 'code' || isExpired(session) || !user?.active) throw new DomainError('notFound');
      const key = `code:${user.id}`;
      await checkDelay(key);
      const sessionToken = await context.change(async (r) => {
        if (!(await factor.takeCode(r, user, code)) && !(await factor.takeRecoveryCode(r, user, code))) return null;
        await r.people.putFailures(key, null);
        await r.people.dropSession(session.tokenHash);
        return begin(r, user.id, 'full');
      });
      return sessionToken === null ? fail(key, user, 'code') : { user, sessionToken };
    },
    async confirmSession(token) {
      const session = await store.read.people.session(tokenHash(token));
      if (session === null) throw new DomainError('notFound');
      return context.change(async (r) => {
        await r.people.dropSession(session.tokenHash);
        return begin(r, session.userId, 'full');
      });
    },
    signOut: (token) =>
      context.change(async (r) => {
        const session = await r.people.session(tokenHash(token));
        if (session === null) return;
        await r.people.dropSession(session.tokenHash);
        await context.record(r, { type: 'user.signed-out', complaintId: null, actor: session.userId, facts: {} });
      }),
    async session(token) {
      const session = await store.read.people.session(tokenHash(token));
      const user = session === null ? null : await store.read.people.byId(session.userId);
      if (session === null || !user?.active) return null;
      // Whose it was stays known for some days: what they send now is kept for them.
      if (isExpired(session)) return { user, stage: 'expired' };
      if (since(session.seenAt) >= MINUTE)
        await store.transaction((r) => r.people.touchSession(session.tokenHash, context.now()));
      return { user: await context.withPlaces(store.read, user), stage: session.stage };
    },
    setLocale: (user, locale) => store.transaction((r) => r.people.setLocale(user.id, locale)),
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
        await r.people.change(userId, after);
        await returnLapsed(context, r);
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
      await account(actor, 'resetPassword', userId, 'user.password-reset', async (r) => {
        if ([...password].length < SHORTEST_PASSWORD)
          throw new DomainError('invalid', { fields: { password: 'tooShort' } });
        await r.people.setPassword(userId, passwordHash);
        await r.people.dropSessionsOf(userId);
      });
    },
    resetSecondFactor: (actor, userId) =>
      account(actor, 'resetSecondFactor', userId, 'user.second-factor-reset', async (r) => {
        await r.people.setSecondFactor(userId, null);
        await r.people.putRecoveryCodes(userId, []);
        await r.people.dropSessionsOf(userId);
      }),
    deactivateUser: (actor, userId) =>
      account(actor, 'deactivate', userId, 'user.deactivated', async (r, user) => {
        await r.people.setActive(user.id, false);
        await returnLapsed(context, r);
        await r.people.dropSessionsOf(userId);
      }),
    activateUser: (actor, userId) =>
      account(actor, 'activate', userId, 'user.activated', (r, user) => r.people.setActive(user.id, true)),
    async changePassword(user, current, password) {
      const stored = await store.read.people.byUsername(user.username);
      if (stored === null || !(await verifyPassword(current, stored.passwordHash)))
        throw new DomainError('invalid', { fields: { current: 'wrong' } });
      if ([...password].length < SHORTEST_PASSWORD)
        throw new DomainError('invalid', { fields: { password: 'tooShort' } });
      const passwordHash = await hashPassword(password);
      return context.change(async (r) => {
        await r.people.setPassword(user.id, passwordHash);
        // Whoever else is signed in with it is out; this browser goes on with a new session.
        await r.people.dropSessionsOf(user.id);
        await context.record(r, { type: 'user.password-changed', complaintId: null, actor: user.id, facts: {} });
        return begin(r, user.id, 'full');
      });
    },
    async audit(actor, { types, person }, page) {
      if (!systemRights.seeAudit(actor, null)) throw new DomainError('forbidden');
      const { entries, total } = await store.read.ledger.ofTypes({ types, person }, page);
      const people = await store.read.people.all();
      const numbers = await Promise.all(
        [...new Set(entries.flatMap(({ complaintId }) => complaintId ?? []))].map((id) =>
          store.read.complaints.byId(id),
        ),
      );
      const readable = (value: string | number | boolean | null) =>
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
      if (await store.read.people.hasActive('admin')) return null;
      const token = randomBytes(24).toString('base64url');
      await store.transaction((r) => r.settings.set(SETUP, keys.hash('setup', token)));
      return token;
    },
    isAdministratorSetupToken: (token) => isSetupToken(store.read, token),
    async setUpAdministrator(token, { username, password }) {
      // Made before the transaction: the database's one writer must not wait for it.
      const passwordHash = await hashPassword(password);
      return context.change(async (r) => {
        if (!(await isSetupToken(r, token))) throw new DomainError('notFound');
        const user = await insertUser(
          r,
          { username, displayName: username, department: null, roles: ['admin'], password },
          passwordHash,
          'system:setup',
        );
        await r.settings.set(SETUP, '');
        return user;
      });
    },
  };
}
