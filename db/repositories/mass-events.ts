/** Events that many complaints are about. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComplaintId } from '../../domain/cases/index.js';
import {
  MASS_EVENT_KINDS,
  type MassEvent,
  type MassEvents,
  type StoredMassMessage,
  type StoredUnlink,
  type MassEventId,
  type MassMessageId,
  type UnlinkId,
} from '../../domain/mass-events/index.js';
import type { UserId } from '../../domain/people/index.js';
import { inScopes } from './recused.js';
import { asRead, countOf, flag, idOf, instant, table, text, toRow, whole, written } from './rows.js';

const EVENT = table<MassEvent>(
  z.object({
    id: idOf<MassEventId>(),
    kind: z.enum(MASS_EVENT_KINDS),
    title: text,
    area: text,
    startedAt: instant,
    expectedEndAt: instant.nullable(),
    public: flag,
    masterId: idOf<ComplaintId>().nullable(),
    by: idOf<UserId>(),
    at: instant,
    closedAt: instant.nullable(),
  }),
);

const UNLINK = table<StoredUnlink>(
  z.object({
    id: idOf<UnlinkId>(),
    complaintId: idOf<ComplaintId>(),
    massEventId: idOf<MassEventId>(),
    by: idOf<UserId>(),
    at: instant,
    reasonSealed: text,
  }),
);

const MESSAGE_TO_ALL = table<StoredMassMessage>(
  z.object({
    id: idOf<MassMessageId>(),
    massEventId: idOf<MassEventId>(),
    by: idOf<UserId>(),
    at: instant,
    total: whole,
    told: whole,
    before: whole,
    after: z.union([z.literal(''), idOf<ComplaintId>()]),
    endedAt: instant.nullable(),
    wrappedKey: text,
    sealed: text,
  }),
);

const CASES = table(z.object({ massEventId: idOf<MassEventId>(), total: z.coerce.number() }));

export function massEvents(db: Knex): MassEvents {
  const newestFirst = [
    { column: 'started_at', order: 'desc' },
    { column: 'id', order: 'desc' },
  ];
  const linked = () => db('complaint').where('mass_event_id', db.ref('mass_event.id'));
  return {
    insert: async (event) => void (await db('mass_event').insert(toRow(event))),
    async byId(id) {
      return EVENT.first(db('mass_event').where({ id }).first());
    },
    change: (read, changes) =>
      written(
        db('mass_event')
          .where({ id: read.id, closed_at: read.closedAt, ...asRead(read, changes) })
          .update(toRow(changes)),
      ),
    close: (id, closed_at) => written(db('mass_event').where({ id, closed_at: null }).update({ closed_at })),
    open: async () => EVENT.all(db('mass_event').whereNull('closed_at').orderBy(newestFirst)),
    async list({ everyOutage, scopes, at }, { from, limit }) {
      const matching = db('mass_event').where((any) => {
        void any.whereExists(linked().select('id').modify(inScopes(db, scopes)));
        if (everyOutage) void any.orWhere({ kind: 'outage' }).orWhereNotExists(linked().select('id'));
      });
      const rows = matching
        .clone()
        // Open ones first, and of those the ones whose estimate has passed.
        .orderByRaw('case when closed_at is not null then 2 when expected_end_at <= ? then 0 else 1 end', [at])
        .orderBy(newestFirst)
        .limit(limit)
        .offset(from);
      return { events: await EVENT.all(rows), total: await countOf(matching) };
    },
    async casesOf(ids, scopes) {
      const rows = db('complaint')
        .whereIn('mass_event_id', ids)
        .modify((query) => {
          if (scopes !== null) void query.modify(inScopes(db, scopes));
        })
        .groupBy('mass_event_id')
        .select('mass_event_id')
        .count({ total: '*' });
      return new Map((await CASES.all(rows)).map(({ massEventId, total }) => [massEventId, total]));
    },
    message: (id) => MESSAGE_TO_ALL.first(db('mass_event_message').where({ id }).first()),
    lastMessage: (mass_event_id) =>
      MESSAGE_TO_ALL.first(
        db('mass_event_message')
          .where({ mass_event_id })
          .orderBy(['at', 'id'].map((column) => ({ column, order: 'desc' })))
          .first(),
      ),
    insertMessage: async (message) => void (await db('mass_event_message').insert(toRow(message))),
    advanceMessage: ({ id, after }, changes) =>
      written(
        db('mass_event_message')
          .where({ id, after, ended_at: null })
          // Once all have it, it lies with each of them.
          .update({ ...toRow(changes), ...(changes.endedAt !== null && { wrapped_key: '', sealed: '' }) }),
      ),
    insertUnlink: async (row) => void (await db('mass_event_unlink').insert(toRow(row))),
    unlinksOf: async (complaint_id) =>
      UNLINK.all(db('mass_event_unlink').where({ complaint_id }).orderBy(['at', 'id'])),
  };
}
