/** Tasks of the desk, and what was submitted at them. */
import type { Knex } from 'knex';
import { urgencyOfDutyTask } from '../../domain/deadlines/index.js';
import type {
  WorkItem,
  WorkItems,
  WorkItemView,
  TaskReturn,
  StoredSubmission,
  Submissions,
  StoredSubmissionVersion,
} from '../../domain/tasks/index.js';
import { notRecused } from './recused.js';
import { allOf, type Row, toObject, toRow, written } from './rows.js';
import { placeAnew, OPEN_ITEMS } from './urgency.js';

const ITEM = { json: ['steps', 'differentFrom'] };

/** The place in the lists stays where it is: nobody but they asks for it. */
const itemOf = ({ urgency: _, ...row }: Row): WorkItem => toObject<WorkItem>(row, ITEM);

async function placeItem(db: Knex, { id, complaintId, dueAt }: WorkItem): Promise<void> {
  if (complaintId !== null) return placeAnew(db, complaintId);
  await db('work_item')
    .where({ id })
    .update({ urgency: urgencyOfDutyTask(dueAt) });
}

export function workItems(db: Knex): WorkItems {
  const viewed = (view: WorkItemView): Knex.QueryBuilder => {
    const items = db('work_item');
    if (view.kind === 'groups')
      return items
        .whereIn('state', view.scopes.some(({ absent }) => absent) ? ['offered', 'claimed'] : ['offered'])
        .where((any) => {
          void any.whereRaw('1 = 0');
          for (const { groups, absent, hiddenFrom } of view.scopes)
            void any.orWhere((one) => {
              void one.whereIn('group', groups).modify(notRecused(db, 'work_item.complaint_id', hiddenFrom));
              void one.where((free) => {
                void free.where({ state: 'offered' });
                if (absent !== null) void free.orWhere({ assignee: absent });
              });
            });
        });
    void items.modify(notRecused(db, 'work_item.complaint_id', view.hiddenFrom));
    if (view.kind === 'mine') return items.where({ assignee: view.userId, state: 'claimed' });
    if (view.kind === 'done')
      return items.where({ assignee: view.userId }).whereIn('state', ['submitted', 'completed']);
    return items.whereIn('state', OPEN_ITEMS);
  };
  const one = async (where: object): Promise<WorkItem | null> => {
    const row = (await db('work_item').where(where).first()) as Row | undefined;
    return row ? itemOf(row) : null;
  };
  return {
    async insert(item) {
      await db('work_item').insert(toRow(item, ITEM));
      await placeItem(db, item);
    },
    byId: (id) => one({ id }),
    byElementInstance: (element_instance_key) => one({ element_instance_key }),
    byElementInstances: async (keys) =>
      ((await db('work_item').whereIn('element_instance_key', keys)) as Row[]).map(itemOf),
    openAfter: async (id, limit) =>
      (
        (await db('work_item').whereIn('state', OPEN_ITEMS).where('id', '>', id).orderBy('id').limit(limit)) as Row[]
      ).map(itemOf),
    ofComplaint: async (complaint_id) =>
      ((await db('work_item').where({ complaint_id }).orderBy(['offered_at', 'id'])) as Row[]).map(itemOf),
    waitingIn: async (ids) =>
      (
        await allOf<WorkItem & { urgency: string }>(
          db('work_item')
            .whereIn('complaint_id', ids)
            .whereIn('state', ['offered', 'claimed'])
            .orderBy(['offered_at', 'id']),
          ITEM,
        )
      ).map(({ urgency: _urgency, ...item }) => item),
    ofDuty: async (duty_id) =>
      ((await db('work_item').where({ duty_id }).orderBy(['offered_at', 'id'])) as Row[]).map(itemOf),
    async latestAt(element_id) {
      const row = (await db('work_item').where({ element_id }).orderBy('id', 'desc').first()) as Row | undefined;
      return row ? itemOf(row) : null;
    },
    async update(item) {
      const { id, version, ...fields } = item;
      const row = { ...toRow(fields, ITEM), version: version + 1 };
      await written(db('work_item').where({ id, version }).update(row));
      await placeItem(db, item);
      return { ...item, version: version + 1 };
    },
    claimed: async () => ((await db('work_item').where({ state: 'claimed' }).orderBy('id')) as Row[]).map(itemOf),
    noteReturn: async (entry) =>
      void (await db('work_item_return').insert(toRow(entry)).onConflict(['work_item_id', 'user_id']).merge()),
    async returnOf(work_item_id, user_id) {
      const row = (await db('work_item_return').where({ work_item_id, user_id }).first()) as Row | undefined;
      return row ? toObject<TaskReturn>(row) : null;
    },
    dropReturn: async (work_item_id, user_id) =>
      void (await db('work_item_return').where({ work_item_id, user_id }).delete()),
    setUserTaskKey: async (id, user_task_key) => void (await db('work_item').where({ id }).update({ user_task_key })),
    async list(view, { from, limit }) {
      const ordered = (rows: Knex.QueryBuilder): Knex.QueryBuilder =>
        view.kind === 'done'
          ? rows.orderBy([
              { column: 'completed_at', order: 'desc' },
              { column: 'id', order: 'desc' },
            ])
          : rows.orderBy(['urgency', 'offered_at', 'id']);
      // Which ones is said by the index alone; only those of the page are read.
      const page = ordered(viewed(view)).limit(limit).offset(from).select('id');
      const rows = (await ordered(db('work_item').whereIn('id', page))) as Row[];
      return rows.map(itemOf);
    },
    async count(view) {
      const [row] = (await viewed(view).count({ total: '*' })) as { total: number | string }[];
      return Number(row?.total ?? 0);
    },
  };
}

/** A row without a task holds its own id in its place: the column must not be empty, and is unique. */
function submissionOf(row: Row): StoredSubmission {
  const stored = toObject<StoredSubmission>(row);
  return { ...stored, workItemId: stored.workItemId === stored.id ? null : stored.workItemId };
}

export function submissions(db: Knex): Submissions {
  return {
    insert: async (row) =>
      void (await db('submission').insert(toRow({ ...row, workItemId: row.workItemId ?? row.id }))),
    insertVersion: async (row) => void (await db('submission_version').insert(toRow(row))),
    async versionsOf(complaint_id) {
      const corrected = db('submission_version').where({ complaint_id });
      const first = (await db('submission')
        .whereIn('id', corrected.clone().select('submission_id'))
        .select('id as submission_id', 'complaint_id', 'sealed', 'by', 'at')) as Row[];
      const later = (await corrected.orderBy(['submission_id', 'version'])) as Row[];
      return [...first.map((row) => ({ ...row, version: 1, reason_sealed: null })), ...later].map((row) =>
        toObject<StoredSubmissionVersion>(row),
      );
    },
    async ofComplaint(complaint_id) {
      const submitted = (await db('submission').where({ complaint_id }).orderBy(['at', 'id'])) as Row[];
      const corrected = (await db('submission_version').where({ complaint_id }).orderBy('version')) as Row[];
      const latest = new Map(corrected.map((row) => [row['submission_id'], row['sealed']]));
      return submitted.map((row) => submissionOf({ ...row, sealed: latest.get(row['id']) ?? row['sealed'] }));
    },
    ofDuty: async (duty_id) =>
      ((await db('submission').where({ duty_id }).orderBy(['at', 'id'])) as Row[]).map(submissionOf),
    putDraft: async (work_item_id, { complaintId: complaint_id, dutyId: duty_id }, sealed, at) =>
      void (await db('draft')
        .insert({ work_item_id, complaint_id, duty_id, sealed, at })
        .onConflict('work_item_id')
        .merge(['sealed', 'at'])),
    draft: async (work_item_id) =>
      ((await db('draft').where({ work_item_id }).first('sealed')) as { sealed: string } | undefined)?.sealed ?? null,
    dropDraft: async (work_item_id) => void (await db('draft').where({ work_item_id }).delete()),
  };
}
