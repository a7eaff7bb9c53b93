/** Users, sessions, the first administrator. */
import { randomBytes } from 'node:crypto';
import { type UserAtHand, userRights, type UserVerb } from '../authorisation/index.js';
import type { User } from '../model.js';
import { hashPassword, verifyPassword } from '../passwords.js';
import type { Repositories } from '../repositories.js';
import { groupsOf } from '../roles.js';
import { standingIn } from './absences.js';
import type { Context } from './context.js';
import { DomainError, type UseCases } from './use-cases.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const IDLE_MS = 30 * MINUTE;
const ABSOLUTE_MS = 12 * 60 * MINUTE;
/** From this failure on, each one doubles the wait. */
const FREE_FAILURES = 3;
const FIRST_DELAY_MS = 30 * SECOND;
const LONGEST_DELAY_MS = 15 * MINUTE;
const SHORTEST_PASSWORD = 12;
const SETUP = 'administrator-setup';

function delayAfter(failures: number): number {
  return failures < FREE_FAILURES ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - FREE_FAILURES));
}

export function peopleUseCases(
  context: Context,
): Pick<
  UseCases,
  | 'signIn'
  | 'signOut'
  | 'userBySession'
  | 'setLocale'
  | 'listUsers'
  | 'createUser'
  | 'deactivateUser'
  | 'administratorSetupToken'
  | 'isAdministratorSetupToken'
  | 'setUpAdministrator'
> {
  const { store, keys, clock } = context.deps;
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
    const fields: Record<string, string> = {};
    if (username.trim() === '') fields['username'] = 'required';
    else if (await r.people.byUsername(username)) fields['username'] = 'taken';
    if (displayName.trim() === '') fields['displayName'] = 'required';
    if (roles.length === 0) fields['roles'] = 'required';
    if ([...password].length < SHORTEST_PASSWORD) fields['password'] = 'tooShort';
    const needsDepartment = roles.some((role) => role === 'handler' || role === 'department-manager');
    if (needsDepartment && department === null) fields['department'] = 'required';
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

  async function fail(username: string, before: number): Promise<never> {
    await store.transaction((r) => r.people.putFailures(username, { count: before + 1, lastAt: context.now() }));
    throw new DomainError('signInFailed');
  }

  return {
    async signIn(username, password) {
      const failures = await store.read.people.failures(username);
      const wait = failures === null ? 0 : delayAfter(failures.count) - since(failures.lastAt);
      if (wait > 0) throw new DomainError('signInDelayed', { seconds: Math.ceil(wait / SECOND) });
      const found = await store.read.people.byUsername(username);
      // An unknown name takes as long as a wrong password.
      const stored = found?.passwordHash ?? `scrypt.${'A'.repeat(24)}.${'A'.repeat(44)}`;
      const matches = await verifyPassword(password, stored);
      if (!found || !matches || !found.user.active) return fail(username, failures?.count ?? 0);
      const sessionToken = randomBytes(32).toString('base64url');
      const at = context.now();
      await store.transaction(async (r) => {
        await r.people.putFailures(username, null);
        await r.people.putSession({
          tokenHash: tokenHash(sessionToken),
          userId: found.user.id,
          startedAt: at,
          seenAt: at,
        });
        await context.record(r, { type: 'user.signed-in', complaintId: null, actor: found.user.id, facts: {} });
      });
      return { user: found.user, sessionToken };
    },
    signOut: (token) => store.transaction((r) => r.people.dropSession(tokenHash(token))),
    async userBySession(token) {
      const session = await store.read.people.session(tokenHash(token));
      if (session === null) return null;
      if (since(session.seenAt) > IDLE_MS || since(session.startedAt) > ABSOLUTE_MS) {
        await store.transaction((r) => r.people.dropSession(session.tokenHash));
        return null;
      }
      if (since(session.seenAt) >= MINUTE)
        await store.transaction((r) => r.people.putSession({ ...session, seenAt: context.now() }));
      const user = await store.read.people.byId(session.userId);
      return user?.active ? { ...user, standsInFor: await standingIn(context, store.read, user) } : null;
    },
    setLocale: (user, locale) => store.transaction((r) => r.people.update({ ...user, locale })),
    async listUsers(user) {
      only('list', user);
      return store.read.people.all();
    },
    async createUser(actor, input) {
      only('create', actor);
      const passwordHash = await hashPassword(input.password);
      return context.change((r) => insertUser(r, input, passwordHash, actor.id));
    },
    async deactivateUser(actor, userId) {
      await context.change(async (r) => {
        const user = await r.people.byId(userId);
        if (user === null) throw new DomainError('notFound');
        only('deactivate', actor, user);
        await r.people.update({ ...user, active: false });
        await r.people.dropSessionsOf(userId);
        await context.record(r, { type: 'user.deactivated', complaintId: null, actor: actor.id, facts: { userId } });
      });
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
