/** The accounts of the house: who has one, and a new one. */
import type { Context } from '../core/context.js';
import type { Locale } from '../core/locale.js';
import { knownUser, only, seenOf } from './account.js';
import { rightsOf } from './capacity.js';
import type { UserId } from './ids.js';
import type { User } from './model.js';
import { insertUser, type NewAccount } from './new-account.js';
import { hashPassword } from './passwords.js';
import { userRights, type UserVerb } from './rights.js';

export interface AccountUseCases {
  setLocale(user: User, locale: Locale): Promise<void>;
  listUsers(user: User): Promise<User[]>;
  /** Who cannot sign in until a first password is given. */
  withoutPassword(user: User): Promise<UserId[]>;
  createUser(actor: User, input: NewAccount): Promise<User>;
  /** `seen`: what a form that changes the account is filled in from. */
  user(
    actor: User,
    userId: UserId,
  ): Promise<{ user: User; seen: string; secondFactor: boolean; may: Record<UserVerb, boolean> }>;
}

export function accountUseCases(context: Context): AccountUseCases {
  const { store } = context.deps;
  return {
    setLocale: (user, locale) => store.transaction((r) => r.people.setLocale(user.id, locale), 'people'),
    async listUsers(user) {
      only('list', user);
      return store.read.people.all();
    },
    async withoutPassword(user) {
      only('list', user);
      return store.read.people.withoutPassword();
    },
    async createUser(actor, input) {
      only('create', actor);
      // Made before the transaction: the database's one writer must not wait for it.
      const passwordHash = await hashPassword(input.password);
      return context.act(actor, async (r, now) => {
        only('create', now);
        return insertUser(context, r, input, passwordHash, now.id);
      });
    },
    async user(actor, userId) {
      const user = await knownUser(store.read, userId);
      only('list', actor, user);
      const secondFactor = (await store.read.people.secondFactor(userId)) !== null;
      return { user, seen: seenOf(user), secondFactor, may: rightsOf(userRights, actor, user) };
    },
  };
}
