/** What whoever may register writes down at the desk is the registration: nobody is asked the same again. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { instantOf } from '../../domain/core/index.js';
import { elements, chosen, valueOf, words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { withWeb } from '../kit/web.js';

const REGISTER = 'userTask_Register';
const WORDS = '燃气表检修后走字加快，账单翻倍。';
const CALL = {
  channel: 'phone',
  category: 'metering',
  content: WORDS,
  complainantName: '测试乙',
  phone: '19900000001',
  address: '测试市示范区测试路9号',
};

/** A desk whose cases of the page are found again. */
function desks(web: ReturnType<typeof withWeb>) {
  const desk = () => web().desk;
  return {
    desk,
    async registers(account: string, fields: Record<string, string> = {}): Promise<PlainBrowser> {
      const browser = await web().signedIn(account);
      await browser.open('/desk/register');
      await browser.submit('/desk/register', { ...CALL, ...fields });
      await desk().settled();
      desk().complaints.length = 0;
      desk().complaints.push(...(await desk().database.read.complaints.all()).map(({ id }) => id));
      return browser;
    },
    caseFile: async (account: string) =>
      desk().useCases.cases.caseFile(await desk().user(account), desk().complaints[0] ?? anId('nothing')),
    async registration() {
      const found = await desk().database.read.submissions.ofComplaint(desk().complaints[0] ?? anId('nothing'));
      return found.filter(({ formId }) => formId === 'register');
    },
  };
}

describe('a complaint that 受理 registers at the desk', () => {
  const web = withWeb();
  const { desk, registers, caseFile, registration } = desks(web);

  it('has no task of registering: it is registered and classified by then, in time, by whom and when (D03-R07, D03-R13, D03-R22)', async () => {
    const clerk = await registers('受理01');
    expect(await desk().openTasks()).to.deep.equal(['userTask_DecideAcceptance']);
    for (const view of ['mine', 'groups', 'all']) {
      await clerk.open(`/desk?view=${view}`);
      expect(clerk.links('登记投诉'), view).to.deep.equal([]);
    }
    expect(await desk().complaint()).to.include({ state: 'classified', category: 'metering', complexity: 'simple' });
    const limits = await desk().limits();
    expect(limits.filter((one) => /^(register|classify) /.test(one)).map((one) => one.split(' → ')[1])).to.deep.equal([
      'met',
      'met',
    ]);
    const [kept, ...more] = await registration();
    expect(more).to.deep.equal([]);
    const at = instantOf(desk().clock.now());
    expect(kept).to.include({ by: (await desk().user('受理01')).id, at, workItemId: null });
    const [shown] = (await caseFile('投诉办01')).submissions;
    expect(shown?.data).to.include({ channel: 'phone', category: 'metering', content: WORDS, safetyHazard: false });
    const types = await desk().ledgerTypes();
    for (const type of ['complaint.registered', 'case.registered', 'case.classified'])
      expect(
        types.filter((one) => one === type),
        type,
      ).to.have.length(1);
    expect(await desk().ledgerFaults()).to.deep.equal([]);
  });

  it('counts from when it was written down, however long the process stood still (D03-R13)', async () => {
    const browser = await web().signedIn('受理01');
    await browser.open('/desk/register');
    await browser.submit('/desk/register', CALL);
    const [complaint] = await desk().database.read.complaints.all();
    desk().complaints.push(complaint?.id ?? anId('nothing'));
    const written = instantOf(desk().clock.now());
    await desk().engineClock.setTo(Date.parse('2026-10-09T08:00:00.000Z'));
    await desk().settled();
    const clocks = await desk().database.read.clocks.ofComplaints(desk().complaints);
    for (const step of ['register', 'classify'])
      expect(
        clocks.find((one) => one.step === step),
        step,
      ).to.include({ state: 'met', endedAt: written });
  });

  it('is judged by what the page asked: the same facts as the task would hand to the tables (D03-R14)', async () => {
    await registers('受理01', {
      category: 'safety',
      safetyHazard: 'true',
      'register-urgency': 'urgent',
      'register-multiParty': 'true',
      'register-damageAmount': '1200',
      'register-involvedParty': 'lawyer',
    });
    expect(await desk().complaint()).to.include({ priority: 'urgent', complexity: 'complex', major: true });
    expect(await desk().openTasks()).to.have.members(['userTask_ConfirmDanger', 'userTask_DecideAcceptance']);
    const [kept] = (await caseFile('投诉办01')).submissions;
    expect(kept?.data).to.include({ urgency: 'urgent', multiParty: true, damageAmount: 1200, involvedParty: 'lawyer' });
  });

  it('is settled on the spot where the page says that it can be', async () => {
    await registers('受理01', { 'register-settlement': 'true' });
    await desk().do('userTask_DecideAcceptance');
    // Nobody left an address: that it was taken up is told by telephone.
    expect(await desk().openTasks()).to.have.members(['userTask_SettleOnTheSpot', 'userTask_TellComplainant']);
  });

  it('tells the safety department of danger that is seen where it is settled on the spot', async () => {
    await registers('受理01', { 'register-settlement': 'true' });
    await desk().do('userTask_DecideAcceptance');
    await desk().do('userTask_SettleOnTheSpot', { dangerNow: true });
    expect(await desk().openTasks()).to.include('userTask_ConfirmDanger');
  });

  it('keeps whoever it is about from the case, and says so where nobody is known (D05-R10)', async () => {
    const clerk = await registers('受理01', { 'register-subject': 'staff', 'register-subjectAccount': '承办01' });
    expect(words(clerk)).to.include('投诉已登记').and.not.to.include('未设置回避');
    const [recused] = await desk().database.read.recusals.ofComplaint(desk().complaints[0] ?? anId('nothing'));
    const { id: userId } = await desk().user('承办01');
    expect(recused).to.deep.include({ kept: { kind: 'person', userId }, reason: 'complainedAbout' });
    const other = await registers('受理01', { 'register-subject': 'staff', 'register-subjectAccount': '测试外包丙' });
    expect(words(other)).to.include('未设置回避');
  });

  it('tells the process nothing of the person: no name, number or word of theirs is a variable', async () => {
    await registers('受理01', { 'register-subject': 'staff', 'register-subjectAccount': '测试外包丙' });
    const rows = await desk().engine.reader.all('select * from variable');
    const all = JSON.stringify(rows);
    expect(all).to.include('registeredBy');
    for (const text of ['测试乙', '19900000001', '测试路9号', '走字', '测试外包丙']) expect(all).not.to.include(text);
  });

  it('is refused with what is wrong in the form, and nothing typed is lost', async () => {
    const clerk = await registers('受理01', { 'register-damageAmount': '很多', 'register-urgency': 'urgent' });
    expect(clerk.page.status).to.equal(422);
    expect(words(clerk)).to.include('损害金额');
    expect(elements(clerk.document, 'details[open]')).not.to.deep.equal([]);
    expect(chosen(clerk.document)).to.include('register-urgency=urgent');
    expect(desk().complaints).to.deep.equal([]);
    await clerk.submit('/desk/register', { ...CALL, 'register-damageAmount': '300', look: '1' });
    expect(valueOf(clerk.document, 'register-damageAmount')).to.equal('300');
  });

  it('whose process must begin anew goes on as registered, with what has been corrected since', async () => {
    await registers('受理01', { 'register-multiParty': 'true' });
    const [id = anId<ComplaintId>('nothing')] = desk().complaints;
    const office = await desk().user('投诉办01');
    const facts = { category: 'repair', safetyHazard: false, multiParty: true };
    await desk().useCases.cases.reclassify(office, id, facts, '应为维修。');
    await desk().settled();
    await desk().client.cancelProcessInstance((await desk().complaint()).processInstanceKey ?? '');
    await desk().settled();
    await desk().advanceTo('2026-09-29T03:00:00.000Z');
    await desk().useCases.monitor.reconcile();
    const [finding] = await desk().database.read.findings.list({ from: 0, limit: 9 });
    await desk().useCases.monitor.mendFinding(await desk().user('管理员01'), finding?.id ?? anId('nothing'));
    await desk().settled();
    expect(await desk().openTasks()).to.deep.equal(['userTask_DecideAcceptance']);
    expect(await desk().complaint()).to.include({ category: 'repair', complexity: 'complex' });
  });

  it('is asked about danger that its words tell of, once, before it is registered', async () => {
    const content = '厨房有燃气味，报修无人上门。';
    const clerk = await registers('受理01', { content });
    expect(clerk.page.status).to.equal(422);
    expect(words(clerk)).to.include('请向投诉人核实').and.to.include('现在没有险情');
    expect(clerk.page.html).to.include(content);
    expect(desk().complaints).to.deep.equal([]);
    await clerk.submit('/desk/register', { ...CALL, content, noDanger: 'true' });
    expect(words(clerk)).to.include('投诉已登记');
    const unlit = await registers('受理01', { content: '燃气灶点不着火，打不着，已报修两次。' });
    expect(words(unlit)).to.include('投诉已登记');
    const other = await registers('承办01', { content, safetyHazard: 'true' });
    expect(words(other)).to.include('投诉已登记');
    const dangers = await Promise.all(desk().complaints.map((id) => desk().database.read.dangers.ofComplaint(id)));
    expect(dangers.map((found) => found.length).sort()).to.deep.equal([0, 0, 1]);
  });
});

describe('a complaint that somebody else writes down, or sends', () => {
  const web = withWeb();
  const { desk, registers, registration } = desks(web);

  it('still is to be registered by 受理: one of the portal, and one of another department (D03-R07)', async () => {
    await desk().file();
    expect(await desk().openTasks()).to.deep.equal([REGISTER]);
    const handler = await registers('承办01', { 'register-urgency': 'urgent' });
    expect(handler.page.html).not.to.include('register-urgency');
    for (const id of desk().complaints) expect(await desk().openTasks(id)).to.deep.equal([REGISTER]);
    expect(await registration()).to.deep.equal([]);
  });

  it('by whoever the table does not name, too: 受理 begins with what 投诉办 wrote down (D03-R07)', async () => {
    await registers('投诉办01', { 'register-urgency': 'urgent', 'register-subject': 'event' });
    expect(await desk().openTasks()).to.deep.equal([REGISTER]);
    const [id = anId<ComplaintId>('nothing')] = desk().complaints;
    const changes = { version: 1, content: { desiredOutcome: '请当面道歉。' }, details: {}, facts: {} };
    await desk().useCases.cases.correctContent(await desk().user('投诉办01'), id, changes, '来电补充。');
    const clerk = await web().signedIn('受理01');
    const task = `/desk/tasks/${(await desk().task(REGISTER)).id}`;
    await desk().useCases.tasks.claimWorkItem(await desk().user('受理01'), (await desk().task(REGISTER)).id);
    await desk().settled();
    await clerk.open(task);
    expect(chosen(clerk.document)).to.include('urgency=urgent');
    expect(clerk.page.html).to.include(WORDS).and.to.include('请当面道歉。');
  });
});

describe('where the office registers (D16)', () => {
  const web = withWeb({ policy: 'D16_2025_1', cells: { 'D16_2025_1.dmn#profile_settings_damageThreshold': '10000' } });
  const { desk, registers } = desks(web);

  it('its own are registered; those of 受理 are its to register (D16-R20)', async () => {
    await registers('投诉办01', { 'register-damageAmount': '10000' });
    expect(await desk().openTasks()).not.to.include(REGISTER);
    expect(await desk().complaint()).to.include({ major: true });
  });

  it('what 受理 writes down is a task of the office (D16-R20)', async () => {
    await registers('受理01');
    expect((await desk().task(REGISTER)).group).to.equal('complaint-office');
  });
});
