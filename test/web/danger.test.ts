/** Danger on the pages: taken from anybody at any time, shown to whoever has to act, told to the complainant as it is. */
import { expect } from 'chai';
import { words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import { followed } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const PHONE = '19900000011';
const PLACE = '测试市示范区测试路9号';
const RESCUE = { choice: 'rescue', phone: PHONE, address: PLACE };

describe('danger on the pages', () => {
  const web = withWeb();
  const all = async () => {
    const complaints = await web().desk.database.read.complaints.all();
    return { complaints, total: complaints.length };
  };
  const post = (fields: Record<string, string>): Promise<Response> =>
    fetch(`${web().url}/complaints/danger`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
    });

  async function rescued() {
    const browser = web().visitor();
    await browser.open('/complaints/danger');
    await browser.submit('/complaints/danger', { phone: PHONE, address: PLACE });
    await web().desk.settled();
    const [complaint] = (await all()).complaints;
    web().desk.complaints.push(complaint?.id ?? anId('nothing'));
    return browser;
  }
  const taskHref = async (element: string): Promise<string> => `/desk/tasks/${(await web().desk.task(element)).id}`;

  it('is taken two hundred times from one address, without a session, a cookie or a token (D04-R10)', async () => {
    for (let number = 0; number < 200; number += 1) {
      const answer = await post({ ...RESCUE, phone: `199000${String(number).padStart(5, '0')}` });
      expect(answer.status, String(number)).to.equal(303);
    }
    expect((await all()).total).to.equal(200);
  });

  it('is taken from an address that is limited elsewhere, and with the trap of machines filled in', async () => {
    for (let turn = 0; turn < 70; turn += 1) await post({ choice: 'safe' });
    expect((await post({ ...RESCUE, website: 'https://example.com' })).status).to.equal(303);
  });

  for (const [name, other] of [
    ['address', 'phone'],
    ['phone', 'address'],
  ] as const)
    it(`told at far too great a length in ${name} loses no word of it, nor what stands beside it`, async () => {
      const long = '厨房漏气了'.repeat(2_000);
      const answer = await post({ ...RESCUE, [name]: long });
      const page = await answer.text();
      expect(answer.status).to.equal(422);
      expect(page).to.include(long).and.to.include(RESCUE[other]);
      expect(page).to.match(/govuk-error-message/);
    });

  it('told again with the same telephone and place joins the one case, and gives nobody its code', async () => {
    await rescued();
    const answers = await Promise.all(
      ['199 0000 0011', PHONE].map(async (phone) => (await post({ ...RESCUE, phone })).text()),
    );
    for (const page of answers) {
      expect(page)
        .to.include('这一险情已在处置')
        .and.to.match(/TS\d{11}/);
      expect(page).not.to.include('data-testid="code"');
    }
    expect((await all()).total).to.equal(1);
    await web().desk.settled();
    expect((await web().desk.openTasks()).filter((task) => task === 'userTask_ConfirmDanger')).to.have.length(1);
    expect((await web().desk.ledgerTypes()).filter((type) => type === 'danger.told-again')).to.have.length(2);
    expect((await (await post({ ...RESCUE, address: '另一处' })).text()).length).to.be.lessThan(200);
    expect((await all()).total, 'another place is another danger').to.equal(2);
  });

  it('begun on the long form is neither counted nor made to work for it', async () => {
    const browser = web().visitor();
    await browser.open('/complaints/new');
    await browser.submit('/complaints/new/safety', { safetyHazard: 'yes', website: 'filled in by the browser' });
    expect(browser.page.url).to.match(/danger$/);
  });

  it('is told truly on the receipt: who has it, that they call, and that nobody has confirmed yet', async () => {
    const browser = await rescued();
    const receipt = browser.page.address;
    expect(words(browser))
      .to.include('已转安全管理部门值班人员，他们会给您打电话。')
      .and.to.include('等待安全管理部门确认')
      .and.to.match(/他们应在 9月29日 09:10 前确认；逾期未确认的，系统逐级报告，直至总经理。/);
    await web().desk.settled();
    await browser.open(receipt);
    expect(words(browser), 'its limit runs').to.include('9月29日 09:10 前确认');
    await browser.open(`${receipt}&lang=en`);
    expect(words(browser)).to.include('will call you').and.to.include('waiting for the safety department to confirm');
    await browser.open(`${receipt}&lang=zh-CN`);
    await web().desk.complete('承办04', 'userTask_ConfirmDanger');
    await browser.open(receipt);
    expect(words(browser))
      .to.match(/安全管理部门已于 .+ 确认并处置/)
      .and.not.to.include('等待安全管理部门确认');
  });

  it('shows telephone and place on the task at once, to whoever may see it; that they saw is on record', async () => {
    await rescued();
    const href = await taskHref('userTask_ConfirmDanger');
    for (const name of ['承办04', '部门负责人04']) {
      const browser = await web().signedIn(name);
      expect((await browser.open('/desk')).html).to.include(href);
      const { html } = await browser.open(href);
      expect(html).to.include(`tel:${PHONE}`).and.to.include(PLACE);
      await browser.open(href);
    }
    const seen = (await web().desk.ledgerTypes()).filter((type) => type === 'content.revealed');
    expect(seen, 'once for each').to.have.length(2);
    const stranger = await web().signedIn('承办01');
    expect((await stranger.open(href)).status).to.equal(403);
  });

  it('is on the case page: waiting until somebody confirms, then who did', async () => {
    await rescued();
    const browser = await web().signedIn('受理01');
    const href = `/desk/cases/${web().desk.complaints[0] ?? ''}`;
    await browser.open(href);
    expect(words(browser)).to.include('等待安全管理部门确认').and.not.to.include('已转告');
    await web().desk.complete('承办04', 'userTask_ConfirmDanger');
    await browser.open(href);
    const { displayName } = await web().desk.user('承办04');
    expect(words(browser)).to.match(new RegExp(`${displayName} 于 .+ 确认险情并处置`));
  });

  it('outlives a withdrawal, and the pages say so (D04-R10)', async () => {
    const browser = await followed(web(), 'userTask_Investigate');
    await browser.submit('/track/information', { text: '今天厨房里有燃气味。' });
    await browser.open('/track/withdraw');
    expect(words(browser)).to.include('险情由安全管理部门继续处置');
    await browser.submit('/track/withdraw', { reason: '' });
    expect(words(browser), 'at once').to.include('已撤回');
    expect(browser.page.html).not.to.include('action="/track/urge"');
    await web().desk.settled();
    await browser.open('/track/complaint');
    expect(words(browser)).to.include('险情处置不因投诉撤回或者办结而停止').and.to.include('等待安全管理部门确认');
    expect(await web().desk.openTasks()).to.deep.equal(['userTask_ConfirmDanger']);
    await web().desk.complete('承办04', 'userTask_ConfirmDanger');
    await browser.open('/track/complaint');
    expect(words(browser)).to.match(/安全管理部门已于 .+ 确认并处置/);
  });

  it('told after the case is closed is heard, though nothing else can be added to it', async () => {
    const { desk } = web();
    const { number, queryCode } = await desk.file();
    await desk.useCases.portal.withdrawComplaint(number, queryCode, '');
    await desk.settled();
    await desk.useCases.portal.addInformation(number, queryCode, '楼道里有燃气味。');
    await desk.settled();
    expect(await desk.openTasks()).to.deep.equal(['userTask_ConfirmDanger']);
  });

  it('is said to the front desk when they register it', async () => {
    const browser = await web().signedIn('受理01');
    await browser.open('/desk/register');
    await browser.submit('/desk/register', {
      channel: 'phone',
      complainantName: '测试甲',
      phone: PHONE,
      address: PLACE,
      content: '厨房漏气。',
      category: 'safety',
      safetyHazard: 'true',
    });
    expect(words(browser)).to.include('安全管理部门值班人员已收到任务');
  });
});

describe('what a superior supervises', () => {
  const web = withWeb();

  it('says what is late, since when, and who has it (D03-R09, D03-R17)', async () => {
    const { desk } = web();
    await desk.file();
    await desk.advanceTo('2026-09-30T05:00:00.000Z');
    await desk.useCases.tasks.claimWorkItem(await desk.user('受理01'), (await desk.task('userTask_Register')).id);
    const browser = await web().signedIn('分管领导01');
    await browser.open(`/desk/tasks/${(await desk.task('userTask_Supervise')).id}`);
    const text = words(browser);
    const { displayName } = await desk.user('受理01');
    expect(text).to.include('逾期情况').and.to.include('登记投诉').and.to.include('投诉分类');
    expect(text)
      .to.match(/9月30日 09:00/)
      .and.to.include(displayName);
    await browser.open(`/desk/tasks/${(await desk.task('userTask_Supervise')).id}?lang=en`);
    expect(words(browser)).to.include('What is late').and.to.include('Late since');
  });
});
