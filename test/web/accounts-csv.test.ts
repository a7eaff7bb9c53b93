/** Accounts as a table: shown first, done as a whole or not at all, and without passwords. */
import { expect } from 'chai';
import { texts, words } from '../kit/html.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { withWeb } from '../kit/web.js';

const PAGE = '/admin/users/csv';
const TABLE = [
  '用户名,姓名或岗位名,岗位,任副职的岗位',
  '承办21,测试甲,计量收费部承办人;handler-service,计量收费部门负责人',
  '承办01,承办一,工程维修部承办人,',
  '受理01,受理01,客户服务部受理员,',
  '',
].join('\n');

describe('importing accounts', () => {
  const web = withWeb();

  async function previewed(table: string): Promise<PlainBrowser> {
    const browser = await web().signedIn('管理员01');
    await browser.open(PAGE);
    const body = browser.formWith([['账号.csv', Buffer.from(table)]]);
    await browser.open(PAGE, { method: 'POST', body });
    return browser;
  }

  it('shows what it would do, does it when that is confirmed, and lets nobody in before there is a password', async () => {
    const { desk } = web();
    const browser = await previewed(TABLE);
    expect(words(browser)).to.include('新增 1 项，修改 1 项，无变化 1 项，有误 0 项');
    expect(await desk.database.read.people.byUsername('承办21'), 'nothing yet').to.equal(null);
    await browser.submit(`${PAGE}/import`);
    expect(words(browser)).to.include('已导入').and.to.include('尚未设置密码');
    const made = await desk.user('承办21');
    expect(made.groups).to.have.members([
      'handler:metering',
      'department:metering',
      'handler:service',
      'department:service',
    ]);
    expect(made.deputyOf.map(({ post }) => post)).to.deep.equal(['department-manager-metering']);
    expect((await desk.user('承办01')).displayName).to.equal('承办一');
    const visitor = web().visitor();
    await visitor.open('/sign-in');
    for (const password of ['', 'gas-complaint-demo']) {
      await visitor.submit('/sign-in', { username: '承办21', password });
      expect(visitor.page.url, password).to.match(/sign-in/);
    }
    await browser.open(`/admin/users/${made.id}`);
    await browser.submit(`/admin/users/${made.id}/password`, { password: 'a sentence for now' });
    await browser.open('/admin/users');
    expect(words(browser)).not.to.include('尚未设置密码');
    await web().desk.advanceTo('2026-09-29T03:00:00.000Z');
    await visitor.open('/sign-in');
    await visitor.submit('/sign-in', { username: '承办21', password: 'a sentence for now' });
    expect(visitor.page.url).to.match(/\/desk/);
  });

  it('does nothing where a line is wrong, and says each', async () => {
    const { desk } = web();
    const wrong = [
      'username,displayName,posts,deputyOf',
      '承办22,测试乙,nowhere,',
      'x,,handler-metering,handler-metering',
      '管理员01,管理员01,hr,',
      '承办23,承办23,handler-safety,',
      '承办23,承办23,handler-safety,',
    ].join('\n');
    const browser = await previewed(wrong);
    expect(browser.page.status).to.equal(422);
    expect(texts(browser.document, '.govuk-error-summary a')).to.deep.equal([
      '第 2 行：岗位列表中没有所填的岗位，或者该岗位已停用',
      '第 3 行：请填写显示的姓名、本人所任岗位不能同时填为副职岗位、用户名须为 2 至 40 个汉字、字母或数字',
      '第 4 行：不能取消本人的管理员岗位',
      '第 5 行：此用户名在表格中重复',
      '第 6 行：此用户名在表格中重复',
    ]);
    expect(words(browser)).not.to.include('确认导入');
    const late = await browser.post(`${PAGE}/import`, { text: wrong });
    expect(late.status).to.equal(422);
    expect(await desk.database.read.people.byUsername('承办23')).to.equal(null);
  });

  it('takes back what it has given away: the same again changes nothing, and no password is in it', async () => {
    const browser = await web().signedIn('管理员01');
    await browser.open(`${PAGE}/export`);
    const { html } = browser.page;
    expect(html).to.include('承办01,承办01,工程维修部承办人').and.not.to.include('scrypt');
    const again = await previewed(html);
    expect(words(again)).to.include('无变化 18 项').and.not.to.include('确认导入');
    const clerk = await web().signedIn('受理01');
    expect((await clerk.open(`${PAGE}/export`)).status).to.equal(403);
  });
});
