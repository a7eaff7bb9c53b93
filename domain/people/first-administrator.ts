/** The first administrator, by a link that is good once. */
import { randomBytes } from 'node:crypto';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot } from '../core/store.js';
import { ADMINISTRATOR } from '../organisation/model.js';
import type { User } from './model.js';
import { insertUser } from './new-account.js';
import { hashPassword } from './passwords.js';

const SETUP = 'administrator-setup';
/** What the last link was made of that somebody has used. */
const SETUP_USED = 'administrator-setup-used';

export interface FirstAdministratorUseCases {
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

export function firstAdministratorUseCases(context: Context): FirstAdministratorUseCases {
  const { store, keys } = context.deps;

  /** The same for every process that starts before there is an administrator; nobody without the key can reckon it. */
  const setupToken = (seed: string): string => keys.hash('setup', seed);

  /** The one-time link's token, as long as nobody administers. */
  async function isSetupToken(r: Snapshot, token: string): Promise<boolean> {
    const seed = await r.settings.get(SETUP);
    return seed !== null && seed !== '' && token === setupToken(seed) && !(await r.people.hasActive('admin'));
  }

  return {
    administratorSetupToken: () =>
      store.transaction(async (r) => {
        if (await r.people.hasActive('admin')) return null;
        const seed = (await r.settings.get(SETUP)) || randomBytes(24).toString('base64url');
        await r.settings.set(SETUP, seed);
        return setupToken(seed);
      }),
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
        const account = { username, displayName: username, posts: [ADMINISTRATOR], deputyOf: [], password };
        const user = await insertUser(context, r, account, passwordHash, 'system:setup');
        await r.settings.set(SETUP_USED, (await r.settings.get(SETUP)) ?? '');
        await r.settings.set(SETUP, '');
        return user;
      });
    },
  };
}
