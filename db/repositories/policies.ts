/** Policies in force. */
import type { Knex } from 'knex';
import type { Policies, PolicyVersion } from '../../domain/policies/index.js';
import { toObject, type Row, toRow } from './rows.js';

export function policies(db: Knex): Policies {
  const newestFirst = () =>
    db('policy_version').orderBy([
      { column: 'effective_from', order: 'desc' },
      { column: 'activated_at', order: 'desc' },
    ]);
  const one = (row: unknown): PolicyVersion | null => (row ? toObject<PolicyVersion>(row as Row) : null);
  return {
    at: async (at) => one(await newestFirst().where('effective_from', '<=', at).first()),
    byCode: async (code) => one(await db('policy_version').where({ code }).first()),
    all: async () => ((await newestFirst()) as Row[]).map((row) => toObject<PolicyVersion>(row)),
    insert: async (policy) => void (await db('policy_version').insert(toRow(policy))),
  };
}
