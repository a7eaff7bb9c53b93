/** Policies in force. */
import type { Knex } from 'knex';
import { z } from 'zod';
import { DomainError } from '../../domain/core/index.js';
import type { UserId } from '../../domain/people/index.js';
import {
  type CancellationId,
  type KeptFile,
  type Policies,
  type PolicyCancellation,
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
const KEPT_SINCE = table(z.object({ code: text, keptAt: instant }));

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

const CANCELLATION = table<PolicyCancellation>(
  z.object({
    id: idOf<CancellationId>(),
    code: text,
    effectiveFrom: instant,
    activatedAt: instant.nullable(),
    activatedBy: text.nullable(),
    cancelledBy: idOf<UserId>(),
    cancelledAt: instant,
    reason: text,
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
    kept: () => KEPT_SINCE.all(db('policy_file').orderBy('code').select('code', 'kept_at')),
    keptFile: async (code) => KEPT.first(db('policy_file').where({ code }).first()),
    keep: async (file) => void (await db('policy_file').insert(toRow(file)).onConflict('code').ignore()),
    keepWithMore: ({ code, content, keptAt }) =>
      written(db('policy_file').where({ code }).update(toRow({ content, keptAt }))),
    setHash: async (code, content_hash) =>
      void (await db('policy_version').where({ code, content_hash: null }).update({ content_hash })),
    proposal: async (id) => PROPOSAL.first(db('policy_proposal').where({ id }).first()),
    proposals: async () => PROPOSAL.all(db('policy_proposal').orderBy('proposed_at', 'desc').orderBy('id', 'desc')),
    async propose(proposal) {
      const added: unknown = await db('policy_proposal').insert(toRow(proposal)).onConflict().ignore().returning('id');
      if (!Array.isArray(added) || added.length !== 1) throw new DomainError('stale');
    },
    decide: (id, decision) => written(db('policy_proposal').where({ id, state: 'open' }).update(toRow(decision))),
    cancellations: () =>
      CANCELLATION.all(db('policy_cancellation').orderBy('cancelled_at', 'desc').orderBy('id', 'desc')),
    async cancel({ code, effectiveFrom, contentHash }, cancellation) {
      const activation = { code, effective_from: effectiveFrom, content_hash: contentHash };
      await written(db('policy_version').where(activation).delete());
      await db('policy_cancellation').insert(toRow(cancellation));
    },
    letGo: async (codes) =>
      void (await db('policy_file')
        .whereIn('code', [...codes])
        .delete()),
    insert: async (policy) => void (await db('policy_version').insert(toRow(policy))),
  };
}
