/** Drafts and evaluations. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComplaintId } from '../../domain/cases/index.js';
import {
  type ComplaintDrafts,
  type StoredComplaintDraft,
  type Evaluations,
  SOLVED,
  type StoredEvaluation,
} from '../../domain/portal/index.js';
import { countOf, idOf, instant, table, text, toRow, whole } from './rows.js';

const DRAFT = table<StoredComplaintDraft>(
  z.object({ idHash: text, wrappedKey: text, sealed: text, at: instant, callerHash: text }),
);

const EVALUATION = table<StoredEvaluation>(
  z.object({
    complaintId: idOf<ComplaintId>(),
    nth: whole,
    solved: z.enum(SOLVED),
    satisfaction: whole,
    attitude: whole,
    commentSealed: text,
    at: instant,
  }),
);

export function complaintDrafts(db: Knex): ComplaintDrafts {
  return {
    async byHash(id_hash) {
      return DRAFT.first(db('complaint_draft').where({ id_hash }).first());
    },
    async put(draft) {
      const row = toRow(draft);
      const again = { ...row, times_kept: db.raw('times_kept + 1') };
      if ((await db('complaint_draft').where({ id_hash: draft.idHash }).update(again)) === 0)
        await db('complaint_draft').insert(row);
    },
    async keepAtMost(count, caller_hash, besides) {
      const those = () =>
        db('complaint_draft')
          .whereNot({ id_hash: besides })
          .modify((query) => void (caller_hash !== null && query.where({ caller_hash })));
      const over = (await countOf(those())) - count;
      if (over <= 0) return;
      const first = those()
        .orderByRaw('case when times_kept = 1 then 0 else 1 end, at, id_hash')
        .limit(over)
        .select('id_hash');
      await db('complaint_draft').whereIn('id_hash', first).delete();
    },
    drop: async (id_hash) => void (await db('complaint_draft').where({ id_hash }).delete()),
    dropBefore: async (at) => void (await db('complaint_draft').where('at', '<', at).delete()),
  };
}

export function evaluations(db: Knex): Evaluations {
  return {
    async insert(evaluation) {
      const { complaintId: complaint_id, nth } = evaluation;
      if (await db('evaluation').where({ complaint_id, nth }).first('at')) return false;
      await db('evaluation').insert(toRow(evaluation));
      return true;
    },
    ofComplaint: async (complaint_id) => EVALUATION.all(db('evaluation').where({ complaint_id }).orderBy('nth')),
  };
}
