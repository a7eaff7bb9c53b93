/** What was looked for on the desk, sealed for whoever did. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { UserId } from '../../domain/people/index.js';
import type { Searches, StoredSearch } from '../../domain/search/index.js';
import { idOf, instant, table, text, toRow } from './rows.js';

const SEARCH = table<StoredSearch>(
  z.object({ id: text, userId: idOf<UserId>(), wrappedKey: text, sealed: text, at: instant }),
);

export function searches(db: Knex): Searches {
  return {
    insert: async (search) => void (await db('stored_search').insert(toRow(search))),
    async byId(id) {
      return SEARCH.first(db('stored_search').where({ id }).first());
    },
    dropBefore: async (at) => void (await db('stored_search').where('at', '<', at).delete()),
  };
}
