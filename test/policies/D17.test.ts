/** The classification of 客户投诉管理制度 (D17): a scheme that any policy can select, here D03 and D16. */
import { expect } from 'chai';
import { at } from '../kit/calendar.js';
import { withDesk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';

const SCHEME = '"D17_2025_1"';

describe('D17 on D03', () => {
  const desk = withDesk({
    start: at('2025-09-29', '10:00'),
    cells: { 'D03_2025_1.dmn#profile_settings_natureScheme': SCHEME },
  });
  const UNTIL_JUDGED = ['userTask_Register', 'userTask_DecideAcceptance', 'userTask_Assign', 'userTask_Investigate'];
  const UNTIL_VISITED = [
    'userTask_DraftPlan',
    'userTask_ApprovePlan',
    'userTask_CarryOut',
    'userTask_ConfirmRectification',
    'userTask_PrepareResult',
    'userTask_ReturnVisit',
  ];
  async function steps(...elements: string[]): Promise<void> {
    for (const element of elements) await desk().do(element);
  }

  it('keeps what is unfounded open until it is clarified, with every judgement of it (D17-R05, D17-R06, D17-R07, D17-R11, D17-R14, D17-R15)', async () => {
    await desk().file();
    await steps(...UNTIL_JUDGED);
    await desk().do('userTask_JudgeNature', { eventTrue: 'no' });
    expect(await desk().complaint()).to.include({ nature: 'unfounded' });
    await steps(...UNTIL_VISITED);
    expect(await desk().openTasks(), 'it may not close').to.deep.equal(['userTask_JudgeNature']);
    await desk().do('userTask_JudgeNature', { eventTrue: 'no' });
    expect(await desk().openTasks(), 'nor while it stays unclear').to.deep.equal(['userTask_JudgeNature']);
    await desk().do('userTask_JudgeNature', { conduct: 'attitude' });
    expect(await desk().complaint()).to.include({ state: 'archived', nature: 'valid' });
    const judged = (await desk().database.read.ledger.ofComplaint(desk().complaints[0] ?? anId('nothing'))).filter(
      ({ type }) => type === 'case.nature-judged',
    );
    expect(judged.map(({ facts }) => `${String(facts['nature'])} ${String(facts['grade'])}`)).to.deep.equal([
      'unfounded none',
      'unfounded none',
      'valid C',
    ]);
  });

  it('records the level of impact beside the class (D17-R09, D17-R16, D17-R17)', async () => {
    await desk().file();
    await steps(...UNTIL_JUDGED);
    const exposed = { conduct: 'extortion', exposure: 'nationalMedia', majorSocialImpact: 'yes' };
    await desk().do('userTask_JudgeNature', exposed);
    const entry = (await desk().database.read.ledger.ofComplaint(desk().complaints[0] ?? anId('nothing'))).find(
      ({ type }) => type === 'case.nature-judged',
    );
    expect(entry?.facts).to.include({ nature: 'valid', fault: 'staff', grade: 'A', impactLevel: 1 });
    expect(await desk().complaint(), 'on the case').to.include({ fault: 'staff', grade: 'A', impactLevel: 1 });
    const { happened } = await desk().database.read.reports.facts(at('2025-01-01', '00:00'), at('2026-12-31', '24:00'));
    expect(happened.filter(({ fact }) => fact === 'judged').map(({ value }) => value)).to.deep.equal([
      'valid/staff/A/1',
    ]);
  });
});

describe('D17 on D16', () => {
  const desk = withDesk({
    start: at('2025-09-29', '10:00'),
    policy: 'D16_2025_1',
    cells: {
      'D16_2025_1.dmn#limits_findings_amount': '3',
      'D16_2025_1.dmn#duties_handling_assessment_period': '\"quarter\"',
      'D16_2025_1.dmn#profile_settings_damageThreshold': '10000',
      'D16_2025_1.dmn#profile_settings_natureScheme': SCHEME,
    },
  });

  it('stands beside the leader\u2019s decision on validity, which is not asked for twice (D16-R14, D17-R12, D17-R13, D17-R15)', async () => {
    await desk().file();
    const before = ['userTask_Register', 'userTask_ApproveTransfer', 'userTask_Assign', 'userTask_Investigate'];
    for (const element of [...before, 'userTask_ReportFindings', 'userTask_ConfirmFindings']) await desk().do(element);
    await desk().do('userTask_DecideValidity', { validity: 'invalid' });
    await desk().do('userTask_JudgeNature', { eventTrue: 'no' });
    for (const element of ['userTask_PrepareExplanation', 'userTask_ReturnVisit']) await desk().do(element);
    expect(await desk().openTasks()).to.deep.equal(['userTask_JudgeNature']);
    await desk().do('userTask_JudgeNature', { eventTrue: 'expected' });
    expect(await desk().complaint()).to.include({ state: 'archived', validity: 'invalid', nature: 'attention' });
  });
});
