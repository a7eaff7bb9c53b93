/** Receipts of the ledger leave the house once a day, by each way, and find a ledger that was written anew as a whole. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { checkLedger } from '../../domain/core/ledger-check.js';
import { BEGINNING, linkEntry, type Link } from '../../domain/core/ledger.js';
import { sealLedger } from '../../domain/core/sealing.js';
import { faultsOfReceipts, giveReceipts, receiptsIn, type ReceiptSending } from '../../domain/core/verify/receipts.js';
import { createMailGateway } from '../../gateways/mail.js';
import { receiptFile, receiptSending } from '../../gateways/ledger-receipts.js';
import { toRow } from '../../db/repositories/rows.js';
import { aDay } from '../kit/instants.js';
import { MailServer } from '../kit/mail-server.js';
import { KEYS, withHouse } from './house.js';

const COMPANY = { stampAuthority: null, companyName: '示范燃气公司', zone: 'Asia/Shanghai' };

describe('a receipt of the ledger', () => {
  const house = withHouse();
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'receipts-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const byFile = (receiptFolder = folder): ReceiptSending =>
    receiptSending({ config: { receiptFolder, receiptMail: [], ...COMPANY }, mail: null, now: new Date(house().now) });
  const given = (): string[] => fs.readdirSync(folder).sort();

  it('is a file once a day, which nothing writes over; what could not be written is made up for', async () => {
    const { database } = house();
    await house().openCase();
    await giveReceipts(database, byFile());
    const [file = ''] = given();
    const first = fs.readFileSync(path.join(folder, file), 'utf8');
    await house().openCase({ submissionToken: 'second' });
    await giveReceipts(database, byFile());
    expect(given()).to.deep.equal([file]);
    expect(fs.readFileSync(path.join(folder, file), 'utf8')).to.equal(first);
    house().advance(24 * 3_600_000);
    const failed = await giveReceipts(database, byFile(path.join(folder, 'away'))).catch(
      (error: Error) => error.message,
    );
    expect(failed).to.include('ENOENT');
    expect((await database.read.receipts.latest(1))[0]?.problem).to.match(/^file: ENOENT/);
    house().advance(24 * 3_600_000);
    await giveReceipts(database, byFile());
    expect(given()).to.have.length(3);
    expect((await database.read.receipts.latest(9)).map(({ problem }) => problem)).to.deep.equal([null, null, null]);
    expect(() => receiptFile(folder, { day: aDay(file.slice(7, 17)), content: '{}' })).to.throw('another receipt');
  });

  it('is a mail to each who is named, and is read from the mail as it came', async () => {
    await house().openCase();
    const mails: string[] = [];
    const server = new MailServer((mail, answer) => {
      mails.push(mail);
      answer();
    });
    try {
      await server.listen();
      const url = `smtp://127.0.0.1:${server.port}`;
      const mail = createMailGateway({ url, from: 'desk@example.com' });
      const receiptMail = ['one@example.com', 'two@example.com'];
      const config = { receiptFolder: null, receiptMail, ...COMPANY };
      await giveReceipts(house().database, receiptSending({ config, mail, now: new Date(house().now) }));
      expect(mails).to.have.length(2);
      const receipts = receiptsIn(mails[0] ?? '');
      expect(receipts).to.have.length(1);
      expect(await house().database.snapshot((r) => faultsOfReceipts(r, receipts))).to.deep.equal([]);
    } finally {
      await server.close();
    }
  });

  it('finds a ledger that was written anew with all its hashes and seals, which no check by itself does', async () => {
    const { database } = house();
    const { complaintId } = await house().openCase();
    await giveReceipts(database, byFile());
    const receipts = receiptsIn(fs.readFileSync(path.join(folder, given()[0] ?? ''), 'utf8'));
    const { knex, read } = database;
    const chains = await read.ledger.chains('', 100);
    await knex('ledger_seal').delete();
    await knex('ledger_head').update(BEGINNING);
    for (const { id, sequence } of chains) {
      let last: Link = BEGINNING;
      const entries = await read.ledger.ofChain(id, 0, sequence);
      await knex('ledger_entry').where({ chain: id }).delete();
      for (const { chain: _c, sequence: _s, previousHash: _p, hash: _h, ...entry } of entries) {
        const at = id === complaintId ? '2026-01-01T00:00:00.000Z' : entry.at;
        const linked = linkEntry({ ...entry, ...(at !== entry.at && { actor: 'complainant ' }) }, last);
        await knex('ledger_entry').insert(toRow(linked, { json: ['facts'] }));
        last = linked;
      }
      await knex('ledger_chain').where({ id }).update({ hash: last.hash, sealed: 0 });
    }
    await knex('complaint_content').where({ complaint_id: complaintId }).update({ by: 'complainant ' });
    await sealLedger(database);
    expect((await checkLedger(database, KEYS)).faults).to.deep.equal([]);
    const [fault, ...more] = await database.snapshot((r) => faultsOfReceipts(r, receipts));
    const { sequence, date } = receipts[0] ?? { sequence: 0, date: '' };
    expect(fault?.en).to.match(
      new RegExp(
        `^seal ${sequence} of ${date} has the hash .*, but its receipt says .*: the ledger was written anew from the first seal`,
      ),
    );
    expect(more).to.deep.equal([]);
  });
});
