/** What was looked for on the desk, sealed for whoever did. */
import type { Knex } from 'knex';
import type { Searches, StoredSearch } from '../../domain/search/index.js';
import { toRow, toObject } from './rows.js';

export function searches(db: Knex): Searches {
  return {
    insert: async (search) => void (await db('stored_search').insert(toRow(search))),
    async byId(id) {
      const row = (await db('stored_search').where({ id }).first()) as Record<string, unknown> | undefined;
      return row ? toObject<StoredSearch>(row) : null;
    },
    dropBefore: async (at) => void (await db('stored_search').where('at', '<', at).delete()),
  };
}
