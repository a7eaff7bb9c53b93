/** Which of its rights the company gives to a role: fewer than the policies of the nouns do, never more. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { isOneOf } from '../core/own.js';
import type { User } from '../people/model.js';
import { noteChanges } from './changing.js';
import { knownEntry, only } from './looking.js';
import { ROLES } from './model.js';
import { ownRightsOf } from './role-rights.js';

export interface WithholdingUseCases {
  /**
   * @param given the rights that the role is to have, of those that it may have; the others are withheld
   * @param seen those that it had as they were shown
   * @throws {DomainError} notFound, for what is no role; invalid `rights`: `last`, where nobody would have one any more; stale
   */
  giveRights(user: User, role: string, given: readonly string[], seen: readonly string[]): Promise<void>;
}

export const withholdingUseCases = (context: Context): WithholdingUseCases => ({
  giveRights: (by, role, given, seen) =>
    context.act(by, async (r, user) => {
      only('changeLists', user);
      if (!isOneOf(ROLES, role)) throw new DomainError('notFound');
      const before = await knownEntry(r, 'role', role);
      const rights = await ownRightsOf(context, r, role);
      const had = rights.flatMap((one) => (one.given ? one.right : []));
      if (had.length !== seen.length || !had.every((right) => seen.includes(right))) throw new DomainError('stale');
      const withheld = rights.flatMap(({ right }) => (given.includes(right) ? [] : right));
      if (rights.some(({ right, last, given: has }) => last && has && withheld.includes(right)))
        throw new DomainError('invalid', { fields: { rights: 'last' } });
      await r.organisation.change(before, { ...before, withheld });
      await noteChanges(context, r, user, before, { ...before, withheld });
    }),
});
