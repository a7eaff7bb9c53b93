/** Hooks as an administrator sets them up, and deliveries as they are looked after: over a real server on this machine. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createHookGateway } from '../../gateways/hooks.js';
import { elements, words, wordsOf } from '../kit/html.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { withPosts } from '../kit/posts.js';
import { caseAt } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const OVERDUE = '2026-10-16T02:00:00.000Z';
/** A gateway with less patience than the product's: each of its requests is a real one. */
const WHOLE_MS = 300;
const SECRET = 'SEC-of-the-test';

describe('hooks', () => {
  const web = withWeb({
    scene: caseAt('userTask_Investigate'),
    hooks: createHookGateway({ onThisMachine: true, wholeMs: WHOLE_MS }),
  });
  const told: string[] = [];
  let answer = { status: 200, text: '{"errcode":0}' };
  /** What is asked under `/hangs` has no answer, or the beginning of one. */
  let begins = false;
  const robot = http.createServer((req, res) => {
    let text = '';
    req.on('data', (chunk: Buffer) => (text += chunk.toString()));
    req.on('end', () => {
      told.push(text);
      if (!req.url?.startsWith('/hangs')) res.writeHead(answer.status).end(answer.text);
      else if (begins) res.writeHead(answer.status).flushHeaders();
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

  async function setUp(
    kind = 'wecom',
    group = 'department-manager:engineering',
    given: Record<string, string> = {},
  ): Promise<PlainBrowser> {
    const admin = await web().signedIn('管理员01');
    await admin.open('/admin/hooks');
    const fields = { name: '工程维修部群', kind, group, hookAddress: address(), hookSecret: SECRET, ...given };
    await admin.submit('/admin/hooks', fields);
    return admin;
  }
  /** What the page of deliveries has, as its reader sees it. */
  async function deliveries(): Promise<string[]> {
    const office = await web().signedIn('投诉办01');
    await office.open('/desk/deliveries');
    return elements(office.page.html, 'tbody tr').map(wordsOf);
  }
  const passedOn = async (event: string): Promise<string[]> => {
    const rows = await web()
      .desk.database.knex('inbox_entry')
      .where({ event })
      .whereNotNull('instead_of')
      .select<{ group: string; instead_of: string }[]>('group', 'instead_of');
    return rows.map((row) => `${row.group} for ${row.instead_of}`);
  };

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

  it('speak the language that is set for them', async () => {
    const admin = await setUp('webhook');
    const page = new URL(admin.page.url).pathname;
    await admin.open(page);
    await admin.submit(page, { ...admin.filledIn(page), locale: 'en' });
    await admin.submit(`${page}/test`);
    await web().desk.advanceTo(OVERDUE);
    const [test, ...english] = told.map((text) => text.replaceAll('示范燃气公司', ''));
    expect(test).to.include('[Test] Complaint desk');
    expect(english.join(' '))
      .to.include('[Overdue notice] Complaint')
      .and.not.to.match(/\p{Script=Han}/u);
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
    expect(await passedOn('deadline-overdue')).to.include('complaint-office for department-manager:engineering');
    answer = { status: 200, text: '{"errcode":0}' };
    const again = elements(office.page.html, 'form[action$="/retry"]')[0]?.getAttribute('action') ?? '';
    const count = told.length;
    await office.submit(again);
    await web().desk.settled();
    expect(told).to.have.length(count + 1);
    await (await web().signedIn('承办01')).open('/desk/deliveries').then(({ status }) => expect(status).to.equal(403));
  });

  it('that hang, at once or in the middle of an answer, are tried again and given up; what is urgent waits for none of it (D04-R10)', async () => {
    const { desk } = web();
    await desk.advanceTo('2026-10-11T00:50:00.000Z');
    await setUp('webhook', '', { name: '挂起的接口', hookAddress: address().replace('/send', '/hangs') });
    await setUp('wecom', 'complaint-office', { name: '投诉办群' });
    // An escalation is under way, and a reminder behind it.
    await desk.advanceTo('2026-10-11T01:01:00.000Z');
    expect(told).to.have.length(1);
    await desk.register('受理01', { category: 'safety', safetyHazard: true });
    await desk.advanceTo('2026-10-11T01:03:00.000Z');
    expect(await passedOn('safety-alert')).to.include('department-manager:safety for handler:safety');
    expect(await passedOn('deadline-reminder'), 'not given up so soon').to.deep.equal([]);
    begins = true;
    for (let minute = 4; minute < 27; minute += 3)
      await desk.advanceTo(`2026-10-11T01:${String(minute).padStart(2, '0')}:00.000Z`);
    expect(await passedOn('deadline-reminder')).to.include('department-manager:engineering for handler:engineering');
    const rows = (await deliveries()).filter((row) => row.includes('挂起的接口'));
    expect(rows.some((row) => row.includes('到期提醒') && row.includes('没有收到对方的回复'))).to.equal(true);
    expect(rows.some((row) => row.includes('已送达'))).to.equal(false);
  });

  it('of short messages go to every person of a group who has a number; who has none is named (D03-R17)', async () => {
    const { desk } = web();
    const { people } = desk.useCases;
    const [user, admin] = [await desk.user('承办01'), await desk.user('管理员01')];
    const { user: other, seen } = await people.user(admin, (await desk.user('承办02')).id);
    await people.changeUser(admin, other.id, withPosts(other, 'handler-engineering'), seen);
    const { version, ...reach } = await people.ownReach(user);
    await people.changeOwnReach(user, { ...reach, phone: '19900000001' }, version);
    for (const group of ['handler:engineering', 'department-manager:engineering'])
      await setUp('sms', group, { name: '短信', template: 'SMS_1' });
    await desk.advanceTo('2026-10-13T02:00:00.000Z');
    const messages = told.map((text) => JSON.parse(text) as { phone: string; template: string });
    expect(messages.map(({ phone, template }) => `${phone} ${template}`)).to.deep.equal(['19900000001 SMS_1']);
    const rows = await deliveries();
    const of = (name: string): string => rows.find((row) => row.includes(`${name} · 短信`)) ?? '';
    for (const name of ['承办02', '部门负责人01'])
      expect(of(name)).to.include('无法送达').and.to.include('没有手机号码');
    expect(of('承办01')).to.include('已送达');
    expect(await passedOn('deadline-overdue'), 'the inbox has it').to.deep.equal([]);
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
