/** Attachments over HTTP: sent by complainants and staff, refused in words, shown to whoever may see them. */
import { expect } from 'chai';
import net from 'node:net';
import sharp from 'sharp';
import { FILE_TYPES } from '../../domain/attachments/kinds.js';
import { loadWords } from '../../web/shell/i18n.js';
import { words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
/** So many, each another one. */
const pdfs = (count: number, name = 'file'): [string, Buffer][] =>
  Array.from({ length: count }, (_, index) => [
    `${name}${index}.pdf`,
    Buffer.concat([PDF, Buffer.from(`%${name}${index}`)]),
  ]);

describe('the words about attachments', () => {
  it('are there for every kind, in both languages', () => {
    for (const locale of ['zh-CN', 'en'] as const)
      for (const { kind } of Object.values(FILE_TYPES))
        expect([...loadWords(locale).keys()]).to.include(`common.attachments.kinds.${kind}`);
  });
});

describe('attachments', () => {
  const web = withWeb();
  const caseHref = (): string => `/desk/cases/${web().desk.complaints[0] ?? ''}`;
  const stored = () => web().desk.database.read.attachments.ofComplaint(web().desk.complaints[0] ?? anId('nothing'));

  const photo = (): Promise<Buffer> =>
    sharp({ create: { width: 800, height: 600, channels: 3, background: '#cc3300' } })
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1' } })
      .jpeg()
      .toBuffer();

  async function tracking(input: Parameters<ReturnType<typeof web>['desk']['file']>[0] = {}): Promise<PlainBrowser> {
    const { number, queryCode } = await web().desk.file(input);
    const browser = web().visitor();
    await browser.open('/track');
    await browser.submit('/track', { number, code: queryCode });
    return browser;
  }

  const send = (browser: PlainBrowser, files: [name: string, bytes: Buffer][], to = '/track/attachments') =>
    browser.sendFiles(to, files);
  const raw = (browser: PlainBrowser, path: string): Promise<Response> =>
    fetch(web().url + path, { headers: { cookie: browser.cookieHeader }, redirect: 'manual' });

  it('are added by the complainant, cleaned, and read on the desk', async () => {
    const browser = await tracking();
    await send(browser, [
      ['../../燃气表.jpg', await photo()],
      ['账单.pdf', PDF],
    ]);
    expect(browser.page.url).to.match(/track\/complaint$/);
    expect(words(browser)).to.include('附件已上传').and.to.include('燃气表.jpg').and.to.include('账单.pdf');
    const office = await web().signedIn('投诉办01');
    await office.open(caseHref());
    const [href = ''] = office.links('燃气表.jpg');
    const picture = await raw(office, href);
    expect(picture.headers.get('content-disposition')).to.match(/^attachment; filename\*=UTF-8''/);
    expect(picture.headers.get('content-security-policy')).to.include('sandbox');
    const bytes = Buffer.from(await picture.arrayBuffer());
    expect((await sharp(bytes).metadata()).exif).to.equal(undefined);
    const thumbnail = await raw(office, `${href}?thumbnail=1`);
    expect([thumbnail.headers.get('content-type'), thumbnail.headers.get('content-disposition')]).to.deep.equal([
      'image/jpeg',
      'inline',
    ]);
    await office.open(caseHref());
    expect(words(office)).to.include('查看附件').and.to.include('上传附件');
  });

  it('are refused in words, and nothing is kept', async () => {
    const browser = await tracking();
    const refusals: [files: [string, Buffer][], words: string][] = [
      [[], '请先选择文件'],
      [[['a.html', Buffer.from('<html><script>alert(1)</script>')]], '不支持这种文件'],
      [[['a.jpg', PDF]], '文件内容与扩展名不一致'],
      [[['a.jpg', (await photo()).subarray(0, 400)]], '照片已损坏'],
      [[['a.pdf', Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)])]], '文件超过 10 MB'],
      [pdfs(6), '附件最多 5 个'],
    ];
    for (const [files, expected] of refusals) {
      await browser.open('/track/complaint');
      await send(browser, files);
      expect(browser.page.status, expected).to.equal(422);
      expect(words(browser)).to.include(expected);
    }
    expect(await stored()).to.deep.equal([]);
    await browser.open('/track/complaint');
    const many = Array.from({ length: 4 }, (_, index): [string, Buffer] => [
      `${index}.pdf`,
      Buffer.concat([PDF, Buffer.alloc(9 * 1024 * 1024)]),
    ]);
    expect((await send(browser, many)).status).to.equal(413);
    expect(await stored()).to.deep.equal([]);
  });

  it('come only with a form of ours, to an address that takes files', async () => {
    const browser = await tracking();
    const data = new FormData();
    data.append('_csrf', 'forged');
    data.append('files', new Blob([new Uint8Array(PDF)]), 'a.pdf');
    expect((await browser.open(browser.aboutIt('/track/attachments'), { method: 'POST', body: data })).status).to.equal(
      403,
    );
    await browser.open('/track/complaint');
    expect((await send(browser, [['a.pdf', PDF]], '/track/information')).status).to.equal(400);
    expect(await stored()).to.deep.equal([]);
  });

  it('lost on the way leave the complaint as it was, and can be sent again', async () => {
    const browser = await tracking();
    const { port } = new URL(web().url);
    const body = browser.formWith([['a.pdf', Buffer.concat([PDF, Buffer.alloc(1024 * 1024)])]]);
    const encoded = new Response(body);
    const bytes = Buffer.from(await encoded.arrayBuffer());
    const head = [
      `POST ${browser.aboutIt('/track/attachments')} HTTP/1.1`,
      'host: 127.0.0.1',
      `cookie: ${browser.cookieHeader}`,
      `content-type: ${encoded.headers.get('content-type') ?? ''}`,
      `content-length: ${bytes.length}`,
    ].join('\r\n');
    await new Promise<void>((resolve) => {
      const socket = net.connect(Number(port), '127.0.0.1', () => {
        socket.write(`${head}\r\n\r\n`);
        socket.write(bytes.subarray(0, bytes.length / 2), () => socket.destroy());
      });
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
    });
    expect(await stored()).to.deep.equal([]);
    await browser.open('/track/complaint');
    await send(browser, [['a.pdf', PDF]]);
    expect(await stored()).to.have.length(1);
  });

  it('are added by staff, who see them; the complainant sees their own only', async () => {
    const browser = await tracking();
    const office = await web().signedIn('投诉办01');
    await office.open(caseHref());
    await send(office, [['检测记录.pdf', PDF]], `${caseHref()}/attachments`);
    expect(words(office)).to.include('检测记录.pdf');
    await send(office, [['a.exe', Buffer.from('MZ')]], `${caseHref()}/attachments`);
    expect([office.page.status, words(office).includes('不支持这种文件')]).to.deep.equal([422, true]);
    await browser.open('/track/complaint');
    expect(words(browser)).not.to.include('检测记录.pdf');
    const [{ id = '' } = {}] = await stored();
    expect((await raw(browser, `/track/attachments/${id}`)).status).to.equal(404);
    expect((await raw(web().visitor(), `/track/attachments/${id}`)).status).to.equal(404);
  });

  it('of the complainant leave room for those of the staff, and the same file twice is kept once', async () => {
    const browser = await tracking();
    const [first = ['', PDF]] = pdfs(1);
    await send(browser, [...pdfs(4), ['另一个名字.pdf', first[1]]]);
    expect(words(browser)).to.include('其中此前已有的文件没有重复保存').and.not.to.include('另一个名字');
    await send(browser, pdfs(5));
    expect(words(browser)).to.include('没有重复保存');
    expect(await stored()).to.have.length(5);
    expect((await send(browser, pdfs(1, 'sixth'))).status).to.equal(422);
    expect(words(browser)).to.include('或先移除已上传的附件');
    const office = await web().signedIn('投诉办01');
    await office.open(caseHref());
    expect(words(office)).to.include('投诉人上传的另计');
    await send(office, [['检测记录.pdf', PDF]], `${caseHref()}/attachments`);
    expect([office.page.status, words(office).includes('附件已上传')]).to.deep.equal([200, true]);
    expect(await stored()).to.have.length(6);
  });

  it('are removed by the complainant, who is asked first; twice is once, and both languages say what was removed', async () => {
    const browser = await tracking();
    await send(browser, [['账单.pdf', PDF]]);
    const [{ id = '' } = {}] = await stored();
    const action = `/track/attachments/${id}/remove`;
    await browser.open(browser.links('移除')[0] ?? '');
    expect(words(browser)).to.include('移除附件').and.include('账单.pdf').and.include('不能恢复');
    const asked = browser.page;
    await browser.open(browser.links('保留，返回')[0] ?? '');
    expect(browser.links('移除')).to.have.length(1);
    for (let time = 0; time < 2; time += 1) {
      browser.page = asked;
      await browser.submit(action);
      expect([browser.page.status, words(browser).includes('附件已移除')]).to.deep.equal([200, true]);
    }
    expect(browser.links('账单.pdf')).to.deep.equal([]);
    expect(words(browser)).to.match(/账单\.pdf 投诉人已于 .* 移除/);
    await browser.open(browser.aboutIt('/track/complaint?lang=en'));
    expect(words(browser)).to.match(/账单\.pdf Removed by the complainant on/);
    expect((await raw(browser, browser.aboutIt(`/track/attachments/${id}`))).status).to.equal(404);
    const entries = await web().desk.database.read.ledger.ofComplaint(web().desk.complaints[0] ?? anId('nothing'));
    expect(entries.filter(({ type }) => type === 'attachment.removed')).to.have.length(1);
    // Whoever comes with an old page finds how it stands, and may send the file once more.
    await browser.open(browser.aboutIt(action));
    expect(browser.page.url).to.match(/track\/complaint$/);
    await browser.open('/track/complaint?lang=zh-CN');
    await send(browser, [['账单.pdf', PDF]]);
    expect(browser.links('移除')).to.have.length(1);
  });

  it('are removed by nobody else: not by a stranger, nor from the page of another complaint, nor when it has ended', async () => {
    const browser = await tracking();
    await send(browser, [['账单.pdf', PDF]]);
    const [{ id = '' } = {}] = await stored();
    const action = `/track/attachments/${id}/remove`;
    await browser.open(browser.aboutIt(action));
    const asked = browser.page;
    const stranger = await tracking({ submissionToken: 'another' });
    expect((await stranger.open(stranger.aboutIt(action))).status).to.equal(404);
    await stranger.open('/track/complaint');
    expect((await stranger.post(action, {})).status).to.equal(404);
    const nobody = web().visitor();
    await nobody.open('/track');
    expect((await nobody.post(action, {})).status).to.equal(401);
    const { database } = web().desk;
    const complaint = await web().desk.complaint();
    await database.transaction((r) => r.complaints.advance(complaint, 'archived'));
    browser.page = asked;
    expect((await browser.submit(action)).status).to.equal(409);
    expect((await stored()).map(({ removedAt }) => removedAt)).to.deep.equal([null]);
  });

  it('that were to be removed when the pass ran out are removed with the code, and by no switch of the language', async () => {
    const { number, queryCode } = await web().desk.file();
    const browser = web().visitor();
    await browser.open('/track');
    await browser.submit('/track', { number, code: queryCode });
    await send(browser, [['账单.pdf', PDF]]);
    const [{ id = '' } = {}] = await stored();
    const action = `/track/attachments/${id}/remove`;
    await browser.open(browser.aboutIt(action));
    const asked = browser.page;
    await browser.open('/track/complaint');
    await browser.submit('/track/leave');
    browser.page = asked;
    expect((await browser.submit(action)).status).to.equal(401);
    await browser.submit('/track', { number, code: queryCode });
    expect(words(browser)).to.include(`确认移除投诉 ${number} 的附件`);
    const kept = browser.page;
    const body = new URLSearchParams(browser.hidden(action));
    await browser.open(`${action}?lang=en`, { method: 'POST', body });
    expect(words(browser)).to.include('Keep it and go back');
    expect(await stored()).to.have.nested.property('0.removedAt', null);
    browser.page = kept;
    await browser.submit(action);
    expect(words(browser)).to.include('The attachment was removed');
  });

  it('are removed by the complaint office with a reason, which the complainant can read', async () => {
    const browser = await tracking();
    await send(browser, [['别人的证件.pdf', PDF]]);
    const office = await web().signedIn('投诉办01');
    await office.open(caseHref());
    await office.open(office.links('移除')[0] ?? '');
    expect(words(office)).to.include('会显示在投诉人的查询页上');
    const [{ id = '' } = {}] = await stored();
    const action = `${caseHref()}/attachments/${id}/remove`;
    expect((await office.submit(action, { reason: '' })).status).to.equal(422);
    expect(words(office)).to.include('请选择移除原因');
    await office.submit(action, { reason: 'privacy' });
    expect(words(office)).to.include('附件已移除').and.include('工作人员已于');
    await browser.open('/track/complaint');
    expect(words(browser)).to.match(/别人的证件\.pdf 工作人员已于 .* 移除，原因：含有他人的个人信息/);
    const reader = await web().signedIn('受理01');
    await reader.open(caseHref());
    expect(words(reader)).to.include('别人的证件.pdf').and.include('附件已移除');
    expect(reader.links('移除')).to.deep.equal([]);
    const admin = await web().signedIn('管理员01');
    await admin.open('/admin/audit?kind=reveals');
    expect(words(admin)).to.include('移除附件');
  });

  it('of a report are for the complaint office alone (D12-R22)', async () => {
    const browser = await tracking({ matterKind: 'report' });
    await send(browser, [['我的照片.pdf', PDF]]);
    const [{ id = '' } = {}] = await stored();
    for (const [account, status] of [
      ['投诉办01', 200],
      ['受理01', 403],
      ['分管领导01', 403],
    ] as const) {
      const staff = await web().signedIn(account);
      await staff.open(caseHref());
      expect(words(staff).includes('我的照片'), account).to.equal(status === 200);
      expect((await raw(staff, `${caseHref()}/attachments/${id}`)).status, account).to.equal(status);
    }
  });

  it('are gone once the person is erased', async () => {
    const browser = await tracking();
    await send(browser, [['a.pdf', PDF]]);
    const { desk } = web();
    await walkTo(desk, null);
    const leader = await desk.user('分管领导01');
    await desk.useCases.cases.erasePerson(leader, [desk.complaints[0] ?? anId('nothing')], 'request');
    const [{ id = '' } = {}] = await stored();
    const staff = await web().signedIn('分管领导01');
    expect((await raw(staff, `${caseHref()}/attachments/${id}`)).status).to.equal(404);
    expect((await staff.open(caseHref())).status).to.equal(200);
  });
});
