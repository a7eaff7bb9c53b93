/** Writing down what somebody tells: one screen for every channel, by the complaint unit and by anybody else. */
import { expect } from 'chai';
import { DEMONSTRATION_PASSWORD } from '../../db/seeds.js';
import { elements, attributeOf, element, shown, words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { withWeb } from '../kit/web.js';

const CALL = {
  channel: 'phone',
  category: 'repair',
  content: '报修三天无人上门。',
  complainantName: '测试乙',
  phone: '19900000001',
  address: '测试市示范区测试路9号',
};

describe('registering for somebody', () => {
  const web = withWeb();
  const all = () => web().desk.database.read.complaints.all();

  async function opened(account: string): Promise<PlainBrowser> {
    const browser = await web().signedIn(account);
    await browser.open('/desk/register');
    return browser;
  }
  const register = (browser: PlainBrowser, fields: Record<string, string> = {}) =>
    browser.submit('/desk/register', { ...CALL, ...fields });

  it('a call becomes a case with number and code to read out, in the name of the clerk (D03-R12)', async () => {
    const { desk } = web();
    const clerk = await opened('受理01');
    await register(clerk);
    const number = shown(clerk.document, 'number');
    const code = shown(clerk.document, 'code');
    await desk.settled();
    const [complaint] = await all();
    expect(complaint).to.include({ number, channel: 'phone', heardBy: 'unit' });
    const [entry] = await desk.database.read.ledger.ofComplaint(complaint?.id ?? anId('nothing'));
    expect(entry?.actor).to.equal((await desk.user('受理01')).id);
    expect(await desk.useCases.portal.trackComplaint(number, code.replace(' ', ''))).not.to.equal(null);
    await clerk.open(clerk.links('查看案卷')[0] ?? '');
    expect(words(clerk)).to.include('测*乙');
  });

  it('shows earlier cases of the same phone or address while the caller is talking, and loses nothing', async () => {
    const { desk } = web();
    const { number } = await desk.file({ phone: CALL.phone, complainantName: '测试乙' });
    const clerk = await opened('受理01');
    await clerk.submit('/desk/register', { ...CALL, category: '', content: '半句话', look: '1' });
    expect(clerk.page.status).to.equal(200);
    expect(words(clerk)).to.include(number);
    expect(clerk.page.html).to.include('半句话').and.to.include(CALL.phone);
    await clerk.submit('/desk/register', { phone: '19900000099', address: '', look: '1' });
    expect(words(clerk)).to.include('没有查到');
    expect(await all()).to.have.length(1);
    // Somebody of another department learns nothing by looking.
    const handler = await opened('承办01');
    await handler.submit('/desk/register', { phone: CALL.phone, look: '1' });
    expect(words(handler)).not.to.include(number);
  });

  it('a letter keeps the day it came; a referral its number and date as a clock (D16-R02)', async () => {
    const { desk } = web();
    const clerk = await opened('受理01');
    await register(clerk, {
      channel: 'gov12345',
      receivedAt: '2026-09-28T09:30',
      externalNumber: '12345-0001',
      externalDueOn: '2026-10-12',
    });
    await desk.settled();
    const [complaint] = await all();
    expect(complaint).to.include({ receivedAt: '2026-09-28T01:30:00.000Z', externalNumber: '12345-0001' });
    const clocks = await desk.database.read.clocks.ofComplaints([complaint?.id ?? anId('nothing')]);
    expect(clocks.find(({ step }) => step === 'outside-order')?.dueAt).to.equal('2026-10-12T16:00:00.000Z');
  });

  it('whoever else hears it writes it down in half a minute; the minute is kept (D16-R19)', async () => {
    const handler = await opened('承办01');
    expect(handler.page.html).not.to.include('name="heardBy"');
    await register(handler, { heardAt: '2026-09-29T08:55', heardBy: 'unit' });
    expect(words(handler)).to.include('投诉已登记');
    expect(handler.links('查看案卷')).to.deep.equal([]);
    const [complaint] = await all();
    expect(complaint).to.include({ heardBy: 'staff', heardAt: '2026-09-29T00:55:00.000Z' });
  });

  it('says what is missing or cannot be, and keeps the rest', async () => {
    const clerk = await opened('受理01');
    await register(clerk, { content: '', category: '', phone: 'no number' });
    expect(clerk.page.status).to.equal(422);
    for (const text of ['请填写事情经过', '请选择类别', '请填写正确的电话号码']) expect(words(clerk)).to.include(text);
    expect(clerk.page.html).to.include(CALL.address);
    await register(clerk, { receivedAt: '2030-01-01T08:00' });
    expect(words(clerk)).to.include('收到时间不能晚于现在');
    await register(clerk, { receivedAt: '2026-09-28T08:00', heardBy: 'staff', heardAt: '2026-09-28T09:00' });
    expect(words(clerk)).to.include('首接时间不能晚于收到时间');
    await register(clerk, { receivedAt: 'yesterday' });
    expect(words(clerk)).to.include('请填写有效的时间');
    expect(await all()).to.deep.equal([]);
  });

  it('needs no name and no telephone, but what is written as a number must be one (D03-R22)', async () => {
    const clerk = await opened('受理01');
    expect(element(clerk.document, '#phone[autofocus]')).not.to.equal(null);
    for (const phone of ['-----', '( ) -', '++']) {
      await register(clerk, { phone });
      expect(clerk.page.status, phone).to.equal(422);
      expect(words(clerk)).to.include('请填写正确的电话号码');
    }
    await register(clerk, { phone: '', complainantName: '' });
    expect(words(clerk)).to.include('投诉已登记');
    await web().desk.settled();
    await clerk.open(clerk.links('查看案卷')[0] ?? '');
    expect(words(clerk)).to.include('未留姓名');
  });

  it('keeps the earlier cases on the page when something has to be mended', async () => {
    const { number } = await web().desk.file({ phone: CALL.phone });
    const clerk = await opened('受理01');
    await clerk.submit('/desk/register', { ...CALL, look: '1' });
    expect(words(clerk)).to.include(number);
    await register(clerk, { category: '' });
    expect(clerk.page.status).to.equal(422);
    expect(words(clerk)).to.include('请选择类别').and.to.include(number);
  });

  describe('with photos', () => {
    /** The form as a browser sends it: every field of the page, then the files. */
    function withFiles(browser: PlainBrowser, fields: Record<string, string>, files: [name: string, bytes: Buffer][]) {
      const data = new FormData();
      for (const input of elements(browser.document, 'input[type="hidden"]'))
        data.set(attributeOf(input, 'name'), attributeOf(input, 'value'));
      for (const name of elements(browser.document, '[name]').map((field) => attributeOf(field, 'name')))
        if (!data.has(name) && name !== 'files') data.set(name, '');
      for (const [name, value] of Object.entries({ ...CALL, report: '', safetyHazard: '', ...fields }))
        data.set(name, value);
      for (const [name, bytes] of files) data.append('files', new Blob([new Uint8Array(bytes)]), name);
      return browser.open('/desk/register', { method: 'POST', body: data });
    }
    const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
    const stored = async () =>
      web().desk.database.read.attachments.ofComplaint((await all())[0]?.id ?? anId('nothing'));

    it('keeps them with the case, in the name of whoever wrote it down, also of somebody who may not see it later', async () => {
      const handler = await opened('承办01');
      await withFiles(handler, {}, [['账单.pdf', PDF]]);
      expect(words(handler)).to.include('投诉已登记');
      const [kept, ...more] = await stored();
      expect(more).to.deep.equal([]);
      expect(kept).to.include({ kind: 'document', by: (await web().desk.user('承办01')).id });
    });

    it('files nothing where a file cannot be taken, says which, and keeps the words', async () => {
      const clerk = await opened('受理01');
      await withFiles(clerk, {}, [['程序.pdf', Buffer.from('MZ is no document')]]);
      expect(clerk.page.status).to.equal(422);
      expect(words(clerk)).to.include('程序.pdf');
      expect(clerk.page.html).to.include(CALL.content);
      await withFiles(clerk, { category: '' }, [['账单.pdf', PDF]]);
      expect(words(clerk)).to.include('请选择类别').and.to.include('请重新选择附件');
      expect(await all()).to.deep.equal([]);
    });

    it('keeps the words of somebody whose session has ended', async () => {
      const clerk = await opened('受理01');
      const { desk } = web();
      await desk.advanceTo('2026-09-30T01:00:00.000Z');
      await withFiles(clerk, { content: '会话过期时写下的话' }, [['账单.pdf', PDF]]);
      await clerk.submit('/sign-in', { username: '受理01', password: DEMONSTRATION_PASSWORD });
      expect(clerk.page.html).to.include('会话过期时写下的话');
      expect(await all()).to.deep.equal([]);
    });
  });

  it('twice with one form is one complaint', async () => {
    const clerk = await opened('受理01');
    const form = clerk.page;
    await register(clerk);
    clerk.page = form;
    await register(clerk);
    expect(await all()).to.have.length(1);
  });

  it('a report is secret from the clerk who wrote it down, too (D12-R22)', async () => {
    const clerk = await opened('受理01');
    await register(clerk, { matterKind: 'report' });
    await clerk.open(clerk.links('查看案卷')[0] ?? '');
    expect(words(clerk)).to.include('举报人身份对您保密').and.not.to.include('测*乙');
  });
});
