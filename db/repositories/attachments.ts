/** Attachments of complaints, and their sealed bytes. */
import type { Knex } from 'knex';
import type { AttachmentPart, Attachments, StoredAttachment } from '../../domain/attachments/index.js';
import { type Row, toObject, toRow, written } from './rows.js';

const CODEC = { flags: ['hasThumbnail'] };

export function attachments(db: Knex): Attachments {
  const put = async (attachment_id: string, part: AttachmentPart, bytes: Buffer): Promise<void> =>
    void (await db('attachment_bytes').insert({ attachment_id, part, bytes }));
  return {
    async insert(attachment, { original, thumbnail }) {
      await db('attachment').insert(toRow(attachment));
      await put(attachment.id, 'original', original);
      if (thumbnail !== null) await put(attachment.id, 'thumbnail', thumbnail);
    },
    async byId(id) {
      const row = (await db('attachment').where({ id }).first()) as Row | undefined;
      return row ? toObject<StoredAttachment>(row, CODEC) : null;
    },
    ofComplaint: async (complaint_id) =>
      ((await db('attachment').where({ complaint_id }).orderBy(['at', 'id'])) as Row[]).map((row) =>
        toObject<StoredAttachment>(row, CODEC),
      ),
    async remove(id, removal) {
      await written(db('attachment').where({ id, removed_at: null }).update(toRow(removal)));
      await db('attachment_bytes').where({ attachment_id: id }).delete();
    },
    bytes: async (attachment_id, part) =>
      ((await db('attachment_bytes').where({ attachment_id, part }).first('bytes')) as { bytes: Buffer } | undefined)
        ?.bytes ?? null,
  };
}
