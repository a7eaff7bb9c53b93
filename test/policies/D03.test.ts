/** 燃气用户投诉管理制度 (D03): 24 hours, 5 working days, the plan's own date, 5 working days from the rectification. */
import { expect } from 'chai';
import { at } from '../kit/calendar.js';
import { withDesk } from '../kit/desk.js';

const TOLD = ['deadline-reminder', 'deadline-overdue', 'escalation'];

describe('D03 over National Day 2025', () => {
  // Sunday, 28 September 2025, a working day. The holiday is 1 to 8 October, Saturday the 11th is worked.
  const desk = withDesk({ start: at('2025-09-28', '10:00') });

  async function untilPlanned(planDueOn = '2025-10-17'): Promise<void> {
    await desk().file();
    await desk().advanceTo(at('2025-09-29', '09:59'));
    await desk().do('userTask_Register');
    await desk().do('userTask_DecideAcceptance');
    await desk().do('userTask_Assign');
    await desk().advanceTo(at('2025-10-10', '10:00'));
    await desk().do('userTask_Investigate');
    await desk().advanceTo(at('2025-10-11', '17:00'));
    await desk().do('userTask_DraftPlan', { planDueOn });
    await desk().do('userTask_ApprovePlan');
  }
  async function untilRectified(): Promise<void> {
    await untilPlanned();
    await desk().advanceTo(at('2025-10-17', '15:00'));
    await desk().do('userTask_CarryOut');
    await desk().do('userTask_ConfirmRectification');
  }

  it('an ordinary complaint is registered, investigated, put right, told and visited in time (D03-R05, D03-R06, D03-R07, D03-R08, D03-R10, D03-R13, D03-R14, D03-R15, D03-R16, D03-R17, D03-R18)', async () => {
    await untilRectified();
    await desk().advanceTo(at('2025-10-24', '23:59'));
    await desk().do('userTask_PrepareResult');
    await desk().do('userTask_ReturnVisit');
    // 29, 30 September, 9, 10 and the Saturday 11 October; then Monday the 20th to Friday the 24th.
    expect(await desk().limits()).to.deep.equal([
      'register 2025-09-29 10:00 → met',
      'classify 2025-09-29 10:00 → met',
      'investigate 2025-10-11 24:00 → met',
      'rectify 2025-10-17 24:00 → met',
      'result 2025-10-24 24:00 → met',
    ]);
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
    expect(await desk().told(['plan-to-department', 'result'])).to.deep.equal([
      '2025-10-11 17:00 plan-to-department → handler:engineering',
      '2025-10-24 23:59 result → complainant',
    ]);
  });

  it('a dissatisfied complainant is negotiated with; new measures have a date and a result limit of their own (D03-R10, D03-R17, D03-R18)', async () => {
    await untilRectified();
    await desk().do('userTask_PrepareResult');
    await desk().do('userTask_ReturnVisit', { visitOutcome: 'dissatisfied' });
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'newMeasures' });
    await desk().do('userTask_DraftPlan', { planDueOn: '2025-10-27' });
    await desk().do('userTask_ApprovePlan');
    await desk().advanceTo(at('2025-10-25', '10:00'));
    await desk().do('userTask_CarryOut');
    await desk().do('userTask_ConfirmRectification');
    await desk().do('userTask_PrepareResult');
    await desk().do('userTask_ReturnVisit');
    // From a Saturday that is not worked: Monday the 27th is the first day.
    expect((await desk().limits()).slice(3)).to.deep.equal([
      'rectify 2025-10-17 24:00 → met',
      'result 2025-10-24 24:00 → met',
      // The company's own, of 10 working days.
      'negotiate 2025-10-31 24:00 → met',
      'rectify 2025-10-27 24:00 → met',
      'result 2025-10-31 24:00 → met',
    ]);
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });

  it('late at every limit: reminded before, told at the minute, escalated to the general manager, and the case goes on (D03-R09, D03-R13, D03-R14, D03-R15, D03-R17, D03-R18)', async () => {
    await desk().file();
    await desk().advanceTo(at('2025-09-29', '09:59'));
    expect(await desk().told(TOLD)).to.deep.equal(['2025-09-29 06:00 deadline-reminder → intake']);
    await desk().advanceTo(at('2025-09-30', '10:00'));
    expect((await desk().told(TOLD)).slice(1)).to.deep.equal([
      '2025-09-29 10:00 deadline-overdue → complaint-office',
      '2025-09-29 14:00 escalation → supervising-leader',
      '2025-09-30 10:00 escalation → general-manager',
    ]);
    await desk().do('userTask_Register');
    await desk().do('userTask_DecideAcceptance');
    await desk().do('userTask_Assign');
    await desk().claim('承办01', 'userTask_Investigate');
    await desk().advanceTo(at('2025-10-15', '24:00'));
    expect((await desk().told(TOLD)).slice(4)).to.deep.equal([
      '2025-10-10 24:00 deadline-reminder → handler:engineering',
      '2025-10-11 24:00 deadline-overdue → department-manager:engineering',
      '2025-10-13 24:00 escalation → supervising-leader',
      '2025-10-15 24:00 escalation → general-manager',
    ]);
    await desk().do('userTask_Investigate');
    await desk().do('userTask_DraftPlan', { planDueOn: '2025-10-20' });
    await desk().do('userTask_ApprovePlan');
    // The department has heard of the plan, and later of the urging.
    await desk().advanceTo(at('2025-10-16', '09:00'));
    await desk().claim('承办01', 'userTask_CarryOut');
    await desk().advanceTo(at('2025-10-20', '09:00'));
    await desk().note('承办01', 'urge');
    await desk().advanceTo(at('2025-10-23', '24:00'));
    expect((await desk().told(TOLD)).slice(8)).to.deep.equal([
      '2025-10-17 24:00 deadline-reminder → handler:engineering',
      // Urged at that midnight, to be noted within a working day.
      '2025-10-17 24:00 deadline-reminder → department-manager:engineering',
      '2025-10-20 24:00 deadline-overdue → department-manager:engineering',
      '2025-10-21 24:00 escalation → supervising-leader',
      '2025-10-23 24:00 escalation → general-manager',
    ]);
    await desk().do('userTask_CarryOut');
    await desk().do('userTask_ConfirmRectification');
    await desk().advanceTo(at('2025-11-05', '24:00'));
    expect((await desk().told(TOLD)).slice(13)).to.deep.equal([
      '2025-10-30 24:00 deadline-reminder → complaint-office',
      '2025-10-31 24:00 deadline-overdue → complaint-office',
      '2025-11-03 24:00 escalation → supervising-leader',
      '2025-11-05 24:00 escalation → general-manager',
    ]);
    await desk().do('userTask_PrepareResult');
    await desk().do('userTask_ReturnVisit');
    expect(await desk().limits()).to.deep.equal([
      'register 2025-09-29 10:00 → late',
      'classify 2025-09-29 10:00 → late',
      'investigate 2025-10-11 24:00 → late',
      'rectify 2025-10-20 24:00 → late',
      'result 2025-10-31 24:00 → late',
    ]);
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
    expect(await desk().openTasks(), 'supervision ends with the step').to.deep.equal([]);
  });
});

describe('D03 over Spring Festival 2026', () => {
  // Friday, 13 February. The holiday is the 15th to the 23rd; the Saturdays 14 and 28 February are worked.
  const desk = withDesk({ start: at('2026-02-13', '16:00') });

  it('what concerns safety goes to the safety department at once, is major, and still keeps every limit (D03-R13, D03-R14, D03-R15, D03-R18)', async () => {
    await desk().file({ safetyHazard: true, category: 'safety', content: '厨房疑似燃气泄漏，已关阀。' });
    expect(await desk().told(['safety-alert'])).to.deep.equal([
      '2026-02-13 16:00 safety-alert → handler:safety',
      '2026-02-13 16:00 safety-alert → department-manager:safety',
    ]);
    await desk().do('userTask_Register', { category: 'safety', safetyHazard: true });
    await desk().do('userTask_ConfirmDanger');
    await desk().do('userTask_UrgeSafety');
    await desk().do('userTask_DecideAcceptance');
    await desk().do('userTask_Assign', { responsibleDepartment: 'safety' });
    expect(await desk().complaint()).to.include({ level: 'major', priority: 'urgent', major: true });
    await desk().advanceTo(at('2026-02-24', '10:00'));
    await desk().do('userTask_Investigate');
    await desk().do('userTask_DraftPlan', { planDueOn: '2026-02-26', planLevel: 'major' });
    expect(await desk().task('userTask_ApprovePlan')).to.include({ group: 'general-manager' });
    await desk().do('userTask_ApprovePlan');
    await desk().advanceTo(at('2026-02-26', '10:00'));
    await desk().do('userTask_CarryOut');
    await desk().do('userTask_ConfirmRectification');
    await desk().advanceTo(at('2026-03-04', '23:59'));
    await desk().do('userTask_PrepareResult');
    await desk().do('userTask_ReturnVisit');
    // 14, 24, 25, 26, 27 February; then 27, the Saturday 28 February, 2, 3, 4 March.
    expect(await desk().limits()).to.deep.equal([
      'register 2026-02-14 16:00 → met',
      'classify 2026-02-14 16:00 → met',
      'investigate 2026-02-27 24:00 → met',
      'safety 2026-02-13 16:10 → met',
      'rectify 2026-02-26 24:00 → met',
      'result 2026-03-04 24:00 → met',
    ]);
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });
});
