/** What complainants do about the answer, and while they wait for it: urge, accept, dispute, appeal, open it again. */
import { expect } from 'chai';
import { at } from '../kit/calendar.js';
import { withDesk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';
import { walkTo } from '../kit/walk.js';

/** A promise that must fail with this code. */
async function refused(doing: Promise<unknown>, code: string): Promise<void> {
  const outcome = await doing.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
  expect(outcome).to.equal(code);
}
const WHY = { text: '表还是走得快，要求重新检测。', appeal: false };

describe('an answer', () => {
  const desk = withDesk({ start: at('2026-03-02', '10:00') });
  const acts = async ({ number, queryCode }: { number: string; queryCode: string }) =>
    desk().useCases.portal.trackComplaint(number, queryCode);
  const events = async (): Promise<string[]> =>
    (await desk().database.read.ledger.ofComplaint(desk().complaints[0] ?? anId('nothing'))).map(({ type }) => type);

  it('can be disputed as soon as it is told: no visit is waited for, it is negotiated at once (D04-R21, D11-R18)', async () => {
    const filed = await desk().file();
    await walkTo(desk(), 'userTask_PrepareResult');
    expect(await acts(filed)).to.include({ canDispute: false, canAccept: false });
    await refused(desk().useCases.portal.disputeAnswer(filed.number, filed.queryCode, WHY), 'wrongState');
    await walkTo(desk(), 'userTask_ReturnVisit', 'userTask_PrepareResult');
    expect(await acts(filed)).to.include({ canDispute: true, canAppeal: true, canAccept: true });
    await desk().useCases.portal.disputeAnswer(filed.number, filed.queryCode, WHY);
    await refused(desk().useCases.portal.disputeAnswer(filed.number, filed.queryCode, WHY), 'wrongState');
    await desk().settled();
    expect(await desk().complaint()).to.include({ state: 'disputed' });
    expect(await desk().openTasks()).to.deep.equal(['userTask_Negotiate']);
    const file = await desk().useCases.cases.caseFile(await desk().user('投诉办01'), filed.complaintId);
    expect(file.messages.map(({ kind, text }) => `${kind} ${text}`)).to.deep.equal([`dispute ${WHY.text}`]);
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'newMeasures' });
    expect(await desk().complaint()).to.include({ state: 'assigned' });
    const view = await acts(filed);
    expect(
      view?.steps.filter(({ at: done }) => done === null).map(({ key }) => key),
      'not answered any more',
    ).to.deep.equal(['answered', 'archived']);
    expect(view?.steps.find(({ current }) => current)?.key).to.equal('handling');
    const open = (await desk().database.read.clocks.ofComplaints([filed.complaintId])).filter(
      ({ endedAt }) => endedAt === null,
    );
    expect(
      view?.clocks.map(({ id }) => id),
      'limits that run, and no others',
    ).to.deep.equal(open.map(({ id }) => id));
    await walkTo(desk(), null, 'userTask_DraftPlan');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });

  it('explained once more is a new answer: visited again, and it can be disputed again, three times in all', async () => {
    const filed = await desk().file();
    await walkTo(desk(), 'userTask_ReturnVisit');
    for (let round = 0; round < 3; round += 1) {
      await desk().useCases.portal.disputeAnswer(filed.number, filed.queryCode, WHY);
      await desk().settled();
      await desk().do('userTask_Negotiate', { negotiationOutcome: 'explained' });
      expect(await desk().openTasks()).to.deep.equal(['userTask_ReturnVisit']);
    }
    expect(await acts(filed)).to.include({ canDispute: false, canAppeal: false, canAccept: true });
    await desk().do('userTask_ReturnVisit');
    const { archivedAt, reopenUntil } = await desk().complaint();
    expect(reopenUntil, 'no more disputes: nothing is waited for').to.equal(archivedAt);
  });

  it('appealed against is decided by a leader who took no part, without talking first, and once (D05-R16)', async () => {
    const filed = await desk().file();
    await walkTo(desk(), 'userTask_ReturnVisit');
    await desk().useCases.portal.disputeAnswer(filed.number, filed.queryCode, { ...WHY, appeal: true });
    await desk().settled();
    expect(await desk().openTasks()).to.deep.equal(['userTask_DecideAppeal']);
    await desk().do('userTask_DecideAppeal', { appealOutcome: 'dismissed' });
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'closed' });
    expect(await acts(filed)).to.include({ canDispute: true, canAppeal: false });
    await refused(
      desk().useCases.portal.disputeAnswer(filed.number, filed.queryCode, { ...WHY, appeal: true }),
      'wrongState',
    );
    await desk().useCases.portal.disputeAnswer(filed.number, filed.queryCode, WHY);
    await desk().settled();
    expect(await desk().openTasks(), 'what was asked for last counts').to.deep.equal(['userTask_Negotiate']);
  });

  it('of an archived case can be disputed for thirty days: the case is open again and archived again (D15-R14)', async () => {
    const filed = await desk().file();
    await walkTo(desk(), null);
    const archived = await desk().complaint();
    expect(archived).to.include({ state: 'archived', outcome: 'satisfied', retentionClass: 'ordinary' });
    expect(archived.reopenUntil).to.equal(at('2026-04-01', '24:00'));
    expect(archived.retainUntil).to.match(/^2031-03-0/);
    await desk().advanceTo(at('2026-04-01', '23:59'));
    await desk().useCases.portal.disputeAnswer(filed.number, filed.queryCode, WHY);
    await desk().settled();
    expect(await desk().complaint()).to.deep.include({
      state: 'disputed',
      outcome: null,
      archivedAt: null,
      reopenUntil: null,
      retainUntil: null,
    });
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'explained' });
    await desk().do('userTask_ReturnVisit');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
    expect((await events()).filter((type) => type === 'case.archived')).to.have.length(2);
  });

  it('is open to dispute for thirty days from when its case was archived, not from when it came in (D15-R14)', async () => {
    const filed = await desk().file();
    await walkTo(desk(), 'userTask_ReturnVisit');
    await desk().advanceTo(at('2026-03-12', '17:00'));
    await walkTo(desk(), null, 'userTask_ReturnVisit');
    await desk().advanceTo(at('2026-04-11', '23:59'));
    expect(await acts(filed)).to.include({ canDispute: true, disputeUntil: at('2026-04-11', '24:00') });
    await desk().advanceTo(at('2026-04-11', '24:00'));
    expect(await acts(filed)).to.include({ canDispute: false, disputeUntil: null });
    await refused(desk().useCases.portal.disputeAnswer(filed.number, filed.queryCode, WHY), 'wrongState');
  });

  it('is final when the thirty days are over', async () => {
    const filed = await desk().file();
    await walkTo(desk(), null);
    await desk().advanceTo(at('2026-04-01', '24:00'));
    expect(await acts(filed)).to.include({ canDispute: false, disputeUntil: null });
    await refused(desk().useCases.portal.disputeAnswer(filed.number, filed.queryCode, WHY), 'wrongState');
    const running = await desk().client.searchProcessInstances(
      { state: 'ACTIVE', processDefinitionId: 'complaint-handling' },
      { from: 0, limit: 5 },
    );
    expect(running.items).to.deep.equal([]);
  });

  it('that was accepted is not disputed; where another person has to ask, they still do (D09-R17)', async () => {
    const filed = await desk().file();
    await walkTo(desk(), 'userTask_ReturnVisit');
    await desk().useCases.portal.acceptAnswer(filed.number, filed.queryCode);
    await desk().settled();
    expect(await acts(filed)).to.include({ canDispute: false, canAccept: false });
    expect(await desk().openTasks()).to.deep.equal(['userTask_ReturnVisit']);
    await refused(desk().useCases.portal.acceptAnswer(filed.number, filed.queryCode), 'wrongState');
    expect(await events()).to.include('answer.accepted');
  });

  it('nobody disputes what they withdrew, or what was declined', async () => {
    const filed = await desk().file();
    await walkTo(desk(), 'userTask_Investigate');
    await desk().useCases.portal.withdrawComplaint(filed.number, filed.queryCode, '问题已经解决。');
    await desk().settled();
    expect(await desk().complaint()).to.include({ state: 'archived', retentionClass: 'short' });
    expect(await acts(filed)).to.include({ canDispute: false, canUrge: false, canWithdraw: false });
  });
});

describe('urging', () => {
  const desk = withDesk({ start: at('2025-09-29', '10:00') });
  const urge = ({ number, queryCode }: { number: string; queryCode: string }) =>
    desk().useCases.portal.urgeComplaint(number, queryCode, '已经等了一周。');
  const acts = async ({ number, queryCode }: { number: string; queryCode: string }) =>
    desk().useCases.portal.trackComplaint(number, queryCode);

  it('tells the complaint office, later the handler and the manager; once in two working days, over the holiday', async () => {
    const filed = await desk().file();
    await urge(filed);
    await desk().settled();
    expect(await desk().told(['complaint-urged'])).to.deep.equal([
      '2025-09-29 10:00 complaint-urged → complaint-office',
    ]);
    expect(await acts(filed)).to.include({ canUrge: false, nextUrgeFrom: at('2025-10-09', '00:00') });
    await refused(urge(filed), 'wrongState');
    await walkTo(desk(), 'userTask_Investigate');
    await desk().advanceTo(at('2025-10-08', '23:59'));
    await refused(urge(filed), 'wrongState');
    await desk().advanceTo(at('2025-10-09', '00:00'));
    await urge(filed);
    await desk().settled();
    expect(
      (await desk().told(['complaint-urged'])).slice(1).map((line) => line.split(' ').slice(2).join(' ')),
    ).to.have.members(['complaint-urged → handler:engineering', 'complaint-urged → department-manager:engineering']);
    expect((await acts(filed))?.nextUrgeFrom, 'a make-up workday is counted').to.equal(at('2025-10-11', '00:00'));
  });
});

describe('an answer under a regulation by which the handler asks (D04)', () => {
  const desk = withDesk({
    start: at('2025-09-29', '10:00'),
    policy: 'D04_2025_1',
    cells: {
      'D04_2025_1.dmn#duties_handling_assessment_period': '"quarter"',
      'D04_2025_1.dmn#duties_complaint_analysis_period': '"quarter"',
      'D04_2025_1.dmn#limits_safety_amount': '10',
      'D04_2025_1.dmn#limits_progress_first_amount': '2',
      'D04_2025_1.dmn#limits_progress_next_amount': '2',
    },
  });

  it('that was accepted on the portal needs no asking: the user is satisfied, and thanked (D04-R19, D04-R20)', async () => {
    const { number, queryCode } = await desk().file();
    await desk().do('userTask_Register', { urgency: 'normal', complexity: 'simple' });
    for (const task of ['Assign', 'Investigate', 'DraftPlan', 'CarryOut', 'ConfirmRectification', 'PrepareResult'])
      await desk().do(`userTask_${task}`);
    await desk().do('userTask_RecordService');
    expect(await desk().openTasks()).to.deep.equal(['userTask_AskSatisfaction']);
    await desk().useCases.portal.acceptAnswer(number, queryCode);
    await desk().settled();
    expect(await desk().openTasks()).to.deep.equal([]);
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
    expect(await desk().told(['thanks'])).to.have.length(1);
  });
});

describe('an answer under a regulation that holds somebody to account (D16)', () => {
  const desk = withDesk({
    start: at('2025-10-13', '09:00'),
    policy: 'D16_2025_1',
    cells: {
      'D16_2025_1.dmn#limits_findings_amount': '3',
      'D16_2025_1.dmn#duties_handling_assessment_period': '"quarter"',
      'D16_2025_1.dmn#profile_settings_damageThreshold': '10000',
    },
  });

  async function workUntil(elementId: string): Promise<void> {
    for (let round = 0; round < 40; round += 1) {
      const open = await desk().openTasks();
      if (open.includes(elementId)) return;
      await desk().do(open[0] ?? '');
    }
    throw new Error(`${elementId} does not come up.`);
  }

  it('that is disputed while sanctions take their time is heard when the case is archived, weeks later', async () => {
    const { number, queryCode } = await desk().file();
    await workUntil('userTask_DecideAccountability');
    await desk().useCases.portal.disputeAnswer(number, queryCode, WHY);
    await desk().settled();
    expect(await desk().openTasks()).to.deep.equal(['userTask_DecideAccountability']);
    await desk().advanceTo(at('2025-11-13', '09:00'));
    await desk().do('userTask_DecideAccountability', { accountabilityOutcome: 'none' });
    expect(await desk().openTasks()).to.deep.equal(['userTask_Negotiate']);
    expect(await desk().complaint()).to.include({ state: 'disputed', archivedAt: null });
  });
});
