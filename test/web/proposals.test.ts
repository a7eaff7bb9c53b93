/** The pages on which a policy is put in force, without scripts: one administrator proposes, another one confirms. */
import { expect } from 'chai';
import { attributeOf, element, elements, words } from '../kit/html.js';
import { withWeb } from '../kit/web.js';

const CELLS = {
  'D11_2025_1.dmn#extension_complex_maxWorkingDays': '5',
  'D11_2025_1.dmn#duties_handling_publication_period': '"quarter"',
};
const POLICY = '/admin/policies/D11_2025_1';
const ASKED = { effectiveOn: '2026-10-08', reason: '自第四季度起改用。' };

describe('the pages of a proposal', () => {
  const web = withWeb({ cells: CELLS });
  const wholePage = (html: string): string => element(html, 'main')?.textContent.replace(/\s+/g, ' ') ?? '';

  async function proposed(username = '管理员01') {
    const browser = await web().signedIn(username);
    await browser.open(POLICY);
    await browser.submit(`${POLICY}/propose`, ASKED);
    const [view] = await web().desk.useCases.policies.proposals();
    return { browser, page: `/admin/policies/proposals/${view?.proposal.id}` };
  }

  it('ask from which day on, and why, and say what is wrong with it', async () => {
    const admin = await web().signedIn('管理员01');
    await admin.open(POLICY);
    const wrong = await admin.submit(`${POLICY}/propose`, { effectiveOn: '2026-09-01', reason: '' });
    expect(wrong.status).to.equal(422);
    expect(wrong.html)
      .to.include('请填写今天或者以后的日期')
      .and.to.include('请填写“施行理由”')
      .and.to.include('value="2026-09-01"');
  });

  it('show whoever proposed it that another one has to confirm it, and no button to do so', async () => {
    const { browser, page } = await proposed();
    expect(browser.page.html).to.include('待另一名管理员确认');
    expect(words(browser)).to.include('待确认的施行申请').and.to.include('自第四季度起改用。');
    expect((await browser.open(POLICY)).html, 'once is enough')
      .to.include(page)
      .and.not.to.include('name="effectiveOn"');
    const own = (await browser.open(page)).html;
    expect(wholePage(own)).to.include('可以确认的管理员：管理员02').and.to.include('管理员01，9月29日 09:00');
    expect(own).not.to.include(`${page}/confirm`).and.not.to.include(`${page}/refuse`);
    const forged = await browser.open(page).then(() =>
      browser.open(`${page}/confirm`, {
        method: 'POST',
        body: new URLSearchParams({ seen: 'D03_2025_1', _csrf: browser.token }),
      }),
    );
    expect(forged.status).to.equal(403);
    const silent = await browser.open(page).then(() => browser.submit(`${page}/withdraw`, { reason: '' }));
    expect([silent.status, silent.html.includes('请填写“撤回理由”')]).to.deep.equal([422, true]);
    const done = await browser.submit(`${page}/withdraw`, { reason: '另定日期。' });
    expect(wholePage(done.html)).to.include('施行申请已撤回').and.to.include('另定日期。');
    expect((await browser.open(POLICY)).html, 'may be proposed anew').to.include('name="effectiveOn"');
  });

  it('reach the administrators in their inbox, until one of them has decided; whoever proposed it knows', async () => {
    const { browser, page } = await proposed();
    const unread = async (username: string): Promise<number> =>
      web().desk.useCases.inbox.unread(await web().desk.user(username));
    expect([await unread('管理员01'), await unread('管理员02'), await unread('投诉办01')]).to.deep.equal([0, 1, 0]);
    const second = await web().signedIn('管理员02');
    await second.open('/desk/inbox');
    expect(words(second)).to.include('制度施行待确认 D11_2025_1').and.to.include('请核对变更内容后确认或者退回');
    const [open = ''] = elements(second.page.html, 'form[action$="/open"]').map((form) => attributeOf(form, 'action'));
    expect((await second.submit(open)).url).to.match(new RegExp(`${page}$`));
    await browser.open(page);
    await browser.submit(`${page}/withdraw`, { reason: '另定日期。' });
    await second.open('/desk/inbox?view=open');
    expect(words(second)).to.include('没有待阅办的通知。');
  });

  it('show another administrator what changes, and put it in force when confirmed', async () => {
    const { page } = await proposed();
    const second = await web().signedIn('管理员02');
    const { html } = await second.open(page);
    expect(wholePage(html))
      .to.include('与现行制度 D03_2025_1 的差异')
      .and.to.include('接到投诉后7个工作日之内完成初步处理')
      .and.to.include('责任追究: 否 → 是')
      .and.to.include('10月8日');
    expect(html).not.to.include(`${page}/withdraw`);
    const done = await second.submit(`${page}/confirm`);
    expect(wholePage(done.html)).to.include('制度已启用').and.to.include('管理员02，9月29日 09:00');
    const version = await web().desk.database.read.policies.byCode('D11_2025_1');
    expect(version?.effectiveFrom).to.equal('2026-10-07T16:00:00.000Z');
    const audit = await second.open('/admin/audit?kind=rules');
    expect(wholePage(audit.html)).to.include('启用制度 D11_2025_1').and.to.include('提出制度施行申请 D11_2025_1');
  });

  it('say in either language why a proposal cannot be confirmed, and offer to refuse it', async () => {
    const { page } = await proposed();
    await web().desk.advanceTo('2026-10-08T16:00:00.000Z');
    const second = await web().signedIn('管理员02');
    const { html } = await second.open(page);
    expect(wholePage(html)).to.include('不能确认').and.to.include('申请的施行日期已经过去');
    expect(html).not.to.include(`${page}/confirm`);
    await web().desk.useCases.people.setLocale(await web().desk.user('管理员02'), 'en');
    const english = await second.open(page);
    expect(wholePage(english.html)).to.include('Its day has passed').and.to.include('Why it is refused');
    const done = await second.submit(`${page}/refuse`, { reason: '日期已过。' });
    expect(wholePage(done.html)).to.include('The proposal was refused').and.to.include('日期已过。');
  });

  it('tell the second of two who decide that the first has', async () => {
    const { browser, page } = await proposed();
    const second = await web().signedIn('管理员02');
    await second.open(page);
    await browser.open(page);
    await second.submit(`${page}/confirm`);
    const late = await browser.submit(`${page}/withdraw`, { reason: '有误。' });
    expect(wholePage(late.html)).to.include('未办理').and.to.include('已确认').and.to.include('确认人和时间');
  });

  it('say that somebody else has to be made an administrator where there is none', async () => {
    const { desk } = web();
    await desk.useCases.people.deactivateUser(await desk.user('管理员01'), (await desk.user('管理员02')).id);
    const { browser, page } = await proposed();
    expect(wholePage((await browser.open(page)).html)).to.include('目前没有其他管理员');
  });

  it('offer to take an activation back until its day, with a reason, and keep what was taken back in the history', async () => {
    const { browser, page } = await proposed();
    const second = await web().signedIn('管理员02');
    await second.open(page);
    await second.submit(`${page}/confirm`);
    const { html } = await browser.open(POLICY);
    expect(wholePage(html)).to.include('待施行').and.to.include('施行日期之前可以取消');
    const silent = await browser.submit(`${POLICY}/cancel`, { reason: '' });
    expect([silent.status, silent.html.includes('请填写“取消理由”')]).to.deep.equal([422, true]);
    await second.open(POLICY);
    const done = await browser.submit(`${POLICY}/cancel`, { reason: '另定日期。' });
    expect(wholePage(done.html))
      .to.include('已取消施行，继续适用现行制度')
      .and.to.include('启用：管理员02，9月29日 09:00')
      .and.to.include('另定日期。');
    const late = await second.submit(`${POLICY}/cancel`, { reason: '有误。' });
    expect(wholePage(late.html)).to.include('未取消').and.to.include('提出施行申请');
    const inForce = await browser.open('/admin/policies/D03_2025_1');
    expect(inForce.html, 'nobody takes back what holds').not.to.include('/cancel"');
  });

  it('say before it is put in force what of the regulation nothing carries out (D04-R18)', async () => {
    const admin = await web().signedIn('管理员01');
    const { html } = await admin.open('/admin/policies/D04_2025_1');
    expect(wholePage(html))
      .to.include('施行前须注意')
      .and.to.include('没有流程、决策表、表单或者页面执行制度的这一条（D04-R18）：定期总结投诉处理工作');
    expect((await admin.open(POLICY)).html).not.to.include('data-testid="warnings"');
  });
});
