/** Complaints, their classifications, and who is kept from them. */
import type { Knex } from 'knex';
import {
  type Classifications,
  type Recusals,
  type Recusal,
  type Complaint,
  type ComplaintChanges,
  type Complaints,
  ENDED_STATES,
} from '../../domain/cases/index.js';
import type { Id } from '../../domain/core/index.js';
import { urgencyOfCase } from '../../domain/deadlines/index.js';
import type { Department } from '../../domain/people/index.js';
import { matching, inOrder } from './matching.js';
import { inScopes } from './recused.js';
import { allOf, countOf, toRow, type Row, toObject, written } from './rows.js';
import { placeAnew } from './urgency.js';

const CLASSIFICATION = { json: ['facts'] };

export function classifications(db: Knex): Classifications {
  return {
    insert: async (row) => void (await db('classification').insert(toRow(row, CLASSIFICATION))),
    ofComplaint: async (complaint_id) =>
      ((await db('classification').where({ complaint_id }).orderBy('version')) as Row[]).map((row) =>
        toObject(row, CLASSIFICATION),
      ),
  };
}

export function recusals(db: Knex): Recusals {
  const ofComplaints = async (ids: string[]): Promise<Recusal[]> =>
    ((await db('recusal').whereIn('complaint_id', ids).whereNull('lifted_at').orderBy(['at', 'id'])) as Row[]).map(
      (row) => toObject<Recusal>(row),
    );
  return {
    insert: async (recusal) => void (await db('recusal').insert(toRow(recusal))),
    async byId(id) {
      const row = (await db('recusal').where({ id }).first()) as Row | undefined;
      return row ? toObject<Recusal>(row) : null;
    },
    ofComplaint: (complaintId) => ofComplaints([complaintId]),
    ofComplaints,
    lift: (id, lifted_at) => written(db('recusal').where({ id, lifted_at: null }).update({ lifted_at })),
  };
}

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
  async function change(
    read: Complaint,
    changes: ComplaintChanges & Partial<Pick<Complaint, 'state'>>,
  ): Promise<Complaint> {
    const { id, state, version } = read;
    const changed = { ...changes, version: version + 1 };
    await written(db('complaint').where({ id, state, version }).update(toRow(changed)));
    await placeAnew(db, id);
    const { responsibleDepartment } = changes;
    if (responsibleDepartment) await involve(id, responsibleDepartment);
    return { ...read, ...changed };
  }
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
    change: (read, changes) => change(read, changes),
    advance: (read, state, changes = {}) => change(read, { ...changes, state }),
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
    async goingOnOf(mass_event_id, scopes, { after, limit }) {
      const next = db('complaint')
        .where({ mass_event_id, erased_at: null })
        .whereNotIn('state', [...ENDED_STATES])
        .where('id', '>', after)
        .modify(inScopes(db, scopes));
      const page = next.clone().select(COLUMNS).orderBy('id').limit(limit);
      return { complaints: await allOf<Complaint>(page, CODEC), total: await countOf(next) };
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
