/** What complaints are found by, made again once where an older version of the program had made it. */
import type { Id } from '../model.js';
import { SEARCH_VERSION } from '../privacy/search-tokens.js';
import type { Repositories } from '../repositories.js';
import type { Context } from './context.js';
import { indexWords } from './messages.js';
import type { UseCases } from './use-cases.js';

/** Complaints of one transaction: nobody waits long for the database's one writer. */
const BATCH = 20;
const SETTING = 'search-version';

export function searchRenewalUseCases(context: Context): Pick<UseCases, 'renewSearch'> {
  const { store } = context.deps;

  async function renew(r: Repositories, id: Id): Promise<void> {
    // Of an erased person nothing is found, and nothing is to be.
    if ((await r.contents.key(id)) === null) return;
    const { content } = await context.content(r, id);
    await indexWords(context, r, await context.complaint(r, id), content);
  }

  return {
    async renewSearch() {
      if ((await store.read.settings.get(SETTING)) === SEARCH_VERSION) return;
      let after: Id = '';
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
