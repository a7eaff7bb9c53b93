/** Another name or other posts: each change is on record with what was before. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Tx } from '../core/store.js';
import { knownUser, mistakesOf, only, postsOf, seatsOf, seenOf } from './account.js';
import type { UserId } from './ids.js';
import type { AccountGiven, User } from './model.js';
import type { ReturnTasks } from './standing-in.js';

export interface AccountChangeUseCases {
  /**
   * Each change is on record with what was before.
   * @throws {DomainError} invalid; stale, where the account is no longer as `seen`
   */
  changeUser(actor: User, userId: UserId, changes: AccountGiven, seen: string): Promise<void>;
}

/** Names are kept from whoever reads the ledger without the key. */
async function record(context: Context, r: Tx, actor: User, before: User, after: AccountGiven): Promise<void> {
  const sealed = (text: string): string => context.deps.keys.wrap(Buffer.from(text));
  const changes = [
    ['displayName', before.displayName, after.displayName],
    ['posts', postsOf(before.posts).join(' '), after.posts.join(' ')],
    ['deputyOf', postsOf(before.deputyOf).join(' '), after.deputyOf.join(' ')],
  ] as const;
  for (const [what, old, now] of changes.filter(([, old, now]) => old !== now)) {
    const said = (value: string) => (what === 'displayName' ? sealed(value) : value);
    await context.record(r, {
      type: 'user.changed',
      complaintId: null,
      actor: actor.id,
      facts: { userId: before.id, what, before: said(old), after: said(now) },
    });
  }
}

/** In the transaction of whoever does it. @throws {DomainError} invalid */
export async function changeAccount(
  context: Context,
  r: Tx,
  { actor, before }: { actor: User; before: User },
  given: AccountGiven,
): Promise<void> {
  const seats = await seatsOf(r);
  const offered = seats.filter(({ inUse }) => inUse);
  const fields = mistakesOf(given, offered, before);
  const has = seats.filter(({ post }) => given.posts.includes(post));
  // Nobody locks the house and throws the key away.
  if (before.id === actor.id && !has.some(({ role }) => role === 'admin')) fields['posts'] = 'ownAdmin';
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
  const after = { ...given, displayName: given.displayName.trim() };
  await r.people.change(before, after);
  await record(context, r, actor, before, after);
}

export const accountChangeUseCases = (context: Context, returnTasks: ReturnTasks): AccountChangeUseCases => ({
  changeUser: (by, userId, given, seen) =>
    context.act(by, async (r, actor) => {
      const before = await knownUser(r, userId);
      only('change', actor, before);
      // The form was filled in from what it showed: where that has changed, it would take another change back.
      if (seen !== seenOf(before)) throw new DomainError('stale');
      await changeAccount(context, r, { actor, before }, given);
      await returnTasks(r);
    }),
});
