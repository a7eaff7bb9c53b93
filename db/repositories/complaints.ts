import type { Knex } from 'knex';
import { type Complaint, type Department, ENDED_STATES, type Id } from '../../domain/model.js';
import type {
  ComplaintDrafts,
  Complaints,
  Evaluations,
  Messages,
  SealedContents,
  StoredComplaintDraft,
  StoredContent,
  StoredEvaluation,
  StoredMessage,
} from '../../domain/repositories.js';
import { urgencyOfCase } from '../../domain/urgency.js';
import { inOrder, matching } from './matching.js';
import { inScopes } from './recused.js';
import { toObject, toRow } from './rows.js';
import { placeAnew } from './urgency.js';

const CODEC = { flags: ['safetyHazard', 'major', 'report'] };
const COLUMNS = [
  'id',
  'number',
  'channel',
  'category',
  'safety_hazard',
  'level',
  'priority',
  'state',
  'outcome',
  'policy_version',
  'responsible_department',
  'complexity',
  'major',
  'report',
  'privacy_notice',
  'erased_at',
  'major_criterion',
  'validity',
  'nature',
  'heard_by',
  'heard_at',
  'external_number',
  'external_due_on',
  'mass_event_id',
  'process_instance_key',
  'locale',
  'received_at',
  'archived_at',
  'reopen_until',
  'retention_class',
  'retain_until',
  'version',
];
const complaintOf = (row: Record<string, unknown>): Complaint => toObject<Complaint>(row, CODEC);

export function complaints(db: Knex): Complaints {
  const involve = async (complaint_id: string, department: Department): Promise<void> =>
    void (await db('case_department')
      .insert({ complaint_id, department })
      .onConflict(['complaint_id', 'department'])
      .ignore());
  const one = async (where: object): Promise<Complaint | null> => {
    const row = (await db('complaint').select(COLUMNS).where(where).first()) as Record<string, unknown> | undefined;
    return row ? complaintOf(row) : null;
  };
  return {
    insert: async (complaint, secrets) => {
      const urgency = urgencyOfCase(complaint, []);
      await db('complaint').insert(toRow({ ...complaint, ...secrets, urgency }));
    },
    byId: (id) => one({ id }),
    byIds: async (ids) => (await db('complaint').select(COLUMNS).whereIn('id', ids)).map(complaintOf),
    idsAfter: async (id, limit) =>
      (await db('complaint').where('id', '>', id).orderBy('id').limit(limit).pluck('id')) as Id[],
    livingAfter: async (id, at, limit) =>
      (
        await db('complaint')
          .select(COLUMNS)
          .where('id', '>', id)
          .where((any) => {
            void any.whereNotIn('state', [...ENDED_STATES]);
            void any.orWhere((one) => void one.where({ state: 'archived' }).where('reopen_until', '>', at));
          })
          .orderBy('id')
          .limit(limit)
      ).map(complaintOf),
    byNumber: (number) => one({ number }),
    bySubmission: (submission_token_hash) => one({ submission_token_hash }),
    byInstances: async (keys) =>
      (await db('complaint').select(COLUMNS).whereIn('process_instance_key', keys)).map(complaintOf),
    queryCodeHash: async (id) =>
      ((await db('complaint').where({ id }).first('query_code_hash')) as { query_code_hash: string } | undefined)
        ?.query_code_hash ?? null,
    setQueryCodeHash: async (id, query_code_hash) =>
      void (await db('complaint').where({ id }).update({ query_code_hash })),
    async update(complaint) {
      const { id, ...fields } = { ...complaint, version: complaint.version + 1 };
      await db('complaint').where({ id }).update(toRow(fields));
      await placeAnew(db, id);
      if (fields.responsibleDepartment !== null) await involve(id, fields.responsibleDepartment);
      return { id, ...fields };
    },
    involve,
    departmentsOf: async (complaint_id) =>
      (await db('case_department').where({ complaint_id }).orderBy('department').pluck('department')) as Department[],
    departmentsOfAll: async (ids) =>
      (
        (await db('case_department').whereIn('complaint_id', ids).orderBy('department')) as Record<string, unknown>[]
      ).map((row) => toObject<{ complaintId: Id; department: Department }>(row)),
    matching: (query) => matching(db, query),
    async ofMassEvent(mass_event_id, scopes, { from, limit }) {
      const linked = db('complaint').where({ mass_event_id }).modify(inScopes(db, scopes));
      const rows = (await linked
        .clone()
        .select(COLUMNS)
        .orderBy(inOrder('urgency'))
        .limit(limit)
        .offset(from)) as Record<string, unknown>[];
      const [count] = (await linked.count({ total: '*' })) as { total: number | string }[];
      return { complaints: rows.map(complaintOf), total: Number(count?.total ?? 0) };
    },
    all: async () =>
      ((await db('complaint').select(COLUMNS).orderBy('id')) as Record<string, unknown>[]).map(complaintOf),
    async nextSequence(year) {
      const [row] = (await db('number_sequence')
        .insert({ year, last: 1 })
        .onConflict('year')
        .merge({ last: db.raw('number_sequence.last + 1') })
        .returning('last')) as { last: number }[];
      return (row as { last: number }).last;
    },
  };
}

/** SQLite takes 32,766 parameters; a statement never needs nearly that many. */
const MOST_TOKENS = 200;

export function contents(db: Knex): SealedContents {
  return {
    putKey: async (complaint_id, wrapped_key) => void (await db('complaint_key').insert({ complaint_id, wrapped_key })),
    key: async (complaint_id) =>
      ((await db('complaint_key').where({ complaint_id }).first()) as { wrapped_key: string } | undefined)
        ?.wrapped_key ?? null,
    destroyKey: async (complaint_id) => void (await db('complaint_key').where({ complaint_id }).delete()),
    put: async (row) => void (await db('complaint_content').insert(toRow(row))),
    versions: async (complaint_id) =>
      ((await db('complaint_content').where({ complaint_id }).orderBy('version')) as Record<string, unknown>[]).map(
        (row) => toObject<StoredContent>(row),
      ),
    async latest(complaint_id) {
      const row = (await db('complaint_content').where({ complaint_id }).orderBy('version', 'desc').first()) as
        { version: number; sealed: string } | undefined;
      return row ? { version: row.version, sealed: row.sealed } : null;
    },
    async latestOf(complaintIds) {
      const rows = (await db('complaint_content as c')
        .join('complaint_key as k', 'k.complaint_id', 'c.complaint_id')
        .whereIn('c.complaint_id', complaintIds)
        .whereNotExists(
          db('complaint_content as n')
            .select(db.raw('1'))
            .whereRaw('n.complaint_id = c.complaint_id and n.version > c.version'),
        )
        .select('c.complaint_id', 'c.sealed', 'k.wrapped_key')) as Record<string, unknown>[];
      return rows.map((row) => toObject(row));
    },
    async setTokens(complaint_id, tokens) {
      await db('search_token').where({ complaint_id }).delete();
      for (let at = 0; at < tokens.length; at += MOST_TOKENS) {
        await db('search_token').insert(tokens.slice(at, at + MOST_TOKENS).map((token) => ({ token, complaint_id })));
      }
    },
  };
}

export function complaintDrafts(db: Knex): ComplaintDrafts {
  return {
    async byHash(id_hash) {
      const row = (await db('complaint_draft').where({ id_hash }).first()) as Record<string, unknown> | undefined;
      return row ? toObject<StoredComplaintDraft>(row) : null;
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
      const [row] = (await those().count({ total: '*' })) as { total: number | string }[];
      const over = Number(row?.total) - count;
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

export function messages(db: Knex): Messages {
  return {
    insert: async (message) => void (await db('complainant_message').insert(toRow(message))),
    ofComplaint: async (complaint_id) =>
      ((await db('complainant_message').where({ complaint_id }).orderBy('id')) as Record<string, unknown>[]).map(
        (row) => toObject<StoredMessage>(row),
      ),
  };
}

export function evaluations(db: Knex): Evaluations {
  return {
    async insertOnce(evaluation) {
      if (await db('evaluation').where({ complaint_id: evaluation.complaintId }).first('at')) return false;
      await db('evaluation').insert(toRow(evaluation));
      return true;
    },
    async ofComplaint(complaint_id) {
      const row = (await db('evaluation').where({ complaint_id }).first()) as Record<string, unknown> | undefined;
      return row ? toObject<StoredEvaluation>(row) : null;
    },
  };
}
