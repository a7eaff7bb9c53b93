/** Policies in force. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { KeptFile, Policies, PolicyVersion } from '../../domain/policies/index.js';
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

const KEPT = table<KeptFile>(z.object({ code: text, content: text, keptAt: text }));
const CODE = table(z.object({ code: text }));

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
    keptCodes: async () => (await CODE.all(db('policy_file').orderBy('code').select('code'))).map(({ code }) => code),
    keptFile: async (code) => KEPT.first(db('policy_file').where({ code }).first()),
    keep: async (file) => void (await db('policy_file').insert(toRow(file)).onConflict('code').ignore()),
    setHash: async (code, content_hash) =>
      void (await db('policy_version').where({ code, content_hash: null }).update({ content_hash })),
    insert: async (policy) => void (await db('policy_version').insert(toRow(policy))),
  };
}
