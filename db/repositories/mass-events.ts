/** Events that many complaints are about. */
import type { Knex } from 'knex';
import type { MassEvent, MassEvents, StoredUnlink } from '../../domain/mass-events/index.js';
import { inScopes } from './recused.js';
import { asRead, type Row, toObject, toRow, written } from './rows.js';

const eventOf = (row: Row): MassEvent => toObject<MassEvent>(row, { flags: ['public'] });

export function massEvents(db: Knex): MassEvents {
  const newestFirst = [
    { column: 'started_at', order: 'desc' },
    { column: 'id', order: 'desc' },
  ];
  const linked = () => db('complaint').where('mass_event_id', db.ref('mass_event.id'));
  return {
    insert: async (event) => void (await db('mass_event').insert(toRow(event))),
    async byId(id) {
      const row = (await db('mass_event').where({ id }).first()) as Row | undefined;
      return row ? eventOf(row) : null;
    },
    change: (read, changes) =>
      written(
        db('mass_event')
          .where({ id: read.id, closed_at: read.closedAt, ...asRead(read, changes) })
          .update(toRow(changes)),
      ),
    close: (id, closed_at) => written(db('mass_event').where({ id, closed_at: null }).update({ closed_at })),
    open: async () => ((await db('mass_event').whereNull('closed_at').orderBy(newestFirst)) as Row[]).map(eventOf),
    async list({ everyOutage, scopes, at }, { from, limit }) {
      const matching = db('mass_event').where((any) => {
        void any.whereExists(linked().select('id').modify(inScopes(db, scopes)));
        if (everyOutage) void any.orWhere({ kind: 'outage' }).orWhereNotExists(linked().select('id'));
      });
      const rows = (await matching
        .clone()
        // Open ones first, and of those the ones whose estimate has passed.
        .orderByRaw('case when closed_at is not null then 2 when expected_end_at <= ? then 0 else 1 end', [at])
        .orderBy(newestFirst)
        .limit(limit)
        .offset(from)) as Row[];
      const [count] = (await matching.count({ total: '*' })) as Row[];
      return { events: rows.map(eventOf), total: Number(count?.['total'] ?? 0) };
    },
    async casesOf(ids, scopes) {
      const rows = (await db('complaint')
        .whereIn('mass_event_id', ids)
        .modify((query) => {
          if (scopes !== null) void query.modify(inScopes(db, scopes));
        })
        .groupBy('mass_event_id')
        .select('mass_event_id')
        .count({ total: '*' })) as Row[];
      return new Map(rows.map((row) => [String(row['mass_event_id']), Number(row['total'])]));
    },
    insertUnlink: async (row) => void (await db('mass_event_unlink').insert(toRow(row))),
    unlinksOf: async (complaint_id) =>
      ((await db('mass_event_unlink').where({ complaint_id }).orderBy(['at', 'id'])) as Row[]).map((row) =>
        toObject<StoredUnlink>(row),
      ),
  };
}
