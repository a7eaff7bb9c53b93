/** Notices. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComplaintId } from '../../domain/cases/index.js';
import { LOCALES } from '../../domain/core/index.js';
import {
  NOTICE_STATES,
  type Notices,
  type NoticeState,
  type StoredNotice,
  type NoticeId,
} from '../../domain/notices/index.js';
import { group, idOf, instant, table, text, toRow, written } from './rows.js';

const NOTICE = table<StoredNotice>(
  z.object({
    id: idOf<NoticeId>(),
    complaintId: idOf<ComplaintId>(),
    event: text,
    occurrence: text,
    audience: group,
    locale: z.enum(LOCALES),
    templateVersion: text,
    state: z.enum(NOTICE_STATES),
    messageId: text,
    evidence: text.nullable(),
    createdAt: instant,
    releaseAt: instant,
    sentAt: instant.nullable(),
    sealed: text,
  }),
);

export function notices(db: Knex): Notices {
  const advance = (
    { id, state }: StoredNotice,
    to: NoticeState,
    changes: Record<string, unknown> = {},
  ): Promise<void> =>
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
      return NOTICE.first(db('notice').where({ id }).first());
    },
    ofComplaint: async (complaint_id) => NOTICE.all(db('notice').where({ complaint_id }).orderBy(['created_at', 'id'])),
    beginSending: (read) => advance(read, 'sending'),
    setSent: (read, evidence, sent_at) => advance(read, 'sent', { evidence, sent_at }),
    setFailed: (read, evidence) => advance(read, 'failed', { evidence }),
  };
}
