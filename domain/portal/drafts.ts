/**
 * A complaint on its way through the pages of the portal: kept sealed as long as the company has set after it was used
 * last, found by its browser only.
 */
import type { Context } from '../core/context.js';
import { openAs, seal } from '../core/privacy/keys.js';
import { policyFiles } from '../policies/index.js';
import { tableOf, settingsOf } from '../policies/tables.js';
import { type Instant, instantOf } from '../core/time/instant.js';

const MINUTE = 60_000;

/** At a time, from one address and in all: a whole estate may sit behind one, and a person who only fills our disk. */
const MOST_OF_CALLER = 100;

const MOST = 5_000;

/** Where no regulation is in force yet. */
const PRESET_MINUTES = 75;

export interface ComplaintDraftUseCases {
  /** What a browser is writing, by the random id that it keeps; null where there is none, or not any more. */
  complaintDraft(id: string): Promise<object | null>;
  /** `caller`: where it comes from, as limits count it. Too many at once, and what nobody goes on with is forgotten. */
  saveComplaintDraft(id: string, draft: object, caller: string): Promise<void>;
  dropComplaintDraft(id: string): Promise<void>;
}

export function complaintDraftUseCases(context: Context): ComplaintDraftUseCases {
  const { store, keys, clock } = context.deps;
  const hashOf = (id: string): string => keys.hash('complaint draft', id);

  /** Those used last before it are gone. */
  async function oldest(): Promise<Instant> {
    const policy = await store.read.policies.at(context.now());
    const file = policy === null ? undefined : (await policyFiles(context)).get(policy.supervision);
    const table = file && tableOf(file, 'online');
    const { draftMinutes } = table ? settingsOf(table) : {};
    const minutes = typeof draftMinutes === 'number' ? draftMinutes : PRESET_MINUTES;
    return instantOf(new Date(clock.now().getTime() - minutes * MINUTE));
  }

  return {
    async complaintDraft(id) {
      const stored = await store.read.complaintDrafts.byHash(hashOf(id));
      if (stored === null || stored.at < (await oldest())) return null;
      return openAs<object>(keys.unwrap(stored.wrappedKey), stored.sealed);
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
      }, 'drafts');
    },
    dropComplaintDraft: (id) => store.transaction((r) => r.complaintDrafts.drop(hashOf(id)), 'drafts'),
  };
}
