/** 客户投诉处理管理办法 (D16): half an hour from the first who heard, leader approval, validity, major complaints. */
import { expect } from 'chai';
import { at } from '../kit/calendar.js';
import { withDesk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';
import { aDay } from '../kit/instants.js';

const CELLS = {
  'D16_2025_1.dmn#limits_findings_amount': '3',
  'D16_2025_1.dmn#duties_handling_assessment_period': '\"quarter\"',
  'D16_2025_1.dmn#profile_settings_damageThreshold': '10000',
};
const NIGHT = at('2025-09-30', '23:50');
const UNTIL_FINDINGS = [
  'userTask_Assign',
  'userTask_Investigate',
  'userTask_ReportFindings',
  'userTask_ConfirmFindings',
];
const PUT_RIGHT = ['userTask_DraftPlan', 'userTask_ApprovePlan', 'userTask_CarryOut', 'userTask_ConfirmRectification'];

describe('D16 over National Day 2025', () => {
  const desk = withDesk({ start: NIGHT, policy: 'D16_2025_1', cells: CELLS });
  async function steps(...elements: string[]): Promise<void> {
    for (const element of elements) await desk().do(element);
  }
  const group = async (elementId: string) => (await desk().task(elementId)).group;
  const staff = { heardBy: 'staff', heardAt: NIGHT } as const;

  it('an ordinary complaint is handed over, approved, investigated by its department, found valid, put right and answered for (D16-R06, D16-R07, D16-R09, D16-R10, D16-R11, D16-R12, D16-R13, D16-R14, D16-R16, D16-R18, D16-R19, D16-R20, D16-R21, D16-R22)', async () => {
    await desk().file(staff);
    expect(await group('userTask_TakeOver')).to.equal('complaint-office');
    await desk().advanceTo(at('2025-10-01', '00:19'));
    await steps('userTask_TakeOver');
    expect(await group('userTask_Register')).to.equal('complaint-office');
    await desk().advanceTo(at('2025-10-09', '09:00'));
    await steps('userTask_Register');
    expect(await group('userTask_ApproveTransfer')).to.equal('supervising-leader');
    await desk().do('userTask_ApproveTransfer', { transferOutcome: 'returned' });
    await steps('userTask_SupplementRecord', 'userTask_ApproveTransfer');
    expect(await desk().told(['assigned'])).to.deep.equal([]);
    await steps('userTask_Assign');
    expect(await desk().told(['assigned'])).to.have.length(2);
    expect(await group('userTask_Investigate')).to.equal('handler:engineering');
    await steps('userTask_Investigate');
    expect(await group('userTask_ReportFindings')).to.equal('department-manager:engineering');
    await steps('userTask_ReportFindings');
    await desk().do('userTask_ConfirmFindings', { findingsOutcome: 'sentBack' });
    await desk().advanceTo(at('2025-10-13', '09:00'));
    await steps('userTask_ReportFindings', 'userTask_ConfirmFindings');
    expect(await group('userTask_DecideValidity')).to.equal('supervising-leader');
    await steps('userTask_DecideValidity', 'userTask_DraftPlan');
    expect(await group('userTask_ApprovePlan')).to.equal('complaint-office');
    await steps('userTask_ApprovePlan', 'userTask_CarryOut', 'userTask_ConfirmRectification', 'userTask_PrepareResult');
    expect(await group('userTask_ReturnVisit')).to.equal('complaint-office');
    await steps('userTask_ReturnVisit');
    expect(await group('userTask_DecideAccountability')).to.equal('complaint-office');
    await desk().do('userTask_DecideAccountability', { accountabilityOutcome: 'sanction', sanction: '扣减绩效。' });
    expect(await group('userTask_CarryOutSanction')).to.equal('hr');
    await steps('userTask_CarryOutSanction');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied', validity: 'valid' });
    expect(await desk().limits()).to.deep.equal([
      'hand-over 2025-10-01 00:20 → met',
      'findings 2025-10-13 24:00 → met',
      // The company's own, of 3 working days for what came back.
      'revise-findings 2025-10-13 24:00 → met',
      'rectify 2026-10-20 24:00 → met',
    ]);
  });

  it('of whom a colleague heard first is handed over within half an hour of that, not of what was written down (D16-R19)', async () => {
    await desk().advanceTo(at('2025-10-01', '00:10'));
    await desk().file({ ...staff, receivedAt: at('2025-10-01', '00:05') });
    expect(await desk().limits()).to.deep.equal(['hand-over 2025-10-01 00:20 → running']);
    await desk().advanceTo(at('2025-10-01', '00:20'));
    await steps('userTask_TakeOver');
    expect(await desk().limits()).to.deep.equal(['hand-over 2025-10-01 00:20 → late']);
  });

  it('what the leader finds invalid is explained, and nobody answers for it (D16-R09, D16-R14)', async () => {
    await desk().file();
    await steps('userTask_Register', 'userTask_ApproveTransfer', ...UNTIL_FINDINGS);
    await desk().do('userTask_DecideValidity', { validity: 'invalid', validityReason: '非我方原因。' });
    await steps('userTask_PrepareExplanation', 'userTask_ReturnVisit');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied', validity: 'invalid' });
  });

  it('who is dissatisfied may appeal to a leader who took no part (D16-R06, D05-R16)', async () => {
    await desk().file();
    await steps('userTask_Register', 'userTask_ApproveTransfer', ...UNTIL_FINDINGS, 'userTask_DecideValidity');
    await steps(...PUT_RIGHT, 'userTask_PrepareResult');
    await desk().do('userTask_ReturnVisit', { visitOutcome: 'dissatisfied' });
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'explained' });
    await desk().do('userTask_ReturnVisit', { visitOutcome: 'dissatisfied' });
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'appeal' });
    const { id } = await desk().task('userTask_DecideAppeal');
    const judge = await desk().user('分管领导01');
    await desk()
      .useCases.tasks.claimWorkItem(judge, id)
      .then(
        () => expect.fail('whoever decided on validity may not decide the appeal'),
        (error: { code: string }) => expect(error.code).to.equal('tookPart'),
      );
    await desk().do('userTask_DecideAppeal', { appealOutcome: 'upheld' });
    await steps(...PUT_RIGHT, 'userTask_PrepareResult');
    await desk().do('userTask_ReturnVisit', { visitOutcome: 'dissatisfied' });
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'appeal' });
    await desk().do('userTask_DecideAppeal', { appealOutcome: 'dismissed', appealReason: '已按规定处理。' });
    await steps('userTask_DecideAccountability');
    // The decision is mailed when the company opens: until then the case is not archived.
    await desk().advanceTo(at('2025-10-01', '09:00'));
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'closed' });
    expect(await desk().told(['appeal-decision'])).to.have.length(2);
  });

  it('late at every limit: after half an hour the office hears of it, then the leaders, whatever the hour (D16-R19, D16-R10, D16-R12)', async () => {
    await desk().file(staff);
    await desk().advanceTo(at('2025-10-01', '00:49'));
    const all = ['deadline-reminder', 'deadline-overdue', 'escalation'];
    expect(await desk().told(all)).to.deep.equal([
      '2025-10-01 00:10 deadline-reminder → complaint-office',
      '2025-10-01 00:20 deadline-overdue → complaint-office',
      '2025-10-01 00:35 escalation → supervising-leader',
    ]);
    await desk().advanceTo(at('2025-10-01', '00:50'));
    expect((await desk().told(['escalation'])).at(-1)).to.equal('2025-10-01 00:50 escalation → general-manager');
    const notices = await desk().database.read.notices.ofComplaint(desk().complaints[0] ?? anId('nothing'));
    expect(
      notices.every(({ createdAt, releaseAt }) => createdAt === releaseAt),
      'at once, at night',
    ).to.equal(true);
    await steps('userTask_TakeOver', 'userTask_Register', 'userTask_ApproveTransfer', 'userTask_Assign');
    await desk().advanceTo(at('2025-10-11', '24:00'));
    expect((await desk().told(['deadline-overdue'])).at(-1)).to.equal(
      '2025-10-11 24:00 deadline-overdue → department-manager:engineering',
    );
    await steps(
      'userTask_Investigate',
      'userTask_ReportFindings',
      'userTask_ConfirmFindings',
      'userTask_DecideValidity',
    );
    await desk().do('userTask_DraftPlan', { planDueOn: '2025-10-13' });
    await steps('userTask_ApprovePlan');
    await desk().advanceTo(at('2025-10-13', '24:00'));
    await steps('userTask_CarryOut', 'userTask_ConfirmRectification', 'userTask_PrepareResult', 'userTask_ReturnVisit');
    await steps('userTask_DecideAccountability');
    expect(await desk().limits()).to.deep.equal([
      'hand-over 2025-10-01 00:20 → late',
      'findings 2025-10-11 24:00 → late',
      'rectify 2025-10-13 24:00 → late',
    ]);
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });

  it('a major one is reported and tracked at once, transferred without approval, decided by the general manager (D16-R15, D16-R23, D16-R24, D16-R28)', async () => {
    await desk().file(staff);
    await steps('userTask_TakeOver');
    await desk().do('userTask_Register', { damageAmount: 10_000 });
    expect(await desk().complaint()).to.include({ major: true, majorCriterion: 'damage' });
    expect(await desk().openTasks()).to.have.members(['userTask_TrackMajor', 'userTask_Assign']);
    expect(await desk().told(['major-alert'])).to.deep.equal(['2025-09-30 23:50 major-alert → supervising-leader']);
    await steps(...UNTIL_FINDINGS, 'userTask_DecideValidity', 'userTask_DraftPlan');
    expect(await group('userTask_ApprovePlan')).to.equal('general-manager');
    await steps('userTask_ApprovePlan', 'userTask_CarryOut', 'userTask_ConfirmRectification', 'userTask_PrepareResult');
    await steps('userTask_TrackMajor', 'userTask_ReturnVisit');
    expect(await group('userTask_DecideAccountability')).to.equal('general-manager');
    await steps('userTask_DecideAccountability');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
    expect(await desk().ledgerTypes()).to.include.members(['case.major-reported', 'case.major-tracked']);
  });

  it('below the company\u2019s threshold damage is not major (D16-R24)', async () => {
    await desk().file();
    await desk().do('userTask_Register', { damageAmount: 9_999 });
    expect(await desk().complaint()).to.include({ major: false });
    expect(await desk().openTasks()).to.deep.equal(['userTask_ApproveTransfer']);
  });

  it('what a business manager settles on the spot is recorded without a hand-over; what cannot be settled goes on (D16-R17)', async () => {
    await desk().file({ heardBy: 'fieldManager', heardAt: NIGHT });
    expect(await desk().openTasks()).to.deep.equal(['userTask_Register']);
    await steps('userTask_Register', 'userTask_SettleOnTheSpot');
    const settled = await desk().complaint();
    expect(settled).to.include({ state: 'archived', outcome: 'settled' });
    expect(settled.reopenUntil, 'signed for: not disputed').to.equal(settled.archivedAt);
    expect(await desk().limits()).to.deep.equal([]);
    expect(await desk().ledgerTypes()).to.include('case.settled');
    const { complaintId } = await desk().file();
    await desk().do('userTask_Register', { settlement: true }, complaintId);
    await desk().do('userTask_SettleOnTheSpot', { spotOutcome: 'notSettled' }, complaintId);
    expect(await desk().openTasks(complaintId)).to.deep.equal(['userTask_ApproveTransfer']);
    expect(await desk().ledgerTypes(complaintId)).not.to.include('case.settled');
  });

  it('a manager complained about neither investigates nor sees the case (D16-R09, D05-R10)', async () => {
    await desk().file();
    await desk().do('userTask_Register', { subject: 'manager', subjectAccount: '部门负责人01' });
    await steps('userTask_ApproveTransfer', 'userTask_Assign');
    expect(await group('userTask_Investigate')).to.equal('complaint-office');
    const manager = await desk().user('部门负责人01');
    await desk()
      .useCases.cases.caseFile(manager, desk().complaints[0] ?? anId('nothing'))
      .then(
        () => expect.fail('whoever is complained about sees nothing'),
        (error: { code: string }) => expect(error.code).to.equal('forbidden'),
      );
    const { total } = await desk().useCases.search.searchCases(manager, { text: '', state: '', from: 0, limit: 10 });
    expect(total).to.equal(0);
  });

  it('a case that a department sends back is assigned anew (D16-R22)', async () => {
    await desk().file();
    await steps('userTask_Register', 'userTask_ApproveTransfer', 'userTask_Assign');
    await desk().do('userTask_Investigate', { investigationOutcome: 'returned', returnReason: '属计量部门。' });
    await desk().do('userTask_Assign', { responsibleDepartment: 'metering' });
    expect(await group('userTask_Investigate')).to.equal('handler:metering');
    expect((await desk().limits()).filter((line) => line.startsWith('findings'))).to.have.length(1);
  });

  it('an order of 12345 keeps its own date beside the company\u2019s limits (D16-R02, D16-R03)', async () => {
    await desk().file({ channel: 'gov12345', externalNumber: '12345-0001', externalDueOn: aDay('2025-10-10') });
    expect(await desk().limits()).to.deep.equal(['outside-order 2025-10-10 24:00 → running']);
    await desk().advanceTo(at('2025-10-13', '24:00'));
    expect((await desk().told(['escalation'])).map((line) => line.split(' → ')[1])).to.deep.equal([
      'supervising-leader',
    ]);
  });
});

describe('D16 over Spring Festival 2026', () => {
  const desk = withDesk({ start: at('2026-02-14', '23:45'), policy: 'D16_2025_1', cells: CELLS });

  it('half an hour does not wait for the holiday to end, the written findings do (D16-R10, D16-R19)', async () => {
    await desk().file({ heardBy: 'staff', heardAt: at('2026-02-14', '23:40') });
    for (const element of ['userTask_TakeOver', 'userTask_Register', 'userTask_ApproveTransfer', 'userTask_Assign'])
      await desk().do(element);
    expect(await desk().limits()).to.deep.equal([
      'hand-over 2026-02-15 00:10 → met',
      'findings 2026-02-26 24:00 → running',
    ]);
    await desk().advanceTo(at('2026-02-26', '23:59'));
    for (const element of ['userTask_Investigate', 'userTask_ReportFindings', 'userTask_ConfirmFindings'])
      await desk().do(element);
    await desk().do('userTask_DecideValidity');
    await desk().do('userTask_DraftPlan', { planDueOn: '2026-02-28' });
    await desk().do('userTask_ApprovePlan');
    await desk().advanceTo(at('2026-02-28', '23:59'));
    for (const element of ['userTask_CarryOut', 'userTask_ConfirmRectification', 'userTask_PrepareResult'])
      await desk().do(element);
    await desk().do('userTask_ReturnVisit');
    await desk().do('userTask_DecideAccountability');
    expect(await desk().limits()).to.deep.equal([
      'hand-over 2026-02-15 00:10 → met',
      'findings 2026-02-26 24:00 → met',
      'rectify 2026-02-28 24:00 → met',
    ]);
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });
});
