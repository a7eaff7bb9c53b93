/** Sealed contents and messages. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComplaintId } from '../../domain/cases/index.js';
import {
  MESSAGE_KINDS,
  type SealedContents,
  type StoredContent,
  type Messages,
  type StoredMessage,
  type MessageId,
} from '../../domain/content/index.js';
import { idOf, instant, table, text, textOf, toRow, whole } from './rows.js';

const CONTENT = table<StoredContent>(
  z.object({
    complaintId: idOf<ComplaintId>(),
    version: whole,
    sealed: text,
    by: text,
    at: instant,
    reasonSealed: text.nullable(),
  }),
);

const WITH_KEY = table(z.object({ complaintId: idOf<ComplaintId>(), sealed: text, wrappedKey: text }));

const MESSAGE = table<StoredMessage>(
  z.object({
    id: idOf<MessageId>(),
    complaintId: idOf<ComplaintId>(),
    kind: z.enum(MESSAGE_KINDS),
    sealed: text,
    at: instant,
  }),
);

/** SQLite takes 32,766 parameters; a statement never needs nearly that many. */
const MOST_TOKENS = 200;

export function contents(db: Knex): SealedContents {
  return {
    putKey: async (complaint_id, wrapped_key) => void (await db('complaint_key').insert({ complaint_id, wrapped_key })),
    key: (complaint_id) => textOf(db('complaint_key').where({ complaint_id }), 'wrapped_key'),
    destroyKey: async (complaint_id) => void (await db('complaint_key').where({ complaint_id }).delete()),
    put: async (row) => void (await db('complaint_content').insert(toRow(row))),
    versions: async (complaint_id) => CONTENT.all(db('complaint_content').where({ complaint_id }).orderBy('version')),
    async latest(complaint_id) {
      const row = await CONTENT.first(
        db('complaint_content').where({ complaint_id }).orderBy('version', 'desc').first(),
      );
      return row && { version: row.version, sealed: row.sealed };
    },
    async latestOf(complaintIds) {
      const rows = db('complaint_content as c')
        .join('complaint_key as k', 'k.complaint_id', 'c.complaint_id')
        .whereIn('c.complaint_id', complaintIds)
        .whereNotExists(
          db('complaint_content as n')
            .select(db.raw('1'))
            .whereRaw('n.complaint_id = c.complaint_id and n.version > c.version'),
        )
        .select('c.complaint_id', 'c.sealed', 'k.wrapped_key');
      return WITH_KEY.all(rows);
    },
    async setTokens(complaint_id, tokens) {
      await db('search_token').where({ complaint_id }).delete();
      for (let at = 0; at < tokens.length; at += MOST_TOKENS) {
        await db('search_token').insert(tokens.slice(at, at + MOST_TOKENS).map((token) => ({ token, complaint_id })));
      }
    },
  };
}

export function messages(db: Knex): Messages {
  return {
    insert: async (message) => void (await db('complainant_message').insert(toRow(message))),
    ofComplaint: async (complaint_id) => MESSAGE.all(db('complainant_message').where({ complaint_id }).orderBy('id')),
  };
}
