/**
 * A complaint on its way through the pages of the portal: kept sealed as long as the company has set after it was used
 * last, found by its browser only.
 */
import { settingsOf, tableOf } from '../policy/index.js';
import { open, seal } from '../privacy/keys.js';
import type { Context } from './context.js';
import type { UseCases } from './use-cases.js';

const MINUTE = 60_000;
/** At a time, from one address and in all: a whole estate may sit behind one, and somebody who only fills our disk. */
const MOST_OF_CALLER = 100;
const MOST = 5_000;
/** Where no regulation is in force yet. */
const PRESET_MINUTES = 75;

export function complaintDraftUseCases(
  context: Context,
): Pick<UseCases, 'complaintDraft' | 'saveComplaintDraft' | 'dropComplaintDraft'> {
  const { store, keys, clock } = context.deps;
  const hashOf = (id: string): string => keys.hash('complaint draft', id);

  /** Those used last before it are gone. */
  async function oldest(): Promise<string> {
    const policy = await store.read.policies.at(context.now());
    const file = policy === null ? undefined : (await context.deps.policyFiles()).get(policy.supervision);
    const table = file && tableOf(file, 'online');
    const { draftMinutes } = table ? settingsOf(table) : {};
    const minutes = typeof draftMinutes === 'number' ? draftMinutes : PRESET_MINUTES;
    return new Date(clock.now().getTime() - minutes * MINUTE).toISOString();
  }

  return {
    async complaintDraft(id) {
      const stored = await store.read.complaintDrafts.byHash(hashOf(id));
      if (stored === null || stored.at < (await oldest())) return null;
      return JSON.parse(open(keys.unwrap(stored.wrappedKey), stored.sealed)) as object;
    },
    async saveComplaintDraft(id, draft, caller) {
      const before = await oldest();
      const callerHash = keys.hash('caller of drafts', caller);
      await store.transaction(async (r) => {
        const key = keys.newDataKey();
        await r.complaintDrafts.dropBefore(before);
        await r.complaintDrafts.put({
          idHash: hashOf(id),
          wrappedKey: keys.wrap(key),
          sealed: seal(key, JSON.stringify(draft)),
          at: context.now(),
          callerHash,
        });
        await r.complaintDrafts.keepAtMost(MOST_OF_CALLER, callerHash, hashOf(id));
        await r.complaintDrafts.keepAtMost(MOST, null, hashOf(id));
      });
    },
    dropComplaintDraft: (id) => store.transaction((r) => r.complaintDrafts.drop(hashOf(id))),
  };
}
