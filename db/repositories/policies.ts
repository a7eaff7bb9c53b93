/** Policies in force. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Policies, PolicyVersion } from '../../domain/policies/index.js';
import { table, text, toRow } from './rows.js';

const POLICY = table<PolicyVersion>(
  z.object({
    code: text,
    profile: text,
    title: text,
    effectiveFrom: text,
    supervision: text,
    contentHash: text.nullable(),
    activatedAt: text.nullable(),
    activatedBy: text.nullable(),
  }),
);

export function policies(db: Knex): Policies {
  const newestFirst = () =>
    db('policy_version').orderBy([
      { column: 'effective_from', order: 'desc' },
      { column: 'activated_at', order: 'desc' },
    ]);
  return {
    at: async (at) => POLICY.first(newestFirst().where('effective_from', '<=', at).first()),
    byCode: async (code) => POLICY.first(db('policy_version').where({ code }).first()),
    all: async () => POLICY.all(newestFirst()),
    insert: async (policy) => void (await db('policy_version').insert(toRow(policy))),
  };
}
