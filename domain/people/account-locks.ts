/** Letting a person in anew, or not any more: what an administrator does to the access to an account. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Tx } from '../core/store.js';
import { knownUser, only } from './account.js';
import type { AccountEntry } from './entries.js';
import type { UserId } from './ids.js';
import type { User } from './model.js';
import { hashPassword, SHORTEST_PASSWORD } from './passwords.js';
import type { UserVerb } from './rights.js';
import type { ReturnTasks } from './standing-in.js';

export interface AccountLockUseCases {
  resetPassword(actor: User, userId: UserId, password: string): Promise<void>;
  resetSecondFactor(actor: User, userId: UserId): Promise<void>;
  deactivateUser(actor: User, userId: UserId): Promise<void>;
  activateUser(actor: User, userId: UserId): Promise<void>;
}

interface Deed {
  verb: UserVerb;
  entry: AccountEntry;
  work: (r: Tx, user: User) => Promise<void>;
  /** Nothing is done, and nothing on record, where it is so already. */
  isSo?: (user: User) => boolean;
}

export function accountLockUseCases(context: Context, returnTasks: ReturnTasks): AccountLockUseCases {
  /** On record. */
  const change = (by: User, userId: UserId, { verb, entry, work, isSo = () => false }: Deed): Promise<void> =>
    context.act(by, async (r, actor) => {
      const user = await knownUser(r, userId);
      only(verb, actor, user);
      if (isSo(user)) return;
      await work(r, user);
      await context.record(r, { type: entry, complaintId: null, actor: actor.id, facts: { userId } });
    });

  return {
    async resetPassword(actor, userId, password) {
      const passwordHash = await hashPassword(password);
      const work = async (r: Tx, { username }: User): Promise<void> => {
        if ([...password].length < SHORTEST_PASSWORD)
          throw new DomainError('invalid', { fields: { password: 'tooShort' } });
        const before = await r.people.byUsername(username);
        if (before === null) throw new DomainError('notFound');
        await r.people.replacePassword(userId, before.passwordHash, passwordHash);
        await r.people.dropSessionsOf(userId);
        await r.people.dropDevicesOf(userId);
      };
      await change(actor, userId, { verb: 'resetPassword', entry: 'user.password-reset', work });
    },
    resetSecondFactor(actor, userId) {
      const work = async (r: Tx): Promise<void> => {
        await r.people.replaceSecondFactor(userId, await r.people.secondFactor(userId), null);
        await r.people.putRecoveryCodes(userId, []);
        await r.people.dropSessionsOf(userId);
      };
      return change(actor, userId, { verb: 'resetSecondFactor', entry: 'user.second-factor-reset', work });
    },
    deactivateUser(actor, userId) {
      const work = async (r: Tx): Promise<void> => {
        await r.people.deactivate(userId);
        await returnTasks(r);
        await r.people.dropSessionsOf(userId);
      };
      const isSo = ({ active }: User): boolean => !active;
      return change(actor, userId, { verb: 'deactivate', entry: 'user.deactivated', work, isSo });
    },
    activateUser(actor, userId) {
      const work = async (r: Tx): Promise<void> => {
        await r.people.activate(userId);
        // Whoever was their deputy meanwhile is so no more.
        await returnTasks(r);
      };
      const isSo = ({ active }: User): boolean => active;
      return change(actor, userId, { verb: 'activate', entry: 'user.activated', work, isSo });
    },
  };
}
