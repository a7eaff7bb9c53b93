/** 燃气服务投诉管理制度 (D11): accepted in 24 hours, answered in 7 working days with an extension, malicious complaints. */
import { expect } from 'chai';
import type { ClockId } from '../../domain/deadlines/ids.js';
import { at } from '../kit/calendar.js';
import { withDesk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';

const CELLS = {
  'D11_2025_1.dmn#extension_complex_maxWorkingDays': '5',
  'D11_2025_1.dmn#duties_handling_publication_period': '"quarter"',
};
const ACCEPTED = ['userTask_Register', 'userTask_DecideAcceptance'];

describe('D11 over National Day 2025', () => {
  // Monday, 29 September 2025.
  const desk = withDesk({ start: at('2025-09-29', '10:00'), policy: 'D11_2025_1', cells: CELLS });

  async function steps(...elements: string[]): Promise<void> {
    for (const element of elements) await desk().do(element);
  }
  const clockOf = async (step: string) => {
    const clocks = await desk().database.read.clocks.ofComplaints(desk().complaints);
    return clocks.findLast((clock) => clock.step === step)?.id ?? anId<ClockId>('nothing');
  };

  it('what is substantiated is put right, apologised for and compensated, and followed up (D11-R07, D11-R08, D11-R09, D11-R10, D11-R11, D11-R14, D11-R15, D11-R17)', async () => {
    await desk().file();
    await desk().advanceTo(at('2025-09-30', '09:00'));
    await steps(...ACCEPTED, 'userTask_Assign');
    await desk().advanceTo(at('2025-10-10', '09:00'));
    await steps('userTask_Investigate');
    await desk().do('userTask_DraftPlan', { planDueOn: '2025-10-14' });
    await steps('userTask_CarryOut', 'userTask_ConfirmRectification', 'userTask_Apologise', 'userTask_PrepareResult');
    expect(await desk().limits()).to.deep.equal([
      'register 2025-09-30 10:00 → met',
      'classify 2025-09-30 10:00 → met',
      'accept 2025-09-30 10:00 → met',
      'result 2025-10-15 24:00 → met',
      'rectify 2025-10-14 24:00 → met',
    ]);
    await steps('userTask_ReturnVisit');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
    expect(await desk().told(['acknowledged', 'result'])).to.deep.equal([
      '2025-09-30 09:00 acknowledged → complainant',
      '2025-10-10 09:00 result → complainant',
    ]);
    expect(await desk().ledgerTypes()).to.include('case.apologised');
  });

  it('what is not substantiated is explained: no plan, no apology (D11-R16)', async () => {
    await desk().file();
    await steps(...ACCEPTED, 'userTask_Assign');
    await desk().do('userTask_Investigate', { substantiated: 'no' });
    expect(await desk().openTasks()).to.deep.equal(['userTask_PrepareExplanation']);
    await steps('userTask_PrepareExplanation', 'userTask_ReturnVisit');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
    const file = await desk().useCases.cases.caseFile(
      await desk().user('投诉办01'),
      desk().complaints[0] ?? anId('nothing'),
    );
    expect(file.notices.find(({ event }) => event === 'result')?.body).to.include('经检定，燃气表计量准确。');
  });

  it('danger that the user tells of while the company apologises is a task of the safety department (D08-R20, D11-R15)', async () => {
    await desk().file();
    await steps(...ACCEPTED, 'userTask_Assign', 'userTask_Investigate');
    await steps('userTask_DraftPlan', 'userTask_CarryOut', 'userTask_ConfirmRectification');
    await desk().do('userTask_Apologise', { dangerNow: true });
    expect(await desk().openTasks()).to.include('userTask_ConfirmDanger');
  });

  it('who is dissatisfied gets a remedy, and somebody answers for it (D11-R18, D11-R19)', async () => {
    await desk().file();
    await steps(...ACCEPTED, 'userTask_Assign', 'userTask_Investigate');
    const untilVisit = [
      'userTask_DraftPlan',
      'userTask_CarryOut',
      'userTask_ConfirmRectification',
      'userTask_Apologise',
    ];
    await steps(...untilVisit, 'userTask_PrepareResult');
    await desk().do('userTask_ReturnVisit', { visitOutcome: 'dissatisfied' });
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'newMeasures' });
    await steps(...untilVisit, 'userTask_PrepareResult');
    await desk().do('userTask_ReturnVisit', { visitOutcome: 'dissatisfied' });
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'refer' });
    await steps('userTask_ReferOut', 'userTask_RecordReferralAnswer');
    expect(await desk().told(['referred'])).to.have.length(1);
    await desk().do('userTask_DecideAccountability', { accountabilityOutcome: 'sanction', sanction: '扣减绩效。' });
    await steps('userTask_CarryOutSanction');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'closed' });
    expect(await desk().ledgerTypes()).to.include('case.accountability-recorded');
  });

  it('late at every limit: who was too late to accept answers for it, though the complainant is satisfied (D11-R07, D11-R09, D11-R11, D11-R19)', async () => {
    await desk().file();
    await desk().advanceTo(at('2025-09-30', '10:00'));
    expect(await desk().told(['deadline-overdue'])).to.deep.equal([
      '2025-09-30 10:00 deadline-overdue → complaint-office',
    ]);
    await steps(...ACCEPTED, 'userTask_Assign', 'userTask_Investigate');
    await desk().advanceTo(at('2025-10-15', '24:00'));
    await desk().do('userTask_DraftPlan', { planDueOn: '2025-10-16' });
    await desk().advanceTo(at('2025-10-16', '24:00'));
    await steps('userTask_CarryOut', 'userTask_ConfirmRectification', 'userTask_Apologise', 'userTask_PrepareResult');
    expect(await desk().limits()).to.deep.equal([
      'register 2025-09-30 10:00 → late',
      'classify 2025-09-30 10:00 → late',
      'accept 2025-09-30 10:00 → late',
      'result 2025-10-15 24:00 → late',
      'rectify 2025-10-16 24:00 → late',
    ]);
    await steps('userTask_ReturnVisit', 'userTask_DecideAccountability');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });

  it('a malicious complaint may be refused, by a second person, and is told so with the rights reserved (D11-R20, D11-R21)', async () => {
    await desk().file();
    await steps('userTask_Register');
    const malicious = { acceptance: 'declined', declineGround: 'malicious', declineReason: '重复辱骂，无具体事项。' };
    await desk().do('userTask_DecideAcceptance', malicious);
    expect((await desk().task('userTask_ConfirmDecline')).group).to.equal('supervising-leader');
    await steps('userTask_ConfirmDecline');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'declined' });
    const file = await desk().useCases.cases.caseFile(
      await desk().user('投诉办01'),
      desk().complaints[0] ?? anId('nothing'),
    );
    const body = file.notices.find(({ event }) => event === 'declined')?.body;
    expect(body).to.include('重复辱骂').and.to.include('保留追究责任的权利');
  });

  it('a second person may refuse to decline, and a matter of safety is never declined (D11-R20)', async () => {
    const malicious = { acceptance: 'declined', declineGround: 'malicious', declineReason: '恶意。' };
    await desk().file();
    await steps('userTask_Register');
    await desk().do('userTask_DecideAcceptance', malicious);
    await desk().do('userTask_ConfirmDecline', { declineConfirmed: 'refused' });
    expect(await desk().openTasks()).to.deep.equal(['userTask_Assign']);
    const { complaintId } = await desk().file({ safetyHazard: true });
    await desk().useCases.tasks.listWorkItems(await desk().user('受理01'), 'groups', { from: 0, limit: 10 });
    await desk().do('userTask_Register', { safetyHazard: true }, complaintId);
    await desk().do('userTask_DecideAcceptance', malicious, complaintId);
    expect(await desk().openTasks(complaintId)).to.have.members(['userTask_ConfirmDanger', 'userTask_Assign']);
  });

  it('a complex case is extended before it expires, the complainant told first; nothing else is (D11-R12, D11-R13)', async () => {
    await desk().file();
    await desk().do('userTask_Register', { multiParty: true });
    await steps('userTask_DecideAcceptance', 'userTask_Assign');
    const office = await desk().user('投诉办01');
    const ask = async (step: string, days: number) => {
      await desk().useCases.deadlines.requestExtension(office, await clockOf(step), days, '表具须送检。');
      await desk().settled();
    };
    await ask('result', 6);
    expect(await desk().told(['extension-refused']), 'more than the cap').to.have.length(1);
    await ask('result', 3);
    await desk().do('userTask_DecideExtension', { extensionOutcome: 'refused' });
    expect(await desk().told(['extension-refused'])).to.have.length(2);
    await ask('result', 3);
    await desk().do('userTask_DecideExtension');
    expect(await desk().told(['extension'])).to.have.length(1);
    expect((await desk().limits()).find((line) => line.startsWith('result'))).to.equal(
      'result 2025-10-20 24:00 → running',
    );
    await ask('result', 3);
    expect(await desk().told(['extension-refused']), 'three more would be six').to.have.length(3);
    await ask('result', 2);
    await desk().advanceTo(at('2025-10-20', '23:59'));
    expect(await desk().openTasks()).to.include('userTask_DecideExtension');
    await desk().advanceTo(at('2025-10-20', '24:00'));
    expect(await desk().openTasks(), 'asked for, not granted in time').not.to.include('userTask_DecideExtension');
    expect(await desk().told(['extension-refused'])).to.have.length(4);
    expect((await desk().limits()).find((line) => line.startsWith('result'))).to.equal(
      'result 2025-10-20 24:00 → overdue',
    );
  });

  it('a simple case is not extended (D11-R12)', async () => {
    await desk().file();
    await steps(...ACCEPTED, 'userTask_Assign');
    await desk().useCases.deadlines.requestExtension(
      await desk().user('承办01'),
      await clockOf('result'),
      1,
      '忙不过来。',
    );
    await desk().settled();
    expect(await desk().told(['extension-refused'])).to.have.length(1);
    expect(await desk().openTasks()).to.deep.equal(['userTask_Investigate']);
  });
});

describe('D11 over Spring Festival 2026', () => {
  const desk = withDesk({ start: at('2026-02-14', '16:00'), policy: 'D11_2025_1', cells: CELLS });

  it('24 hours run through the holiday, 7 working days do not (D11-R07, D11-R11)', async () => {
    await desk().file();
    expect(await desk().limits()).to.deep.equal([
      'register 2026-02-15 16:00 → running',
      'classify 2026-02-15 16:00 → running',
      'accept 2026-02-15 16:00 → running',
      'result 2026-03-03 24:00 → running',
    ]);
    await desk().do('userTask_Register');
    await desk().do('userTask_DecideAcceptance');
    await desk().do('userTask_Assign');
    await desk().advanceTo(at('2026-02-27', '10:00'));
    await desk().do('userTask_Investigate');
    await desk().do('userTask_DraftPlan', { planDueOn: '2026-03-02' });
    await desk().advanceTo(at('2026-03-02', '17:00'));
    for (const element of ['userTask_CarryOut', 'userTask_ConfirmRectification', 'userTask_Apologise'])
      await desk().do(element);
    await desk().advanceTo(at('2026-03-03', '23:59'));
    await desk().do('userTask_PrepareResult');
    await desk().do('userTask_ReturnVisit');
    expect(await desk().limits()).to.deep.equal([
      'register 2026-02-15 16:00 → met',
      'classify 2026-02-15 16:00 → met',
      'accept 2026-02-15 16:00 → met',
      'result 2026-03-03 24:00 → met',
      'rectify 2026-03-02 24:00 → met',
    ]);
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  });
});
