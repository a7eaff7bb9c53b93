/** Time stamps of receipts, by real authorities of `openssl ts`: those that may be trusted, and those that may not. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { giveReceipts, receiptsIn } from '../../domain/core/verify/receipts.js';
import { SystemClock } from '../../gateways/clock.js';
import { receiptSending } from '../../gateways/ledger-receipts.js';
import { stampsOf } from '../../gateways/receipt-stamps.js';
import { checkStamp, stampOf } from '../../gateways/time-stamps.js';
import { withHouse } from '../db/house.js';
import { TimeStampAuthority } from '../kit/time-stamp-authority.js';

/** The clock of the authority is that of the machine. */
const clock = new SystemClock();

const reasonOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'taken',
    (error: Error) => error.message,
  );

describe('a time stamp', () => {
  const house = withHouse();
  let authority: TimeStampAuthority;
  let other: TimeStampAuthority;
  let url: string;
  let folder: string;
  before(async () => {
    [authority, other] = [new TimeStampAuthority('Authority'), new TimeStampAuthority('Another')];
    url = await authority.listen();
  });
  after(() => Promise.all([authority.close(), other.close()]));
  beforeEach(() => {
    authority.manner = 'right';
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stamps-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const ask = (trusted = authority.trusted, now = clock.now()) =>
    stampOf({ url, trusted, timeoutMs: 2_000 }, 'a text', now);

  it('is taken from an authority that is trusted, for the text that it was asked for, and for nothing else', async () => {
    const stamp = await ask();
    expect(stamp.authority).to.equal('Authority stamping');
    const answer = Buffer.from(stamp.answer, 'base64');
    expect(await checkStamp(answer, 'a text', authority.trusted)).to.include({ stampedAt: stamp.stampedAt });
    expect(await reasonOf(checkStamp(answer, 'another text', authority.trusted))).to.include('of something else');
    const at = answer.indexOf('Z', answer.indexOf(Buffer.from([0x18, 0x0f]))) - 1;
    answer[at] = answer[at] === 0x30 ? 0x31 : 0x30;
    expect(await reasonOf(checkStamp(answer, 'a text', authority.trusted)), 'another time').not.to.equal('taken');
  });

  it('is not taken where its certificate goes back to another', async () => {
    expect(await reasonOf(ask(other.trusted))).to.match(/trusted/);
  });

  it('is not taken where it stamps something else, was asked for before, is none, or has another time than the house', async () => {
    authority.manner = 'of something else';
    expect(await reasonOf(ask())).to.include('of something else');
    authority.manner = 'no stamp';
    expect(await reasonOf(ask())).to.include('no time stamp');
    authority.manner = 'right';
    await ask();
    authority.manner = 'as before';
    expect(await reasonOf(ask())).to.include('was not asked for now');
    authority.manner = 'right';
    const tomorrow = new Date(clock.now().getTime() + 24 * 3_600_000);
    expect(await reasonOf(ask(authority.trusted, tomorrow))).to.match(/^its time is .*, that of the house/);
  });

  it('is kept with its receipt, which waits for none; one that hangs is asked again', async () => {
    const { database } = house();
    await house().openCase();
    const give = (timeoutMs: number) => {
      const stampAuthority = { url, trusted: authority.trusted, timeoutMs };
      const config = {
        receiptFolder: folder,
        receiptMail: [],
        stampAuthority,
        companyName: '示范燃气公司',
        zone: 'Asia/Shanghai',
      };
      return giveReceipts(database, receiptSending({ config, mail: null, now: clock.now() }));
    };
    authority.manner = 'hangs';
    expect(await reasonOf(give(200))).to.match(/timeout/i);
    const [waiting] = await database.read.receipts.latest(1);
    expect(waiting).to.include({ stamp: null, stampedAt: null });
    expect(waiting?.fileAt).to.be.a('string');
    expect(waiting?.problem).to.match(/^stamp: .*timeout/i);

    authority.manner = 'right';
    await give(5_000);
    const [given] = await database.read.receipts.latest(1);
    expect(given).to.include({ stampedBy: 'Authority stamping', problem: null });
    const [json = '', tsr = ''] = fs.readdirSync(folder).sort();
    authority.verify(path.join(folder, json), path.join(folder, tsr));
    const receipts = receiptsIn(fs.readFileSync(path.join(folder, json), 'utf8')).map((one) => ({
      ...one,
      stamp: null,
    }));
    const look = (trusted: string | null) => database.snapshot((r) => stampsOf(r, receipts, trusted));
    const { said, faults } = await look(authority.trusted);
    expect(faults).to.deep.equal([]);
    expect(said.map(({ en }) => en).join()).to.match(
      /^The receipt of \d{4}-\d{2}-\d{2} was there at .*: Authority stamping has stamped it\.$/,
    );
    expect((await look(other.trusted)).faults.map(({ en }) => en).join()).to.match(/^the time stamp of .*trusted/);
    expect((await look(null)).said.map(({ en }) => en).join()).to.include('LEDGER_TSA_CA is not set');
    await database.knex('ledger_receipt_stamp').update({ stamped_at: '2026-01-01T00:00:00.000Z' });
    expect((await look(authority.trusted)).faults.map(({ en }) => en).join()).to.include(
      'stamped_at is 2026-01-01T00:00:00.000Z, but',
    );
  });
});
