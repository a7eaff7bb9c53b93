/** 燃气投诉工作管理制度 (D04): priority, safety hand-over, simple 3 and complex 7 working days, satisfied or not. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { at } from '../kit/calendar.js';
import { withDesk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';

const CELLS = {
  'D04_2025_1.dmn#duties_handling_assessment_period': '"quarter"',
  'D04_2025_1.dmn#duties_complaint_analysis_period': '"quarter"',
  'D04_2025_1.dmn#limits_safety_amount': '10',
  'D04_2025_1.dmn#limits_progress_first_amount': '2',
  'D04_2025_1.dmn#limits_progress_next_amount': '2',
};
const SIMPLE = { urgency: 'normal', complexity: 'simple' };
const PUT_RIGHT = [
  'userTask_DraftPlan',
  'userTask_CarryOut',
  'userTask_ConfirmRectification',
  'userTask_PrepareResult',
];

describe('D04 over National Day 2025', () => {
  const desk = withDesk({ start: at('2025-09-29', '10:00'), policy: 'D04_2025_1', cells: CELLS });
  async function steps(...elements: string[]): Promise<void> {
    for (const element of elements) await desk().do(element);
  }
  const limitsOf = async (step: string) => (await desk().limits()).filter((line) => line.startsWith(step));

  it('a simple complaint is solved in three working days, its result served, the satisfied user thanked (D04-R06, D04-R07, D04-R08, D04-R09, D04-R11, D04-R13, D04-R14, D04-R17, D04-R19, D04-R20)', async () => {
    await desk().file();
    await desk().do('userTask_Register', SIMPLE);
    expect(await desk().complaint()).to.include({ priority: 'normal', complexity: 'simple' });
    await steps('userTask_Assign');
    expect(await desk().told(['assigned'])).to.have.length(2);
    await steps('userTask_Investigate');
    await desk().do('userTask_DraftPlan', { planDueOn: '2025-10-10' });
    await desk().advanceTo(at('2025-10-10', '16:00'));
    await steps('userTask_CarryOut', 'userTask_ConfirmRectification', 'userTask_PrepareResult');
    expect(await limitsOf('serve')).to.deep.equal(['serve 2025-10-11 24:00 → running']);
    await desk().advanceTo(at('2025-10-11', '09:00'));
    await steps('userTask_RecordService');
    expect(await limitsOf('resolve')).to.deep.equal(['resolve 2025-10-10 24:00 → met']);
    expect(await limitsOf('serve'), 'met when it is served, not when it is sent').to.deep.equal([
      'serve 2025-10-11 24:00 → met',
    ]);
    expect((await desk().task('userTask_AskSatisfaction')).group).to.equal('handler:engineering');
    await steps('userTask_AskSatisfaction');
    expect(await desk().told(['thanks'])).to.deep.equal(['2025-10-11 09:00 thanks → complainant']);
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });

  it('with the dissatisfied a solution is negotiated until it is settled; nobody thanks them (D04-R21)', async () => {
    await desk().file();
    await desk().do('userTask_Register', SIMPLE);
    await steps('userTask_Assign', 'userTask_Investigate', ...PUT_RIGHT, 'userTask_RecordService');
    await desk().do('userTask_AskSatisfaction', { visitOutcome: 'dissatisfied' });
    expect((await desk().task('userTask_Negotiate')).group).to.equal('complaint-office');
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'newMeasures' });
    await steps(...PUT_RIGHT, 'userTask_RecordService');
    await desk().do('userTask_AskSatisfaction', { visitOutcome: 'dissatisfied' });
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'explained' });
    expect(await desk().told(['thanks'])).to.deep.equal([]);
    await steps('userTask_AskSatisfaction');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });

  it('danger that the user tells of while a solution is negotiated is a task of the safety department (D04-R10, D04-R21)', async () => {
    await desk().file();
    await desk().do('userTask_Register', SIMPLE);
    await steps('userTask_Assign', 'userTask_Investigate', ...PUT_RIGHT, 'userTask_RecordService');
    await desk().do('userTask_AskSatisfaction', { visitOutcome: 'dissatisfied' });
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'explained', dangerNow: true });
    expect(await desk().openTasks()).to.include('userTask_ConfirmDanger');
    const [found] = await desk().database.read.dangers.ofComplaint(desk().complaints[0] ?? anId('nothing'));
    expect(found?.source).to.equal('visit');
  });

  it('danger that the user tells of when asked whether they are satisfied is a task of the safety department (D04-R10, D04-R19)', async () => {
    await desk().file();
    await desk().do('userTask_Register', SIMPLE);
    await steps('userTask_Assign', 'userTask_Investigate', ...PUT_RIGHT, 'userTask_RecordService');
    await desk().do('userTask_AskSatisfaction', { dangerNow: true });
    expect(await desk().openTasks()).to.include('userTask_ConfirmDanger');
    const [found] = await desk().database.read.dangers.ofComplaint(desk().complaints[0] ?? anId('nothing'));
    expect(found?.source).to.equal('visit');
  });

  it('late at every limit: solved too late, told too late, and the user not told how far it is (D04-R14, D04-R16, D04-R17)', async () => {
    await desk().file();
    await desk().do('userTask_Register', SIMPLE);
    await steps('userTask_Assign');
    await desk().claim('承办01', 'userTask_Investigate');
    await desk().advanceTo(at('2025-10-09', '24:00'));
    expect(await limitsOf('progress')).to.deep.equal(['progress 2025-10-09 24:00 → overdue']);
    await steps('userTask_Investigate');
    await desk().do('userTask_DraftPlan', { planDueOn: '2025-10-10' });
    await desk().advanceTo(at('2025-10-10', '24:00'));
    expect((await desk().told(['deadline-overdue'])).at(-1)).to.equal(
      '2025-10-10 24:00 deadline-overdue → department-manager:engineering',
    );
    await steps('userTask_CarryOut', 'userTask_ConfirmRectification');
    await desk().advanceTo(at('2025-10-13', '24:00'));
    await steps('userTask_PrepareResult', 'userTask_RecordService', 'userTask_AskSatisfaction');
    expect(await limitsOf('resolve')).to.deep.equal(['resolve 2025-10-10 24:00 → late']);
    expect(await limitsOf('serve')).to.deep.equal(['serve 2025-10-13 24:00 → late']);
    // A target of the company's own is told of, and not carried any higher.
    expect((await desk().told(['escalation'])).map((line) => line.split(' → ')[1])).to.deep.equal([]);
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });

  it('a complex one has seven working days; made complex later, it keeps its beginning, and history (D04-R08, D04-R15)', async () => {
    await desk().file();
    await desk().do('userTask_Register', SIMPLE);
    await steps('userTask_Assign');
    expect(await limitsOf('resolve')).to.deep.equal(['resolve 2025-10-10 24:00 → running']);
    await desk().advanceTo(at('2025-10-09', '10:00'));
    const office = await desk().user('投诉办01');
    const id = desk().complaints[0] ?? anId<ComplaintId>('nothing');
    const facts = { category: 'metering', safetyHazard: false, urgency: 'urgent', complexity: 'complex' };
    await desk().useCases.cases.reclassify(office, id, facts, '涉及历史账务。');
    await desk().settled();
    expect(await limitsOf('resolve')).to.deep.equal(['resolve 2025-10-15 24:00 → running']);
    expect(await desk().complaint()).to.include({ complexity: 'complex', priority: 'urgent' });
    const versions = await desk().useCases.cases.classifications(office, id);
    expect(
      versions.map(({ by, facts: { complexity } }) => `${by === office.id ? 'office' : by} ${String(complexity)}`),
    ).to.deep.equal(['system:complaint.classify simple', 'office complex', 'system:complaint.classify complex']);
  });

  it('called complex when it is late already, it stays late (D04-R14)', async () => {
    await desk().file();
    await desk().do('userTask_Register', SIMPLE);
    await steps('userTask_Assign');
    await desk().advanceTo(at('2025-10-11', '10:00'));
    const facts = { category: 'metering', safetyHazard: false, urgency: 'normal', complexity: 'complex' };
    await desk().useCases.cases.reclassify(
      await desk().user('受理01'),
      desk().complaints[0] ?? anId('nothing'),
      facts,
      '较复杂。',
    );
    await desk().settled();
    expect(await limitsOf('resolve')).to.deep.equal(['resolve 2025-10-10 24:00 → overdue']);
  });

  it('what threatens life or property is confirmed by the safety department and urged at once, before anybody has registered it (D04-R10)', async () => {
    await desk().file({ safetyHazard: true });
    expect(await desk().openTasks()).to.have.members(['userTask_Register', 'userTask_ConfirmDanger']);
    expect(await desk().told(['safety-alert'])).to.deep.equal([
      '2025-09-29 10:00 safety-alert → handler:safety',
      '2025-09-29 10:00 safety-alert → department-manager:safety',
    ]);
    const running = 'safety 2025-09-29 10:10 → running';
    expect(await limitsOf('safety'), 'of the regulation, and of the company').to.deep.equal([running, running]);
    await desk().advanceTo(at('2025-09-29', '10:09'));
    expect(await limitsOf('safety'), 'a notice meets nothing').to.deep.equal([running, running]);
    await steps('userTask_ConfirmDanger');
    const met = 'safety 2025-09-29 10:10 → met';
    expect(await limitsOf('safety')).to.deep.equal([met, met]);
    await steps('userTask_UrgeSafety');
    await desk().do('userTask_Register', { ...SIMPLE, safetyHazard: true });
    expect(await desk().openTasks(), 'found once, told once').to.deep.equal(['userTask_Assign']);
    await steps('userTask_Assign', 'userTask_Investigate', 'userTask_DraftPlan', 'userTask_CarryOut');
    await steps('userTask_ConfirmRectification', 'userTask_PrepareResult', 'userTask_RecordService');
    await steps('userTask_AskSatisfaction');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied', priority: 'urgent' });
  });

  it('a hazard found later starts the same lane, and is late after ten minutes (D04-R10)', async () => {
    await desk().file();
    await desk().do('userTask_Register', SIMPLE);
    await steps('userTask_Assign');
    const facts = { category: 'safety', safetyHazard: true, urgency: 'critical', complexity: 'simple' };
    await desk().useCases.cases.reclassify(
      await desk().user('投诉办01'),
      desk().complaints[0] ?? anId('nothing'),
      facts,
      '现场有燃气味。',
    );
    await desk().settled();
    expect(await desk().openTasks()).to.have.members(['userTask_ConfirmDanger', 'userTask_Investigate']);
    await desk().advanceTo(at('2025-09-29', '10:40'));
    expect((await desk().told(['deadline-overdue', 'escalation'])).map((line) => line.slice(11))).to.deep.equal([
      '10:10 deadline-overdue → complaint-office',
      '10:10 deadline-overdue → department-manager:safety',
      '10:20 escalation → supervising-leader',
      '10:30 escalation → general-manager',
    ]);
  });

  it('the user hears every two working days how far it is (D04-R16)', async () => {
    await desk().file();
    await desk().do('userTask_Register', SIMPLE);
    await steps('userTask_Assign');
    await desk().advanceTo(at('2025-09-30', '24:00'));
    await steps('userTask_WriteProgress');
    // The mail goes out in the morning: only then it was told.
    expect((await limitsOf('progress'))[0]).to.equal('progress 2025-10-09 24:00 → running');
    await desk().advanceTo(at('2025-10-01', '09:00'));
    // Told at midnight before the holiday: the next two working days are 9 and 10 October.
    expect(await limitsOf('progress')).to.deep.equal([
      'progress 2025-10-09 24:00 → met',
      'progress 2025-10-10 24:00 → running',
    ]);
    const [notice] = (await desk().database.read.notices.ofComplaint(desk().complaints[0] ?? anId('nothing'))).filter(
      ({ event }) => event === 'progress',
    );
    expect(notice?.releaseAt, 'it waits until somebody is up').to.equal(at('2025-10-01', '09:00'));
  });
});

describe('D04 over Spring Festival 2026', () => {
  const desk = withDesk({ start: at('2026-02-13', '17:00'), policy: 'D04_2025_1', cells: CELLS });

  it('three and seven working days go over the nine days off (D04-R14, D04-R15)', async () => {
    for (const complexity of ['simple', 'complex']) {
      const { complaintId } = await desk().file();
      await desk().do('userTask_Register', { ...SIMPLE, complexity }, complaintId);
      await desk().do('userTask_Assign', {}, complaintId);
    }
    const due = await Promise.all(
      desk().complaints.map(async (id) => (await desk().limits(id)).find((line) => line.startsWith('resolve'))),
    );
    expect(due).to.deep.equal(['resolve 2026-02-25 24:00 → running', 'resolve 2026-03-02 24:00 → running']);
  });

  it('a case goes over the nine days off to its archive (D04-R14, D04-R16, D04-R17, D04-R19, D04-R20)', async () => {
    await desk().file();
    await desk().do('userTask_Register', SIMPLE);
    await desk().do('userTask_Assign');
    await desk().advanceTo(at('2026-02-14', '24:00'));
    await desk().do('userTask_WriteProgress');
    await desk().advanceTo(at('2026-02-24', '24:00'));
    await desk().do('userTask_WriteProgress');
    await desk().advanceTo(at('2026-02-25', '16:00'));
    for (const element of ['userTask_Investigate', 'userTask_DraftPlan', 'userTask_CarryOut']) await desk().do(element);
    await desk().do('userTask_ConfirmRectification');
    await desk().advanceTo(at('2026-02-26', '23:59'));
    for (const element of ['userTask_PrepareResult', 'userTask_RecordService', 'userTask_AskSatisfaction'])
      await desk().do(element);
    // 14, 24, 25 February; progress after two working days each, 14 and 24, 24 and 25, 26 and 27.
    expect(await desk().limits()).to.deep.equal([
      'resolve 2026-02-25 24:00 → met',
      'progress 2026-02-24 24:00 → met',
      'progress 2026-02-25 24:00 → met',
      'progress 2026-02-27 24:00 → cancelled',
      'serve 2026-02-26 24:00 → met',
    ]);
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });
});
