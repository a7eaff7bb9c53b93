/** How staff are reached outside the house: read for those who send, and changed by the person or an administrator. */
import { isPhone } from '../content/index.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Keys } from '../core/privacy/keys.js';
import { openText, sealText } from '../core/privacy/sealed-text.js';
import type { Snapshot, Tx } from '../core/store.js';
import { secretDigest } from '../core/verify/secrets.js';
import { knownUser, only } from './account.js';
import type { UserId } from './ids.js';
import { NO_REACH, type Reach, type ReachGiven, type User } from './model.js';
import type { StoredReach } from './store.js';

type Addresses = Pick<Reach, 'email' | 'phone'>;

const EMAIL = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\]+$/;
const LONGEST_EMAIL = 254;
const LONGEST_PHONE = 30;
const LAST_HOUR = 23;
const EVENT = /^[a-z-]{1,60}$/;
const MOST_EVENTS = 50;

export function mistakesOfAddresses({ email, phone }: Addresses): Record<string, string> {
  const fields: Record<string, string> = {};
  if (email !== '' && (email.length > LONGEST_EMAIL || !EMAIL.test(email))) fields['email'] = 'email';
  if (phone !== '' && (phone.length > LONGEST_PHONE || !isPhone(phone))) fields['phone'] = 'phone';
  return fields;
}

function mistakesOf(given: ReachGiven): Record<string, string> {
  const { digestHour, unwanted } = given;
  const isHour = Number.isInteger(digestHour) && digestHour >= 0 && digestHour <= LAST_HOUR;
  const known = unwanted.length <= MOST_EVENTS && unwanted.every((event) => EVENT.test(event));
  return {
    ...mistakesOfAddresses(given),
    ...(!isHour && { digestHour: 'option' }),
    ...(!known && { unwanted: 'option' }),
  };
}

export async function reachesOf(keys: Keys, r: Snapshot, ids: readonly UserId[]): Promise<Map<UserId, Reach>> {
  const found = await r.people.reaches(ids);
  return new Map(
    found.map(({ userId, sealed, ...reach }) => [userId, { ...reach, ...openText<Addresses>(keys, sealed) }]),
  );
}

export const reachOf = async (keys: Keys, r: Snapshot, id: UserId): Promise<Reach> =>
  (await reachesOf(keys, r, [id])).get(id) ?? NO_REACH;

const sealed = (keys: Keys, userId: UserId, { email, phone, ...reach }: Reach): StoredReach => ({
  ...reach,
  userId,
  sealed: sealText(keys, { email, phone }),
});

/** In the place of what was read, on record: which of it, not what. */
export async function putReach(
  context: Context,
  r: Tx,
  { actor, userId }: { actor: UserId; userId: UserId },
  before: Reach,
  given: ReachGiven,
): Promise<void> {
  const fields = mistakesOf(given);
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
  const changed = (['email', 'phone', 'mode', 'digestHour', 'unwanted'] as const).filter(
    (name) => String(before[name]) !== String(given[name]),
  );
  if (changed.length === 0) return;
  const { keys } = context.deps;
  await r.people.putReach(sealed(keys, userId, { ...given, version: before.version }));
  const { email, phone, mode, digestHour, unwanted } = given;
  const addressDigest = secretDigest(keys.hash, 'address', userId, JSON.stringify({ email, phone }));
  const its = { mode, digestHour, unwanted: unwanted.join(' '), addressDigest };
  const facts = { userId, fields: changed.join(' '), ...its };
  await context.record(r, { type: 'user.reach-changed', complaintId: null, actor, facts });
}

export interface ReachUseCases {
  ownReach(user: User): Promise<Reach>;
  /** @throws {DomainError} invalid; stale, where it is no longer the version that the form was filled in from */
  changeOwnReach(user: User, given: ReachGiven, version: number): Promise<void>;
  /** For whoever may change the account. */
  reachOfUser(actor: User, userId: UserId): Promise<Reach>;
  changeReachOfUser(actor: User, userId: UserId, given: Addresses, version: number): Promise<void>;
}

export function reachUseCases(context: Context): ReachUseCases {
  const { store, keys } = context.deps;

  async function readIn(r: Tx, userId: UserId, version: number): Promise<Reach> {
    const before = await reachOf(keys, r, userId);
    if (before.version !== version) throw new DomainError('stale');
    return before;
  }

  return {
    ownReach: (user) => reachOf(keys, store.read, user.id),
    changeOwnReach: (by, given, version) =>
      context.act(by, async (r, { id }) =>
        putReach(context, r, { actor: id, userId: id }, await readIn(r, id, version), given),
      ),
    async reachOfUser(actor, userId) {
      only('change', actor, await knownUser(store.read, userId));
      return reachOf(keys, store.read, userId);
    },
    changeReachOfUser: (by, userId, given, version) =>
      context.act(by, async (r, actor) => {
        only('change', actor, await knownUser(r, userId));
        const before = await readIn(r, userId, version);
        await putReach(context, r, { actor: actor.id, userId }, before, { ...before, ...given });
      }),
  };
}
