/**
 * What people change about their own account. A person who only has an open session of theirs cannot: the password is asked
 * for once more, and a code where the account has a second factor. Guesses are counted as at the sign-in.
 */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { EntryType, LedgerFacts } from '../core/ledger-facts.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import type { Attempts } from './attempts.js';
import type { PeopleEntries } from './entries.js';
import type { User, Confirmation } from './model.js';
import { verifyPassword, SHORTEST_PASSWORD, hashPassword } from './passwords.js';
import type { SecondFactor } from './second-factor.js';
import { NO_SECOND_FACTOR, passwordKept, secondFactorKept } from './secrets.js';
import type { Sessions } from './sessions.js';

/** What an account's owner is shown of it. */
const TOLD: readonly EntryType[] = [
  'user.sign-in-failed',
  'user.confirmation-failed',
  'user.recovery-code-used',
  'user.changed',
  'user.reach-changed',
  'user.activated',
  'user.password-changed',
  'user.password-reset',
  'user.second-factor-enabled',
  'user.second-factor-replaced',
  'user.second-factor-disabled',
  'user.second-factor-reset',
  'user.recovery-codes-renewed',
];

const MOST_TOLD = 8;

export interface OwnAccountUseCases {
  /**
   * Signs every other browser out. @returns the token of a new session
   * @throws {DomainError} invalid, field `password` (the current one) or `next`; signInDelayed
   */
  changePassword(user: User, current: Omit<Confirmation, 'code'>, password: string): Promise<string>;
  /** A secret for an app, not in force yet. */
  newSecondFactor(user: User): { secret: string; uri: string };
  /**
   * Also in the place of the one before; every other browser is signed out.
   * @returns recovery codes, shown once, and the token of a new session
   * @throws {DomainError} invalid, field `newCode`, `password` or `code`; signInDelayed
   */
  enableSecondFactor(
    user: User,
    factor: { secret: string; code: string },
    confirmation: Confirmation,
  ): Promise<{ codes: string[]; sessionToken: string }>;
  /** @returns the token of a new session @throws {DomainError} invalid, field `password` or `code`; signInDelayed */
  disableSecondFactor(user: User, confirmation: Confirmation): Promise<string>;
  /** @throws {DomainError} invalid, field `password` or `code`; signInDelayed */
  renewRecoveryCodes(user: User, confirmation: Confirmation): Promise<string[]>;
  secondFactorState(user: User): Promise<{ enabled: boolean; recoveryCodesLeft: number }>;
  /** What has lately happened to the security of one's account, the latest first. */
  accountEvents(user: User): Promise<{ type: string; at: Instant; own: boolean }[]>;
}

export function ownAccountUseCases(
  context: Context,
  { sessions, attempts, factor }: { sessions: Sessions; attempts: Attempts; factor: SecondFactor },
): OwnAccountUseCases {
  const { store, keys } = context.deps;
  const wrong = (name: string): DomainError => new DomainError('invalid', { fields: { [name]: 'wrong' } });
  const record = <T extends keyof PeopleEntries>(r: Tx, { id: actor }: User, type: T, facts: LedgerFacts[T]) =>
    context.record(r, { type, complaintId: null, actor, facts });

  async function fail(user: User, name: 'password' | 'code'): Promise<never> {
    await store.transaction(
      (r) =>
        context.record(r, {
          type: 'user.confirmation-failed',
          complaintId: null,
          actor: user.id,
          facts: { userId: user.id, factor: name },
        }),
      'people',
    );
    throw wrong(name);
  }

  /** `work` happens in the transaction in which password and code are right, and has the hash that was read; `prepare` before it, once the password is. */
  async function confirmed<T>(
    user: User,
    { sessionToken, password, code }: Confirmation,
    work: (r: Tx, passwordHash: string) => Promise<T>,
    prepare: () => Promise<void> = () => Promise.resolve(),
  ): Promise<T> {
    const counts = attempts.withinSession(sessionToken);
    await attempts.begin(counts);
    const stored = await store.read.people.byUsername(user.username);
    if (stored === null || !(await verifyPassword(password, stored.passwordHash))) return fail(user, 'password');
    await prepare();
    try {
      return await context.change(async (r) => {
        if (!(await context.isFirst(r, user))) throw new DomainError('sentBefore');
        const now = await r.people.byUsername(user.username);
        if (!now?.user.active || now.passwordHash !== stored.passwordHash) throw new DomainError('stale');
        const asked = code !== null && (await r.people.secondFactor(user.id)) !== null;
        if (asked && !(await factor.take(r, user, code))) throw wrong('code');
        await attempts.forgive(r, counts);
        return work(r, now.passwordHash);
      });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'invalid') return fail(user, 'code');
      throw error;
    }
  }

  /** On the way in by password alone, with the second factor still to be set up. */
  async function isEnrolling(r: Snapshot, user: User, sessionToken: string): Promise<boolean> {
    const session = await r.people.session(sessions.hash(sessionToken));
    // This form has just ended it, and begun the one that goes on.
    if (session === null) throw new DomainError('sentBefore');
    return session?.userId === user.id && session.stage === 'enrol' && !sessions.isExpired(session);
  }

  return {
    async changePassword(user, { sessionToken, password: current }, password) {
      if ([...password].length < SHORTEST_PASSWORD) throw new DomainError('invalid', { fields: { next: 'tooShort' } });
      let passwordHash = '';
      const change = async (r: Tx, before: string): Promise<string> => {
        await r.people.replacePassword(user.id, before, passwordHash);
        await r.people.dropDevicesOf(user.id);
        const facts = { userId: user.id, ...passwordKept(keys, user.id, passwordHash) };
        await record(r, user, 'user.password-changed', facts);
        return sessions.beginAlone(r, user.id);
      };
      // Making it takes as long as a guess: not for the person who only guesses.
      return confirmed(user, { sessionToken, password: current, code: null }, change, async () => {
        passwordHash = await hashPassword(password);
      });
    },
    newSecondFactor: (user) => factor.newSecret(user),
    async enableSecondFactor(user, { secret, code }, confirmation) {
      const checked = factor.check(secret, code);
      if (checked === null) throw wrong('newCode');
      const enable = async (r: Tx) => {
        const before = await r.people.secondFactor(user.id);
        await r.people.replaceSecondFactor(user.id, before, checked);
        const { codes, kept } = await factor.newRecoveryCodes(r, user);
        const facts = { userId: user.id, ...secondFactorKept(keys, user.id, checked.sealed, kept) };
        await record(r, user, `user.second-factor-${before === null ? 'enabled' : 'replaced'}`, facts);
        return { codes, sessionToken: await sessions.beginAlone(r, user.id) };
      };
      // The password has just been typed, and there is nothing yet that could be replaced.
      const enrolled = await context.change(async (r) => {
        const enrolling = await isEnrolling(r, user, confirmation.sessionToken);
        return enrolling && (await r.people.secondFactor(user.id)) === null ? enable(r) : null;
      });
      return enrolled ?? confirmed(user, confirmation, enable);
    },
    disableSecondFactor: (user, confirmation) =>
      confirmed(user, confirmation, async (r) => {
        await r.people.replaceSecondFactor(user.id, await r.people.secondFactor(user.id), null);
        await r.people.putRecoveryCodes(user.id, []);
        await record(r, user, 'user.second-factor-disabled', { userId: user.id, ...NO_SECOND_FACTOR });
        return sessions.beginAlone(r, user.id);
      }),
    renewRecoveryCodes: (user, confirmation) =>
      confirmed(user, confirmation, async (r) => {
        const { codes, kept } = await factor.newRecoveryCodes(r, user);
        await record(r, user, 'user.recovery-codes-renewed', { userId: user.id, ...kept });
        return codes;
      }),
    async secondFactorState(user) {
      const enabled = (await store.read.people.secondFactor(user.id)) !== null;
      return { enabled, recoveryCodesLeft: enabled ? await store.read.people.recoveryCodesLeft(user.id) : 0 };
    },
    async accountEvents(user) {
      const { entries } = await store.read.ledger.ofTypes({ types: TOLD, person: user.id }, { from: 0, limit: 50 });
      const own = entries.filter(({ actor, facts }) => (facts['userId'] ?? actor) === user.id);
      return own.slice(0, MOST_TOLD).map(({ type, at, actor }) => ({ type, at, own: actor === user.id }));
    },
  };
}
