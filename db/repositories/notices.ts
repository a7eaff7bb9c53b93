/** Notices. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComplaintId } from '../../domain/cases/index.js';
import { LOCALES } from '../../domain/core/index.js';
import type { ClockId } from '../../domain/deadlines/index.js';
import type { HookId } from '../../domain/deliveries/index.js';
import {
  type Evidence,
  EVIDENCE_WAYS,
  type EvidenceId,
  NOTICE_STATES,
  type Notices,
  type NoticeState,
  type StoredNotice,
  type NoticeId,
} from '../../domain/notices/index.js';
import { group, idOf, instant, json, table, text, toRow, written } from './rows.js';

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
    hookId: idOf<HookId>().nullable(),
    evidence: text.nullable(),
    createdAt: instant,
    releaseAt: instant,
    sentAt: instant.nullable(),
    sealed: text,
    meets: json(z.array(idOf<ClockId>())).nullable(),
    // What was written before is one by itself.
    sending: text.nullable().transform((sending) => sending ?? ''),
    askedAt: instant.nullable(),
    toldAt: instant.nullable(),
    letGoAt: instant.nullable(),
  }),
);

const EVIDENCE = table<Evidence>(
  z.object({
    id: idOf<EvidenceId>(),
    complaintId: idOf<ComplaintId>(),
    noticeId: idOf<NoticeId>(),
    way: z.enum(EVIDENCE_WAYS),
    at: instant,
    recordedAt: instant,
    by: text,
    sealed: text.nullable(),
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
      await db('notice').insert({
        ...toRow(notice),
        meets: notice.meets === null ? null : JSON.stringify(notice.meets),
      });
      return true;
    },
    async byId(id) {
      return NOTICE.first(db('notice').where({ id }).first());
    },
    ofComplaint: async (complaint_id) => NOTICE.all(db('notice').where({ complaint_id }).orderBy(['created_at', 'id'])),
    untold: async (complaint_id) =>
      NOTICE.all(
        db('notice')
          .where({ complaint_id, told_at: null, let_go_at: null })
          .whereNotNull('meets')
          .orderBy(['created_at', 'id']),
      ),
    evidenceOf: async (complaint_id) =>
      EVIDENCE.all(db('notice_evidence').where({ complaint_id }).orderBy(['recorded_at', 'id'])),
    async insertEvidence(evidence) {
      await db('notice_evidence').insert(toRow(evidence));
    },
    async ask(id, asked_at) {
      return (await db('notice').where({ id, asked_at: null }).update({ asked_at })) === 1;
    },
    async setTold(id, told_at) {
      await db('notice').where({ id, told_at: null }).update({ told_at });
    },
    async letGo(id, let_go_at) {
      await db('notice').where({ id, told_at: null, let_go_at: null }).update({ let_go_at });
    },
    beginSending: (read) => advance(read, 'sending'),
    setSent: (read, evidence, sent_at) => advance(read, 'sent', { evidence, sent_at }),
    setFailed: (read, evidence) => advance(read, 'failed', { evidence }),
  };
}
