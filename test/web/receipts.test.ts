/** Receipts of the ledger as an administrator looks after them. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { faultsOfReceipts, giveReceipts, receiptsIn } from '../../domain/core/index.js';
import { receiptSending } from '../../gateways/ledger-receipts.js';
import { attributesOn, texts } from '../kit/html.js';
import { withWeb } from '../kit/web.js';

const PAGE = '/admin/audit/receipts';

describe('receipts of the ledger', () => {
  const web = withWeb();
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'receipts-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** What is given every day, into a folder or into one that is not there. */
  const give = async (receiptFolder = folder): Promise<void> => {
    const { database, clock } = web().desk;
    const config = { receiptFolder, receiptMail: [], stampAuthority: null, companyName: '示范燃气公司' };
    const sending = receiptSending({ config: { ...config, zone: 'Asia/Shanghai' }, mail: null, now: clock.now() });
    await giveReceipts(database, sending).catch(() => undefined);
  };

  it('are listed with where they went, and taken away by hand as the file that the archive has', async () => {
    const { desk } = web();
    await desk.file();
    await give();
    const admin = await web().signedIn('管理员01');
    await admin.open('/admin/audit');
    expect(attributesOn(admin.page.html, 'a')).to.include(PAGE);
    await admin.open(PAGE);
    const [file = ''] = fs.readdirSync(folder);
    const kept = fs.readFileSync(path.join(folder, file), 'utf8');
    const [receipt] = receiptsIn(kept);
    const [row = ''] = texts(admin.page.html, 'tbody tr');
    expect(row).to.include(receipt?.hash).and.include('已写入存档目录').and.not.include('上次未成功');
    const answer = await admin.open(`${PAGE}/${receipt?.date ?? ''}`);
    expect(answer.html).to.equal(kept);
    expect(file).to.equal(`ledger-${receipt?.date ?? ''}.json`);
    expect(await desk.database.snapshot((r) => faultsOfReceipts(r, receiptsIn(answer.html)))).to.deep.equal([]);
    expect((await admin.open(`${PAGE}/${receipt?.date ?? ''}/stamp`)).status, 'nobody stamped it').to.equal(404);
  });

  it('say what kept them in the house, and what to set up where there are none', async () => {
    const admin = await web().signedIn('管理员01');
    await admin.open(PAGE);
    expect(admin.text).to.include('还没有回执').and.include('LEDGER_RECEIPT_DIR');
    await give(path.join(folder, 'away'));
    await admin.open(`${PAGE}?lang=en`);
    expect(texts(admin.page.html, 'tbody tr')[0])
      .to.include('Not yet')
      .and.match(/The last try failed: file: ENOENT/);
  });
});
