/** The ways through complaint-handling.bpmn and what it calls, on the real engine with the real handlers. */
import { expect } from 'chai';
import { COMPLAINT, withDesk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';
import { walkTo } from '../kit/walk.js';

describe('a complaint', () => {
  const desk = withDesk();

  it('travels from receipt to the archive: registered, classified, investigated, rectified, told, visited (D03-R10, D03-R13, D03-R14, D03-R15, D03-R16, D03-R17, D03-R18)', async () => {
    await desk().file();
    await walkTo(desk(), null);
    expect(await desk().complaint()).to.include({
      state: 'archived',
      outcome: 'satisfied',
      responsibleDepartment: 'engineering',
      level: 'general',
    });
    const cases = (await desk().ledgerTypes()).filter((type) => type.startsWith('case.'));
    expect(cases).to.deep.equal([
      'case.opened',
      'case.registered',
      'case.classified',
      'case.accepted',
      'case.acknowledged',
      'case.assigned',
      'case.transferred',
      'case.investigated',
      'case.findings-confirmed',
      'case.plan-drafted',
      'case.plan-approved',
      'case.rectification-completed',
      'case.result-told',
      'case.visited',
      'case.archived',
    ]);
    expect((await desk().notices()).map(({ event, audience }) => `${event} → ${audience}`)).to.deep.equal([
      'received → complainant',
      'acknowledged → complainant',
      'assigned → handler:engineering',
      'assigned → department-manager:engineering',
      'plan-to-department → handler:engineering',
      'result → complainant',
    ]);
    const clocks = await desk().database.read.clocks.ofComplaints([desk().complaints[0] ?? anId('nothing')]);
    expect(clocks.map(({ step, state }) => `${step} ${state}`)).to.have.members([
      'register met',
      'classify met',
      'transfer met',
      'investigate met',
      'plan-notice met',
      'rectify met',
      'result met',
    ]);
    // The case waits for a dispute; when the time for that is over, nothing is left.
    await desk().advanceTo((await desk().complaint()).reopenUntil ?? '');
    const open = await desk().client.searchProcessInstances({ state: 'ACTIVE' }, { from: 0, limit: 10 });
    // Reports of the quarter wait for its end.
    expect(open.items.filter(({ processDefinitionId }) => processDefinitionId !== 'periodic-duty')).to.deep.equal([]);
    const incidents = await desk().client.searchIncidents({}, { from: 0, limit: 10 });
    expect(incidents.items).to.deep.equal([]);
  });

  it('that the complaint unit writes down is registered by that; the rest goes as ever, and the task is asked of nobody (D03-R13, D03-R14, D03-R22)', async () => {
    await desk().register('受理01', { category: 'safety', safetyHazard: true, multiParty: true });
    expect(await desk().openTasks()).to.have.members(['userTask_ConfirmDanger', 'userTask_DecideAcceptance']);
    expect(await desk().complaint()).to.include({ state: 'classified', priority: 'urgent', complexity: 'complex' });
    const ordinary = await desk().register('受理01');
    desk().complaints.splice(0, 2, ordinary);
    await walkTo(desk(), null, 'userTask_DecideAcceptance');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });

  it('whose start tells nothing of a registration, or of somebody else’s, is to be registered (D03-R07)', async () => {
    await desk().file();
    expect(await desk().openTasks()).to.deep.equal(['userTask_Register']);
    const second = await desk().register('投诉办01');
    expect(await desk().openTasks(second)).to.deep.equal(['userTask_Register']);
    const third = await desk().register('承办01');
    expect(await desk().openTasks(third)).to.deep.equal(['userTask_Register']);
    const written = await desk().database.read.submissions.ofComplaint(third);
    expect(written, 'what is registered is the complaint unit’s to say').to.deep.equal([]);
  });

  it('that is not accepted is declined with a reason, told so, and archived', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_DecideAcceptance');
    await desk().complete('投诉办01', 'userTask_DecideAcceptance', {
      declineGround: 'outOfScope',
      declineReason: '不属于本公司供气范围。',
      acceptance: 'declined',
    });
    expect(await desk().openTasks()).to.deep.equal(['userTask_ConfirmDecline']);
    await desk().complete('分管领导01', 'userTask_ConfirmDecline');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'declined' });
    const { complaintId } = { complaintId: desk().complaints[0] ?? '' };
    const file = await desk().useCases.cases.caseFile(await desk().user('投诉办01'), anId(complaintId));
    expect(file.notices.find(({ event }) => event === 'declined')?.body).to.include('不属于本公司供气范围。');
    const clocks = await desk().database.read.clocks.ofComplaints([anId(complaintId)]);
    expect(clocks.filter(({ endedAt }) => endedAt === null)).to.deep.equal([]);
  });

  it('comes back to the handler when the plan is returned, without a second investigation', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_ApprovePlan');
    await desk().complete('投诉办01', 'userTask_ApprovePlan', {
      approvalOpinion: '请补充更换依据。',
      approvalOutcome: 'returned',
    });
    expect(await desk().openTasks()).to.deep.equal(['userTask_DraftPlan']);
    const draft = await desk().useCases.tasks.taskFormData(
      await desk().user('承办01'),
      (await desk().task('userTask_DraftPlan')).id,
    );
    expect(draft).to.include({ plan: '更换燃气表，更正账单。' });
    await walkTo(desk(), null, 'userTask_DraftPlan');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });

  it('whose plan is important goes to the supervising leader, a major one to the general manager', async () => {
    await desk().file({ safetyHazard: true });
    await desk().complete('受理01', 'userTask_Register', {
      content: '闻到燃气味。',
      category: 'safety',
      safetyHazard: true,
    });
    await walkTo(desk(), 'userTask_ApprovePlan', 'userTask_DecideAcceptance');
    expect(await desk().complaint()).to.include({ level: 'major', priority: 'urgent' });
    expect((await desk().task('userTask_ApprovePlan')).group).to.equal('general-manager');
  });

  it('whose rectification is not done goes back to the handler (D03-R17)', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_ConfirmRectification');
    await desk().complete('投诉办01', 'userTask_ConfirmRectification', { rectificationConfirmed: 'notYet' });
    expect(await desk().openTasks()).to.deep.equal(['userTask_CarryOut']);
  });

  it('that does not satisfy is negotiated: explained, and visited again', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_ReturnVisit');
    await desk().complete('回访01', 'userTask_ReturnVisit', { visitOutcome: 'dissatisfied' });
    await desk().complete('投诉办01', 'userTask_Negotiate', {
      negotiationNote: '已说明计量规则。',
      negotiationOutcome: 'explained',
    });
    expect(await desk().openTasks()).to.deep.equal(['userTask_ReturnVisit']);
    await desk().complete('回访01', 'userTask_ReturnVisit', { visitOutcome: 'satisfied' });
    expect((await desk().complaint()).outcome).to.equal('satisfied');
  });

  it('that does not satisfy is negotiated: new measures, with a new plan', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_ReturnVisit');
    await desk().complete('回访01', 'userTask_ReturnVisit', { visitOutcome: 'dissatisfied' });
    await desk().complete('投诉办01', 'userTask_Negotiate', {
      negotiationNote: '再次检测。',
      negotiationOutcome: 'newMeasures',
    });
    expect(await desk().openTasks()).to.deep.equal(['userTask_DraftPlan']);
    await walkTo(desk(), null, 'userTask_DraftPlan');
    expect((await desk().complaint()).outcome).to.equal('satisfied');
  });

  it('of somebody who does not answer is archived as such after three visits on three working days', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_ReturnVisit');
    await desk().complete('回访01', 'userTask_ReturnVisit', { visitOutcome: 'noAnswer' });
    expect(await desk().openTasks()).to.deep.equal([]);
    await desk().advanceTo('2026-09-30T00:59:59.999Z');
    expect(await desk().openTasks()).to.deep.equal([]);
    await desk().advanceTo('2026-09-30T01:00:00.000Z');
    await desk().complete('回访01', 'userTask_ReturnVisit', { visitOutcome: 'noAnswer' });
    // The next working day comes after the holiday.
    await desk().advanceTo('2026-10-08T01:00:00.000Z');
    await desk().complete('回访01', 'userTask_ReturnVisit', { visitOutcome: 'noAnswer' });
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'noResponse' });
  });

  for (const elementId of [
    'userTask_Register',
    'userTask_Investigate',
    'userTask_ApprovePlan',
    'userTask_ReturnVisit',
  ]) {
    it(`can be withdrawn while it waits at ${elementId}`, async () => {
      const { number, queryCode } = await desk().file();
      await walkTo(desk(), elementId);
      await desk().useCases.portal.withdrawComplaint(number, queryCode, '问题已经解决。');
      await desk().settled();
      expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'withdrawn' });
      expect(await desk().openTasks()).to.deep.equal([]);
      expect((await desk().notices()).map(({ event }) => event)).to.include('withdrawn');
      const open = await desk().client.searchProcessInstances({ state: 'ACTIVE' }, { from: 0, limit: 10 });
      expect(open.items.map(({ processDefinitionId }) => processDefinitionId)).to.deep.equal([]);
    });
  }

  it('takes in what the complainant adds, and tells whoever works on it', async () => {
    const { number, queryCode } = await desk().file();
    await walkTo(desk(), 'userTask_Investigate');
    await desk().useCases.portal.addInformation(number, queryCode, '补充：表号末四位为 0001。');
    await desk().settled();
    expect(await desk().notices()).to.deep.include({ event: 'information-added', audience: 'handler:engineering' });
    const file = await desk().useCases.cases.caseFile(
      await desk().user('承办01'),
      desk().complaints[0] ?? anId('nothing'),
    );
    expect(file.messages.map(({ kind, text }) => `${kind} ${text}`)).to.deep.equal([
      'information 补充：表号末四位为 0001。',
    ]);
    expect(file.content.content, 'what was said first stays as it was').not.to.include('0001');
    await walkTo(desk(), null, 'userTask_Investigate');
    expect((await desk().complaint()).outcome).to.equal('satisfied');
  });

  it('filed twice with one click is one complaint', async () => {
    const first = await desk().file({ submissionToken: 'same' });
    const second = await desk().useCases.intake.fileComplaint({ ...COMPLAINT, submissionToken: 'same' });
    expect(second).to.deep.equal(first);
  });
});
