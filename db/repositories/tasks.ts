/** Tasks of the desk, and what was submitted at them. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComplaintId } from '../../domain/cases/index.js';
import { urgencyOfDutyTask } from '../../domain/deadlines/index.js';
import type { UserId } from '../../domain/people/index.js';
import {
  TASK_RETURN_REASONS,
  WORK_ITEM_STATES,
  type WorkItem,
  type WorkItems,
  type WorkItemView,
  type TaskReturn,
  type StoredPass,
  type StoredSubmission,
  type Submissions,
  type StoredSubmissionVersion,
  type SubmissionId,
  type TaskPassId,
  type WorkItemId,
} from '../../domain/tasks/index.js';
import { inGroups, notRecused } from './recused.js';
import {
  aboutMatter,
  countOf,
  group,
  idOf,
  instant,
  json,
  matterColumns,
  table,
  text,
  textOf,
  toRow,
  whole,
  written,
} from './rows.js';
import { OPEN_ITEMS, type Places } from './urgency.js';

const IN_JSON = { json: ['steps', 'differentFrom', 'records'] };

/** The place in the lists stays where it is: nobody but they asks for it. */
const ITEM = table<WorkItem>(
  aboutMatter({
    id: idOf<WorkItemId>(),
    elementInstanceKey: text,
    userTaskKey: text.nullable(),
    processInstanceKey: text,
    bpmnProcessId: text,
    processDefinitionKey: text.nullable(),
    elementId: text,
    formId: text,
    group,
    steps: json(z.array(text)),
    differentFrom: json(z.array(text)),
    assignee: idOf<UserId>().nullable(),
    inPlaceOf: idOf<UserId>().nullable(),
    dueAt: instant.nullable(),
    state: z.enum(WORK_ITEM_STATES),
    offeredAt: instant,
    claimedAt: instant.nullable(),
    passedAt: instant.nullable(),
    completedAt: instant.nullable(),
    records: json(z.array(text)),
    outcome: text.nullable(),
    cause: text.nullable(),
    amount: z.number().nullable(),
    version: whole,
  }),
);

const TASK_RETURN = table<TaskReturn>(
  z.object({
    workItemId: idOf<WorkItemId>(),
    userId: idOf<UserId>(),
    by: text,
    reason: z.enum(TASK_RETURN_REASONS),
    at: instant,
  }),
);

const PASS = table<StoredPass>(
  z.object({
    id: idOf<TaskPassId>(),
    workItemId: idOf<WorkItemId>(),
    fromId: idOf<UserId>().nullable(),
    toId: idOf<UserId>(),
    by: idOf<UserId>(),
    at: instant,
    reasonSealed: text,
  }),
);

const SUBMITTED = aboutMatter({
  id: idOf<SubmissionId>(),
  workItemId: idOf<WorkItemId>().nullable(),
  elementId: text,
  formId: text,
  by: idOf<UserId>(),
  at: instant,
  sealed: text,
});

/** A row without a task holds its own id in its place: the column must not be empty, and is unique. */
const SUBMISSION = table<StoredSubmission>(
  SUBMITTED.transform((row) => ({ ...row, workItemId: String(row.workItemId) === row.id ? null : row.workItemId })),
);

const SUBMISSION_VERSION = table<StoredSubmissionVersion>(
  z.object({
    submissionId: idOf<SubmissionId>(),
    complaintId: idOf<ComplaintId>(),
    version: whole.default(1),
    sealed: text,
    reasonSealed: text.nullable().default(null),
    by: idOf<UserId>(),
    at: instant,
  }),
);

export function workItems(db: Knex, places: Places): WorkItems {
  const placeItem = async ({ id, matter, dueAt }: WorkItem): Promise<void> => {
    if (matter.kind === 'case') return places.touched(matter.complaintId);
    await db('work_item')
      .where({ id })
      .update({ urgency: urgencyOfDutyTask(dueAt) });
  };
  const viewed = (view: WorkItemView): Knex.QueryBuilder => {
    const items = db('work_item');
    if (view.kind === 'groups') return items.where({ state: 'offered' }).modify(inGroups(db, 'work_item', view.scopes));
    void items.modify(notRecused(db, 'work_item.complaint_id', view.hiddenFrom));
    if (view.kind === 'mine') return items.where({ assignee: view.userId, state: 'claimed' });
    if (view.kind === 'done')
      return items.where({ assignee: view.userId }).whereIn('state', ['submitted', 'completed']);
    return items.whereIn('state', OPEN_ITEMS);
  };
  const one = async (where: object): Promise<WorkItem | null> => {
    return ITEM.first(db('work_item').where(where).first());
  };
  return {
    async insert(item) {
      const { matter, ...fields } = item;
      await db('work_item').insert({ ...toRow(fields, IN_JSON), ...matterColumns(matter) });
      await placeItem(item);
    },
    byId: (id) => one({ id }),
    byElementInstance: (element_instance_key) => one({ element_instance_key }),
    byElementInstances: async (keys) => ITEM.all(db('work_item').whereIn('element_instance_key', keys)),
    openAfter: async (id, limit) =>
      ITEM.all(db('work_item').whereIn('state', OPEN_ITEMS).where('id', '>', id).orderBy('id').limit(limit)),
    ofComplaint: async (complaint_id) =>
      ITEM.all(db('work_item').where({ complaint_id }).orderBy(['offered_at', 'id'])),
    waitingIn: (ids) =>
      ITEM.all(
        db('work_item')
          .whereIn('complaint_id', ids)
          .whereIn('state', ['offered', 'claimed'])
          .orderBy(['offered_at', 'id']),
      ),
    ofDuty: async (duty_id) => ITEM.all(db('work_item').where({ duty_id }).orderBy(['offered_at', 'id'])),
    latestAt: (element_id) => ITEM.first(db('work_item').where({ element_id }).orderBy('id', 'desc').first()),
    async update(item) {
      const { id, version, matter, ...fields } = item;
      const row = { ...toRow(fields, IN_JSON), ...matterColumns(matter), version: version + 1 };
      await written(db('work_item').where({ id, version }).update(row));
      await placeItem(item);
      return { ...item, version: version + 1 };
    },
    claimed: async () => ITEM.all(db('work_item').where({ state: 'claimed' }).orderBy('id')),
    lastPass: (work_item_id) => PASS.first(db('work_item_pass').where({ work_item_id }).orderBy('id', 'desc').first()),
    notePass: async (pass) => void (await db('work_item_pass').insert(toRow(pass))),
    noteReturn: async (entry) =>
      void (await db('work_item_return').insert(toRow(entry)).onConflict(['work_item_id', 'user_id']).merge()),
    async returnOf(work_item_id, user_id) {
      return TASK_RETURN.first(db('work_item_return').where({ work_item_id, user_id }).first());
    },
    dropReturn: async (work_item_id, user_id) =>
      void (await db('work_item_return').where({ work_item_id, user_id }).delete()),
    noteUserTaskKey: async (id, user_task_key) =>
      void (await db('work_item').where({ id, user_task_key: null }).update({ user_task_key })),
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
      return ITEM.all(ordered(db('work_item').whereIn('id', page)));
    },
    count: (view) => countOf(viewed(view)),
  };
}

export function submissions(db: Knex): Submissions {
  return {
    insert: async ({ matter, ...row }) =>
      void (await db('submission').insert({
        ...toRow({ ...row, workItemId: row.workItemId ?? row.id }),
        ...matterColumns(matter),
      })),
    insertVersion: async (row) => void (await db('submission_version').insert(toRow(row))),
    async versionsOf(complaint_id) {
      const corrected = db('submission_version').where({ complaint_id });
      const first = db('submission')
        .whereIn('id', corrected.clone().select('submission_id'))
        .select('id as submission_id', 'complaint_id', 'sealed', 'by', 'at');
      const later = corrected.orderBy(['submission_id', 'version']);
      return [...(await SUBMISSION_VERSION.all(first)), ...(await SUBMISSION_VERSION.all(later))];
    },
    async ofComplaint(complaint_id) {
      const submitted = await SUBMISSION.all(db('submission').where({ complaint_id }).orderBy(['at', 'id']));
      const corrected = db('submission_version').where({ complaint_id }).orderBy('version');
      const latest = new Map(
        (await SUBMISSION_VERSION.all(corrected)).map(({ submissionId, sealed }) => [submissionId, sealed]),
      );
      return submitted.map((row) => ({ ...row, sealed: latest.get(row.id) ?? row.sealed }));
    },
    ofDuty: (duty_id) => SUBMISSION.all(db('submission').where({ duty_id }).orderBy(['at', 'id'])),
    putDraft: async (work_item_id, matter, sealed, at) =>
      void (await db('draft')
        .insert({ work_item_id, ...matterColumns(matter), sealed, at })
        .onConflict('work_item_id')
        .merge(['sealed', 'at'])),
    draft: (work_item_id) => textOf(db('draft').where({ work_item_id }), 'sealed'),
    dropDraft: async (work_item_id) => void (await db('draft').where({ work_item_id }).delete()),
  };
}
