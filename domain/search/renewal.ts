/** What complaints are found by, made again once where an older version of the program had made it. */
import type { ComplaintId } from '../cases/ids.js';
import { indexWords, SEARCH_VERSION } from '../content/index.js';
import type { Context } from '../core/context.js';
import type { After } from '../core/ids.js';
import type { Tx } from '../core/store.js';

/** Complaints of one transaction: nobody waits long for the database's one writer. */
const BATCH = 20;

const SETTING = 'search-version';

export interface SearchRenewalUseCases {
  /** After an update: what complaints are found by is made anew, a few at a time, where it was made otherwise. */
  renewSearch(): Promise<void>;
}

export function searchRenewalUseCases(context: Context): SearchRenewalUseCases {
  const { store } = context.deps;

  async function renew(r: Tx, id: ComplaintId): Promise<void> {
    // Of an erased person nothing is found, and nothing is to be.
    if ((await r.contents.key(id)) === null) return;
    const { content } = await context.content(r, id);
    await indexWords(context, r, await context.complaint(r, id), content);
  }

  return {
    async renewSearch() {
      if ((await store.read.settings.get(SETTING)) === SEARCH_VERSION) return;
      let after: After<ComplaintId> = '';
      for (;;) {
        const ids = await store.read.complaints.idsAfter(after, BATCH);
        const last = ids.at(-1);
        if (last === undefined) break;
        await store.transaction(async (r) => {
          for (const id of ids) await renew(r, id);
        });
        after = last;
      }
      await store.transaction((r) => r.settings.set(SETTING, SEARCH_VERSION));
    },
  };
}
