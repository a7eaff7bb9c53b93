/** Outbox and settings. */
import type { Knex } from 'knex';
import { z } from 'zod';
import {
  type Lease,
  type Outbox,
  KINDS_OF_LANE,
  type OutboxKind,
  orderKeyOf,
  type OutboxRow,
  type Settings,
  type DispatcherId,
  type OutboxId,
} from '../../domain/core/index.js';
import type { MassMessageId } from '../../domain/mass-events/index.js';
import type { NoticeId } from '../../domain/notices/index.js';
import type { ComplaintId } from '../../domain/cases/index.js';
import type { DeliveryId, HookId } from '../../domain/deliveries/index.js';
import type { InboxEntryId } from '../../domain/inbox/index.js';
import type { UserId } from '../../domain/people/index.js';
import type { WorkItemId } from '../../domain/tasks/index.js';
import { idOf, instant, isPostgres, json, table, text, textOf, toRow, whole } from './rows.js';

const IN_JSON = { json: ['payload'] };

const SENDING = z.object({
  id: idOf<OutboxId>(),
  dueAt: instant,
  attempts: whole,
  lastError: text.nullable(),
  doneAt: instant.nullable(),
  orderKey: text,
  leasedBy: idOf<DispatcherId>().nullable(),
  leasedUntil: instant.nullable(),
});

const variables = z.record(z.string(), z.unknown());
const TASK = z.object({ workItemId: idOf<WorkItemId>(), elementInstanceKey: text, userTaskKey: text.nullable() });
const MESSAGE = z.object({
  name: text,
  correlationKey: text,
  timeToLiveMs: z.number(),
  variables,
  after: text.exactOptional(),
});
const row = <Kind extends OutboxKind, Payload>(kind: Kind, payload: z.ZodType<Payload>) =>
  SENDING.extend({ kind: z.literal(kind), payload: json(payload) });

const OUTBOX_ROW = table<OutboxRow>(
  z.discriminatedUnion('kind', [
    row('publish-message', MESSAGE),
    row('complete-user-task', TASK.extend({ variables })),
    row('assign-user-task', TASK.extend({ assignee: idOf<UserId>() })),
    row('unassign-user-task', TASK),
    row('refresh-work-item', TASK),
    row('send-mail', z.object({ noticeId: idOf<NoticeId>() })),
    row('send-sms', z.object({ noticeId: idOf<NoticeId>(), hookId: idOf<HookId>() })),
    row('receipt-due', z.object({ noticeId: idOf<NoticeId>() })),
    row('tell-complainants', z.object({ messageId: idOf<MassMessageId>() })),
    row('send-receipt', z.object({ complaintId: idOf<ComplaintId>() })),
    row('tell-staff', z.object({ entryId: idOf<InboxEntryId>() })),
    row('mail-delivery', z.object({ deliveryId: idOf<DeliveryId>() })),
    row(
      'hook-delivery',
      z.object({ deliveryId: idOf<DeliveryId>(), hookId: idOf<HookId>(), urgent: z.boolean().default(false) }),
    ),
  ]),
);

const NOT_LEASED = { leased_by: null, leased_until: null };

/** The rows that this owner may have: due, nobody else's, and all that stood before them in their line is done. */
function claimable(db: Knex, ids: readonly OutboxId[], { owner, now }: Lease): Knex.QueryBuilder {
  const rows = db('outbox as mine')
    .select('mine.id')
    .whereIn('mine.id', [...ids])
    .whereNull('mine.done_at')
    .where('mine.due_at', '<=', now)
    .where(
      (free) =>
        void free
          .whereNull('mine.leased_until')
          .orWhere('mine.leased_until', '<=', now)
          .orWhere('mine.leased_by', owner),
    )
    .whereNotExists(
      db('outbox as earlier')
        .select('earlier.id')
        .whereNull('earlier.done_at')
        .whereRaw('earlier.order_key = mine.order_key and earlier.id < mine.id'),
    );
  // SQLite has one writer: nobody else looks meanwhile.
  return isPostgres(db) ? rows.forUpdate('mine').skipLocked() : rows;
}

export function outbox(db: Knex): Outbox {
  return {
    insert: async (row) =>
      void (await db('outbox').insert(
        toRow(
          {
            ...row,
            attempts: 0,
            lastError: null,
            doneAt: null,
            orderKey: orderKeyOf(row.kind, { ...row.payload }),
          },
          IN_JSON,
        ),
      )),
    async pending(limit, lane) {
      const rows = db('outbox').whereNull('done_at').limit(limit);
      // Mails have no order among themselves: those that are put off must not hide later ones.
      if (lane === 'mail') void rows.whereIn('kind', KINDS_OF_LANE.mail).orderBy('due_at');
      if (lane === 'hook') void rows.whereIn('kind', KINDS_OF_LANE.hook);
      if (lane === 'engine') void rows.whereNotIn('kind', Object.values(KINDS_OF_LANE).flat());
      return OUTBOX_ROW.all(rows.orderBy('id'));
    },
    isPending: async (id) =>
      (await db('outbox').whereNull('done_at').where('payload', 'like', `%"${id}"%`).first('id')) !== undefined,
    claim: async (ids, lease) =>
      OUTBOX_ROW.all(
        db('outbox')
          .whereIn('id', claimable(db, ids, lease))
          .update({ leased_by: lease.owner, leased_until: lease.until })
          .returning('*'),
      ),
    release: async (owner) =>
      void (await db('outbox')
        .whereNull('done_at')
        .whereNotNull('leased_by')
        .modify((rows) => (owner === null ? rows : rows.where({ leased_by: owner })))
        .update(NOT_LEASED)),
    done: async (id, done_at) =>
      void (await db('outbox')
        .where({ id })
        .update({ done_at, last_error: null, ...NOT_LEASED })),
    retryAt: async (id, due_at, last_error) =>
      void (await db('outbox')
        .where({ id })
        .update({ due_at, last_error, attempts: db.raw('attempts + 1'), ...NOT_LEASED })),
  };
}

export function settings(db: Knex): Settings {
  return {
    get: async (name) => textOf(db('setting').where({ name }), 'value'),
    set: async (name, value) => void (await db('setting').insert({ name, value }).onConflict('name').merge()),
  };
}
