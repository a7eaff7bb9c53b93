/** Events that many complaints are about. */
import type { Knex } from 'knex';
import type { Id } from '../../domain/core/index.js';
import type { MassEvent, MassEvents, StoredMassMessage, StoredUnlink } from '../../domain/mass-events/index.js';
import { inScopes } from './recused.js';
import { allOf, asRead, countOf, firstOf, toRow, written } from './rows.js';

const EVENT = { flags: ['public'] };

export function massEvents(db: Knex): MassEvents {
  const newestFirst = [
    { column: 'started_at', order: 'desc' },
    { column: 'id', order: 'desc' },
  ];
  const linked = () => db('complaint').where('mass_event_id', db.ref('mass_event.id'));
  return {
    insert: async (event) => void (await db('mass_event').insert(toRow(event))),
    byId: (id) => firstOf<MassEvent>(db('mass_event').where({ id }), EVENT),
    change: (read, changes) =>
      written(
        db('mass_event')
          .where({ id: read.id, closed_at: read.closedAt, ...asRead(read, changes) })
          .update(toRow(changes)),
      ),
    close: (id, closed_at) => written(db('mass_event').where({ id, closed_at: null }).update({ closed_at })),
    open: () => allOf<MassEvent>(db('mass_event').whereNull('closed_at').orderBy(newestFirst), EVENT),
    async list({ everyOutage, scopes, at }, { from, limit }) {
      const matching = db('mass_event').where((any) => {
        void any.whereExists(linked().select('id').modify(inScopes(db, scopes)));
        if (everyOutage) void any.orWhere({ kind: 'outage' }).orWhereNotExists(linked().select('id'));
      });
      const page = matching
        .clone()
        // Open ones first, and of those the ones whose estimate has passed.
        .orderByRaw('case when closed_at is not null then 2 when expected_end_at <= ? then 0 else 1 end', [at])
        .orderBy(newestFirst)
        .limit(limit)
        .offset(from);
      return { events: await allOf<MassEvent>(page, EVENT), total: await countOf(matching) };
    },
    async casesOf(ids, scopes) {
      const counted = db('complaint')
        .whereIn('mass_event_id', ids)
        .modify((query) => {
          if (scopes !== null) void query.modify(inScopes(db, scopes));
        })
        .groupBy('mass_event_id')
        .select('mass_event_id')
        .count({ total: '*' });
      const rows = await allOf<{ massEventId: Id; total: number | string }>(counted);
      return new Map(rows.map(({ massEventId, total }) => [massEventId, Number(total)]));
    },
    message: (id) => firstOf<StoredMassMessage>(db('mass_event_message').where({ id })),
    lastMessage: (mass_event_id) =>
      firstOf<StoredMassMessage>(
        db('mass_event_message')
          .where({ mass_event_id })
          .orderBy(['at', 'id'].map((column) => ({ column, order: 'desc' }))),
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
    unlinksOf: (complaint_id) =>
      allOf<StoredUnlink>(db('mass_event_unlink').where({ complaint_id }).orderBy(['at', 'id'])),
  };
}
