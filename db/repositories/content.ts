/** Sealed contents and messages. */
import type { Knex } from 'knex';
import type { SealedContents, StoredContent, Messages, StoredMessage } from '../../domain/content/index.js';
import { toRow, toObject } from './rows.js';

/** SQLite takes 32,766 parameters; a statement never needs nearly that many. */
const MOST_TOKENS = 200;

export function contents(db: Knex): SealedContents {
  return {
    putKey: async (complaint_id, wrapped_key) => void (await db('complaint_key').insert({ complaint_id, wrapped_key })),
    key: async (complaint_id) =>
      ((await db('complaint_key').where({ complaint_id }).first()) as { wrapped_key: string } | undefined)
        ?.wrapped_key ?? null,
    destroyKey: async (complaint_id) => void (await db('complaint_key').where({ complaint_id }).delete()),
    put: async (row) => void (await db('complaint_content').insert(toRow(row))),
    versions: async (complaint_id) =>
      ((await db('complaint_content').where({ complaint_id }).orderBy('version')) as Record<string, unknown>[]).map(
        (row) => toObject<StoredContent>(row),
      ),
    async latest(complaint_id) {
      const row = (await db('complaint_content').where({ complaint_id }).orderBy('version', 'desc').first()) as
        { version: number; sealed: string } | undefined;
      return row ? { version: row.version, sealed: row.sealed } : null;
    },
    async latestOf(complaintIds) {
      const rows = (await db('complaint_content as c')
        .join('complaint_key as k', 'k.complaint_id', 'c.complaint_id')
        .whereIn('c.complaint_id', complaintIds)
        .whereNotExists(
          db('complaint_content as n')
            .select(db.raw('1'))
            .whereRaw('n.complaint_id = c.complaint_id and n.version > c.version'),
        )
        .select('c.complaint_id', 'c.sealed', 'k.wrapped_key')) as Record<string, unknown>[];
      return rows.map((row) => toObject(row));
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
    ofComplaint: async (complaint_id) =>
      ((await db('complainant_message').where({ complaint_id }).orderBy('id')) as Record<string, unknown>[]).map(
        (row) => toObject<StoredMessage>(row),
      ),
  };
}
