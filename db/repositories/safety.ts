/** Dangers. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComplaintId } from '../../domain/cases/index.js';
import type { UserId } from '../../domain/people/index.js';
import { DANGER_SOURCES, type Dangers, type Danger, type DangerId } from '../../domain/safety/index.js';
import { idOf, instant, table, text, toRow, written } from './rows.js';
import type { Places } from './urgency.js';

const DANGER = table<Danger>(
  z.object({
    id: idOf<DangerId>(),
    complaintId: idOf<ComplaintId>(),
    source: z.enum(DANGER_SOURCES),
    foundAt: instant,
    confirmedAt: instant.nullable(),
    confirmedBy: idOf<UserId>().nullable(),
    endedAt: instant.nullable(),
    sameAs: text.nullable(),
  }),
);

export function dangers(db: Knex, places: Places): Dangers {
  const where = async (condition: object): Promise<Danger[]> =>
    DANGER.all(db('danger').where(condition).orderBy(['found_at', 'id']));
  return {
    async insert(danger) {
      await db('danger').insert(toRow(danger));
      places.touched(danger.complaintId);
    },
    byId: async (id) => (await where({ id }))[0] ?? null,
    ofComplaint: (complaint_id) => where({ complaint_id }),
    openOf: async (ids) => DANGER.all(db('danger').whereIn('complaint_id', ids).whereNull('ended_at')),
    openLike: async (same_as) => (await where({ same_as, ended_at: null })).at(-1) ?? null,
    async confirm({ id, complaintId }, confirmed_at, confirmed_by) {
      await written(db('danger').where({ id, confirmed_at: null }).update({ confirmed_at, confirmed_by }));
      places.touched(complaintId);
    },
    async end({ id, complaintId }, ended_at) {
      await written(db('danger').where({ id, ended_at: null }).update({ ended_at }));
      places.touched(complaintId);
    },
    forget: async (complaint_id) => void (await db('danger').where({ complaint_id }).update({ same_as: null })),
  };
}
