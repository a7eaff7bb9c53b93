/** Letting a person in anew, or not any more: what an administrator does to the access to an account. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { LedgerFacts } from '../core/ledger-facts.js';
import type { Tx } from '../core/store.js';
import { knownUser, only } from './account.js';
import type { PeopleEntries } from './entries.js';
import type { UserId } from './ids.js';
import type { User } from './model.js';
import { hashPassword, SHORTEST_PASSWORD } from './passwords.js';
import type { UserVerb } from './rights.js';
import { NO_SECOND_FACTOR, passwordKept } from './secrets.js';
import type { ReturnTasks } from './standing-in.js';

export interface AccountLockUseCases {
  resetPassword(actor: User, userId: UserId, password: string): Promise<void>;
  resetSecondFactor(actor: User, userId: UserId): Promise<void>;
  deactivateUser(actor: User, userId: UserId): Promise<void>;
  activateUser(actor: User, userId: UserId): Promise<void>;
}

type Recording = <T extends keyof PeopleEntries>(type: T, facts: LedgerFacts[T]) => Promise<unknown>;

interface Deed {
  verb: UserVerb;
  /** With its entry. */
  work: (r: Tx, user: User, record: Recording) => Promise<void>;
  /** Nothing is done, and nothing on record, where it is so already. */
  isSo?: (user: User) => boolean;
}

export function accountLockUseCases(context: Context, returnTasks: ReturnTasks): AccountLockUseCases {
  const { keys } = context.deps;
  /** On record. */
  const change = (by: User, userId: UserId, { verb, work, isSo = () => false }: Deed): Promise<void> =>
    context.act(by, async (r, actor) => {
      const user = await knownUser(r, userId);
      only(verb, actor, user);
      if (isSo(user)) return;
      await work(r, user, (type, facts) => context.record(r, { type, complaintId: null, actor: actor.id, facts }));
    });

  return {
    async resetPassword(actor, userId, password) {
      const passwordHash = await hashPassword(password);
      const work: Deed['work'] = async (r, { username }, record) => {
        if ([...password].length < SHORTEST_PASSWORD)
          throw new DomainError('invalid', { fields: { password: 'tooShort' } });
        const before = await r.people.byUsername(username);
        if (before === null) throw new DomainError('notFound');
        await r.people.replacePassword(userId, before.passwordHash, passwordHash);
        await r.people.dropSessionsOf(userId);
        await r.people.dropDevicesOf(userId);
        await record('user.password-reset', { userId, ...passwordKept(keys, userId, passwordHash) });
      };
      await change(actor, userId, { verb: 'resetPassword', work });
    },
    resetSecondFactor(actor, userId) {
      const work: Deed['work'] = async (r, _user, record) => {
        await r.people.replaceSecondFactor(userId, await r.people.secondFactor(userId), null);
        await r.people.putRecoveryCodes(userId, []);
        await r.people.dropSessionsOf(userId);
        await record('user.second-factor-reset', { userId, ...NO_SECOND_FACTOR });
      };
      return change(actor, userId, { verb: 'resetSecondFactor', work });
    },
    deactivateUser(actor, userId) {
      const work: Deed['work'] = async (r, _user, record) => {
        await r.people.deactivate(userId);
        await returnTasks(r);
        await r.people.dropSessionsOf(userId);
        await record('user.deactivated', { userId });
      };
      const isSo = ({ active }: User): boolean => !active;
      return change(actor, userId, { verb: 'deactivate', work, isSo });
    },
    activateUser(actor, userId) {
      const work: Deed['work'] = async (r, _user, record) => {
        await r.people.activate(userId);
        // Whoever was their deputy meanwhile is so no more.
        await returnTasks(r);
        await record('user.activated', { userId });
      };
      const isSo = ({ active }: User): boolean => active;
      return change(actor, userId, { verb: 'activate', work, isSo });
    },
  };
}
