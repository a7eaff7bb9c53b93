/** Limits that pass: who hears of it, when, and that the case goes on (design: clocks and marks; D03-R13, D03-R15, D03-R17). */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { instantOf } from '../../domain/core/index.js';
import type { CaseClock } from '../../domain/deadlines/model.js';
import { withDesk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';
import { walkTo } from '../kit/walk.js';

describe('a limit', () => {
  const desk = withDesk();
  const complaintId = (): ComplaintId => desk().complaints[0] ?? anId<ComplaintId>('nothing');

  async function clock(step: string): Promise<CaseClock> {
    const clocks = await desk().database.read.clocks.ofComplaints([complaintId()]);
    const found = clocks.find((one) => one.step === step);
    if (!found) throw new Error(`There is no clock of ${step}.`);
    return found;
  }

  /** Notices of limits, as `instant event → group`. */
  async function told(): Promise<string[]> {
    const notices = await desk().database.read.notices.ofComplaint(complaintId());
    return notices
      .filter(({ event }) => event.startsWith('deadline-') || event === 'escalation')
      .map(({ createdAt, event, audience }) => `${createdAt} ${event} → ${audience}`);
  }

  async function fileAndAssign(): Promise<void> {
    await desk().file();
    await walkTo(desk(), 'userTask_Investigate');
    // The department has seen it: that it was told is another limit.
    await desk().claim('承办01', 'userTask_Investigate');
  }

  it('of five working days runs over the holiday and counts the make-up workday (D03-R15)', async () => {
    await fileAndAssign();
    const { dueAt, provenance } = await clock('investigate');
    // Received on 29 September (not counted); 1 to 7 October are a holiday, Saturday 10 October is worked.
    expect(dueAt).to.equal('2026-10-12T16:00:00.000Z');
    expect(provenance.countedDays).to.deep.equal([
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
      '2026-10-10',
      '2026-10-12',
    ]);
    expect(provenance.countedMakeUpWorkdays).to.deep.equal(['2026-10-10']);
  });

  it('is reminded of, told when due, and escalated step by step, each to its own role (D03-R15)', async () => {
    await fileAndAssign();
    await desk().advanceTo('2026-10-10T15:59:59.999Z');
    expect(await told()).to.deep.equal([]);
    await desk().advanceTo('2026-10-16T00:00:00.000Z');
    expect(await told()).to.deep.equal([
      '2026-10-10T16:00:00.000Z deadline-reminder → handler:engineering',
      '2026-10-12T16:00:00.000Z deadline-overdue → department-manager:engineering',
      '2026-10-13T16:00:00.000Z escalation → supervising-leader',
      '2026-10-15T16:00:00.000Z escalation → general-manager',
    ]);
  });

  it('that has passed leaves the case open; supervision ends with the step that was late', async () => {
    await fileAndAssign();
    await desk().advanceTo('2026-10-16T00:00:00.000Z');
    expect(await desk().openTasks()).to.have.members([
      'userTask_Investigate',
      'userTask_Supervise',
      'userTask_Supervise',
    ]);
    expect((await clock('investigate')).state).to.equal('overdue');
    await walkTo(desk(), 'userTask_ApprovePlan', 'userTask_Investigate');
    expect(await desk().openTasks()).to.deep.equal(['userTask_ApprovePlan']);
    expect((await clock('investigate')).state).to.equal('met');
    const met = (await desk().database.read.ledger.ofComplaint(complaintId())).filter(
      ({ type }) => type === 'clock.met',
    );
    expect(met.at(-1)?.facts).to.include({ step: 'investigate', inTime: false });
    await walkTo(desk(), null, 'userTask_ApprovePlan');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
    const open = await desk().client.searchProcessInstances({ state: 'ACTIVE' }, { from: 0, limit: 10 });
    expect(
      open.items.map(({ processDefinitionId }) => processDefinitionId).filter((id) => id !== 'periodic-duty'),
      'nothing but the case, which can still be disputed; reports wait for the end of their period',
    ).to.deep.equal(['complaint-handling']);
  });

  it('late together with another is one task of each superior, which ends when nothing is late any more (D03-R09, D03-R17)', async () => {
    await desk().file();
    const supervised = async (): Promise<string[]> =>
      (await desk().database.read.workItems.ofComplaint(complaintId()))
        .filter(({ elementId, state }) => elementId === 'userTask_Supervise' && state === 'offered')
        .map(({ group }) => group);
    await desk().advanceTo('2026-09-30T05:00:00.000Z');
    expect(await supervised(), 'registration and classification').to.deep.equal(['supervising-leader']);
    await desk().advanceTo('2026-10-13T16:00:00.000Z');
    expect(await supervised(), 'and the investigation').to.deep.equal(['supervising-leader', 'general-manager']);
    await walkTo(desk(), 'userTask_DecideAcceptance');
    expect(await supervised(), 'of the investigation alone: it is not late at level 3').to.deep.equal([
      'supervising-leader',
    ]);
    await walkTo(desk(), 'userTask_ApprovePlan', 'userTask_DecideAcceptance');
    expect(await supervised()).to.deep.equal([]);
  });

  it('that becomes late after a superior has seen to the others is another task', async () => {
    await desk().file();
    await desk().advanceTo('2026-09-30T05:00:00.000Z');
    await desk().complete('分管领导01', 'userTask_Supervise');
    expect(await desk().openTasks()).to.deep.equal(['userTask_Register']);
    await desk().advanceTo('2026-10-13T16:00:00.000Z');
    expect((await desk().openTasks()).filter((task) => task === 'userTask_Supervise')).to.have.length(2);
  });

  it('of 24 hours is reminded of four hours before, and escalated by the hour; of two that are late together one notice says both (D03-R13)', async () => {
    await desk().file();
    await desk().advanceTo('2026-10-01T01:00:00.000Z');
    const ofTheFirstDay = (await told()).filter((line) => !/handler|department-manager/.test(line));
    expect(ofTheFirstDay).to.deep.equal([
      '2026-09-29T21:00:00.000Z deadline-reminder → intake',
      '2026-09-30T01:00:00.000Z deadline-overdue → complaint-office',
      '2026-09-30T05:00:00.000Z escalation → supervising-leader',
      '2026-10-01T01:00:00.000Z escalation → general-manager',
    ]);
    const { notices } = await desk().useCases.cases.caseFile(await desk().user('投诉办01'), complaintId());
    for (const event of ['deadline-reminder', 'deadline-overdue', 'escalation']) {
      const { subject, body } = notices.find((notice) => notice.event === event) ?? { subject: '', body: '' };
      expect(subject, event).to.include('“登记投诉、投诉分类”');
      for (const limit of ['“登记投诉”期限：2026年9月30日 09:00', '“投诉分类”期限：2026年9月30日 09:00'])
        expect(body, event).to.include(limit);
    }
  });

  it('met in time is not spoken of', async () => {
    await desk().file();
    await walkTo(desk(), null);
    await desk().advanceTo('2026-12-01T00:00:00.000Z');
    expect(await told()).to.deep.equal([]);
  });

  it('paused does not run; resumed, its due instant and its marks have moved', async () => {
    await fileAndAssign();
    const office = await desk().user('投诉办01');
    const { id } = await clock('investigate');
    await desk().advanceTo('2026-10-08T01:00:00.000Z');
    await desk().useCases.deadlines.pauseClock(office, id, 'awaitingComplainant');
    await desk().advanceTo('2026-10-13T01:00:00.000Z');
    expect(await told()).to.deep.equal([]);
    await desk().useCases.deadlines.resumeClock(office, id);
    await desk().settled();
    const moved = await clock('investigate');
    // The days that ended in the pause (8, 9, 10, 12) do not count: 30 September, then 13 to 16 October.
    expect(moved.dueAt).to.equal('2026-10-16T16:00:00.000Z');
    const task = await desk().task('userTask_Investigate');
    expect(task.dueAt).to.equal(moved.dueAt);
    const due = moved.marks.find(({ level }) => level === 1)?.at ?? '';
    expect(due).to.equal(moved.dueAt);
    await desk().advanceTo(instantOf(new Date(Date.parse(due) - 1)));
    expect((await told()).map((line) => line.split(' ')[1])).to.deep.equal(['deadline-reminder']);
    await desk().advanceTo(due);
    expect((await told()).at(-1)).to.equal(`${due} deadline-overdue → department-manager:engineering`);
  });

  it('of the plan is the day the plan carries (D03-R17)', async () => {
    await fileAndAssign();
    await walkTo(desk(), 'userTask_CarryOut', 'userTask_Investigate');
    expect((await clock('rectify')).dueAt).to.equal('2026-10-20T16:00:00.000Z');
  });

  it('that a leader has supervised is not offered to the leader again (D03-R17)', async () => {
    await fileAndAssign();
    await desk().advanceTo('2026-10-13T16:00:00.000Z');
    await desk().complete('分管领导01', 'userTask_Supervise');
    expect(await desk().openTasks()).to.deep.equal(['userTask_Investigate']);
  });

  it('of the rectification is urged one working day before its date, department and manager alike (D03-R09, D03-R17)', async () => {
    await fileAndAssign();
    await walkTo(desk(), 'userTask_CarryOut', 'userTask_Investigate');
    await desk().claim('承办01', 'userTask_CarryOut');
    const urged = () => desk().told(['urge']);
    await desk().advanceTo('2026-10-19T15:59:59.999Z');
    expect(await urged()).to.deep.equal([]);
    await desk().advanceTo('2026-10-19T16:00:00.000Z');
    expect(await urged()).to.deep.equal([
      '2026-10-19 24:00 urge → handler:engineering',
      '2026-10-19 24:00 urge → department-manager:engineering',
    ]);
    expect(await desk().openTasks()).to.deep.equal(['userTask_CarryOut']);
  });
});
