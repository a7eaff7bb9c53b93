/** The complainant's evaluation: when, once, with words where something was amiss, and nobody else's to give. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { instantOf } from '../../domain/core/index.js';
import { createKeys } from '../../domain/core/privacy/keys.js';
import { renderNotice } from '../../gateways/notice-templates.js';
import { bundle } from '../kit/bundle.js';
import { type Desk, MASTER_KEY } from '../kit/desk.js';
import { chosen, words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import { PERSON } from '../kit/journey.js';
import { caseAt, followed, walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const GOOD = { solved: 'yes', satisfaction: '5', attitude: '4', comment: '' };

describe('the evaluation', () => {
  const web = withWeb();

  const all = () => web().desk.database.read.evaluations.ofComplaint(web().desk.complaints[0] ?? anId('nothing'));
  const stored = async () => (await all()).at(-1) ?? null;

  it('is asked for once the result is told, and not before', async () => {
    const early = await followed(web(), 'userTask_DraftPlan');
    expect(words(early)).not.to.include('请评价本次处理');
    expect((await early.open('/track/evaluation')).url).to.match(/track\/complaint$/);
    await early.post('/track/evaluation', GOOD);
    expect(early.page.status).to.equal(409);
    expect(await stored()).to.equal(null);
  });

  it('is given once, and shown on the desk', async () => {
    const browser = await followed(web(), 'userTask_ReturnVisit');
    await browser.open(browser.links('去评价')[0] ?? '');
    const form = browser.page;
    await browser.submit('/track/evaluation', GOOD);
    expect(words(browser)).to.include('感谢您的评价').and.to.include('您已于');
    browser.page = form;
    await browser.submit('/track/evaluation', { ...GOOD, satisfaction: '1', comment: '改主意了' });
    expect(browser.page.status).to.equal(409);
    expect(await stored()).to.include({ solved: 'yes', satisfaction: 5, attitude: 4 });
    const office = await web().signedIn('投诉办01');
    await office.open(`/desk/cases/${web().desk.complaints[0] ?? ''}`);
    expect(words(office)).to.include('评价：处理结果 很满意').and.to.include('投诉人作出评价');
  });

  it('is given again once the case was decided again, not before; the last word holds, the earlier stays readable', async () => {
    const browser = await followed(web(), null);
    const { desk } = web();
    await browser.open('/track/evaluation');
    await browser.submit('/track/evaluation', { ...GOOD, comment: '起初很好。' });
    await browser.open('/track/dispute');
    await browser.submit('/track/dispute', { way: 'talk', text: '又走快了。' });
    await desk.settled();
    expect((await browser.open('/track/evaluation')).url, 'disputed, and not decided').to.match(/track\/complaint$/);
    await desk.complete('投诉办01', 'userTask_Negotiate', { negotiationOutcome: 'explained' });
    await desk.settled();
    await browser.open('/track/complaint');
    expect(words(browser)).to.include('您已于').and.to.include('您可以再评价一次，以最后一次为准');
    const [link = ''] = browser.links('去评价');
    await browser.open(link);
    const form = browser.page;
    const again = { ...GOOD, satisfaction: '2', comment: '改了又坏。' };
    await browser.submit('/track/evaluation', again);
    browser.page = form;
    await browser.submit('/track/evaluation', again);
    expect(browser.page.status, 'a second click is nothing new').to.equal(200);
    expect(words(browser)).to.include('您已于').and.not.to.include('再评价一次');
    expect((await all()).map(({ nth, satisfaction }) => [nth, satisfaction])).to.deep.equal([
      [1, 5],
      [2, 2],
    ]);
    const { ledger } = desk.database.read;
    const types = (await ledger.ofComplaint(desk.complaints[0] ?? anId('nothing'))).map(({ type }) => type);
    expect(types.filter((type) => type === 'evaluation.given')).to.have.length(2);
    const office = await web().signedIn('投诉办01');
    await office.open(`/desk/cases/${desk.complaints[0] ?? ''}`);
    expect(words(office)).to.include('评价：处理结果 不满意').and.to.include('先前的评价');
    expect(words(office)).to.match(/已解决；处理结果很满意；服务态度满意；意见：起初很好。/);
  });

  it('asks whoever is dissatisfied why, and keeps what was chosen', async () => {
    const browser = await followed(web(), null);
    await browser.open('/track/evaluation');
    await browser.submit('/track/evaluation', { ...GOOD, solved: 'no' });
    expect([browser.page.status, words(browser).includes('请说明没有解决或不满意的原因')]).to.deep.equal([422, true]);
    expect(chosen(browser.document)).to.include('solved=no');
    await browser.submit('/track/evaluation', { solved: '', satisfaction: '9', attitude: 'x', comment: '' });
    for (const text of ['请选择问题是否解决', '请选择对处理结果的满意程度', '请选择对工作人员态度的满意程度'])
      expect(words(browser)).to.include(text);
    await browser.submit('/track/evaluation', { ...GOOD, solved: 'no', comment: '表还是走得快。' });
    expect((await stored())?.solved).to.equal('no');
    const rows = JSON.stringify(await web().desk.database.knex('evaluation').select());
    expect(rows).not.to.include('表还是走得快');
  });

  it('is closed thirty days after the archive', async () => {
    const browser = await followed(web(), null);
    const { desk } = web();
    await desk.advanceTo(instantOf(new Date(desk.clock.now().getTime() + 31 * 24 * 3_600_000)));
    const [complaint] = await desk.database.read.complaints.all();
    const code = await desk.useCases.intake.reissueQueryCode(
      await desk.user('受理01'),
      complaint?.id ?? anId('nothing'),
    );
    await browser.open('/track');
    await browser.submit('/track', { number: complaint?.number ?? '', code });
    expect(words(browser)).not.to.include('请评价本次处理');
  });
});

describe('the evaluation by the link of a notice', () => {
  const web = withWeb();

  interface Told {
    desk: Desk;
    number: string;
    queryCode: string;
    link: string;
    token: string;
  }
  /** A case whose result is told, and the link in the notice. */
  async function told(until: string | null = 'userTask_ReturnVisit'): Promise<Told> {
    const { desk } = await web().begin(caseAt(until));
    const { number, queryCode } = desk.lastFiled;
    const view = await desk.useCases.portal.trackComplaint(number, queryCode);
    const bodies = view?.notices.map(({ body }) => body).join('\n') ?? '';
    const [, link = '', token = ''] = /https:\/\/tousu\.example\.com(\/evaluate\/TS\d+\/([\w-]+))/.exec(bodies) ?? [];
    return { desk, number, queryCode, link, token };
  }
  const all = () => web().desk.database.read.evaluations.ofComplaint(web().desk.complaints[0] ?? anId('nothing'));
  const stored = async () => (await all()).at(-1) ?? null;

  it('is one tap from the result notice for whoever is content, without number and code', async () => {
    const { link, number, token } = await told();
    expect(token).to.have.length(27);
    const browser = web().visitor();
    await browser.open(link);
    expect(words(browser)).to.include(number).and.to.include('轻触一项').and.to.include('很不满意');
    for (const secret of [...Object.values(PERSON), '测试市示范区测试路1号'])
      expect(browser.page.html).not.to.include(secret);
    const before = browser.page;
    await browser.submit(link, { tap: '5' });
    expect(browser.page.url).to.include(link);
    expect(words(browser)).to.include('感谢您的评价');
    expect(await stored()).to.include({ solved: 'yes', satisfaction: 5, attitude: 5 });
    // Tapped twice: the first counts, and no error is shown.
    browser.page = before;
    await browser.submit(link, { tap: '3' });
    expect([browser.page.status, words(browser).includes('您的评价已经收到')]).to.deep.equal([200, true]);
    expect(await stored()).to.include({ satisfaction: 5 });
  });

  it('opens again with another answer, and says so (D11-R17)', async () => {
    const { link, desk } = await told();
    const browser = web().visitor();
    await browser.open(link);
    await browser.submit(link, { tap: '5' });
    await desk.complete('回访01', 'userTask_ReturnVisit', { visitOutcome: 'dissatisfied' });
    await desk.do('userTask_Negotiate', { negotiationOutcome: 'newMeasures' });
    await browser.open(link);
    expect(words(browser), 'no other answer yet').to.include('您的评价已经收到');
    await walkTo(desk, 'userTask_ReturnVisit', 'userTask_DraftPlan');
    await browser.open(link);
    expect(words(browser)).to.include('又有了新的处理结果');
    await browser.submit(link, { tap: '3' });
    expect(words(browser)).to.include('您的评价已经收到');
    expect((await all()).map(({ satisfaction }) => satisfaction)).to.deep.equal([5, 3]);
  });

  it('is in the thanks after the return visit, too (D04-R20)', async () => {
    const { desk, number, queryCode, link } = await told(null);
    const job = { occurrence: 'a job of its own', actor: 'system:test' };
    await desk.useCases.notices.writeNotice(job, desk.complaints[0] ?? anId('nothing'), 'thanks');
    await desk.advanceTo(instantOf(new Date(desk.clock.now().getTime() + 24 * 3_600_000)));
    const view = await desk.useCases.portal.trackComplaint(number, queryCode);
    const thanks = view?.notices.find(({ subject }) => subject.includes('感谢您的反馈'));
    expect(thanks?.body).to.include(`\nhttps://tousu.example.com${link}\n`);
  });

  it('asks whoever is not content for the reason, with the three answers filled in', async () => {
    const { link } = await told();
    const browser = web().visitor();
    await browser.open(link);
    await browser.submit(link, { tap: '1' });
    expect([browser.page.status, await stored()]).to.deep.equal([200, null]);
    expect(words(browser)).to.include('很抱歉没有让您满意').and.to.include('您反映的问题解决了吗');
    expect(chosen(browser.document)).to.have.members(['solved=no', 'satisfaction=1', 'attitude=1']);
    const form = { solved: 'no', satisfaction: '1', attitude: '3', comment: '' };
    await browser.submit(link, form);
    expect([browser.page.status, words(browser).includes('请说明没有解决或不满意的原因')]).to.deep.equal([422, true]);
    await browser.submit(link, { ...form, comment: '表还是走得快。' });
    expect(words(browser)).to.include('感谢您的评价');
    expect(await stored()).to.include({ solved: 'no', satisfaction: 1, attitude: 3 });
  });

  it('lets the three questions be answered one by one, in either language', async () => {
    const { link } = await told();
    const browser = web().visitor();
    await browser.open(`${link}?lang=en`);
    expect(words(browser)).to.include('One tap is enough');
    await browser.open(browser.links('one by one')[0] ?? '');
    await browser.post(`${link}?lang=zh-CN`, { ...GOOD, comment: '半句' });
    expect(words(browser)).to.include('您对处理结果满意吗');
    expect(browser.page.html).to.include('半句');
    expect(chosen(browser.document)).to.include('solved=yes');
    await browser.submit(link, GOOD);
    expect(await stored()).to.include({ solved: 'yes', satisfaction: 5, attitude: 4 });
  });

  it('is changed by nobody who only opens the link, and by no form of another site', async () => {
    const { link } = await told();
    for (const method of ['GET', 'HEAD', 'GET']) {
      const answer = await fetch(web().url + link, { method });
      expect([answer.status, answer.headers.get('x-robots-tag')]).to.deep.equal([200, 'noindex']);
      await fetch(`${web().url}${link}?tap=5&questions=1`, { method });
    }
    const foreign = await fetch(web().url + link, { method: 'POST', body: new URLSearchParams({ tap: '5' }) });
    expect(foreign.status).to.equal(403);
    expect(await stored()).to.equal(null);
  });

  it('says the same of an unknown number and of a wrong token', async () => {
    const { desk, link, number, token } = await told();
    const { number: other } = await desk.file({ submissionToken: 'another case' });
    const answers: string[] = [];
    for (const path of [
      link.replace(token, 'x'.repeat(27)),
      link.replace(token, token.slice(0, 26)),
      link.replace(token, `${token}x`),
      link.replace(number, other),
      link.replace(number, 'TS20269999999'),
      link.replace(number, 'nothing'),
    ]) {
      const browser = web().visitor();
      await browser.open(path);
      await browser.open('/track');
      const { token: form } = browser;
      await browser.open(path, { method: 'POST', body: new URLSearchParams({ _csrf: form, tap: '5' }) });
      answers.push(`${browser.page.status} ${browser.page.html.replace(/value="[^"]*"/g, '')}`);
    }
    expect(new Set(answers).size).to.equal(1);
    expect(answers[0]).to.match(/^404/);
    expect(await stored()).to.equal(null);
  });

  it('tells kindly when it is too early, and when it is too late', async () => {
    const { desk } = web();
    const { complaintId, number } = await desk.file();
    const link = `/evaluate/${number}/${createKeys(MASTER_KEY).hash('evaluation link', complaintId)}`;
    const browser = web().visitor();
    const says = async (): Promise<string> => {
      await browser.open(link);
      expect(browser.page.status).to.equal(200);
      return words(browser);
    };
    expect(await says()).to.include('处理结果告知您之后才能评价');
    await browser.open('/track');
    await browser.post(link, { tap: '5' });
    expect(words(browser)).to.include('处理结果告知您之后才能评价');
    await walkTo(desk, null);
    await desk.advanceTo(instantOf(new Date(desk.clock.now().getTime() + 31 * 24 * 3_600_000)));
    expect(await says()).to.include('评价的时间已经结束');
    expect(await stored()).to.equal(null);
  });

  it('ends when the person is erased', async () => {
    const { desk, link } = await told(null);
    expect((await web().visitor().open(link)).status).to.equal(200);
    await desk.database.knex('complaint').update({ erased_at: instantOf(desk.clock.now()) });
    expect((await web().visitor().open(link)).status).to.equal(404);
  });

  it('is the complainant\u2019s alone: no clerk, log or ledger has the token, and no table in clear', async () => {
    const { desk, link, token } = await told();
    const browser = web().visitor();
    await browser.open(link);
    await browser.submit(link, { tap: '4' });
    const office = await desk.user('投诉办01');
    const complaintId = desk.complaints[0] ?? anId<ComplaintId>('nothing');
    for (const reveal of [undefined, 'verify'] as const) {
      const file = await desk.useCases.cases.caseFile(office, complaintId, reveal && { reveal });
      const result = file.notices.find(({ event }) => event === 'result');
      expect(result?.body).to.include('tousu.example.com/evaluate/').and.not.to.include(token);
    }
    const page = await web().signedIn('投诉办01');
    await page.open(`/desk/cases/${complaintId}`);
    expect(page.page.html).not.to.include(token);
    expect(desk.logged.join('\n')).not.to.include(token);
    const { knex } = desk.database;
    const tables = (await knex('sqlite_master').where({ type: 'table' }).select('name')) as { name: string }[];
    for (const { name } of tables) expect(JSON.stringify(await knex(name).select()), name).not.to.include(token);
  });

  it('answers a machine sixty times an hour', async () => {
    const statuses: number[] = [];
    for (let nth = 0; nth < 61; nth += 1)
      statuses.push((await fetch(`${web().url}/evaluate/TS20260000011/${'x'.repeat(27)}`)).status);
    expect([statuses[59], statuses[60]]).to.deep.equal([404, 429]);
  });
});

describe('the notices without a public address', () => {
  it('ask for the evaluation on the tracking page', () => {
    for (const locale of ['zh-CN', 'en'] as const)
      for (const event of ['result', 'thanks']) {
        const template =
          bundle()
            .find(({ name }) => name === `notices/${event}.${locale}.hbs`)
            ?.content.toString() ?? '';
        const facts = { number: 'TS20260000011', companyName: '示范燃气公司', resultText: '已更换燃气表。' };
        const { body } = renderNotice(template, { ...facts, evaluationLink: '' });
        expect(body, event).not.to.match(/链接|link|\n\n\n/);
        const evaluationLink = 'https://tousu.example.com/evaluate/1/2';
        const linked = renderNotice(template, { ...facts, evaluationLink }).body;
        expect(linked, event)
          .to.include(`\n${evaluationLink}\n`)
          .and.not.to.match(/\n\n\n/);
      }
  });
});
