/** Policies in force. */
import type { Knex } from 'knex';
import { z } from 'zod';
import { DomainError } from '../../domain/core/index.js';
import type { UserId } from '../../domain/people/index.js';
import {
  type KeptFile,
  type Policies,
  type PolicyProposal,
  type PolicyVersion,
  type ProposalId,
  PROPOSAL_STATES,
} from '../../domain/policies/index.js';
import { day, flag, idOf, instant, table, text, toRow, written } from './rows.js';

const POLICY = table<PolicyVersion>(
  z.object({
    code: text,
    profile: text,
    title: text,
    effectiveFrom: instant,
    supervision: text,
    contentHash: text.nullable(),
    activatedAt: instant.nullable(),
    activatedBy: text.nullable(),
  }),
);

const KEPT = table<KeptFile>(z.object({ code: text, content: text, keptAt: instant }));
const CODE = table(z.object({ code: text }));

const PROPOSAL = table<PolicyProposal>(
  z.object({
    id: idOf<ProposalId>(),
    code: text,
    effectiveOn: day,
    contentHash: text,
    reason: text,
    proposedBy: idOf<UserId>(),
    proposedAt: instant,
    fromCommandLine: flag,
    state: z.enum(PROPOSAL_STATES),
    decidedBy: idOf<UserId>().nullable(),
    decidedAt: instant.nullable(),
    decisionReason: text.nullable(),
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
    keptCodes: async () => (await CODE.all(db('policy_file').orderBy('code').select('code'))).map(({ code }) => code),
    keptFile: async (code) => KEPT.first(db('policy_file').where({ code }).first()),
    keep: async (file) => void (await db('policy_file').insert(toRow(file)).onConflict('code').ignore()),
    setHash: async (code, content_hash) =>
      void (await db('policy_version').where({ code, content_hash: null }).update({ content_hash })),
    proposal: async (id) => PROPOSAL.first(db('policy_proposal').where({ id }).first()),
    proposals: async () => PROPOSAL.all(db('policy_proposal').orderBy('proposed_at', 'desc').orderBy('id', 'desc')),
    async propose(proposal) {
      const added: unknown = await db('policy_proposal').insert(toRow(proposal)).onConflict().ignore().returning('id');
      if (!Array.isArray(added) || added.length !== 1) throw new DomainError('stale');
    },
    decide: (id, decision) => written(db('policy_proposal').where({ id, state: 'open' }).update(toRow(decision))),
    insert: async (policy) => void (await db('policy_version').insert(toRow(policy))),
  };
}
