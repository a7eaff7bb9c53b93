/**
 * Erasing a person from archived cases: their keys are destroyed, so that words, submissions, notices and attachments
 * can be read by nobody, and they are found by no search. The ledger holds ids and codes only: it stays whole, and says
 * that, when, why and by whom it was done.
 */
import type { Context } from './context.js';
import { DomainError, type UseCases } from './use-cases.js';

export function erasureUseCases(context: Context): Pick<UseCases, 'erasePerson' | 'erasureOf'> {
  const { store } = context.deps;
  return {
    async erasePerson(by, complaintIds, reason) {
      await context.act(by, async (r, user) => {
        for (const complaintId of new Set(complaintIds)) {
          const complaint = await context.caseFor(r, user, 'erase', complaintId);
          // Nobody comes to a place that nobody can read any more.
          if ((await r.dangers.openOf([complaintId])).length > 0) throw new DomainError('wrongState');
          const { state, version } = await r.complaints.update({ ...complaint, erasedAt: context.now() });
          await r.contents.setTokens(complaintId, []);
          await r.dangers.forget(complaintId);
          await r.contents.destroyKey(complaintId);
          await r.settings.set(`receipt:${complaintId}`, '');
          await context.record(r, {
            type: 'person.erased',
            complaintId,
            actor: user.id,
            facts: { reason, state, version },
          });
        }
      });
      await store.forgetDeleted();
    },
    async erasureOf(user, complaintId) {
      await context.caseFor(store.read, user, 'see', complaintId);
      const entry = (await store.read.ledger.ofComplaint(complaintId)).findLast(({ type }) => type === 'person.erased');
      if (entry === undefined) return null;
      return { ...entry, by: (await store.read.people.byId(entry.actor))?.displayName ?? entry.actor };
    },
  };
}
