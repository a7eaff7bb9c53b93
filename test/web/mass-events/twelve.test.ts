/** Twelve complaints of one outage: each with its own number, limits and ledger (D16-R02). */
import { expect } from 'chai';
import type { ComplaintId } from '../../../domain/cases/ids.js';
import { words } from '../../kit/html.js';
import { anId } from '../../kit/ids.js';
import { withWeb } from '../../kit/web.js';
import { CALL, eventActs } from './kit.js';

describe('mass events: twelve complaints of one outage', () => {
  const web = withWeb();
  const { open, casesOf, numbersOn, entries, file, sendTogether, tasksOf } = eventActs(web);

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
      // Who left no address is called, too.
      const open = (await desk.openTasks(one.id)).filter((task) => task !== 'userTask_TellComplainant');
      expect(open).to.deep.equal(['userTask_ReturnVisit']);
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
    expect(await web().desk.ledgerFaults()).to.deep.equal([]);
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
    expect(words(office)).to.include('已向 12 件投诉的投诉人发出');
    await office.submit(message, text);
    expect(words(office)).to.include('已向 0 件').and.to.include('12 件此前已发出');
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
    expect(words(office)).to.include('已向 1 件投诉的投诉人发出');
    expect(await desk.told(['mass-event'], complaintId)).to.have.length(1);
    expect((await entries('mass-event.answered')).map(({ facts }) => facts['told'])).to.deep.equal([12, 1]);
    const rows = JSON.stringify(await desk.rows());
    expect(rows).not.to.include('预计今晚').and.not.to.include('expected back');
  });
});
