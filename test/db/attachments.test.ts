/** Attachments in a real database: sealed, limited, read back as they were, and by nobody who may not. */
import { expect } from 'chai';
import sharp from 'sharp';
import { removedAttachments } from '../../db/migrations/0031-removed-attachments.js';
import { attachments } from '../../db/repositories/attachments.js';
import { type AttachmentUseCases, attachmentUseCases } from '../../domain/attachments/attaching.js';
import type { AttachmentId } from '../../domain/attachments/ids.js';
import { ATTACHMENT_LIMITS } from '../../domain/attachments/kinds.js';
import type { StoredAttachment } from '../../domain/attachments/store.js';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { Complaint } from '../../domain/cases/model.js';
import { Context, type Deps } from '../../domain/core/context.js';
import { instantOf } from '../../domain/core/index.js';
import { createKeys } from '../../domain/core/privacy/keys.js';
import type { User } from '../../domain/people/model.js';
import { createImageGateway } from '../../gateways/images.js';
import { aDepartment } from '../kit/departments.js';
import { anId } from '../kit/ids.js';
import { refusal, withHouse } from './house.js';

const MEGABYTE = 1024 * 1024;
const WORDS = '灶前阀门的发票';
const pdf = (length = 0): Buffer =>
  Buffer.concat([Buffer.from(`%PDF-1.7\n${WORDS}\n`), Buffer.alloc(length, 'x'), Buffer.from('\n%%EOF\n')]);
const PDF = { fileName: '发票.pdf', bytes: pdf() };
/** So many files, each another one. */
const numbered = (count: number, name = 'file') =>
  Array.from({ length: count }, (_, index) => ({
    fileName: `${name}${index}.pdf`,
    bytes: Buffer.concat([pdf(), Buffer.from(`%${name}${index}`)]),
  }));
const AMR = { fileName: 'voice.amr', bytes: Buffer.from('#!AMR\n\x3c\0\0\0', 'latin1') };

describe('attachments of a complaint', () => {
  const house = withHouse();
  let useCases: AttachmentUseCases;
  let context: Context;
  let photo: { fileName: string; bytes: Buffer };
  let complaintId: ComplaintId;
  let office: User;

  before(async () => {
    const background = '#cc8800';
    const picture = sharp({ create: { width: 800, height: 600, channels: 3, background } });
    const IFD3 = { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 49/1' };
    const exif = { IFD0: { Make: 'CAMERA-MAKE' }, IFD3 };
    photo = { fileName: 'C:\\DCIM\\阀门.JPEG', bytes: await picture.withExif(exif).jpeg().toBuffer() };
  });

  beforeEach(async () => {
    const clock = { now: () => new Date(house().now), schedule: () => () => undefined };
    const keys = createKeys(Buffer.alloc(32, 7));
    const [store, images] = [house().database, createImageGateway()];
    const deps: Partial<Deps> = { store, clock, images, keys, wakeOutbox: () => undefined };
    context = new Context(deps as Deps);
    useCases = attachmentUseCases(context);
    complaintId = (await house().openCase()).complaintId;
    office = await house().user('投诉办01');
  });

  const stored = (): Promise<StoredAttachment[]> => attachments(house().database.knex).ofComplaint(complaintId);
  const all = { thumbnail: false };

  it('come back as they were sent, a picture without where it was taken', async () => {
    const added = await useCases.addAttachments(complaintId, [PDF, photo, AMR], 'complainant');
    const listed = await useCases.attachmentsOf(office, complaintId);
    expect(listed).to.deep.equal(added);
    expect(
      listed.map(({ name, kind, mediaType, hasThumbnail, by }) => [name, kind, mediaType, hasThumbnail, by]),
    ).to.deep.equal([
      ['发票.pdf', 'document', 'application/pdf', false, 'complainant'],
      ['阀门.jpg', 'image', 'image/jpeg', true, 'complainant'],
      ['voice.amr', 'recording', 'audio/amr', false, 'complainant'],
    ]);
    const [document, picture, voice] = await Promise.all(
      listed.map(({ id }) => useCases.openAttachment(office, complaintId, id, all)),
    );
    expect(document?.bytes.equals(PDF.bytes)).to.equal(true);
    expect(voice?.bytes.equals(AMR.bytes)).to.equal(true);
    expect(picture?.name).to.equal('阀门.jpg');
    expect(picture?.bytes.length).to.equal(listed[1]?.size);
    const { exif, width } = await sharp(picture?.bytes).metadata();
    expect([exif, width]).to.deep.equal([undefined, 800]);
    const small = await useCases.openAttachment(office, complaintId, listed[1]?.id ?? anId('nothing'), {
      thumbnail: true,
    });
    expect(small.mediaType).to.equal('image/jpeg');
    expect((await sharp(small.bytes).metadata()).width).to.equal(320);
  });

  it('hold nothing of names and content in clear, and open in no other row', async () => {
    const [document, picture] = await useCases.addAttachments(complaintId, [PDF, photo], office);
    const { knex } = house().database;
    const rows = (await knex('attachment_bytes').select()) as { part: string; bytes: Buffer }[];
    expect(rows.map(({ part }) => part).sort()).to.deep.equal(['original', 'original', 'thumbnail']);
    const kept = await useCases.openAttachment(office, complaintId, picture?.id ?? anId('nothing'), all);
    for (const { bytes } of rows) {
      for (const clear of [WORDS, '%PDF', '%%EOF', 'JFIF', 'CAMERA-MAKE'])
        expect(bytes.includes(clear)).to.equal(false);
      expect(bytes.includes(kept.bytes.subarray(100, 116))).to.equal(false);
    }
    for (const table of ['attachment', 'ledger_entry', 'outbox']) {
      const text = JSON.stringify(await knex(table).select());
      for (const clear of ['发票', '阀门', WORDS]) expect(text.includes(clear), `${table} ${clear}`).to.equal(false);
    }
    await knex('attachment_bytes')
      .where({ attachment_id: document?.id, part: 'original' })
      .update({ bytes: rows.find(({ part }) => part === 'thumbnail')?.bytes });
    expect(
      await refusal(useCases.openAttachment(office, complaintId, document?.id ?? anId('nothing'), all)),
    ).to.be.instanceOf(Error);
  });

  it('leave ids, kinds, sizes and a keyed digest in the ledger, when they come and when they are read in full', async () => {
    const [{ id } = { id: '' }] = await useCases.addAttachments(complaintId, [photo], 'complainant');
    await useCases.openAttachment(office, complaintId, anId(id), { thumbnail: true });
    await useCases.attachmentsOf(office, complaintId);
    await useCases.openAttachment(office, complaintId, anId(id), all);
    const entries = (await house().database.read.ledger.ofComplaint(complaintId)).filter(({ type }) =>
      type.startsWith('attachment.'),
    );
    const [attachment] = await stored();
    expect(entries.map(({ type, actor, facts }) => ({ type, actor, facts }))).to.deep.equal([
      {
        type: 'attachment.added',
        actor: 'complainant',
        facts: { attachmentId: id, kind: 'image', mediaType: 'image/jpeg', size: attachment?.size },
      },
      { type: 'attachment.opened', actor: office.id, facts: { attachmentId: id } },
    ]);
    expect(entries[0]?.payloadDigest).to.match(/^[0-9a-f]{64}$/);
    // The same document in another case has another digest: nobody can tell that it is the same.
    await useCases.addAttachments(complaintId, [PDF], office);
    const other = await house().openCase({ submissionToken: 'another' });
    await useCases.addAttachments(other.complaintId, [PDF], office);
    const digest = async (of: ComplaintId) =>
      (await house().database.read.ledger.ofComplaint(of)).at(-1)?.payloadDigest;
    expect(await digest(complaintId)).not.to.equal(await digest(other.complaintId));
  });

  it('are five at most, however they come', async () => {
    const tooMany = { fields: { attachments: 'tooMany' } };
    const many = numbered(ATTACHMENT_LIMITS.files + 1);
    expect((await refusal(useCases.addAttachments(complaintId, many, office))).details).to.deep.equal(tooMany);
    for (const by of ['complainant', office] as const) {
      await useCases.addAttachments(complaintId, numbered(4, by === office ? 'record' : 'photo'), by);
      const two = numbered(2, 'more');
      expect((await refusal(useCases.addAttachments(complaintId, two, by))).details).to.deep.equal(tooMany);
    }
  });

  it('leave each side its own five, also when many come at once', async () => {
    await useCases.addAttachments(complaintId, numbered(5), 'complainant');
    const records = numbered(8, 'record').map((file) => useCases.addAttachments(complaintId, [file], office));
    const statuses = (await Promise.allSettled(records)).map(({ status }) => status).sort();
    expect(statuses).to.deep.equal([...Array<string>(5).fill('fulfilled'), ...Array<string>(3).fill('rejected')]);
    const by = (await stored()).map((one) => (one.by === 'complainant' ? 'complainant' : 'office'));
    expect(by).to.deep.equal([...Array<string>(5).fill('complainant'), ...Array<string>(5).fill('office')]);
  });

  it('are kept once however often they are sent: in one form, in many, at once, and when the five are full', async () => {
    const twice = [PDF, { ...PDF, fileName: '又一份.pdf' }, photo];
    expect(await useCases.addAttachments(complaintId, twice, 'complainant')).to.have.length(2);
    const again = Array.from({ length: 4 }, () => useCases.addAttachments(complaintId, [photo, AMR], 'complainant'));
    expect((await Promise.all(again)).flat()).to.have.length(1);
    await useCases.addAttachments(complaintId, numbered(2), 'complainant');
    expect(await useCases.addAttachments(complaintId, [PDF], 'complainant')).to.deep.equal([]);
    expect(await stored()).to.have.length(5);
    expect((await house().ledgerTypes(complaintId)).filter((type) => type === 'attachment.added')).to.have.length(5);
    // The staff see what the complainant has sent; the complainant is told nothing of what the staff have.
    expect(await useCases.addAttachments(complaintId, [PDF], office)).to.deep.equal([]);
    await useCases.addAttachments(complaintId, numbered(1, 'record'), office);
    const [mine] = await useCases.attachmentsOf('complainant', complaintId);
    await useCases.removeAttachment('complainant', complaintId, mine?.id ?? anId('nothing'), null);
    expect(await useCases.addAttachments(complaintId, numbered(1, 'record'), 'complainant')).to.have.length(1);
  });

  it('are removed once: the content is gone, the trace stays, the ledger is whole, and they can be added again', async () => {
    const faults = () => house().ledgerFaults();
    const [document, picture] = await useCases.addAttachments(complaintId, [PDF, photo], 'complainant');
    const [record] = await useCases.addAttachments(complaintId, [AMR], office);
    const remove = (id = '', by: User | 'complainant' = 'complainant') =>
      useCases.removeAttachment(by, complaintId, anId(id), by === 'complainant' ? null : 'mistaken');
    await Promise.all([remove(picture?.id), remove(picture?.id)]);
    await remove(picture?.id);
    await remove(record?.id, office);
    const { knex } = house().database;
    expect(await knex('attachment_bytes').select('attachment_id')).to.deep.equal([{ attachment_id: document?.id }]);
    const entries = (await house().database.read.ledger.ofComplaint(complaintId)).filter(
      ({ type }) => type === 'attachment.removed',
    );
    const digests = new Map((await stored()).map(({ id, digest }) => [id, digest]));
    expect(entries.map(({ actor, facts, payloadDigest }) => ({ actor, facts, payloadDigest }))).to.deep.equal([
      {
        actor: 'complainant',
        facts: { attachmentId: picture?.id, kind: 'image', reason: null },
        payloadDigest: digests.get(picture?.id ?? anId('nothing')),
      },
      {
        actor: office.id,
        facts: { attachmentId: record?.id, kind: 'recording', reason: 'mistaken' },
        payloadDigest: digests.get(record?.id ?? anId('nothing')),
      },
    ]);
    expect(await faults()).to.deep.equal([]);
    const listed = (await useCases.attachmentsOf(office, complaintId)).map((one) => [one.name, one.removedBy]);
    expect(listed).to.deep.equal([
      ['发票.pdf', null],
      ['阀门.jpg', 'complainant'],
      ['voice.amr', office.id],
    ]);
    for (const thumbnail of [true, false])
      expect(
        (await refusal(useCases.openAttachment(office, complaintId, picture?.id ?? anId('nothing'), { thumbnail })))
          .code,
      ).to.equal('notFound');
    expect(await useCases.addAttachments(complaintId, [photo, ...numbered(3)], 'complainant')).to.have.length(4);
    expect(await faults()).to.deep.equal([]);
  });

  it('are removed by the complainant where they are theirs, by the staff where they are, the others by the office alone', async () => {
    const complaint = (await house().database.read.complaints.byId(complaintId)) as Complaint;
    const handled = await house().database.transaction((r) =>
      r.complaints.change(complaint, { responsibleDepartment: aDepartment('service') }),
    );
    const people = await house().database.read.people.all();
    const of = (role: string, department: string): User =>
      people.find(
        (one) => one.roles.some((had) => had === role) && one.departments.some((had) => had === department),
      ) as User;
    const [handler, manager, stranger] = [
      of('handler', 'service'),
      of('department-manager', 'service'),
      of('handler', 'metering'),
    ];
    const [theirs] = await useCases.addAttachments(complaintId, [PDF], 'complainant');
    const [record] = await useCases.addAttachments(complaintId, [AMR], handler);
    const code = async (by: User | 'complainant', id = '') =>
      (await refusal(useCases.removeAttachment(by, complaintId, anId(id), by === 'complainant' ? null : 'request')))
        .code;
    for (const by of [handler, manager, stranger]) expect(await code(by, theirs?.id)).to.equal('forbidden');
    for (const by of [manager, stranger]) expect(await code(by, record?.id)).to.equal('forbidden');
    expect(await code('complainant', record?.id)).to.equal('notFound');
    const other = await house().openCase({ submissionToken: 'another' });
    const elsewhere = useCases.removeAttachment('complainant', other.complaintId, theirs?.id ?? anId('nothing'), null);
    expect((await refusal(elsewhere)).code).to.equal('notFound');
    await house().useCases.tasks.recuse(office, complaintId, {
      kept: { kind: 'person' as const, userId: handler.id },
      reason: 'interest',
    });
    expect(await code(handler, record?.id)).to.equal('forbidden');
    const may = async (by: User | 'complainant') =>
      (await useCases.attachmentsOf(by, complaintId)).map(({ mayRemove }) => mayRemove);
    expect([await may('complainant'), await may(office), await may(manager)]).to.deep.equal([
      [true],
      [true, true],
      [false, false],
    ]);
    await house().database.transaction((r) => r.complaints.advance(handled, 'archived'));
    for (const by of ['complainant', office] as const) {
      expect(await code(by, theirs?.id)).to.equal('wrongState');
      expect(await may(by)).not.to.include(true);
    }
    expect((await stored()).every(({ removedAt }) => removedAt === null)).to.equal(true);
  });

  it('that are exchanged, taken away or brought back behind the ledger are found by its check', async () => {
    const faults = async () => (await house().ledgerFaults()).length;
    const [one, two] = await useCases.addAttachments(complaintId, [PDF, AMR], 'complainant');
    const { knex } = house().database;
    const row = (id = '') => knex('attachment').where({ id });
    await row(one?.id).update({ removed_at: instantOf(new Date(0)) });
    expect(await faults()).to.equal(1);
    await row(one?.id).update({ removed_at: null, digest: (await stored())[1]?.digest });
    expect(await faults()).to.equal(1);
    await knex('attachment_bytes').where({ attachment_id: two?.id }).delete();
    await row(two?.id).delete();
    expect(await faults()).to.equal(2);
  });

  it('from before know their digest from the ledger, and so are not kept twice either', async () => {
    await useCases.addAttachments(complaintId, [PDF], 'complainant');
    const [before] = await stored();
    const { knex } = house().database;
    const columns = ['digest', 'removed_at', 'removed_by', 'removal_reason'];
    await knex.schema.alterTable('attachment', (table) => table.dropColumns(...columns));
    await removedAttachments.up(knex);
    expect(await stored()).to.deep.equal([before]);
    expect(await useCases.addAttachments(complaintId, [PDF], 'complainant')).to.deep.equal([]);
  });

  it('are 10 MB each and 25 MB together at most', async () => {
    let tail = 0;
    const sized = (megabytes: number) => ({
      fileName: 'a.pdf',
      bytes: Buffer.concat([pdf(megabytes * MEGABYTE), Buffer.from(`%${(tail += 1)}`)]),
    });
    expect(await refusal(useCases.addAttachments(complaintId, [PDF, sized(10)], office))).to.deep.include({
      code: 'invalid',
      details: { fields: { attachments: 'tooLarge' }, file: 1 },
    });
    const together = { fields: { attachments: 'tooLargeTogether' } };
    await useCases.addAttachments(complaintId, [sized(9), sized(9)], 'complainant');
    const three = [sized(9), sized(9), sized(9)];
    expect((await refusal(useCases.addAttachments(complaintId, three, office))).details).to.deep.equal(together);
    await useCases.addAttachments(complaintId, three.slice(0, 2), office);
    expect((await refusal(useCases.addAttachments(complaintId, [sized(9)], office))).details).to.deep.equal(together);
    expect(await stored()).to.have.length(4);
  });

  it('are all kept or none, and the one at fault is named', async () => {
    const page = { fileName: 'photo.jpg', bytes: Buffer.from('<html></html>') };
    const cut = { ...photo, bytes: photo.bytes.subarray(0, photo.bytes.length / 2) };
    const details = async (...files: (typeof PDF)[]) =>
      (await refusal(useCases.addAttachments(complaintId, files, 'complainant'))).details;
    expect(await details(PDF, page)).to.deep.equal({ fields: { attachments: 'unknownType' }, file: 1 });
    expect(await details(PDF, AMR, cut)).to.deep.equal({ fields: { attachments: 'pictureDamaged' }, file: 2 });
    const lie = { ...PDF, fileName: 'photo.jpg' };
    expect(await details(lie)).to.deep.equal({ fields: { attachments: 'wrongType' }, file: 0 });
    expect(await stored()).to.deep.equal([]);
    expect(await house().ledgerTypes(complaintId)).not.to.include('attachment.added');
  });

  it('are not for another department, nor for whoever is recused, before and after', async () => {
    const added = await useCases.addAttachments(complaintId, [photo], 'complainant');
    const id = added[0]?.id ?? anId<AttachmentId>('nothing');
    const refusals = async (user: User): Promise<string[]> => {
      const tried = [
        useCases.attachmentsOf(user, complaintId),
        useCases.openAttachment(user, complaintId, id, { thumbnail: true }),
        useCases.openAttachment(user, complaintId, id, all),
        useCases.addAttachments(complaintId, [PDF], user),
      ];
      return Promise.all(tried.map(async (one) => (await refusal(one)).code));
    };
    const forbidden = Array<string>(4).fill('forbidden');
    const complaint = (await house().database.read.complaints.byId(complaintId)) as Complaint;
    await house().database.transaction((r) =>
      r.complaints.change(complaint, { responsibleDepartment: aDepartment('service') }),
    );
    const people = await house().database.read.people.all();
    const handlerOf = (department: string): User =>
      people.find((one) => one.roles.includes('handler') && one.departments.some((had) => had === department)) as User;
    expect(await useCases.attachmentsOf(handlerOf('service'), complaintId)).to.have.length(1);
    expect(await refusals(handlerOf('metering'))).to.deep.equal(forbidden);
    const { id: userId } = handlerOf('service');
    await house().useCases.tasks.recuse(office, complaintId, { kept: { kind: 'person', userId }, reason: 'interest' });
    expect(await refusals(handlerOf('service'))).to.deep.equal(forbidden);
    expect(await stored()).to.have.length(1);
  });

  it('are found by their own case only, and a complainant sees no other than those they sent', async () => {
    const [mine] = await useCases.addAttachments(complaintId, [PDF], 'complainant');
    const [ours] = await useCases.addAttachments(complaintId, [AMR], office);
    const other = await house().openCase({ submissionToken: 'another' });
    const notFound = async (promise: Promise<unknown>) => expect((await refusal(promise)).code).to.equal('notFound');
    expect((await useCases.attachmentsOf('complainant', complaintId)).map(({ id }) => id)).to.deep.equal([mine?.id]);
    expect((await useCases.openAttachment('complainant', complaintId, mine?.id ?? anId('nothing'), all)).name).to.equal(
      '发票.pdf',
    );
    await notFound(useCases.openAttachment('complainant', complaintId, ours?.id ?? anId('nothing'), all));
    await notFound(useCases.openAttachment(office, other.complaintId, mine?.id ?? anId('nothing'), all));
    await notFound(useCases.openAttachment(office, complaintId, anId('unknown'), all));
    await notFound(useCases.openAttachment(office, complaintId, mine?.id ?? anId('nothing'), { thumbnail: true }));
    await notFound(useCases.addAttachments(anId('unknown'), [PDF], 'complainant'));
  });

  it('are not taken any more when the case has ended', async () => {
    const complaint = (await house().database.read.complaints.byId(complaintId)) as Complaint;
    await house().database.transaction((r) => r.complaints.advance(complaint, 'archived'));
    for (const by of ['complainant', office] as const)
      expect((await refusal(useCases.addAttachments(complaintId, [PDF], by))).code).to.equal('wrongState');
  });

  it('are noise when the key of the complaint is destroyed', async () => {
    const [{ id } = { id: '' }] = await useCases.addAttachments(complaintId, [PDF], 'complainant');
    await house().database.knex('complaint_key').where({ complaint_id: complaintId }).delete();
    expect((await useCases.attachmentsOf(office, complaintId)).map(({ name }) => name)).to.deep.equal(['']);
    expect((await refusal(useCases.openAttachment(office, complaintId, anId(id), all))).code).to.equal('notFound');
  });
});
