/** Notices. */
import type { Knex } from 'knex';
import type { Notices, NoticeState, StoredNotice } from '../../domain/notices/index.js';
import { toRow, type Row, toObject, written } from './rows.js';

export function notices(db: Knex): Notices {
  const advance = ({ id, state }: StoredNotice, to: NoticeState, changes: Row = {}): Promise<void> =>
    written(
      db('notice')
        .where({ id, state })
        .update({ ...changes, state: to }),
    );
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
    beginSending: (read) => advance(read, 'sending'),
    setSent: (read, evidence, sent_at) => advance(read, 'sent', { evidence, sent_at }),
    setFailed: (read, evidence) => advance(read, 'failed', { evidence }),
  };
}
