/** 燃气投诉处理回访制度 (D09): 1, 2, 5, 3 working days, each from the end of the stage before, and return visits by plan. */
import { expect } from 'chai';
import { at } from '../kit/calendar.js';
import { withDesk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';

/** What the regulation leaves to the company: progress every 3 working days, visits after 3, again after 10. */
const CELLS = {
  'D09_2025_1.dmn#limits_progress_first_amount': '3',
  'D09_2025_1.dmn#limits_progress_next_amount': '3',
  'D09_2025_1.dmn#profile_settings_visitAfterWorkingDays': '3',
  'D09_2025_1.dmn#profile_settings_visitIntervalWorkingDays': '10',
};

describe('D09 over National Day 2025', () => {
  // Sunday, 28 September 2025, a working day.
  const desk = withDesk({ start: at('2025-09-28', '10:00'), policy: 'D09_2025_1', cells: CELLS });

  async function untilAssigned(answers: Record<string, unknown> = {}): Promise<void> {
    await desk().file();
    await desk().advanceTo(at('2025-09-29', '16:00'));
    await desk().do('userTask_Register', answers);
    await desk().advanceTo(at('2025-10-09', '15:00'));
  }
  async function untilPlanned(): Promise<void> {
    await untilAssigned();
    await desk().do('userTask_Assign');
    // The user has a mail, and the department knows: only then it is handed over.
    await desk().claim('承办01', 'userTask_Investigate');
    await desk().advanceTo(at('2025-10-13', '09:00'));
    await desk().do('userTask_Investigate');
    await desk().advanceTo(at('2025-10-14', '11:00'));
    await desk().do('userTask_DraftPlan');
  }

  it('an ordinary complaint goes from stage to stage, is reviewed, told and visited twice (D09-R04, D09-R08, D09-R09, D09-R10, D09-R11, D09-R12, D09-R13, D09-R14, D09-R17, D09-R18)', async () => {
    await untilPlanned();
    await desk().advanceTo(at('2025-10-15', '10:00'));
    await desk().do('userTask_ReviewResult');
    await desk().advanceTo(at('2025-10-16', '10:00'));
    await desk().do('userTask_PrepareResult');
    expect(await desk().limits()).to.deep.equal([
      'register 2025-09-29 24:00 → met',
      'classify 2025-09-29 24:00 → met',
      'transfer 2025-10-09 24:00 → met',
      'investigate 2025-10-15 24:00 → met',
      'result 2025-10-17 24:00 → met',
    ]);
    expect(await desk().openTasks()).to.deep.equal([]);
    await desk().advanceTo(at('2025-10-21', '08:59'));
    expect(await desk().openTasks()).to.deep.equal([]);
    await desk().advanceTo(at('2025-10-21', '09:00'));
    await desk().do('userTask_ReturnVisit');
    await desk().advanceTo(at('2025-11-04', '08:59'));
    expect(await desk().openTasks()).to.deep.equal([]);
    await desk().advanceTo(at('2025-11-04', '09:00'));
    await desk().do('userTask_ReturnVisit');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
    expect(await desk().told(['transferred', 'result'])).to.deep.equal([
      '2025-10-09 15:00 transferred → complainant',
      '2025-10-16 10:00 result → complainant',
    ]);
  });

  it('a result that the review sends back is drafted again while its limit goes on; whoever handled it may not review it (D09-R13)', async () => {
    await untilPlanned();
    const review = await desk().task('userTask_ReviewResult');
    expect(review.differentFrom).to.include('userTask_DraftPlan');
    await desk().do('userTask_ReviewResult', { reviewOutcome: 'sentBack', reviewOpinion: '依据不足。' });
    expect(await desk().openTasks()).to.deep.equal(['userTask_DraftPlan']);
    await desk().advanceTo(at('2025-10-17', '10:00'));
    await desk().do('userTask_DraftPlan');
    await desk().do('userTask_ReviewResult');
    await desk().do('userTask_PrepareResult');
    expect((await desk().limits()).filter((line) => line.startsWith('result'))).to.deep.equal([
      'result 2025-10-17 24:00 → met',
    ]);
    expect(await desk().ledgerTypes()).to.include.members(['case.sent-back', 'case.reviewed']);
  });

  it('what the visited complainant is still dissatisfied with is put right, reviewed and told again (D09-R18, D09-R21)', async () => {
    await untilPlanned();
    await desk().do('userTask_ReviewResult');
    await desk().do('userTask_PrepareResult');
    await desk().advanceTo(at('2025-10-17', '09:00'));
    await desk().do('userTask_ReturnVisit', { visitOutcome: 'dissatisfied', serviceAttitude: 'poor' });
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'newMeasures' });
    await desk().do('userTask_DraftPlan', { planDueOn: '2025-10-22' });
    expect(await desk().openTasks()).to.deep.equal(['userTask_CarryOut']);
    await desk().advanceTo(at('2025-10-20', '10:00'));
    await desk().do('userTask_CarryOut');
    await desk().do('userTask_ConfirmRectification');
    await desk().do('userTask_ReviewResult');
    await desk().do('userTask_PrepareResult');
    // The second round has a review limit of its own: 3 working days from the new opinion.
    expect((await desk().limits()).slice(-4)).to.deep.equal([
      'result 2025-10-17 24:00 → met',
      // The company's own, of 10 working days.
      'negotiate 2025-10-31 24:00 → met',
      'result 2025-10-22 24:00 → met',
      'rectify 2025-10-22 24:00 → met',
    ]);
    await desk().advanceTo(at('2025-10-23', '09:00'));
    await desk().do('userTask_ReturnVisit');
    await desk().advanceTo(at('2025-11-06', '09:00'));
    await desk().do('userTask_ReturnVisit');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });

  it('late at every limit: each goes to its own people and up to the general manager, and the case goes on (D09-R08, D09-R10, D09-R12, D09-R13)', async () => {
    await desk().file();
    await desk().advanceTo(at('2025-09-29', '24:00'));
    const late = ['deadline-overdue', 'escalation'];
    expect(await desk().told(late)).to.deep.equal(['2025-09-29 24:00 deadline-overdue → complaint-office']);
    // One working day later the leader supervises, three later the general manager: 9 and 11 October are the next ones.
    await desk().advanceTo(at('2025-10-11', '24:00'));
    expect(await desk().told(['escalation'])).to.deep.equal([
      '2025-09-30 24:00 escalation → supervising-leader',
      '2025-10-10 24:00 escalation → general-manager',
    ]);
    await desk().do('userTask_Register');
    await desk().advanceTo(at('2025-10-15', '24:00'));
    await desk().do('userTask_Assign');
    await desk().advanceTo(at('2025-10-22', '24:00'));
    await desk().do('userTask_Investigate');
    await desk().advanceTo(at('2025-10-23', '24:00'));
    await desk().do('userTask_DraftPlan');
    await desk().advanceTo(at('2025-10-29', '24:00'));
    await desk().do('userTask_ReviewResult');
    await desk().do('userTask_PrepareResult');
    expect(await desk().limits()).to.deep.equal([
      'register 2025-09-29 24:00 → late',
      'classify 2025-09-29 24:00 → late',
      'transfer 2025-10-14 24:00 → late',
      'investigate 2025-10-23 24:00 → late',
      'result 2025-10-29 24:00 → late',
    ]);
    expect(await desk().openTasks(), 'supervision ends with the step').to.deep.equal([]);
    // Three working days after the result, ten after the first visit.
    for (const day of ['2025-11-04', '2025-11-18']) {
      await desk().advanceTo(at(day, '09:00'));
      await desk().do('userTask_ReturnVisit');
    }
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });

  it('of two departments is handled by both, and the complainant hears every three working days how far it is (D09-R05, D09-R15, D09-R16)', async () => {
    await untilAssigned();
    await desk().do('userTask_Assign', { jointDepartment: 'safety' });
    expect(await desk().complaint()).to.include({ complexity: 'complex' });
    const groups = (await desk().database.read.workItems.ofComplaint(desk().complaints[0] ?? anId('nothing')))
      .filter(({ elementId, state }) => elementId === 'userTask_Investigate' && state === 'offered')
      .map(({ group }) => group);
    expect(groups).to.have.members(['handler:engineering', 'handler:safety']);
    // Reminded one working day before the third: 10, 11 October are worked, the third is the 13th.
    await desk().advanceTo(at('2025-10-11', '23:59'));
    expect(await desk().openTasks()).not.to.include('userTask_WriteProgress');
    await desk().advanceTo(at('2025-10-11', '24:00'));
    await desk().do('userTask_WriteProgress', { expectedOn: '2025-10-15' });
    expect(await desk().told(['progress'])).to.deep.equal(['2025-10-11 24:00 progress → complainant']);
    await desk().do('userTask_Investigate');
    expect(await desk().openTasks()).to.deep.equal(['userTask_Investigate']);
    await desk().do('userTask_Investigate', { substantiated: 'no' });
    await desk().do('userTask_DraftPlan');
    // Written at midnight, mailed in the morning.
    await desk().advanceTo(at('2025-10-12', '09:00'));
    expect((await desk().limits()).filter((line) => line.startsWith('progress'))).to.deep.equal([
      'progress 2025-10-13 24:00 → met',
      'progress 2025-10-15 24:00 → running',
    ]);
    await desk().do('userTask_ReviewResult');
    await desk().do('userTask_PrepareResult');
    for (const day of ['2025-10-15', '2025-10-29']) {
      await desk().advanceTo(at(day, '09:00'));
      await desk().do('userTask_ReturnVisit');
    }
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied', complexity: 'complex' });
  });
});

describe('D09 over Spring Festival 2026', () => {
  const desk = withDesk({ start: at('2026-02-12', '18:00'), policy: 'D09_2025_1', cells: CELLS });

  it('counts the Saturdays that are worked and none of the nine days off (D09-R08, D09-R10, D09-R12, D09-R13)', async () => {
    await desk().file();
    await desk().advanceTo(at('2026-02-13', '10:00'));
    await desk().do('userTask_Register');
    await desk().advanceTo(at('2026-02-14', '10:00'));
    await desk().do('userTask_Assign');
    await desk().do('userTask_Investigate');
    await desk().advanceTo(at('2026-02-27', '10:00'));
    await desk().do('userTask_DraftPlan');
    expect(await desk().limits()).to.deep.equal([
      'register 2026-02-13 24:00 → met',
      'classify 2026-02-13 24:00 → met',
      'transfer 2026-02-24 24:00 → met',
      'investigate 2026-02-28 24:00 → met',
      'result 2026-03-03 24:00 → running',
    ]);
    await desk().advanceTo(at('2026-03-03', '23:59'));
    await desk().do('userTask_ReviewResult');
    await desk().do('userTask_PrepareResult');
    expect((await desk().limits()).at(-1)).to.equal('result 2026-03-03 24:00 → met');
    // 4, 5, 6 March; then ten working days, to the 20th.
    for (const day of ['2026-03-06', '2026-03-20']) {
      await desk().advanceTo(at(day, '08:59'));
      expect(await desk().openTasks()).to.deep.equal([]);
      await desk().advanceTo(at(day, '09:00'));
      await desk().do('userTask_ReturnVisit');
    }
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });

  it('nobody who is not reached is called satisfied (D09-R17)', async () => {
    await desk().file();
    await desk().do('userTask_Register');
    await desk().do('userTask_Assign');
    await desk().do('userTask_Investigate');
    await desk().do('userTask_DraftPlan');
    await desk().do('userTask_ReviewResult');
    await desk().do('userTask_PrepareResult');
    // 13, 14, 24 February; then the next working days, 25 and 26.
    for (const day of ['2026-02-24', '2026-02-25', '2026-02-26']) {
      await desk().advanceTo(at(day, '09:00'));
      await desk().do('userTask_ReturnVisit', { visitOutcome: 'noAnswer' });
    }
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'noResponse' });
  });
});
