/** Attachments of complaints, and their sealed bytes. */
import type { Knex } from 'knex';
import { z } from 'zod';
import {
  ATTACHMENT_KINDS,
  ATTACHMENT_REMOVAL_REASONS,
  type AttachmentPart,
  type Attachments,
  type StoredAttachment,
  type AttachmentId,
} from '../../domain/attachments/index.js';
import type { ComplaintId } from '../../domain/cases/index.js';
import type { UserId } from '../../domain/people/index.js';
import { flag, idOf, instant, table, text, toRow, whole, written } from './rows.js';

const byWhom = z.union([z.literal('complainant'), idOf<UserId>()]);

const ATTACHMENT = table<StoredAttachment>(
  z.object({
    id: idOf<AttachmentId>(),
    complaintId: idOf<ComplaintId>(),
    kind: z.enum(ATTACHMENT_KINDS),
    mediaType: text,
    size: whole,
    nameSealed: text,
    by: byWhom,
    at: instant,
    hasThumbnail: flag,
    digest: text,
    removedAt: instant.nullable(),
    removedBy: byWhom.nullable(),
    removalReason: z.enum(ATTACHMENT_REMOVAL_REASONS).nullable(),
  }),
);

const BYTES = table(z.object({ bytes: z.instanceof(Buffer) }));

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
      return ATTACHMENT.first(db('attachment').where({ id }).first());
    },
    ofComplaint: async (complaint_id) => ATTACHMENT.all(db('attachment').where({ complaint_id }).orderBy(['at', 'id'])),
    async remove(id, removal) {
      await written(db('attachment').where({ id, removed_at: null }).update(toRow(removal)));
      await db('attachment_bytes').where({ attachment_id: id }).delete();
    },
    bytes: async (attachment_id, part) =>
      (await BYTES.first(db('attachment_bytes').where({ attachment_id, part }).first('bytes')))?.bytes ?? null,
  };
}
