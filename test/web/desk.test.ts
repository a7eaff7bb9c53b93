/** The desk in a browser: who may do what, and what two people at once, a second click or a change meanwhile lead to. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { instantOf } from '../../domain/core/index.js';
import { limitResult } from '../../domain/reports/index.js';
import { actionsOn, texts } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import { JOURNEY } from '../kit/journey.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { caseAt } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { aNewAccount, withPosts } from '../kit/posts.js';

describe('the desk', () => {
  const web = withWeb();
  const fieldsOf = (elementId: string): Record<string, string> =>
    JOURNEY.find((step) => step.elementId === elementId)?.fields ?? {};
  const complaintId = (): ComplaintId => web().desk.complaints[0] ?? anId<ComplaintId>('nothing');

  async function taskAt(elementId: string): Promise<string> {
    const { desk } = await web().begin(caseAt(elementId));
    return `/desk/tasks/${(await desk.task(elementId)).id}`;
  }
  async function claim(browser: PlainBrowser, href: string): Promise<void> {
    await browser.open(href);
    await browser.submit(`${href}/claim`);
    await web().desk.settled();
    await browser.open(href);
  }

  it('sends whoever is not signed in to sign in, and then where they wanted to go', async () => {
    await web().desk.file();
    const browser = web().visitor();
    await browser.open(`/desk/cases/${complaintId()}`);
    expect(browser.page.url).to.equal(`${web().url}/sign-in`);
    await browser.submit('/sign-in', { username: '受理01', password: 'gas-complaint-demo' });
    expect(browser.page.url).to.equal(`${web().url}/desk/cases/${complaintId()}`);
  });

  it('answers an unknown name and a wrong password alike, and slower after failures', async () => {
    const browser = web().visitor();
    await browser.open('/sign-in');
    const wrong = async (username: string): Promise<string> => {
      const { html } = await browser.submit('/sign-in', { username, password: 'wrong' });
      return texts(html, '.app-error, .govuk-error-summary').join(' ').replaceAll(username, '');
    };
    expect(await wrong('受理01'))
      .to.equal(await wrong('无此人'))
      .and.not.to.equal('');
    for (let attempt = 0; attempt < 10 && browser.page.status !== 429; attempt += 1) await wrong('受理01');
    expect(browser.page.status).to.equal(429);
    const right = await browser.submit('/sign-in', { username: '受理01', password: 'gas-complaint-demo' });
    expect(right.status, 'even with the right password').to.equal(429);
    await web().desk.advanceTo('2026-09-29T02:00:00.000Z');
    await browser.open('/sign-in');
    await browser.submit('/sign-in', { username: '受理01', password: 'gas-complaint-demo' });
    expect(browser.page.url).to.match(/\/desk/);
  });

  it('gives a task to one of two who claim it; the other is told who has it', async () => {
    const href = await taskAt('userTask_Register');
    const second = aNewAccount('受理02', 'intake-service');
    await web().desk.useCases.people.createUser(await web().desk.user('管理员01'), second);
    const [one, other] = [await web().signedIn('受理01'), await web().signedIn('受理02')];
    await Promise.all([one.open(href), other.open(href)]);
    const answers = await Promise.all([one.submit(`${href}/claim`), other.submit(`${href}/claim`)]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
    const loser = answers.find(({ status }) => status === 409);
    expect(loser?.html)
      .to.include('任务已被他人领取')
      .and.to.match(/该任务已由 受理0[12] 领取/);
  });

  it('accepts a completion once; a second click is told so', async () => {
    const href = await taskAt('userTask_Register');
    const browser = await web().signedIn('受理01');
    await claim(browser, href);
    const page = browser.page;
    const first = await browser.submit(href, fieldsOf('userTask_Register'));
    expect(first.url).to.equal(`${web().url}/desk`);
    expect(first.html).to.include('任务已提交');
    browser.page = page;
    const second = await browser.submit(href, fieldsOf('userTask_Register'));
    expect(second.url).to.equal(`${web().url}/desk`);
    expect(second.html).to.include('没有重复办理');
    await web().desk.settled();
    expect(await web().desk.database.read.submissions.ofComplaint(complaintId())).to.have.length(1);
  });

  it('hides the case of another department', async () => {
    await taskAt('userTask_Investigate');
    const browser = await web().signedIn('承办02');
    const page = await browser.open(`/desk/cases/${complaintId()}`);
    expect(page.status).to.equal(403);
    expect(page.html).to.include('您没有权限查看此页').and.not.to.include('燃气表读数异常');
    const { id } = await web().desk.task('userTask_Investigate');
    expect((await browser.open(`/desk/tasks/${id}`)).status).to.equal(403);
    expect((await browser.open('/desk/cases')).html).to.not.include('/desk/cases/');
  });

  it('lets nobody but an administrator into the administration', async () => {
    const browser = await web().signedIn('投诉办01');
    const page = await browser.open('/admin/users');
    expect(page.status).to.equal(403);
    expect(page.html).to.include('您没有权限查看此页');
  });

  it('shows what is wrong with a form, and keeps what was written', async () => {
    const href = await taskAt('userTask_DraftPlan');
    const browser = await web().signedIn('承办01');
    await claim(browser, href);
    const { status, html } = await browser.submit(href, {
      plan: '更换燃气表。',
      planDueOn: '2026-13-45',
      planLevel: 'general',
    });
    expect(status).to.equal(422);
    expect(html)
      .to.include('href="#planDueOn"')
      .and.to.include('请在“整改完成日期”中填写有效的日期')
      .and.to.include('更换燃气表。');
  });

  it('takes no value a form does not offer, and none of its own', async () => {
    const href = await taskAt('userTask_ApprovePlan');
    const browser = await web().signedIn('投诉办01');
    await claim(browser, href);
    const refused = await browser.submit(href, { approvalOutcome: 'archived' });
    expect(refused.status).to.equal(422);
    await browser.open(href);
    await browser.submit(href, { approvalOutcome: 'approved', level: 'major', outcome: 'satisfied' });
    await web().desk.settled();
    expect((await web().desk.complaint()).level).to.equal('general');
    expect(await web().desk.openTasks()).to.deep.equal(['userTask_CarryOut']);
  });

  it('keeps what was written where the complaint is withdrawn meanwhile', async () => {
    const href = await taskAt('userTask_Investigate');
    const { number, queryCode } = web().desk.lastFiled;
    const browser = await web().signedIn('承办01');
    await claim(browser, href);
    await web().desk.useCases.portal.withdrawComplaint(number, queryCode, '问题已经解决。');
    await web().desk.settled();
    const { status, html } = await browser.submit(href, fieldsOf('userTask_Investigate'));
    expect(status).to.equal(410);
    expect(html).to.include('任务已不存在').and.to.include('您填写的内容已保留');
  });

  it('keeps a draft of a form that is not sent', async () => {
    const href = await taskAt('userTask_Investigate');
    const browser = await web().signedIn('承办01');
    await claim(browser, href);
    const saved = await browser.open(`${href}/draft`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': browser.token },
      body: JSON.stringify({ data: { findings: '初步核查：表具外观完好。' } }),
    });
    expect(saved.status).to.equal(204);
    const page = await (await web().signedIn('承办01')).open(href);
    expect(page.html).to.include('初步核查：表具外观完好。');
  });

  it('masks personal data until it is asked for, and puts that on record', async () => {
    await web().desk.file();
    const browser = await web().signedIn('投诉办01');
    const href = `/desk/cases/${complaintId()}`;
    const masked = await browser.open(href);
    expect(masked.html).to.include('测*甲').and.to.include('199****0000').and.not.to.include('19900000000');
    const revealed = await browser.submit(`${href}/reveal`, { reason: 'contact' });
    expect(revealed.html).to.include('19900000000');
    expect(await web().desk.ledgerTypes()).to.include('content.revealed');
  });

  it('shows the case even while the engine is away', async () => {
    await taskAt('userTask_Investigate');
    await web().desk.closeEngine();
    const page = await (await web().signedIn('投诉办01')).open(`/desk/cases/${complaintId()}`);
    expect(page.status).to.equal(200);
    expect(page.html).to.include('燃气表读数异常');
  });

  it('puts overdue tasks first', async () => {
    await web().desk.file({ submissionToken: 'early' });
    await web().desk.advanceTo('2026-09-30T02:00:00.000Z');
    await web().desk.file({ submissionToken: 'late' });
    const [early, late] = await Promise.all(web().desk.complaints.map((id) => web().desk.complaint(id)));
    const { html } = await (await web().signedIn('受理01')).open('/desk?view=groups');
    expect(html.indexOf(early?.number ?? '?'))
      .to.be.greaterThan(0)
      .and.lessThan(html.indexOf(late?.number ?? '?'));
    expect(html).to.include('已逾期');
  });

  it('shows the limit of the case, and says so, where a task has none of its own (D03-R15)', async () => {
    await taskAt('userTask_Assign');
    await web().desk.file({ submissionToken: 'danger', category: 'safety', safetyHazard: true });
    const browser = await web().signedIn('投诉办01');
    const { html } = await browser.open('/desk?view=all');
    const [ordinary, danger] = await Promise.all(web().desk.complaints.map((id) => web().desk.complaint(id)));
    expect(html.indexOf(danger?.number ?? '?'), 'danger first')
      .to.be.greaterThan(0)
      .and.lessThan(html.indexOf(ordinary?.number ?? '?'));
    expect(html)
      .to.match(/本案期限：调查核实/)
      .and.not.to.include('无期限');
    expect((await browser.open(`/desk/tasks/${(await web().desk.task('userTask_Assign')).id}`)).html).to.include(
      '本案期限',
    );
  });

  it('pauses and resumes a limit with a reason, and shows it', async () => {
    await taskAt('userTask_Investigate');
    const browser = await web().signedIn('投诉办01');
    const href = `/desk/cases/${complaintId()}`;
    await browser.open(href);
    const action = actionsOn(browser.page.html).find((one) => one.endsWith('/pause')) ?? '';
    await browser.submit(action, { reason: 'awaitingComplainant' });
    expect(browser.page.html).to.include('计时已暂停');
    await browser.submit(action.replace('/pause', '/resume'));
    expect(browser.page.html).to.include('计时已恢复');
  });

  it('asks for more time with a reason, and shows what became of it (D11-R12)', async () => {
    await taskAt('userTask_Investigate');
    const browser = await web().signedIn('承办01');
    const href = `/desk/cases/${complaintId()}`;
    await browser.open(href);
    const action = actionsOn(browser.page.html).find((one) => one.endsWith('/extend')) ?? '';
    const wrong = await browser.submit(action, { amount: '0', reason: '' });
    expect(wrong.status).to.equal(422);
    await browser.open(href);
    await browser.submit(action, { amount: '2', reason: '燃气表须送检。' });
    expect(browser.page.html).to.include('延期申请已提交');
    await web().desk.settled();
    const { html } = await browser.open(href);
    expect(html, 'this policy extends nothing').to.include('期限不予延长').and.to.include('不予延期通知');
  });

  it('classifies anew with a reason: the tables are asked again, no limit begins anew, what was stays readable (D04-R08)', async () => {
    await taskAt('userTask_Investigate');
    const before = await web().desk.limits();
    const browser = await web().signedIn('投诉办01');
    await browser.open(`/desk/cases/${complaintId()}`);
    const href = `/desk/cases/${complaintId()}/classification`;
    expect(browser.page.html).to.include(`href="${href}"`);
    await browser.open(href);
    const wrong = await browser.submit(href, { category: 'nonsense', damageAmount: '-3', reason: ' ' });
    expect(wrong.status).to.equal(422);
    expect(wrong.html).to.include('请在“投诉类别”中选择一项').and.to.include('不小于零').and.to.include('请填写“理由”');
    await browser.open(href);
    await browser.submit(href, { category: 'safety', safetyHazard: 'true', reason: '现场闻到燃气味。' });
    expect(browser.page.html).to.include('已提交重新分类');
    await web().desk.settled();
    expect(await web().desk.complaint()).to.include({ category: 'safety', safetyHazard: true, level: 'major' });
    const danger = 'safety 2026-09-29 09:10 → running';
    expect(await web().desk.limits(), 'and the danger that was found has its own').to.deep.equal([...before, danger]);
    const { html } = await browser.open(href);
    expect(html).to.include('现场闻到燃气味。').and.to.include('提出重新分类').and.to.include('计量与收费');
    const handler = await web().signedIn('承办01');
    expect((await handler.open(href)).html, 'to be read, not changed').not.to.include('name="reason"');
    const body = new URLSearchParams({ _csrf: handler.token, category: 'metering', reason: '想改回来。' });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await handler.open(href, { method: 'POST', body, headers })).status).to.equal(403);
  });

  it('refuses a task to whoever took part in what it is to check, in words (D16-R07)', async () => {
    await taskAt('userTask_CarryOut');
    await web().desk.complete('承办01', 'userTask_CarryOut');
    const { id } = await web().desk.task('userTask_ConfirmRectification');
    const item = await web().desk.database.read.workItems.byId(id);
    const handler = await web().desk.user('承办01');
    await web().desk.database.transaction((r) =>
      r.people.change(handler, withPosts(handler, 'handler-engineering', 'complaint-office')),
    );
    const browser = await web().signedIn('承办01');
    await browser.open(`/desk/tasks/${id}`);
    const { status, html } = await browser.submit(`/desk/tasks/${id}/claim`);
    expect(item?.differentFrom).to.deep.equal(['userTask_CarryOut']);
    expect(status).to.equal(409);
    expect(html).to.include('您不能办理这项任务');
  });

  it('says of a limit that was given up late that it was missed, and that nobody waits for it (D03-R24)', async () => {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    const { number, queryCode } = desk.lastFiled;
    const running = (await desk.database.read.clocks.ofComplaints([complaintId()])).filter((one) => !one.endedAt);
    const last =
      running
        .map(({ dueAt }) => dueAt)
        .sort()
        .at(-1) ?? instantOf(desk.clock.now());
    await desk.advanceTo(instantOf(new Date(Date.parse(last) + 3_600_000)));
    await desk.useCases.portal.withdrawComplaint(number, queryCode, '已解决。');
    await desk.settled();
    const browser = await web().signedIn('投诉办01');
    await browser.open(`/desk/cases/${complaintId()}`);
    expect(browser.page.html).to.match(/逾期未办，自 \d+月\d+日 24:00 起逾期；现已不再等候/);
    await browser.open(`/desk/cases/${complaintId()}?lang=en`);
    expect(browser.page.html).to.include('nobody waits for it any more');
    const facts = await desk.database.read.reports.facts(running[0]?.startedAt ?? last, instantOf(desk.clock.now()));
    const missed = facts.limits.filter((one) => limitResult(one, instantOf(desk.clock.now())) === 'missed');
    expect(
      missed.map(({ state }) => state),
      'and figures count it',
    ).to.include('cancelled');
  });

  it('answers a page that is not there', async () => {
    const browser = await web().signedIn('投诉办01');
    for (const address of ['/desk/cases/none', '/desk/tasks/none', '/desk/cases/none/diagram.json', '/desk/nothing']) {
      expect((await browser.open(address)).status, address).to.equal(404);
    }
  });
});
