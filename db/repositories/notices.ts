/** Notices. */
import type { Knex } from 'knex';
import type { Notices, StoredNotice } from '../../domain/notices/index.js';
import { toRow, type Row, toObject } from './rows.js';

export function notices(db: Knex): Notices {
  return {
    async insertOnce(notice) {
      const { complaintId: complaint_id, event, occurrence } = notice;
      if (await db('notice').where({ complaint_id, event, occurrence }).first('id')) return false;
      await db('notice').insert(toRow(notice));
      return true;
    },
    async byId(id) {
      const row = (await db('notice').where({ id }).first()) as Row | undefined;
      return row ? toObject<StoredNotice>(row) : null;
    },
    ofComplaint: async (complaint_id) =>
      ((await db('notice').where({ complaint_id }).orderBy(['created_at', 'id'])) as Row[]).map((row) =>
        toObject<StoredNotice>(row),
      ),
    update: async ({ id, ...notice }) => void (await db('notice').where({ id }).update(toRow(notice))),
  };
}
