/** Forms that could not be taken, over HTTP and on both databases: none is lost because another one came. */
import { expect } from 'chai';
import { DEMONSTRATION_PASSWORD } from '../../db/seeds.js';
import { migrations } from '../../db/migrations/index.js';
import { instantOf } from '../../domain/core/index.js';
import { ownLinks, terms } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { walkTo } from '../kit/walk.js';
import { type Web, withWeb } from '../kit/web.js';

const MINUTE = 60_000;
const FINDINGS = '经逐户入户检测，表具计量偏差超过允许范围。';
const MESSAGE = '请补充最近三个月的读数。';

describe('forms that were not sent', () => {
  const web = withWeb();

  const rows = () => web().desk.database.knex('kept_form').select('id', 'path') as Promise<{ path: string }[]>;
  const later = ({ desk }: Web, ms: number) => desk.advanceTo(instantOf(new Date(desk.clock.now().getTime() + ms)));
  const signIn = async (browser: PlainBrowser, username: string) => {
    await browser.open('/sign-in');
    return browser.submit('/sign-in', { username, password: DEMONSTRATION_PASSWORD });
  };
  /** What stands on the page of one kept form, label by label. */
  const answers = (browser: PlainBrowser): [label: string, value: string][] => terms(browser.document);
  /** The addresses of the listed forms, by what they are called. */
  const listedAs = (browser: PlainBrowser, what: string): string => browser.links(what)[0] ?? '';
  const formsListed = (browser: PlainBrowser): string[] =>
    ownLinks(browser.document).filter((href) => href.startsWith('/kept-forms/'));

  /** 承办01 writes on a task in one tab and to the complainant in another; then the session expires. */
  async function twoTabs() {
    const { desk } = web();
    await desk.file();
    await walkTo(desk, 'userTask_Investigate');
    const task = `/desk/tasks/${(await desk.task('userTask_Investigate')).id}`;
    const file = `/desk/cases/${desk.complaints[0]}`;
    const one = await web().signedIn('承办01');
    await one.open(task);
    await one.submit(`${task}/claim`);
    await desk.settled();
    const other = one.tab();
    await one.open(task);
    await other.open(file);
    await later(web(), 31 * MINUTE);
    await one.submit(task, { investigationOutcome: 'done', findings: FINDINGS, evidence: '', substantiated: 'yes' });
    await other.submit(`${file}/message`, { message: MESSAGE });
    expect([one.page.url, other.page.url].every((url) => url.endsWith('/sign-in'))).to.equal(true);
    return { browser: one, file, number: (await desk.complaint()).number };
  }

  it('are all there after signing in, each with its labels and words, to be sent on or deleted one by one', async () => {
    const { browser, number } = await twoTabs();
    await signIn(browser, '承办01');
    expect(browser.page.url).to.match(/\/kept-forms$/);
    expect(formsListed(browser)).to.have.length(2);
    const [written, investigated] = [listedAs(browser, '给投诉人发消息'), listedAs(browser, '调查核实')];
    const list = browser.page.html;
    expect(list).to.include('调查核实').and.to.include('给投诉人发消息').and.to.include('登录已过期');
    expect(list.split(number)).to.have.length(3);
    await browser.open(written);
    expect(answers(browser)).to.deep.equal([['消息内容', MESSAGE]]);
    await browser.open(investigated);
    expect(answers(browser)).to.deep.include(['调查核实情况', FINDINGS]);
    expect(answers(browser).map(([, value]) => value)).not.to.include('done');
    expect(answers(browser).map(([label]) => label)).not.to.include('investigationOutcome');
    expect((await browser.open('/desk')).html).to.include('您有 2 份表单未送出');
    await browser.open(`${written}?lang=en`);
    expect(answers(browser)).to.deep.equal([['Message', MESSAGE]]);
    await browser.open('/kept-forms?lang=zh-CN');
    await browser.open(written);
    await browser.submit(`${written}/drop`);
    expect(browser.page.html).to.include('表单已删除').and.to.include('调查核实').and.not.to.include('给投诉人发消息');
    await browser.open(investigated);
    await browser.submit(`${investigated}/send`);
    expect(browser.page.url).to.match(/\/desk$/);
    const sent = await web().desk.database.read.submissions.ofComplaint(web().desk.complaints[0] ?? anId('nothing'));
    expect(sent.at(-1)?.elementId).to.equal('userTask_Investigate');
    expect(await rows()).to.deep.equal([]);
    expect((await browser.open('/kept-forms')).html).to.include('没有未送出的表单');
  });

  it('are seen by nobody else, and deleted by nobody else', async () => {
    const { file } = await twoTabs();
    const { desk } = web();
    const author = await desk.user('承办01');
    const [kept] = await desk.useCases.people.keptForms(author);
    const colleague = await web().signedIn('承办02');
    expect((await colleague.open('/kept-forms')).html).to.include('没有未送出的表单');
    expect((await colleague.open('/desk')).html).not.to.include('未送出');
    const one = `/kept-forms/${kept?.id}`;
    expect((await colleague.open(one)).status).to.equal(404);
    expect(colleague.page.html).not.to.include(MESSAGE);
    expect((await colleague.post(`${one}/send`, { message: MESSAGE })).status).to.equal(404);
    await colleague.post(`${one}/drop`, {});
    expect((await rows()).map(({ path }) => path)).to.include(`${file}/message`);
    expect(await rows()).to.have.length(2);
  });

  it('name no complaint to somebody who may not see it any more', async () => {
    const { browser, number } = await twoTabs();
    const { desk } = web();
    const [office, author] = [await desk.user('投诉办01'), await desk.user('承办01')];
    const recusal = { kept: { kind: 'person' as const, userId: author.id }, reason: 'interest' } as const;
    await desk.useCases.tasks.recuse(office, desk.complaints[0] ?? anId('nothing'), recusal);
    await signIn(browser, '承办01');
    expect(browser.page.html).to.include('调查核实').and.not.to.include(number);
    await browser.open(listedAs(browser, '调查核实'));
    expect(answers(browser)).to.deep.include(['调查核实情况', FINDINGS]);
  });

  it('are one when the same form came twice, and go after a day', async () => {
    const { desk } = web();
    const user = await desk.user('承办01');
    const keep = (path: string, text: string) =>
      desk.useCases.people.keepForm(user, path, [['message', text]], 'expired');
    expect(await keep('/desk/cases/a/message', MESSAGE)).to.equal(await keep('/desk/cases/a/message', MESSAGE));
    await keep('/desk/cases/a/message', `${MESSAGE}。`);
    expect(await desk.useCases.people.keptForms(user)).to.have.length(2);
    await later(web(), 24 * 60 * MINUTE + 1);
    expect(await desk.useCases.people.keptForms(user)).to.deep.equal([]);
    await desk.useCases.people.keepForm(
      await desk.user('承办02'),
      '/desk/cases/b/message',
      [['message', MESSAGE]],
      'expired',
    );
    expect((await rows()).map(({ path }) => path)).to.deep.equal(['/desk/cases/b/message']);
  });

  it('are twenty at most: the oldest goes when its owner has been told so, and not before', async () => {
    const { desk } = web();
    const user = await desk.user('承办01');
    const keep = async (from: number, to: number) => {
      for (let n = from; n <= to; n += 1) {
        await desk.useCases.people.keepForm(user, `/desk/cases/${n}/message`, [['message', `第${n}份`]], 'refused');
        await later(web(), 1000);
      }
    };
    const kept = async () => (await desk.useCases.people.keptForms(user)).map(({ fields }) => fields[0]?.[1]);
    await keep(1, 19);
    const browser = await web().signedIn('承办01');
    expect((await browser.open('/kept-forms')).html).not.to.include('最多保留');
    await keep(20, 22);
    expect(await kept())
      .to.have.length(22)
      .and.to.include('第1份');
    expect((await browser.open('/kept-forms')).html)
      .to.include('最多保留 20 份')
      .and.to.include('删除最早的 3 份');
    await keep(23, 23);
    expect(await kept())
      .to.have.length(20)
      .and.to.include('第4份')
      .and.not.to.include('第3份');
    await keep(24, 24);
    expect(await kept(), 'nobody has said that the fourth goes')
      .to.have.length(21)
      .and.to.include('第4份');
  });

  it('of before an update are there after it', async () => {
    const { knex } = web().desk.database;
    const user = await web().desk.user('承办01');
    const migration = (await migrations.getMigrations([])).find(({ name }) => name === '0028-kept-forms');
    await web().desk.useCases.people.keepForm(user, '/desk/cases/a/message', [['message', MESSAGE]], 'expired');
    const [{ id: _id, said_at: _saidAt, ...before }] = (await knex('kept_form').select()) as [Record<string, unknown>];
    await knex.schema.dropTable('kept_form');
    await knex.schema.createTable('kept_form', (table) => {
      table.string('user_id', 36).primary().references('user.id');
      table.string('path').notNullable();
      table.text('wrapped_key').notNullable();
      table.text('sealed').notNullable();
      table.string('at', 24).notNullable();
    });
    await knex('kept_form').insert(before);
    await migration?.up(knex);
    const [form] = await web().desk.useCases.people.keptForms(user);
    expect(form).to.deep.include({ path: '/desk/cases/a/message', fields: [['message', MESSAGE]], why: 'expired' });
  });
});
