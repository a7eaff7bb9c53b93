/** Hooks as an administrator sets them up, and deliveries as they are looked after: over a real server on this machine. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { elements, words, wordsOf } from '../kit/html.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { caseAt } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const OVERDUE = '2026-10-16T02:00:00.000Z';
const SECRET = 'SEC-of-the-test';

describe('hooks', () => {
  const web = withWeb({ scene: caseAt('userTask_Investigate') });
  const told: string[] = [];
  let answer = { status: 200, text: '{"errcode":0}' };
  const robot = http.createServer((req, res) => {
    let text = '';
    req.on('data', (chunk: Buffer) => (text += chunk.toString()));
    req.on('end', () => {
      told.push(text);
      res.writeHead(answer.status).end(answer.text);
    });
  });
  before((done) => void robot.listen(0, '127.0.0.1', done));
  after((done) => {
    robot.closeAllConnections();
    robot.close(done);
  });
  beforeEach(() => {
    told.length = 0;
    answer = { status: 200, text: '{"errcode":0}' };
  });

  const address = (): string => `http://127.0.0.1:${(robot.address() as AddressInfo).port}/send?key=KEY-of-the-test`;
  const stored = async (): Promise<string> => JSON.stringify(await web().desk.rows()) + web().desk.logged.join('\n');

  async function setUp(kind = 'wecom', group = 'department-manager:engineering'): Promise<PlainBrowser> {
    const admin = await web().signedIn('管理员01');
    await admin.open('/admin/hooks');
    await admin.submit('/admin/hooks', {
      name: '工程维修部群',
      kind,
      group,
      hookAddress: address(),
      hookSecret: SECRET,
    });
    return admin;
  }

  it('are set up, tried, and never show address and secret again', async () => {
    const admin = await setUp();
    expect(words(admin)).to.include('接口已新增');
    const page = new URL(admin.page.url).pathname;
    await admin.submit(`${page}/test`);
    await web().desk.settled();
    await admin.open(page);
    expect(words(admin)).to.include('已送达').and.to.include('HTTP 200, 0');
    expect(told[0]).to.include('【测试】投诉处理系统');
    expect(admin.page.html).not.to.include('KEY-of-the-test').and.not.to.include(SECRET);
    const all = await stored();
    expect(all.includes('KEY-of-the-test') || all.includes(SECRET)).to.equal(false);
    await admin.submit(page, { name: '维修部群' });
    await admin.submit(`${page}/test`);
    await web().desk.settled();
    expect(told, 'an empty field has left the address as it was').to.have.length(2);
  });

  it('say what is wrong with an address', async () => {
    const admin = await web().signedIn('管理员01');
    await admin.open('/admin/hooks');
    await admin.submit('/admin/hooks', { name: '群', kind: 'wecom', hookAddress: 'http://example.com/' });
    expect([admin.page.status, words(admin)[0] !== undefined]).to.deep.equal([422, true]);
    expect(words(admin)).to.include('请填写以 https:// 开头的完整地址');
    await admin.submit('/admin/hooks', { name: '群', kind: 'sms', hookAddress: address(), template: '' });
    expect(words(admin)).to.include('请填写短信模板编号');
  });

  it('tell their group of what concerns it, without personal data; where they are switched off, nobody', async () => {
    const admin = await setUp();
    const page = new URL(admin.page.url).pathname;
    await web().desk.advanceTo(OVERDUE);
    const { number } = await web().desk.complaint();
    const before = told.length;
    expect(told.some((text) => text.includes(number) && text.includes('已逾期'))).to.equal(true);
    for (const personal of ['测试甲', '1990000', '示范路'])
      expect(
        told.some((text) => text.includes(personal)),
        personal,
      ).to.equal(false);
    const later = await web().signedIn('管理员01');
    await later.open(page);
    await later.submit(`${page}/use`, { active: 'false' });
    await web().desk.advanceTo('2026-10-22T02:00:00.000Z');
    expect(told).to.have.length(before);
  });

  it('that refuse are on the page of deliveries, counted, with a reason; sent again, and the next in line was told', async () => {
    await setUp();
    answer = { status: 200, text: '{"errcode":93000}' };
    await web().desk.advanceTo(OVERDUE);
    const office = await web().signedIn('投诉办01');
    await office.open('/desk/deliveries');
    const rows = elements(office.page.html, 'tbody tr').map(wordsOf);
    expect(rows[0]).to.include('无法送达').and.to.include('对方拒绝接收（93000）').and.to.include('工程维修部群');
    expect(elements(office.page.html, 'nav a').map(wordsOf).join()).to.match(/对外通知（\d+ 条无法送达）/);
    const insteadOf = await web()
      .desk.database.knex('inbox_entry')
      .where({ group: 'complaint-office', instead_of: 'department-manager:engineering' })
      .select<{ event: string }[]>('event');
    expect(insteadOf.map(({ event }) => event)).to.include('deadline-overdue');
    answer = { status: 200, text: '{"errcode":0}' };
    const again = elements(office.page.html, 'form[action$="/retry"]')[0]?.getAttribute('action') ?? '';
    const count = told.length;
    await office.submit(again);
    await web().desk.settled();
    expect(told).to.have.length(count + 1);
    await (await web().signedIn('承办01')).open('/desk/deliveries').then(({ status }) => expect(status).to.equal(403));
  });

  it('where somebody of the group is kept from the case say that there is something, and not what about', async () => {
    await setUp('wecom', 'complaint-office');
    const { desk } = web();
    const { complaintId } = desk.lastFiled;
    for (const username of ['部门负责人01', '投诉办02']) {
      const kept = { kind: 'person' as const, userId: (await desk.user(username)).id };
      await desk.useCases.tasks.recuse(await desk.user('投诉办01'), complaintId, { kept, reason: 'interest' });
    }
    await desk.advanceTo(OVERDUE);
    const { number } = await desk.complaint();
    expect(told.filter((text) => text.includes('有一项事项需要办理'))).to.not.have.length(0);
    expect(told.some((text) => text.includes(number))).to.equal(false);
  });
});
