/** One outage, many complaints: each with its own number, limits and ledger, answered together (D16-R02). */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { Complaint } from '../../domain/cases/model.js';
import { checkLedger } from '../../domain/core/ledger-check.js';
import type { MassEventId } from '../../domain/mass-events/ids.js';
import { copies } from '../kit/crowd.js';
import { attributeOf, elements, valueOf, words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import type { Page, PlainBrowser } from '../kit/plain-browser.js';
import { withWeb } from '../kit/web.js';
import { wholeLedger } from '../kit/ledger.js';

const OUTAGE = {
  kind: 'outage',
  title: '城东片区停气',
  area: '测试路沿线',
  startedAt: '2026-09-29T08:00',
  expectedEndAt: '2026-09-29T20:00',
  public: 'true',
};
const CALL = {
  channel: 'phone',
  category: 'supply',
  content: '家里没有燃气。',
  complainantName: '测试乙',
  phone: '19900000001',
};

/** A thousand notices are written one after the other. */
const LONGEST_TELLING_MS = 180_000;

describe('mass events', () => {
  const web = withWeb();

  async function open(browser: PlainBrowser, fields: Record<string, string> = {}): Promise<MassEventId> {
    await browser.open('/desk/events/new');
    await browser.submit('/desk/events/new', { ...OUTAGE, ...fields });
    return anId<MassEventId>(/\/desk\/events\/([0-9a-f-]{36})$/.exec(browser.page.url)?.[1] ?? '');
  }
  const casesOf = async (eventId: MassEventId): Promise<Complaint[]> =>
    (await web().desk.database.read.complaints.all()).filter(({ massEventId }) => massEventId === eventId);
  const numbersOn = (browser: PlainBrowser): string[] => [...new Set(words(browser).match(/TS\d{11}/g) ?? [])];
  const entries = async (type: string) =>
    (await wholeLedger(web().desk.database)).filter((entry) => entry.type === type);

  /** Files so many complaints that name the event. */
  async function file(eventId: MassEventId, count: number): Promise<void> {
    const { desk } = web();
    for (let index = 0; index < count; index += 1)
      await desk.useCases.intake.fileComplaint({
        channel: 'web',
        category: 'supply',
        safetyHazard: false,
        locale: index === 0 ? 'en' : 'zh-CN',
        complainantName: '测试甲',
        phone: '19900000000',
        email: '',
        address: `测试市示范区测试路${index}号`,
        content: '家里没有燃气。',
        occurredAt: '',
        desiredOutcome: '',
        massEventId: eventId,
        submissionToken: `outage-${index}`,
      });
    await desk.settled();
  }

  /** Ticks cases of a page that was opened before and sends its form. @param ids of tasks; all of the page where absent */
  async function sendTogether(
    browser: PlainBrowser,
    page: Page,
    path: string,
    fields: Record<string, string>,
    ids?: string[],
  ): Promise<void> {
    browser.page = page;
    const boxes = elements(browser.document, 'input[type="checkbox"][name="workItems"]');
    const version = valueOf(browser.document, 'version');
    const body = new URLSearchParams({ _csrf: browser.token, version, ...fields });
    for (const id of ids ?? boxes.map((box) => attributeOf(box, 'value'))) body.append('workItems', id);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await browser.open(path, { method: 'POST', body, headers });
    await web().desk.settled();
  }
  const tasksOf = (eventId: MassEventId, elementId: string): string => `/desk/events/${eventId}/tasks/${elementId}`;

  describe('an outage', () => {
    it('is told on the portal until it is closed', async () => {
      const citizen = web().visitor();
      await citizen.open('/outages');
      expect(words(citizen)).to.include('目前没有已知的停气或故障');
      const office = await web().signedIn('投诉办01');
      const id = await open(office);
      await citizen.open('/outages');
      for (const text of ['城东片区停气', '测试路沿线', '9月29日 08:00', '9月29日 20:00', '关闭灶前阀'])
        expect(words(citizen)).to.include(text);
      expect(Buffer.byteLength(citizen.page.html)).to.be.below(100_000);
      await citizen.open('/');
      expect(words(citizen)).to.include('目前有 1 处已知的停气或故障');
      await office.submit(`/desk/events/${id}/close`);
      expect(words(office)).to.include('事件已结束');
      await citizen.open('/outages?lang=en');
      expect(words(citizen)).to.include('No outages are known');
      expect((await entries('mass-event.opened')).length + (await entries('mass-event.closed')).length).to.equal(2);
    });

    it('that is not for the public, or a matter, stays in the house', async () => {
      const clerk = await web().signedIn('受理01');
      await open(clerk, { public: '' });
      await open(clerk, { kind: 'matter', title: '抄表周期调整' });
      expect(await web().desk.useCases.massEvents.publicOutages()).to.deep.equal([]);
      await clerk.open('/desk/events');
      expect(words(clerk)).to.include('城东片区停气').and.to.include('抄表周期调整').and.not.to.include('已公布');
    });

    it('says what is missing, cannot be, or would name somebody, and keeps the rest', async () => {
      const clerk = await web().signedIn('受理01');
      await clerk.open('/desk/events/new');
      expect(words(clerk)).to.include('请勿写入姓名、电话');
      await clerk.submit('/desk/events/new', {
        ...OUTAGE,
        title: '',
        area: '请联系 19900000000',
        expectedEndAt: '2026-09-29T07:00',
      });
      expect(clerk.page.status).to.equal(422);
      for (const text of ['请填写名称', '请勿写入电话', '预计恢复时间应晚于开始时间'])
        expect(words(clerk)).to.include(text);
      await clerk.submit('/desk/events/new', { ...OUTAGE, startedAt: 'yesterday' });
      expect(words(clerk)).to.include('请填写有效的开始时间');
      expect(clerk.page.html).to.include('测试路沿线');
    });

    it('is changed by the complaint office, with each change on record', async () => {
      const office = await web().signedIn('投诉办01');
      const id = await open(office);
      await office.open(`/desk/events/${id}/change`);
      expect(office.page.html).to.include('value="2026-09-29T20:00"');
      await office.submit(`/desk/events/${id}/change`, { ...OUTAGE, expectedEndAt: '2026-09-30T06:00' });
      expect(words(office)).to.include('9月30日 06:00');
      const [entry] = await entries('mass-event.changed');
      expect(entry?.facts).to.include({ massEventId: id, expectedEndAt: '2026-09-29T22:00:00.000Z' });
      expect(JSON.stringify(entry?.facts)).not.to.include('城东');
      const clerk = await web().signedIn('受理01');
      expect((await clerk.open(`/desk/events/${id}/change`)).status).to.equal(403);
    });

    it('whose estimate has passed is on the first page of whoever gives another one, until they have', async () => {
      const { desk } = web();
      const office = await web().signedIn('投诉办01');
      const id = await open(office);
      const reminder = '1 起集中投诉已超过预计恢复时间';
      await office.open('/desk');
      expect(words(office)).not.to.include(reminder);
      await desk.advanceTo('2026-09-29T12:00:00.000Z');
      const later = await web().signedIn('投诉办01');
      await later.open('/desk');
      expect(words(later)).to.include(reminder);
      expect(later.links(reminder)).to.deep.equal(['/desk/events']);
      await later.open('/desk?lang=en');
      expect(words(later)).to.include('1 mass event is past the time it was expected to end');
      const handler = await web().signedIn('承办01');
      await handler.open('/desk');
      expect(words(handler), 'not theirs to estimate').not.to.include('已超过预计恢复时间');
      await later.open(`/desk/events/${id}/change?lang=zh-CN`);
      await later.submit(`/desk/events/${id}/change`, { ...OUTAGE, expectedEndAt: '2026-09-30T06:00' });
      await later.open('/desk');
      expect(words(later)).not.to.include('已超过预计恢复时间');
    });

    it('fills pages of its own once there are many', async () => {
      const { desk } = web();
      const office = await web().signedIn('投诉办01');
      const user = await desk.user('投诉办01');
      for (let index = 0; index < 26; index += 1)
        await desk.useCases.massEvents.openMassEvent(user, {
          kind: 'outage',
          title: `停气${index}`,
          area: '测试路',
          startedAt: '2026-09-29T00:00:00.000Z',
          expectedEndAt: null,
          public: false,
        });
      await office.open('/desk/events');
      expect(office.links('停气')).to.have.length(25);
      await office.open('/desk/events?page=2');
      expect(office.links('停气')).to.have.length(1);
    });
  });

  describe('a case', () => {
    it('joins when it is filed or registered, where the event is open and may be known; else it stands alone', async () => {
      const { desk } = web();
      const clerk = await web().signedIn('受理01');
      const told = await open(clerk);
      const inside = await open(clerk, { public: '', title: '调压站检修' });
      await file(told, 1);
      await desk.useCases.intake.fileComplaint({ ...CALL_INPUT, massEventId: inside, submissionToken: 'inside' });
      expect(await casesOf(told)).to.have.length(1);
      expect(await casesOf(inside)).to.have.length(0);
      // The clerk may choose what is not for the public; somebody of a department what everybody knows.
      await clerk.open('/desk/register');
      expect(words(clerk)).to.include('调压站检修');
      await clerk.submit('/desk/register', { ...CALL, massEventId: inside });
      expect(await casesOf(inside)).to.have.length(1);
      const handler = await web().signedIn('承办01');
      await handler.open('/desk/register');
      expect(words(handler)).to.include('城东片区停气').and.not.to.include('调压站检修');
      await handler.submit('/desk/register', { ...CALL, massEventId: inside });
      await handler.open('/desk/register');
      await handler.submit('/desk/register', { ...CALL, massEventId: told });
      expect([(await casesOf(inside)).length, (await casesOf(told)).length]).to.deep.equal([1, 2]);
      const office = await desk.user('投诉办01');
      await desk.useCases.massEvents.closeMassEvent(office, told);
      const { number } = await desk.useCases.intake.fileComplaint({
        ...CALL_INPUT,
        massEventId: told,
        submissionToken: 'too late',
      });
      expect(number).to.match(/^TS/);
      expect(await casesOf(told)).to.have.length(2);
    });

    it('is linked by its number, made the master, taken out with a reason that stays sealed', async () => {
      const { desk } = web();
      const { complaintId, number } = await desk.file();
      const office = await web().signedIn('投诉办01');
      const id = await open(office);
      await office.submit(`/desk/events/${id}/cases`, { number: 'TS20260000001' });
      expect(words(office)).to.include('没有这件投诉');
      expect(office.page.status).to.equal(422);
      await office.submit(`/desk/events/${id}/cases`, { number: number.toLowerCase() });
      expect(words(office)).to.include('投诉已加入事件').and.to.include(number);
      await office.submit(`/desk/events/${id}/cases/${complaintId}/master`);
      expect(words(office)).to.include('主案已设置');
      await office.submit(`/desk/events/${id}/cases/${complaintId}/unlink`, { reason: ' ' });
      expect(words(office)).to.include('请填写移出理由');
      await office.submit(`/desk/events/${id}/cases/${complaintId}/unlink`, { reason: '测试乙家中表具故障。' });
      expect(words(office)).to.include('还没有您可以查看的关联投诉');
      expect((await desk.database.read.massEvents.byId(anId(id)))?.masterId).to.equal(null);
      await office.open(`/desk/cases/${complaintId}`);
      expect(words(office)).to.include('理由：测试乙家中表具故障。').and.to.include('移出集中投诉');
      expect(JSON.stringify(await desk.rows())).not.to.include('测试乙家中');
      expect(await desk.ledgerTypes(complaintId)).to.include.members(['case.linked', 'case.unlinked']);
      expect((await desk.database.snapshot(checkLedger)).faults).to.deep.equal([]);
    });

    it('is put together with another from its own page; the other leads (A35)', async () => {
      const { desk } = web();
      const first = await desk.file();
      const second = await desk.file({
        channel: 'gov12345',
        externalNumber: '12345-0007',
        externalDueOn: '2026-10-12',
      });
      const third = await desk.file();
      const clerk = await web().signedIn('受理01');
      const page = `/desk/cases/${second.complaintId}`;
      await clerk.open(page);
      expect(words(clerk)).to.include('归入集中投诉');
      await clerk.submit(`${page}/event`, { number: second.number, title: '同一件事' });
      expect(words(clerk)).to.include('请填写另一件投诉的编号');
      await clerk.submit(`${page}/event`, { number: first.number });
      expect(words(clerk)).to.include('请填写名称');
      await clerk.submit(`${page}/event`, { number: first.number, title: '测试路停气' });
      expect(clerk.page.url).to.match(new RegExp(`${page}$`));
      expect(words(clerk)).to.include('测试路停气');
      await clerk.open(clerk.links('测试路停气')[0] ?? '');
      expect(numbersOn(clerk)).to.have.members([first.number, second.number]);
      expect(words(clerk)).to.include('主案').and.to.include('12345-0007').and.to.include('要求 10月12日前回复');
      // The third joins what the second belongs to, without a new name.
      await clerk.open(`/desk/cases/${third.complaintId}/event`);
      await clerk.submit(`/desk/cases/${third.complaintId}/event`, { number: second.number });
      const { massEventId } = await desk.complaint(third.complaintId);
      expect(await casesOf(massEventId ?? anId('nothing'))).to.have.length(3);
      expect((await desk.database.read.massEvents.byId(massEventId ?? anId('nothing')))?.masterId).to.equal(
        first.complaintId,
      );
      const clocks = await desk.database.read.clocks.ofComplaints([second.complaintId]);
      expect(clocks.find(({ step }) => step === 'outside-order')?.dueAt).to.equal('2026-10-12T16:00:00.000Z');
      // It belongs to one event only.
      expect((await clerk.open(`${page}/event`)).status).to.equal(409);
    });

    it('is offered open events on its page, and joins the one that is chosen', async () => {
      const { desk } = web();
      const { complaintId } = await desk.file();
      const clerk = await web().signedIn('受理01');
      const id = await open(clerk);
      await clerk.open(`/desk/cases/${complaintId}`);
      await clerk.submit(`/desk/cases/${complaintId}/event`, { massEventId: id });
      expect(words(clerk)).to.include('投诉已加入事件');
      expect((await casesOf(anId(id))).map(({ id: one }) => one)).to.deep.equal([complaintId]);
    });
  });

  describe('twelve complaints of one outage', () => {
    const SHARED: [account: string, elementId: string, fields: Record<string, string>][] = [
      ['投诉办01', 'userTask_DecideAcceptance', { acceptance: 'accepted' }],
      ['投诉办01', 'userTask_Assign', { responsibleDepartment: 'engineering' }],
      [
        '承办01',
        'userTask_Investigate',
        { investigationOutcome: 'done', findings: '调压站停电，抢修中。', substantiated: 'yes' },
      ],
      ['承办01', 'userTask_DraftPlan', { plan: '恢复供电并复气。', planDueOn: '2026-10-20', planLevel: 'general' }],
      ['投诉办01', 'userTask_ApprovePlan', { approvalOutcome: 'approved' }],
      ['承办01', 'userTask_CarryOut', { measuresTaken: '已恢复供气。', completedOn: '2026-09-29' }],
      ['投诉办01', 'userTask_ConfirmRectification', { rectificationConfirmed: 'confirmed' }],
      ['投诉办01', 'userTask_PrepareResult', { resultText: '停气由调压站停电引起，已恢复。', apology: 'true' }],
    ];

    it('are handled together from the acceptance to the result, each with its own number, limits and ledger', async function () {
      this.timeout(120_000);
      const { desk } = web();
      const clerk = await web().signedIn('受理01');
      const id = await open(clerk);
      await file(anId(id), 9);
      for (const name of ['测试乙', '测试丙']) {
        await clerk.open('/desk/register');
        await clerk.submit('/desk/register', { ...CALL, category: 'metering', complainantName: name, massEventId: id });
      }
      await desk.advanceTo('2026-09-29T06:00:00.000Z');
      const { number, complaintId: latest } = await desk.file();
      const later = await web().signedIn('受理01');
      await later.open(`/desk/events/${id}`);
      await later.submit(`/desk/events/${id}/cases`, { number });
      await desk.settled();
      const cases = await casesOf(anId(id));
      expect(new Set(cases.map((one) => one.number)).size).to.equal(12);
      await later.open(`/desk/events/${id}`);
      expect(numbersOn(later)).to.have.length(12);
      // Who complains is asked of each: registration is not done together.
      expect(words(later)).to.not.include('登记投诉：');
      // Those of the portal; the two calls are registered.
      const toRegister = await Promise.all(cases.map(async ({ id }) => (await desk.openTasks(id))[0]));
      expect(toRegister.filter((task) => task === 'userTask_Register')).to.have.length(10);
      for (const [index, one] of cases.entries())
        if (toRegister[index] === 'userTask_Register') await desk.complete('受理01', 'userTask_Register', {}, one.id);

      for (const [account, elementId, fields] of SHARED) {
        const browser = await web().signedIn(account);
        await sendTogether(
          browser,
          await browser.open(tasksOf(anId(id), elementId)),
          tasksOf(anId(id), elementId),
          fields,
        );
        expect(words(browser), desk.logged.at(-1)).to.include('已办理 12 件，未办理 0 件');
      }
      const { read } = desk.database;
      for (const one of cases) {
        expect((await desk.complaint(one.id)).state).to.equal('resultTold');
        const letter = (await desk.useCases.cases.caseFile(await desk.user('投诉办01'), one.id)).notices.find(
          ({ event }) => event === 'result',
        );
        expect(letter?.body).to.include(one.number).and.to.include('已恢复');
        const types = await desk.ledgerTypes(one.id);
        const handedIn = ['work-item.submitted', 'complaint.registered'];
        expect(types.filter((type) => handedIn.includes(type))).to.have.length(9);
        expect(await desk.openTasks(one.id)).to.deep.equal(['userTask_ReturnVisit']);
      }
      // Each limit counts from its own case's beginning: the acceptance of the one that came at 14:00, for instance.
      const begun = async (complaintId: ComplaintId) =>
        Math.min(...(await read.clocks.ofComplaints([complaintId])).map(({ startedAt }) => Date.parse(startedAt)));
      const earliest = cases.find(({ id: one }) => one !== latest)?.id ?? anId<ComplaintId>('nothing');
      expect((await begun(latest)) - (await begun(earliest))).to.equal(5 * 3_600_000);
      expect(new Set(cases.map(({ processInstanceKey }) => processInstanceKey)).size).to.equal(12);
      // How satisfied somebody is, is asked of each.
      const visitor = await web().signedIn('回访01');
      await visitor.open(`/desk/events/${id}`);
      expect(words(visitor)).to.not.include('统一办理');
      expect((await entries('mass-event.answered')).map(({ facts }) => facts['done'])).to.deep.equal(
        SHARED.map(() => 12),
      );
      expect((await web().desk.database.snapshot(checkLedger)).faults).to.deep.equal([]);
    });

    it('are told one thing once, each in the language of its complainant', async () => {
      const { desk } = web();
      const office = await web().signedIn('投诉办01');
      const id = await open(office);
      await file(anId(id), 12);
      const cases = await casesOf(anId(id));
      const message = `/desk/events/${id}/message`;
      await office.open(`/desk/events/${id}`);
      await office.submit(message, { text: '' });
      expect(office.page.status).to.equal(422);
      expect(words(office)).to.include('请填写告知内容');
      const text = { text: '预计今晚八时恢复供气。', textEn: 'Gas is expected back at eight.' };
      await office.submit(message, text);
      expect(words(office)).to.include('已告知 12 件投诉的投诉人');
      await office.submit(message, text);
      expect(words(office)).to.include('已告知 0 件').and.to.include('12 件此前已告知');
      for (const one of cases) {
        const { notices } = await desk.useCases.cases.caseFile(await desk.user('投诉办01'), one.id, {
          reveal: 'verify',
        });
        const [letter, ...more] = notices.filter(({ event }) => event === 'mass-event');
        expect(more).to.deep.equal([]);
        expect(letter?.body).to.include(one.number);
        expect(letter?.body).to.include(
          one.locale === 'en' ? 'Gas is expected back at eight.' : '预计今晚八时恢复供气。',
        );
        expect(letter?.audience).to.equal('complainant');
      }
      // Whoever joins later is told the same by sending it again; nobody else hears it twice.
      const { number, complaintId } = await desk.file();
      await office.submit(`/desk/events/${id}/cases`, { number });
      await office.submit(message, text);
      expect(words(office)).to.include('已告知 1 件投诉的投诉人');
      expect(await desk.told(['mass-event'], complaintId)).to.have.length(1);
      expect((await entries('mass-event.answered')).map(({ facts }) => facts['told'])).to.deep.equal([12, 1]);
      const rows = JSON.stringify(await desk.rows());
      expect(rows).not.to.include('预计今晚').and.not.to.include('expected back');
    });
  });

  describe('a message to more than can be told at once', () => {
    const CROWD = 1005;

    it('reaches all 1,005 complainants, once each, and the page says how many', async function () {
      this.timeout(LONGEST_TELLING_MS);
      const { desk } = web();
      const id = await open(await web().signedIn('受理01'));
      await file(anId(id), 1);
      const [one] = await casesOf(anId(id));
      await copies(desk, one?.id ?? anId('nothing'), CROWD - 1);
      const office = await web().signedIn('投诉办01');
      const path = `/desk/events/${id}`;
      await office.open(path);
      await office.submit(`${path}/message`, { text: '预计今晚八时恢复供气。' });
      expect(words(office)).to.match(/已告知 \d+ 人，共 1005 人/);
      await desk.settled();
      await office.open(path);
      expect(words(office)).to.include('已告知 1005 人，共 1005 人').and.not.to.include('查看最新进度');
      const told = await desk.database.knex('notice').where({ event: 'mass-event' }).pluck('complaint_id');
      expect([told.length, new Set(told).size]).to.deep.equal([CROWD, CROWD]);
      expect((await entries('mass-event.answered')).map(({ facts }) => facts['told'])).to.deep.equal([CROWD]);
      await office.open(`${path}?lang=en`);
      expect(words(office)).to.include('1005 of 1005 complainants have been told');
    });
  });

  describe('one answer to many', () => {
    /** Three cases of one outage that wait for their acceptance. */
    async function accepting(): Promise<{ id: MassEventId; path: string; tasks: string[]; cases: Complaint[] }> {
      const { desk } = web();
      const id = await open(await web().signedIn('受理01'));
      await file(anId(id), 3);
      const cases = await casesOf(anId(id));
      for (const one of cases) await desk.complete('受理01', 'userTask_Register', {}, one.id);
      const tasks = await Promise.all(
        cases.map(async (one) => (await desk.task('userTask_DecideAcceptance', one.id)).id),
      );
      return { id: anId(id), path: tasksOf(anId(id), 'userTask_DecideAcceptance'), tasks, cases };
    }
    const submitted = async (complaintId: ComplaintId): Promise<number> =>
      (await web().desk.database.read.submissions.ofComplaint(complaintId)).length;

    it('goes to the ticked cases only', async () => {
      const { path, tasks, cases } = await accepting();
      const office = await web().signedIn('投诉办01');
      await sendTogether(office, await office.open(path), path, { acceptance: 'accepted' }, tasks.slice(1));
      expect(words(office)).to.include('已办理 2 件，未办理 0 件');
      expect(await Promise.all(cases.map((one) => submitted(one.id)))).to.deep.equal([1, 2, 2]);
      await sendTogether(office, await office.open(path), path, { acceptance: 'accepted' }, []);
      expect(office.page.status).to.equal(422);
      expect(words(office)).to.include('请至少选择一件投诉');
    });

    it('is checked once, and comes back with what is missing', async () => {
      const { path, tasks, cases } = await accepting();
      const office = await web().signedIn('投诉办01');
      await sendTogether(office, await office.open(path), path, {}, tasks.slice(0, 2));
      expect(office.page.status).to.equal(422);
      expect(elements(office.document, 'input[type="checkbox"][checked]')).to.have.length(2);
      expect(await Promise.all(cases.map((one) => submitted(one.id)))).to.deep.equal([1, 1, 1]);
    });

    it('sent twice does nothing twice', async () => {
      const { path, cases } = await accepting();
      const office = await web().signedIn('投诉办01');
      const stale = await office.open(path);
      await sendTogether(office, stale, path, { acceptance: 'accepted' });
      await sendTogether(office, stale, path, { acceptance: 'declined' });
      expect(words(office)).to.include('已办理 0 件，未办理 3 件').and.to.include('此前已经提交');
      expect(await Promise.all(cases.map((one) => submitted(one.id)))).to.deep.equal([2, 2, 2]);
      await office.open(path);
      expect(words(office)).to.include('目前没有可以统一办理的任务');
    });

    it('says case by case what was not done and why', async () => {
      const { desk } = web();
      const { id, path, tasks, cases } = await accepting();
      const office = await web().signedIn('投诉办01');
      const page = await office.open(path);
      const [first, second, third] = cases as [Complaint, Complaint, Complaint];
      const [taken = '', hidden = ''] = tasks;
      await desk.useCases.tasks.claimWorkItem(await desk.user('投诉办02'), anId(taken));
      const self = await desk.user('投诉办01');
      const leader = await desk.user('总经理01');
      await desk.useCases.tasks.recuse(leader, second.id, { userId: self.id, department: null, reason: 'interest' });
      await desk.settled();
      expect(page.html).to.include(second.number);
      await sendTogether(office, await office.open(path), path, { acceptance: 'accepted' }, [
        taken,
        hidden,
        tasks[2] ?? '',
        'unknown',
      ]);
      const answer = words(office);
      expect(answer).to.include('已办理 1 件，未办理 3 件');
      expect(answer).to.include(`${first.number} 未办理：已由`).and.to.include('您无权办理或须回避');
      expect(answer).to.include(`${third.number} 已提交`).and.to.include('没有这项任务');
      expect(answer).not.to.include(second.number);
      await office.open(`/desk/events/${id}`);
      expect(numbersOn(office)).to.have.members([first.number, third.number]);
    });

    it('does not reach a case that was taken out meanwhile', async () => {
      const { desk } = web();
      const { id, path, tasks, cases } = await accepting();
      const office = await web().signedIn('投诉办01');
      await desk.useCases.massEvents.unlinkCase(
        await desk.user('受理01'),
        id,
        cases[0]?.id ?? anId('nothing'),
        '另一处停气。',
      );
      await sendTogether(office, await office.open(path), path, { acceptance: 'accepted' }, tasks);
      expect(words(office)).to.include('已办理 2 件，未办理 1 件').and.to.include('投诉已不在本事件中');
      expect(await submitted(cases[0]?.id ?? anId('nothing'))).to.equal(1);
    });

    it('is still given when the outage is over; nobody joins it any more', async () => {
      const { desk } = web();
      const { id, path } = await accepting();
      const office = await web().signedIn('投诉办01');
      await desk.useCases.massEvents.closeMassEvent(await desk.user('投诉办01'), id);
      const { number } = await desk.file();
      await office.open(`/desk/events/${id}`);
      expect(office.page.html).not.to.include(`/desk/events/${id}/cases"`);
      await office.post(`/desk/events/${id}/cases`, { number });
      expect(office.page.status).to.equal(409);
      await office.open(`/desk/events/${id}`);
      await office.submit(`/desk/events/${id}/message`, { text: '已恢复供气。' });
      expect(words(office)).to.include('已告知 3 件');
      await sendTogether(office, await office.open(path), path, { acceptance: 'accepted' });
      expect(words(office)).to.include('已办理 3 件');
    });
  });

  describe('whoever may not see a case', () => {
    it('sees none of it in its event, nor counts it', async () => {
      const { desk } = web();
      const clerk = await web().signedIn('受理01');
      const id = await open(clerk);
      await file(anId(id), 2);
      const matter = await desk.file();
      const other = await desk.file();
      const user = await desk.user('受理01');
      const matterId = await desk.useCases.massEvents.linkTogether(user, other.complaintId, {
        number: matter.number,
        title: '抄表周期',
      });
      const recused = await desk.user('分管领导02');
      const office = await desk.user('投诉办01');
      for (const { id: complaintId } of await desk.database.read.complaints.all())
        await desk.useCases.tasks.recuse(office, complaintId, {
          userId: recused.id,
          department: null,
          reason: 'interest',
        });

      const leader = await web().signedIn('分管领导02');
      await leader.open('/desk/events');
      // The outage is known in the whole house, its cases are not.
      expect(words(leader)).to.include('城东片区停气').and.to.include('0 件').and.not.to.include('抄表周期');
      await leader.open(`/desk/events/${id}`);
      expect(leader.page.status).to.equal(200);
      expect(numbersOn(leader)).to.deep.equal([]);
      expect((await leader.open(`/desk/events/${matterId}`)).status).to.equal(403);

      // Engineering has one of the cases, metering none.
      const [one] = await casesOf(anId(id));
      await desk.complete('受理01', 'userTask_Register', {}, one?.id);
      await desk.complete('投诉办01', 'userTask_DecideAcceptance', {}, one?.id);
      await desk.complete('投诉办01', 'userTask_Assign', {}, one?.id);
      const own = await web().signedIn('承办01');
      await own.open('/desk/events');
      expect(words(own)).to.include('1 件');
      await own.open(`/desk/events/${id}`);
      expect(numbersOn(own)).to.deep.equal([one?.number]);
      const foreign = await web().signedIn('承办02');
      await foreign.open('/desk/events');
      expect(words(foreign)).to.include('目前没有集中投诉');
      expect((await foreign.open(`/desk/events/${id}`)).status).to.equal(403);
      expect((await foreign.open(tasksOf(anId(id), 'userTask_Investigate'))).status).to.equal(403);
    });
  });
});

const CALL_INPUT = {
  ...CALL,
  channel: 'web' as const,
  category: 'supply' as const,
  safetyHazard: false,
  locale: 'zh-CN' as const,
  email: '',
  address: '',
  occurredAt: '',
  desiredOutcome: '',
};
