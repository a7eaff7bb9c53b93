/** The tracking page in both directions: urge, messages, accept or dispute the answer, open an archived case again. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import { followed, walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

describe('the tracking page', () => {
  const web = withWeb();
  const caseOf = () => web().desk.complaints[0] ?? anId<ComplaintId>('nothing');

  it('urges once, says when again, and keeps words that are too long', async () => {
    const browser = await followed(web(), 'userTask_Investigate');
    await browser.submit('/track/urge', { urge: '急'.repeat(501) });
    expect([browser.page.status, words(browser).includes('请控制在 500 字以内')]).to.deep.equal([422, true]);
    expect(browser.page.html).to.include('急'.repeat(501));
    const form = browser.page;
    await browser.submit('/track/urge', { urge: '已等了一周。' });
    await web().desk.settled();
    await browser.open('/track/complaint');
    expect(words(browser)).to.include('起可以再次催办').and.to.include('已等了一周。');
    expect(browser.page.html).not.to.include('action="/track/urge"');
    browser.page = form;
    await browser.submit('/track/urge', { urge: '已等了一周。' });
    expect([browser.page.status, words(browser).includes('已转达您的催办')], 'a second click').to.deep.equal([
      200,
      true,
    ]);
    browser.page = form;
    await browser.submit('/track/urge', { urge: '另外的话。' });
    expect(browser.page.status, 'other words, too early').to.equal(409);
    expect((await web().desk.notices()).filter(({ event }) => event === 'complaint-urged')).to.have.length(2);
    const handler = await web().signedIn('承办01');
    await handler.open(`/desk/cases/${caseOf()}`);
    expect(words(handler)).to.include('投诉人来件 催办').and.to.include('已等了一周。');
  });

  it('shows what staff write, and what the complainant answers, as one correspondence', async () => {
    const citizen = await followed(web(), 'userTask_Investigate');
    const handler = await web().signedIn('承办01');
    await handler.open(`/desk/cases/${caseOf()}`);
    await handler.submit(`/desk/cases/${caseOf()}/message`, { message: '' });
    expect([handler.page.status, words(handler).includes('请填写消息内容')]).to.deep.equal([422, true]);
    expect(handler.links('English')[0], 'the other language is at the case').to.match(/desk\/cases\/[\w-]+\?lang=en$/);
    const form = handler.page;
    await handler.submit(`/desk/cases/${caseOf()}/message`, { message: '请拍下燃气表的读数。' });
    expect(words(handler)).to.include('消息已发送');
    handler.page = form;
    await handler.submit(`/desk/cases/${caseOf()}/message`, { message: '请拍下燃气表的读数。' });
    expect((await web().desk.notices()).filter(({ event }) => event === 'message')).to.have.length(1);
    await citizen.open('/track/complaint');
    expect(words(citizen)).to.include('请拍下燃气表的读数。').and.to.include('本公司 ·');
    await citizen.submit('/track/information', { text: '读数 <b>1234</b>' });
    await citizen.open('/track/complaint');
    expect(citizen.page.html).to.include('读数 &lt;b&gt;1234&lt;/b&gt;').and.not.to.include('<b>1234</b>');
    const rows = JSON.stringify(await web().desk.database.knex('complainant_message').select());
    expect(rows).not.to.include('1234');
  });

  it('asks whether the answer is accepted; once it is, nothing more is asked', async () => {
    const early = await followed(web(), 'userTask_DraftPlan');
    expect(words(early)).not.to.include('您认可这个答复吗');
    expect((await early.open('/track/dispute')).url).to.match(/track\/complaint$/);
    await walkTo(web().desk, 'userTask_ReturnVisit', 'userTask_DraftPlan');
    await early.open('/track/complaint');
    expect(words(early)).to.include('您认可这个答复吗');
    await early.submit('/track/accept');
    expect(words(early)).to.include('已记录为“认可”').and.not.to.include('不认可，提出异议');
    const office = await web().signedIn('投诉办01');
    await office.open(`/desk/cases/${caseOf()}`);
    expect(words(office)).to.include('投诉人在网上认可答复');
  });

  it('takes an objection with its reason and its way; what is missing is said, what was typed stays (D05-R16)', async () => {
    const browser = await followed(web(), 'userTask_ReturnVisit');
    await browser.open(browser.links('不认可，提出异议')[0] ?? '');
    await browser.submit('/track/dispute', { text: '' });
    for (const text of ['请选择您希望怎样处理', '请说明不认可的理由']) expect(words(browser)).to.include(text);
    await browser.submit('/track/dispute', { way: 'talk', text: '长'.repeat(2001) });
    expect([browser.page.status, browser.page.html.includes('value="talk" checked')]).to.deep.equal([422, true]);
    const form = browser.page;
    await browser.submit('/track/dispute', { way: 'appeal', text: '结论与检测记录不符。' });
    expect(words(browser)).to.include('已收到您的申诉').and.to.include('有异议，协商中');
    await web().desk.settled();
    expect(await web().desk.openTasks()).to.deep.equal(['userTask_DecideAppeal']);
    browser.page = form;
    await browser.submit('/track/dispute', { way: 'appeal', text: '结论与检测记录不符。' });
    expect(browser.page.url, 'a second click is nothing new').to.match(/track\/complaint$/);
    const leader = await web().signedIn('分管领导01');
    await leader.open(`/desk/cases/${caseOf()}`);
    expect(words(leader)).to.include('结论与检测记录不符。').and.to.include('要求申诉复核');
  });

  it('opens an archived case again within its time, in English as well', async () => {
    const browser = await followed(web(), null);
    expect(words(browser)).to.include('投诉已经归档。对答复不认可的，可以在');
    await browser.open('/track/complaint?lang=en');
    expect(words(browser)).to.include('The complaint is archived. If you do not accept the answer');
    await browser.open('/track/dispute');
    expect(words(browser)).to.include('we then reopen the case').and.to.include('Talk to me again');
    await browser.submit('/track/dispute', { way: 'talk', text: 'The meter still runs fast.' });
    expect(words(browser)).to.include('We have received your objection');
    await web().desk.settled();
    expect(await web().desk.complaint()).to.include({ state: 'disputed', archivedAt: null });
    expect(await web().desk.openTasks()).to.deep.equal(['userTask_Negotiate']);
  });

  it('that tells of danger shows what to do, and the safety department hears of it at once (D04-R10)', async () => {
    const browser = await followed(web(), 'userTask_Investigate');
    expect(words(browser)).not.to.include('闻到燃气味，先保安全');
    await browser.submit('/track/information', { text: '今天厨房里有燃气味。' });
    expect(words(browser)).to.include('闻到燃气味，先保安全');
    await web().desk.settled();
    expect((await web().desk.complaint()).safetyHazard).to.equal(true);
    expect((await web().desk.task('userTask_ConfirmDanger')).group).to.equal('department:safety');
    await browser.submit('/track/information', { text: '还是有燃气味。' });
    await web().desk.settled();
    const { ledger } = web().desk.database.read;
    const types = (await ledger.ofComplaint(caseOf())).map(({ type }) => type);
    expect(types.filter((type) => type === 'case.safety-identified')).to.have.length(1);
  });
});
