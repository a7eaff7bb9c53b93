/** Photos, recordings and documents: taking them with a complaint, listing them, reading them again, removing them. */
import { createHmac } from 'node:crypto';
import type { ComplaintId } from '../cases/ids.js';
import { type Complaint, ENDED_STATES } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { boundTo, openBytes, sealBytes } from '../core/privacy/files.js';
import { seal, open } from '../core/privacy/keys.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { UserId } from '../people/ids.js';
import type { User } from '../people/model.js';
import { displayName } from './file-names.js';
import type { AttachmentId } from './ids.js';
import type { ImageGateway } from './images.js';
import { AttachmentRefusal, ATTACHMENT_LIMITS, typeOfFile } from './kinds.js';
import type { FileType, AttachmentFile } from './model.js';
import { attachmentRights } from './rights.js';
import type { StoredAttachment, AttachmentRemovalReason, AttachmentPart } from './store.js';

/** Checked, and freed of what it says besides its content: ready to be kept. */
export interface PreparedFile {
  type: FileType;
  name: string;
  bytes: Buffer;
  /** JPEG; only pictures have one. */
  thumbnail: Buffer | null;
}

/** Complainants are known by the query code of their complaint: the person who passes `complainant` has checked it. */
export type AttachmentActor = User | 'complainant';

export type AttachmentView = Omit<StoredAttachment, 'complaintId' | 'nameSealed' | 'digest'> & {
  name: string;
  mayRemove: boolean;
};

export interface OpenedAttachment {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

export interface AttachmentUseCases {
  /**
   * All of them or none; a file that is there already is kept once.
   * @returns those that were not there yet
   * @throws {DomainError} notFound, forbidden; wrongState where the case has ended; invalid with details
   *   `{ fields: { attachments: <code of AttachmentRefusal> }, file: <index of the file, where it is one file's fault> }`
   */
  addAttachments(
    complaintId: ComplaintId,
    files: readonly AttachmentFile[],
    by: AttachmentActor,
  ): Promise<AttachmentView[]>;
  /**
   * The oldest first, and those that were removed; without names where the person was erased. Complainants see what they
   * sent, not what the house added.
   */
  attachmentsOf(actor: AttachmentActor, complaintId: ComplaintId): Promise<AttachmentView[]>;
  /** The thumbnail is JPEG. Reading the full attachment is an entry of the ledger. @throws {DomainError} notFound, forbidden */
  openAttachment(
    actor: AttachmentActor,
    complaintId: ComplaintId,
    attachmentId: AttachmentId,
    options: { thumbnail: boolean },
  ): Promise<OpenedAttachment>;
  /**
   * Its content is deleted for ever; that it was there stays on record. Once, however often it is asked for.
   * @param reason null: of the complainant, who need not say
   * @throws {DomainError} notFound, forbidden, wrongState where the case has ended
   */
  removeAttachment(
    actor: AttachmentActor,
    complaintId: ComplaintId,
    attachmentId: AttachmentId,
    reason: AttachmentRemovalReason | null,
  ): Promise<void>;
}

const actorId = (actor: AttachmentActor): UserId | 'complainant' => (actor === 'complainant' ? actor : actor.id);

function refused(error: unknown, file?: number): unknown {
  if (!(error instanceof AttachmentRefusal)) return error;
  const fields = { attachments: error.code };
  return new DomainError('invalid', file === undefined ? { fields } : { fields, file });
}

const bytesOf = (files: readonly { bytes: Buffer }[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** @param count and bytes: of all attachments that one side of the complaint would have */
function checkTogether(count: number, bytes: number): void {
  if (count > ATTACHMENT_LIMITS.files) throw refused(new AttachmentRefusal('tooMany'));
  if (bytes > ATTACHMENT_LIMITS.bytesTogether) throw refused(new AttachmentRefusal('tooLargeTogether'));
}

async function prepareFile(images: ImageGateway, { fileName, bytes }: AttachmentFile, type: FileType) {
  if (type.kind !== 'image') return { type, name: displayName(fileName, type), bytes, thumbnail: null };
  const picture = await images.clean(bytes, type);
  // Written anew it may have grown, a picture of few colours above all.
  if (picture.bytes.length > ATTACHMENT_LIMITS.bytesEach) throw new AttachmentRefusal('tooLarge');
  return { ...picture, name: displayName(fileName, picture.type) };
}

/**
 * What can be said of files before there is a complaint. It takes its time for pictures: never inside a transaction.
 * @throws {DomainError} invalid, as `addAttachments` does
 */
export async function prepareFiles(images: ImageGateway, files: readonly AttachmentFile[]): Promise<PreparedFile[]> {
  checkTogether(files.length, bytesOf(files));
  const each = async <From, To>(from: readonly From[], work: (one: From) => To | Promise<To>): Promise<To[]> => {
    const done: To[] = [];
    for (const [index, one] of from.entries()) {
      try {
        done.push(await work(one));
      } catch (error) {
        throw refused(error, index);
      }
    }
    return done;
  };
  // All are looked at before the first picture is read.
  const known = await each(files, (file) => ({ file, type: typeOfFile(file.bytes, file.fileName) }));
  return each(known, ({ file, type }) => prepareFile(images, file, type));
}

const isOf = (side: 'complainant' | 'house', by: UserId | 'complainant'): boolean =>
  (by === 'complainant') === (side === 'complainant');

/**
 * Seals and keeps prepared files within the caller's transaction: those that are not there yet, as far as whoever sends
 * them can see. The complainant and the house fill up nothing of one another's.
 * @throws {DomainError} invalid: tooMany, tooLargeTogether
 */
export async function keepFiles(
  context: Context,
  r: Tx,
  complaintId: ComplaintId,
  files: readonly PreparedFile[],
  by: UserId | 'complainant',
): Promise<AttachmentView[]> {
  const key = await context.dataKey(r, complaintId);
  const digestOf = ({ bytes }: PreparedFile): string => createHmac('sha256', key).update(bytes).digest('hex');
  const kept = (await r.attachments.ofComplaint(complaintId)).filter(({ removedAt }) => removedAt === null);
  const ofSide = kept.filter((one) => isOf(by === 'complainant' ? 'complainant' : 'house', one.by));
  const known = new Set((by === 'complainant' ? ofSide : kept).map(({ digest }) => digest));
  const fresh = new Map<string, PreparedFile>();
  for (const file of files) {
    const digest = digestOf(file);
    if (!known.has(digest) && !fresh.has(digest)) fresh.set(digest, file);
  }
  checkTogether(
    ofSide.length + fresh.size,
    ofSide.reduce((sum, { size }) => sum + size, bytesOf([...fresh.values()])),
  );
  const views: AttachmentView[] = [];
  for (const [digest, { type, name, bytes, thumbnail }] of fresh) {
    const { kind, mediaType } = type;
    const [id, at, size] = [context.newId<AttachmentId>(), context.now(), bytes.length];
    const there = { removedAt: null, removedBy: null, removalReason: null };
    const facts = { id, kind, mediaType, size, by, at, hasThumbnail: thumbnail !== null, ...there };
    await r.attachments.insert(
      { ...facts, complaintId, nameSealed: seal(key, name), digest },
      {
        original: sealBytes(key, bytes, boundTo(id, 'original')),
        thumbnail: thumbnail && sealBytes(key, thumbnail, boundTo(id, 'thumbnail')),
      },
    );
    await context.record(r, {
      type: 'attachment.added',
      complaintId,
      actor: by,
      facts: { attachmentId: id, kind, mediaType, size },
      payloadDigest: digest,
    });
    views.push({ ...facts, name, mayRemove: true });
  }
  return views;
}

export function attachmentUseCases(context: Context): AttachmentUseCases {
  const { store, images } = context.deps;

  const caseOf = (r: Snapshot, actor: AttachmentActor, id: ComplaintId): Promise<Complaint> =>
    // A voice or a photograph tells who a person is: it is for those who may know.
    actor === 'complainant' ? context.complaint(r, id) : context.caseFor(r, actor, 'seeIdentity', id);
  const shownTo =
    (actor: AttachmentActor) =>
    ({ by }: StoredAttachment): boolean =>
      actor !== 'complainant' || by === 'complainant';

  /** One transaction; of the staff, with the account as it is in it. */
  const inTransaction = <T>(
    actor: AttachmentActor,
    complaintId: ComplaintId,
    work: (r: Tx, actor: AttachmentActor) => Promise<T>,
  ): Promise<T> => {
    const inCase = context.ofCase(complaintId);
    return actor === 'complainant' ? inCase.change((r) => work(r, actor)) : inCase.actAgain(actor, work);
  };

  /** Whose attachments of a case are this actor's to remove, as long as they are there and it goes on. */
  async function removable(r: Snapshot, actor: AttachmentActor, complaint: Complaint) {
    if (actor === 'complainant') return ({ by }: StoredAttachment): boolean => by === 'complainant';
    const at = await context.caseAtHand(r, complaint);
    return (attachment: StoredAttachment): boolean => attachmentRights.remove(actor, { attachment, case: at });
  }

  async function checkMayAdd(r: Snapshot, actor: AttachmentActor, complaintId: ComplaintId): Promise<void> {
    const { state } = await caseOf(r, actor, complaintId);
    if (ENDED_STATES.includes(state)) throw new DomainError('wrongState');
  }

  /** An attachment of another case is as unknown as one that never was. */
  async function attachmentFor(r: Snapshot, actor: AttachmentActor, complaintId: ComplaintId, id: AttachmentId) {
    await caseOf(r, actor, complaintId);
    const attachment = await r.attachments.byId(id);
    if (attachment === null || attachment.complaintId !== complaintId || !shownTo(actor)(attachment))
      throw new DomainError('notFound');
    return attachment;
  }

  async function read(r: Snapshot, attachment: StoredAttachment, part: AttachmentPart): Promise<OpenedAttachment> {
    const { id, complaintId, nameSealed, mediaType } = attachment;
    const sealed = await r.attachments.bytes(id, part);
    const key = await context.keyUnlessErased(r, complaintId);
    if (sealed === null || key === null) throw new DomainError('notFound');
    const bytes = openBytes(key, sealed, boundTo(id, part));
    return { name: open(key, nameSealed), mediaType: part === 'thumbnail' ? 'image/jpeg' : mediaType, bytes };
  }

  return {
    async addAttachments(complaintId, files, by) {
      // Asked twice: the person who may not add anything does not keep the machine busy with pictures either.
      await checkMayAdd(store.read, by, complaintId);
      const prepared = await prepareFiles(images, files);
      return inTransaction(by, complaintId, async (r, actor) => {
        await checkMayAdd(r, actor, complaintId);
        return keepFiles(context, r, complaintId, prepared, actorId(actor));
      });
    },
    async attachmentsOf(actor, complaintId) {
      const r = store.read;
      const complaint = await caseOf(r, actor, complaintId);
      const goesOn = !ENDED_STATES.includes(complaint.state);
      const isTheirs = await removable(r, actor, complaint);
      const stored = (await r.attachments.ofComplaint(complaintId)).filter(shownTo(actor));
      const key = await context.keyUnlessErased(r, complaintId);
      return stored.map((one) => {
        const { complaintId: _complaintId, nameSealed, digest: _digest, ...facts } = one;
        return {
          ...facts,
          name: key === null ? '' : open(key, nameSealed),
          mayRemove: goesOn && one.removedAt === null && isTheirs(one),
        };
      });
    },
    async openAttachment(by, complaintId, attachmentId, { thumbnail }) {
      if (thumbnail) {
        const r = store.read;
        return read(r, await attachmentFor(r, by, complaintId, attachmentId), 'thumbnail');
      }
      return inTransaction(by, complaintId, async (r, actor) => {
        const opened = await read(r, await attachmentFor(r, actor, complaintId, attachmentId), 'original');
        await context.record(r, {
          type: 'attachment.opened',
          complaintId,
          actor: actorId(actor),
          facts: { attachmentId },
        });
        return opened;
      });
    },
    async removeAttachment(by, complaintId, attachmentId, reason) {
      await inTransaction(by, complaintId, async (r, actor) => {
        const attachment = await attachmentFor(r, actor, complaintId, attachmentId);
        const complaint = await context.complaint(r, complaintId);
        if (!(await removable(r, actor, complaint))(attachment)) throw new DomainError('forbidden');
        if (attachment.removedAt !== null) return;
        if (ENDED_STATES.includes(complaint.state)) throw new DomainError('wrongState');
        const [removedAt, removedBy] = [context.now(), actorId(actor)];
        await r.attachments.remove(attachmentId, { removedAt, removedBy, removalReason: reason });
        await context.record(r, {
          type: 'attachment.removed',
          complaintId,
          actor: removedBy,
          facts: { attachmentId, kind: attachment.kind, reason },
          payloadDigest: attachment.digest,
        });
      });
    },
  };
}
