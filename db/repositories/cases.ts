/** Complaints, their classifications, and who is kept from them. */
import type { Knex } from 'knex';
import { z } from 'zod';
import {
  type Classifications,
  COMPLAINT_STATES,
  COMPLEXITIES,
  type Recusals,
  type Recusal,
  type Complaint,
  type ComplaintChanges,
  type Complaints,
  ENDED_STATES,
  HEARD_BY,
  JUDGED_BY,
  OUTCOMES,
  RECUSAL_REASONS,
  type StoredClassification,
  VALIDITIES,
  type ComplaintId,
  type RecusalId,
} from '../../domain/cases/index.js';
import { LOCALES, recordOf } from '../../domain/core/index.js';
import { urgencyOfCase } from '../../domain/deadlines/index.js';
import type { BundleId } from '../../domain/definitions/index.js';
import type { MassEventId } from '../../domain/mass-events/index.js';
import {
  type Category,
  type Channel,
  isMatterKind,
  type MatterKind,
  type Department,
  isCategory,
  isChannel,
} from '../../domain/organisation/index.js';
import type { UserId, Kept } from '../../domain/people/index.js';
import { matching, inOrder } from './matching.js';
import { inScopes } from './recused.js';
import {
  alsoAs,
  countOf,
  day,
  department,
  flag,
  idOf,
  idsOf,
  instant,
  json,
  snakeCase,
  table,
  text,
  textOf,
  toRow,
  whole,
  written,
} from './rows.js';
import type { Places } from './urgency.js';

const IN_JSON = { json: ['facts'] };

const CLASSIFICATION = table<StoredClassification>(
  z.object({
    complaintId: idOf<ComplaintId>(),
    version: whole,
    by: text,
    at: instant,
    facts: json(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    reasonSealed: text.nullable(),
  }),
);

/** A person and a department have a column each, of which one is set. */
const KEPT = z.union([
  z
    .object({ userId: idOf<UserId>(), department: z.null() })
    .transform(({ userId }): Kept => ({ kind: 'person', userId })),
  z.object({ userId: z.null(), department }).transform(({ department }): Kept => ({ kind: 'department', department })),
]);

const keptColumns = (kept: Kept): object => ({
  user_id: kept.kind === 'person' ? kept.userId : null,
  department: kept.kind === 'department' ? kept.department : null,
});

const RECUSAL = table<Recusal>(
  z.preprocess(
    alsoAs('kept'),
    z.object({
      id: idOf<RecusalId>(),
      complaintId: idOf<ComplaintId>(),
      reason: z.enum(RECUSAL_REASONS),
      by: text,
      at: instant,
      liftedAt: instant.nullable(),
      kept: KEPT,
    }),
  ),
);

export function classifications(db: Knex): Classifications {
  return {
    insert: async (row) => void (await db('classification').insert(toRow(row, IN_JSON))),
    ofComplaint: (complaint_id) => CLASSIFICATION.all(db('classification').where({ complaint_id }).orderBy('version')),
  };
}

export function recusals(db: Knex): Recusals {
  const ofComplaints = async (ids: string[]): Promise<Recusal[]> =>
    RECUSAL.all(db('recusal').whereIn('complaint_id', ids).whereNull('lifted_at').orderBy(['at', 'id']));
  return {
    insert: async ({ kept, ...recusal }) =>
      void (await db('recusal').insert({ ...toRow(recusal), ...keptColumns(kept) })),
    async byId(id) {
      return RECUSAL.first(db('recusal').where({ id }).first());
    },
    ofComplaint: (complaintId) => ofComplaints([complaintId]),
    ofComplaints,
    lift: (id, lifted_at) => written(db('recusal').where({ id, lifted_at: null }).update({ lifted_at })),
  };
}

const SHAPE = z.object({
  id: idOf<ComplaintId>(),
  number: text,
  channel: z.custom<Channel>(isChannel, 'no channel'),
  matterKind: z.custom<MatterKind>(isMatterKind, 'no kind of matter'),
  category: z.custom<Category>(isCategory, 'no category').nullable(),
  safetyHazard: flag,
  level: text.nullable(),
  priority: text.nullable(),
  state: z.enum(COMPLAINT_STATES),
  outcome: z.enum(OUTCOMES).nullable(),
  policyVersion: text,
  bundleId: idOf<BundleId>().nullable(),
  responsibleDepartment: department.nullable(),
  complexity: z.enum(COMPLEXITIES).nullable(),
  major: flag,
  majorCriterion: text.nullable(),
  validity: z.enum(VALIDITIES).nullable(),
  nature: text.nullable(),
  fault: text.nullable(),
  grade: text.nullable(),
  impactLevel: whole.nullable(),
  report: flag,
  privacyNotice: text.nullable(),
  erasedAt: instant.nullable(),
  heardBy: z.enum(HEARD_BY),
  heardAt: instant.nullable(),
  externalNumber: text.nullable(),
  externalDueOn: day.nullable(),
  massEventId: idOf<MassEventId>().nullable(),
  processInstanceKey: text.nullable(),
  locale: z.enum(LOCALES),
  receivedAt: instant,
  archivedAt: instant.nullable(),
  reopenUntil: instant.nullable(),
  retentionClass: text.nullable(),
  retainUntil: day.nullable(),
  version: whole,
});

const COMPLAINT = table<Complaint>(SHAPE);

const CODE = z.object({ code: z.union([z.string(), z.number()]).nullable() });
const NOT_JUDGED = ['', 'none', '0'];

const INVOLVED = table(z.object({ complaintId: idOf<ComplaintId>(), department }));

const COUNTED = table(z.object({ bundleId: idOf<BundleId>().nullable(), open: z.coerce.number().int() }));

const LAST = z.tuple([z.object({ last: whole })]);

const COLUMNS = Object.keys(SHAPE.shape).map(snakeCase);

/** From one to the next in the index: there are few codes, and as many rows as cases were judged. */
async function codesIn(db: Knex, column: string): Promise<string[]> {
  const codes: string[] = [];
  let rows = db('complaint').whereNotNull(column);
  for (;;) {
    const { code } = CODE.parse(await rows.min({ code: column }).first());
    if (code === null) return codes;
    codes.push(String(code));
    rows = db('complaint').where(column, '>', code);
  }
}

export function complaints(db: Knex, places: Places): Complaints {
  const involve = async (complaint_id: string, department: Department): Promise<void> =>
    void (await db('case_department')
      .insert({ complaint_id, department })
      .onConflict(['complaint_id', 'department'])
      .ignore());
  const one = async (where: object): Promise<Complaint | null> => {
    return COMPLAINT.first(db('complaint').select(COLUMNS).where(where).first());
  };
  async function change(
    read: Complaint,
    changes: ComplaintChanges & Partial<Pick<Complaint, 'state'>>,
  ): Promise<Complaint> {
    const { id, state, version } = read;
    const changed = { ...changes, version: version + 1 };
    await written(db('complaint').where({ id, state, version }).update(toRow(changed)));
    places.touched(id);
    const { responsibleDepartment } = changes;
    if (responsibleDepartment) await involve(id, responsibleDepartment);
    return { ...read, ...changed };
  }
  /** What a process must be working on, or waiting for a dispute of. */
  const living = (at: string) =>
    db('complaint')
      .select(COLUMNS)
      .where((any) => {
        void any.whereNotIn('state', [...ENDED_STATES]);
        void any.orWhere((one) => void one.where({ state: 'archived' }).where('reopen_until', '>', at));
      })
      .orderBy('id');
  return {
    insert: async (complaint, secrets) => {
      const urgency = urgencyOfCase(complaint, []);
      await db('complaint').insert(toRow({ ...complaint, ...secrets, urgency }));
    },
    byId: (id) => one({ id }),
    byIds: async (ids) => COMPLAINT.all(db('complaint').select(COLUMNS).whereIn('id', ids)),
    idsAfter: (id, limit) => idsOf(db('complaint').where('id', '>', id).orderBy('id').limit(limit), 'id'),
    async judgements() {
      const codes = await Promise.all(
        JUDGED_BY.map(async (by) => {
          const column = snakeCase(by);
          // That nobody is at fault is no judgement to look for; the table writes 0 where the impact has no level.
          const found = await codesIn(db, column);
          return [by, found.filter((code) => !NOT_JUDGED.includes(code))] as const;
        }),
      );
      const known = new Map(codes);
      return recordOf(JUDGED_BY, (by) => known.get(by) ?? []);
    },
    livingAfter: (id, at, limit) => COMPLAINT.all(living(at).where('id', '>', id).limit(limit)),
    livingOf: (bundle_id, at) => COMPLAINT.all(living(at).where({ bundle_id })),
    byNumber: (number) => one({ number }),
    bySubmission: (submission_token_hash) => one({ submission_token_hash }),
    byInstances: async (keys) => COMPLAINT.all(db('complaint').select(COLUMNS).whereIn('process_instance_key', keys)),
    queryCodeHash: async (id) => textOf(db('complaint').where({ id }), 'query_code_hash'),
    replaceQueryCode: (id, read, query_code_hash) =>
      written(db('complaint').where({ id, query_code_hash: read }).update({ query_code_hash })),
    change: (read, changes) => change(read, changes),
    advance: (read, state, changes = {}) => change(read, { ...changes, state }),
    involve,
    async openByBundle(ids) {
      const counted = db('complaint')
        .where((any) => void any.whereIn('bundle_id', [...ids]).orWhereNull('bundle_id'))
        .whereNotIn('state', [...ENDED_STATES])
        .groupBy('bundle_id')
        .select('bundle_id')
        .count({ open: '*' });
      return new Map((await COUNTED.all(counted)).map(({ bundleId, open }) => [bundleId, open]));
    },
    departmentsOf: async (complaint_id) =>
      (await INVOLVED.all(db('case_department').where({ complaint_id }).orderBy('department'))).map(
        ({ department }) => department,
      ),
    departmentsOfAll: (ids) => INVOLVED.all(db('case_department').whereIn('complaint_id', ids).orderBy('department')),
    matching: (query) => matching(db, query),
    async ofMassEvent(mass_event_id, scopes, { from, limit }) {
      const linked = db('complaint').where({ mass_event_id }).modify(inScopes(db, scopes));
      const rows = linked.clone().select(COLUMNS).orderBy(inOrder('urgency')).limit(limit).offset(from);
      return { complaints: await COMPLAINT.all(rows), total: await countOf(linked) };
    },
    async goingOnOf(mass_event_id, scopes, { after, limit }) {
      const next = db('complaint')
        .where({ mass_event_id, erased_at: null })
        .whereNotIn('state', [...ENDED_STATES])
        .where('id', '>', after)
        .modify(inScopes(db, scopes));
      const page = next.clone().select(COLUMNS).orderBy('id').limit(limit);
      return { complaints: await COMPLAINT.all(page), total: await countOf(next) };
    },
    all: async () => COMPLAINT.all(db('complaint').select(COLUMNS).orderBy('id')),
    async nextSequence(year) {
      const counted = db('number_sequence')
        .insert({ year, last: 1 })
        .onConflict('year')
        .merge({ last: db.raw('number_sequence.last + 1') })
        .returning('last');
      return LAST.parse(await counted)[0].last;
    },
  };
}
