/** Signing in by password and second factor, and what a session is good for from then on. */
import { randomBytes } from 'node:crypto';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { Caller, Attempts } from './attempts.js';
import { holds } from './capacity.js';
import type { UserId } from './ids.js';
import type { Looks } from './looks.js';
import type { User } from './model.js';
import { verifyPassword } from './passwords.js';
import type { SecondFactor } from './second-factor.js';
import type { StoredSession, SessionStage } from './store.js';
import { instantOf } from '../core/time/instant.js';

const MINUTE = 60_000;

const IDLE_MS = 30 * MINUTE;

const ABSOLUTE_MS = 12 * 60 * MINUTE;

/** Between the password and the code. */
const HALF_SIGNED_IN_MS = 10 * MINUTE;

/** An expired session is remembered so long, to know whose a late form is. */
const FORGOTTEN_MS = 7 * 24 * 60 * MINUTE;

/** Longer names and passwords are nobody's: they are not looked for. */
const LONGEST_NAME = 100;

const LONGEST_PASSWORD = 1_000;

/** Takes as long to look at as a password that a person has. */
const NOBODYS = `scrypt.${'A'.repeat(24)}.${'A'.repeat(44)}`;

export class Sessions {
  constructor(
    private readonly context: Context,
    private readonly looks: Looks,
  ) {}

  hash(token: string): string {
    return this.context.deps.keys.hash('session', token);
  }
  private since(instant: string): number {
    return this.context.deps.clock.now().getTime() - Date.parse(instant);
  }
  isExpired(session: StoredSession): boolean {
    const idle = this.since(this.looks.lastSeen(session));
    return (
      idle > (session.stage === 'full' ? IDLE_MS : HALF_SIGNED_IN_MS) || this.since(session.startedAt) > ABSOLUTE_MS
    );
  }
  wasUsed(session: StoredSession): void {
    this.looks.sawSession(session);
  }

  async begin(r: Tx, userId: UserId, stage: SessionStage): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const at = this.context.now();
    await r.people.dropSessionsBefore(instantOf(new Date(this.context.deps.clock.now().getTime() - FORGOTTEN_MS)));
    await r.people.insertSession({ tokenHash: this.hash(token), userId, startedAt: at, seenAt: at, stage });
    if (stage === 'full')
      await this.context.record(r, { type: 'user.signed-in', complaintId: null, actor: userId, facts: {} });
    return token;
  }

  /** Whoever else is signed in to the account is out; this browser goes on with a new session. */
  async beginAlone(r: Tx, userId: UserId): Promise<string> {
    await r.people.dropSessionsOf(userId);
    return this.begin(r, userId, 'full');
  }
}

export interface SessionUseCases {
  /** `stage`: what the session is good for; with `code` and `enrol` for the second factor only. */
  signIn(
    username: string,
    password: string,
    caller: Caller,
  ): Promise<{ user: User; sessionToken: string; stage: SessionStage }>;
  /** A code of the app, or a recovery code. @throws {DomainError} notFound, signInFailed, signInDelayed */
  giveSecondFactor(sessionToken: string, code: string, caller: Caller): Promise<{ user: User; sessionToken: string }>;
  signOut(sessionToken: string): Promise<void>;
  /** Whose session it is, and what it is good for. */
  session(sessionToken: string): Promise<{ user: User; stage: SessionStage | 'expired' } | null>;
  /** The same for a page that is only open: nobody has done anything. null: they are signed out. */
  listening(sessionToken: string): Promise<User | null>;
}

export function sessionUseCases(
  context: Context,
  { sessions, attempts, factor }: { sessions: Sessions; attempts: Attempts; factor: SecondFactor },
): SessionUseCases {
  const { store, secondFactorRoles } = context.deps;
  const people = context.inLine('people');

  async function fail(user: User | null, kind: 'password' | 'code'): Promise<never> {
    // An unknown name may be a password in the wrong field: it is written down nowhere.
    await store.transaction(
      (r) =>
        context.record(r, {
          type: 'user.sign-in-failed',
          complaintId: null,
          actor: 'visitor',
          facts: { userId: user?.id ?? null, factor: kind },
        }),
      'people',
    );
    throw new DomainError('signInFailed');
  }

  /** What the password alone is good for. */
  async function stageOf(r: Snapshot, user: User): Promise<SessionStage> {
    if ((await r.people.secondFactor(user.id)) !== null) return 'code';
    return holds(user, secondFactorRoles) ? 'enrol' : 'full';
  }

  async function known(token: string): Promise<{ session: StoredSession; user: User } | null> {
    const session = await store.read.people.session(sessions.hash(token));
    const user = session === null ? null : await store.read.people.byId(session.userId);
    return session === null || !user?.active ? null : { session, user };
  }

  return {
    async signIn(username, password, caller) {
      const typed = [...username].length > LONGEST_NAME ? null : await store.read.people.byUsername(username);
      const counts = await attempts.countsOf('password', username, typed?.user ?? null, caller);
      await attempts.begin(counts);
      const matches = await verifyPassword(password.slice(0, LONGEST_PASSWORD), typed?.passwordHash ?? NOBODYS);
      const entered = !matches
        ? null
        : await people.change(async (r) => {
            // Looking at it takes a while: who was deactivated or has changed the password meanwhile does not come in.
            const now = await r.people.byUsername(username);
            if (!now?.user.active || now.passwordHash !== typed?.passwordHash) return null;
            await attempts.forgive(r, counts);
            const stage = await stageOf(r, now.user);
            if (stage === 'full' && caller.device !== null) await attempts.know(r, now.user, caller.device);
            return { user: now.user, stage, sessionToken: await sessions.begin(r, now.user.id, stage) };
          });
      return entered ?? fail(typed?.user ?? null, 'password');
    },
    async giveSecondFactor(token, code, caller) {
      const session = await store.read.people.session(sessions.hash(token));
      const user = session === null ? null : await store.read.people.byId(session.userId);
      if (session?.stage !== 'code' || sessions.isExpired(session) || !user?.active) throw new DomainError('notFound');
      const counts = await attempts.countsOf('code', user.id, user, caller);
      await attempts.begin(counts);
      const sessionToken = await people.change(async (r) => {
        const [still, now] = [await r.people.session(session.tokenHash), await r.people.byId(user.id)];
        if (still === null || !now?.active) throw new DomainError('notFound');
        if (!(await factor.take(r, user, code))) return null;
        await attempts.forgive(r, counts);
        if (caller.device !== null) await attempts.know(r, user, caller.device);
        await r.people.dropSession(session.tokenHash);
        return sessions.begin(r, user.id, 'full');
      });
      return sessionToken === null ? fail(user, 'code') : { user, sessionToken };
    },
    signOut: (token) =>
      people.change(async (r) => {
        const session = await r.people.session(sessions.hash(token));
        if (session === null) return;
        await r.people.dropSession(session.tokenHash);
        await context.record(r, { type: 'user.signed-out', complaintId: null, actor: session.userId, facts: {} });
      }),
    async listening(token) {
      const found = await known(token);
      if (found === null || found.session.stage !== 'full' || sessions.isExpired(found.session)) return null;
      return context.withPlaces(store.read, found.user);
    },
    async session(token) {
      const found = await known(token);
      if (found === null) return null;
      const { session, user } = found;
      // Whose it was stays known for some days: what they send now is kept for them.
      if (sessions.isExpired(session)) return { user, stage: 'expired' };
      sessions.wasUsed(session);
      return { user: await context.withPlaces(store.read, user), stage: session.stage };
    },
  };
}
