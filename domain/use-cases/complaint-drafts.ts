/** A complaint on its way through the pages of the portal: kept sealed for a day, found by its browser only. */
import { open, seal } from '../privacy/keys.js';
import type { Context } from './context.js';
import type { UseCases } from './use-cases.js';

const KEPT_MS = 24 * 3_600_000;

export function complaintDraftUseCases(context: Context): Pick<UseCases, 'complaintDraft' | 'saveComplaintDraft'> {
  const { store, keys, clock } = context.deps;
  const hashOf = (id: string): string => keys.hash('complaint draft', id);
  const oldest = (): string => new Date(clock.now().getTime() - KEPT_MS).toISOString();
  return {
    async complaintDraft(id) {
      const stored = await store.read.complaintDrafts.byHash(hashOf(id));
      if (stored === null || stored.at < oldest()) return null;
      return JSON.parse(open(keys.unwrap(stored.wrappedKey), stored.sealed)) as object;
    },
    saveComplaintDraft: (id, draft) =>
      store.transaction(async (r) => {
        const key = keys.newDataKey();
        await r.complaintDrafts.dropBefore(oldest());
        await r.complaintDrafts.put({
          idHash: hashOf(id),
          wrappedKey: keys.wrap(key),
          sealed: seal(key, JSON.stringify(draft)),
          at: context.now(),
        });
      }),
  };
}
