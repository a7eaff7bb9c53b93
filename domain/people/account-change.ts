/** Another name, department or other roles: each change is on record with what was before. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Tx } from '../core/store.js';
import { knownUser, mistakesOf, mistakesOfDepartment, only, seenOf } from './account.js';
import type { UserId } from './ids.js';
import type { User } from './model.js';
import type { ReturnTasks } from './standing-in.js';

type Changes = Pick<User, 'displayName' | 'department' | 'roles'>;

export interface AccountChangeUseCases {
  /**
   * Each change is on record with what was before.
   * @throws {DomainError} invalid; stale, where the account is no longer as `seen`
   */
  changeUser(actor: User, userId: UserId, changes: Changes, seen: string): Promise<void>;
}

/** Names are kept from whoever reads the ledger without the key. */
async function record(context: Context, r: Tx, actor: User, before: User, after: Changes): Promise<void> {
  const sealed = (text: string): string => context.deps.keys.wrap(Buffer.from(text));
  const changes = [
    ['displayName', before.displayName, after.displayName],
    ['department', before.department, after.department],
    ['roles', before.roles.join(' '), after.roles.join(' ')],
  ] as const;
  for (const [what, old, now] of changes.filter(([, old, now]) => old !== now)) {
    const said = (value: string | null) => (what === 'displayName' ? sealed(String(value)) : value);
    await context.record(r, {
      type: 'user.changed',
      complaintId: null,
      actor: actor.id,
      facts: { userId: before.id, what, before: said(old), after: said(now) },
    });
  }
}

export const accountChangeUseCases = (context: Context, returnTasks: ReturnTasks): AccountChangeUseCases => ({
  changeUser: (by, userId, { displayName, department, roles }, seen) =>
    context.act(by, async (r, actor) => {
      const before = await knownUser(r, userId);
      only('change', actor, before);
      const fields: Record<string, string> = {
        ...mistakesOf({ displayName, department, roles }),
        ...(await mistakesOfDepartment(r, department, before.department)),
      };
      // Nobody locks the house and throws the key away.
      if (before.id === actor.id && !roles.includes('admin')) fields['roles'] = 'ownAdmin';
      if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
      // The form was filled in from what it showed: where that has changed, it would take another change back.
      if (seen !== seenOf(before)) throw new DomainError('stale');
      const after = { displayName: displayName.trim(), department, roles };
      await r.people.change(before, after);
      await returnTasks(r);
      await record(context, r, actor, before, after);
    }),
});
