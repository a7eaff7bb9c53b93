/** What was told to staff, and who has read it. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComplaintId } from '../../domain/cases/index.js';
import type { Id } from '../../domain/core/index.js';
import type { Inbox, InboxEntry, InboxEntryId, InboxItem, InboxOf, InboxView, Told } from '../../domain/inbox/index.js';
import type { NoticeId } from '../../domain/notices/index.js';
import type { UserId } from '../../domain/people/index.js';
import type { ProposalId } from '../../domain/policies/index.js';
import type { WorkItemId } from '../../domain/tasks/index.js';
import { inGroups } from './recused.js';
import { alsoAs, countOf, flag, group, idOf, idsOf, instant, table, text, toRow } from './rows.js';

const TOLD = z.union([
  z
    .object({ complaintId: idOf<ComplaintId>(), noticeId: idOf<NoticeId>(), proposalId: z.null() })
    .transform(({ complaintId, noticeId }): Told => ({ kind: 'notice', complaintId, noticeId })),
  z
    .object({ complaintId: z.null(), noticeId: z.null(), proposalId: idOf<ProposalId>() })
    .transform(({ proposalId }): Told => ({ kind: 'proposal', proposalId })),
]);

const toldColumns = (told: Told): Record<string, Id | null> => ({
  complaint_id: told.kind === 'notice' ? told.complaintId : null,
  notice_id: told.kind === 'notice' ? told.noticeId : null,
  proposal_id: told.kind === 'proposal' ? told.proposalId : null,
});

const ENTRY = table<InboxEntry>(
  z.preprocess(
    alsoAs('told'),
    z.object({
      id: idOf<InboxEntryId>(),
      told: TOLD,
      event: text,
      group,
      insteadOf: group.nullable(),
      ordered: flag,
      urgent: flag,
      at: instant,
      visibleAt: instant,
      doneAt: instant.nullable(),
      doneBy: text.nullable(),
    }),
  ),
);

const ITEM = table<InboxItem>(
  z.union([
    z.object({ kind: z.literal('entry'), at: instant, id: idOf<InboxEntryId>() }),
    z.object({ kind: z.literal('task'), at: instant, id: idOf<WorkItemId>() }),
  ]),
);

const GROUP = table<Pick<InboxEntry, 'group'>>(z.object({ group }));
const READER = table<{ userId: UserId }>(z.object({ userId: idOf<UserId>() }));

const entriesOf = (db: Knex, of: InboxOf): Knex.QueryBuilder =>
  db('inbox_entry')
    .where('visible_at', '<=', of.now)
    .modify(inGroups(db, 'inbox_entry', of.scopes));

const notRead =
  (db: Knex, { userId }: InboxOf, name: 'inbox_entry' | 'work_item') =>
  (query: Knex.QueryBuilder): void =>
    void query.whereNotExists(
      db('inbox_reading')
        .select('about')
        .where({ user_id: userId })
        .where('about', db.ref(`${name}.id`)),
    );

function unread(db: Knex, of: InboxOf): Knex.QueryBuilder {
  const until = db.raw(`coalesce((select until from inbox_seen where user_id = ?), '')`, [of.userId]);
  const entries = entriesOf(db, of)
    .whereNull('done_at')
    .where('visible_at', '>', until)
    .modify(notRead(db, of, 'inbox_entry'))
    .select(db.raw(`'entry' as kind`), 'visible_at as at', 'id');
  const tasks = db('work_item')
    .where({ state: 'offered' })
    .where('offered_at', '>', until)
    .modify(inGroups(db, 'work_item', of.scopes))
    .modify(notRead(db, of, 'work_item'))
    .select(db.raw(`'task' as kind`), 'offered_at as at', 'id');
  const passedOn = db('work_item')
    .where({ state: 'claimed', assignee: of.userId })
    .where('passed_at', '>', until)
    .modify(notRead(db, of, 'work_item'))
    .select(db.raw(`'task' as kind`), 'passed_at as at', 'id');
  return db.unionAll([entries, tasks, passedOn]);
}

function viewed(db: Knex, of: InboxOf, view: InboxView): Knex.QueryBuilder {
  if (view === 'unread') return unread(db, of);
  const entries = entriesOf(db, of).select(db.raw(`'entry' as kind`), 'visible_at as at', 'id');
  return view === 'done' ? entries.whereNotNull('done_at') : entries.whereNull('done_at');
}

export function inbox(db: Knex): Inbox {
  const ended = (at: string, by: string) => ({ done_at: at, done_by: by });
  return {
    async insert({ told, ...entry }) {
      await db('inbox_entry').insert({ ...toRow(entry), ...toldColumns(told) });
    },
    byId: (id) => ENTRY.first(db('inbox_entry').where({ id }).first()),
    byIds: (ids) => ENTRY.all(db('inbox_entry').whereIn('id', ids)),
    async isFor(of, id) {
      return (await entriesOf(db, of).where({ id }).first('id')) !== undefined;
    },
    openOf: async (complaint_id) =>
      ENTRY.all(db('inbox_entry').where({ complaint_id, done_at: null }).orderBy(['at', 'id'])),
    async list(of, view, { from, limit }) {
      const found = db.from(viewed(db, of, view).as('found')).select('*');
      return ITEM.all(
        found
          .orderBy([
            { column: 'at', order: 'desc' },
            { column: 'id', order: 'desc' },
          ])
          .limit(limit)
          .offset(from),
      );
    },
    async count(of, view, most) {
      const some = db
        .from(viewed(db, of, view).as('found'))
        .select('id')
        .limit(most);
      return countOf(db.from(some.as('some')));
    },
    readBy: (user_id, ids) => idsOf(db('inbox_reading').where({ user_id }).whereIn('about', ids), 'about'),
    isReadByAny: async (about) => (await db('inbox_reading').where({ about }).first('user_id')) !== undefined,
    isTold: async (told, to) =>
      (await db('inbox_entry')
        .where({ ...toldColumns(told), group: to })
        .first('id')) !== undefined,
    async changesSince(since, now) {
      const later = (name: string, column: string): Knex.QueryBuilder =>
        db(name).where(column, '>', since).where(column, '<=', now).distinct('group');
      const [groups, readers, all] = await Promise.all([
        Promise.all(
          [
            later('inbox_entry', 'visible_at'),
            later('inbox_entry', 'done_at'),
            later('work_item', 'offered_at'),
            later('work_item', 'claimed_at'),
            later('work_item', 'completed_at'),
          ].map((rows) => GROUP.all(rows)),
        ),
        READER.all(db('inbox_reading').where('at', '>', since).distinct('user_id')),
        READER.all(db('inbox_seen').where('until', '>', since).select('user_id')),
      ]);
      return {
        groups: [...new Set(groups.flat().map((one) => one.group))],
        users: [...readers, ...all].map(({ userId }) => userId),
      };
    },
    async done(id, by, at) {
      return (await db('inbox_entry').where({ id, done_at: null }).update(ended(at, by))) > 0;
    },
    async over(about, by, at) {
      await db('inbox_entry')
        .where({ ...toRow(about), done_at: null })
        .update(ended(at, by));
    },
    read: async (user_id, about, at) =>
      void (await db('inbox_reading').insert({ user_id, about, at }).onConflict(['user_id', 'about']).ignore()),
    unread: async (user_id, about) => void (await db('inbox_reading').where({ user_id, about }).delete()),
    async readAll(user_id, until) {
      await db('inbox_seen').insert({ user_id, until }).onConflict('user_id').merge();
      // Said by the instant now, for all that came before. What was read of it need not be known any more.
      await db('inbox_reading').where({ user_id }).where('at', '<', until).delete();
    },
  };
}
