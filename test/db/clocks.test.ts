import { expect } from 'chai';
import type { ClockId } from '../../domain/deadlines/ids.js';
import type { CaseClock } from '../../domain/deadlines/model.js';
import { toGroup } from '../../domain/people/roles.js';
import { anId } from '../kit/ids.js';
import { MARKS, refusal, withHouse } from './house.js';

describe('clocks', () => {
  const house = withHouse();

  async function investigateClock(): Promise<CaseClock> {
    const { complaintId } = await house().openCase();
    const found = (await house().database.read.clocks.ofComplaints([complaintId])).find(
      ({ step }) => step === 'investigate',
    );
    return found as CaseClock;
  }
  const arm = (id: ClockId) => house().useCases.deadlines.armClock(house().job(), id, MARKS);
  const stored = async (id: ClockId) => (await house().database.read.clocks.byId(id)) as CaseClock;

  it('started with the case carry rule, article, due instant and where it comes from, and tell their watch (D03-R15)', async () => {
    const clock = await investigateClock();
    expect(clock).to.include({
      ruleId: 'D03-R15',
      article: '第八条',
      dueAt: '2026-10-12T16:00:00.000Z',
      state: 'running',
      calendarVersion: '2025-2026',
      provisional: false,
    });
    expect(clock.provenance.countedMakeUpWorkdays).to.deep.equal(['2026-10-10']);
    expect(await house().messages()).to.include(`clock-started ${clock.id}`);
  });

  it('are armed with one mark after the other, until none is left (D03-R15)', async () => {
    const { id } = await investigateClock();
    const passed: string[] = [];
    for (let next = await arm(id); next.nextMarkAt !== null && passed.length < 9; next = await arm(id)) {
      passed.push(`${next.nextMarkKind} ${next.nextMarkLevel} ${next.nextMarkAt}`);
      house().advanceTo(next.nextMarkAt);
      await house().useCases.deadlines.passMark(house().job(), id, next.nextMarkKind ?? 'due', next.nextMarkLevel ?? 0);
    }
    expect(passed).to.deep.equal([
      'reminder 0 2026-10-10T16:00:00.000Z',
      'due 1 2026-10-12T16:00:00.000Z',
      'escalation 2 2026-10-13T16:00:00.000Z',
      'escalation 3 2026-10-15T16:00:00.000Z',
    ]);
    const clock = await stored(id);
    expect(clock.state).to.equal('overdue');
    const notices = await house().database.read.notices.ofComplaint(clock.complaintId);
    expect(notices.map(({ event, audience }) => `${event} → ${audience}`)).to.deep.equal([
      'deadline-reminder → complaint-office',
      'deadline-overdue → complaint-office',
    ]);
    expect(
      (await house().messages()).filter((message) => message === `deadline-overdue ${clock.complaintId}`),
    ).to.have.length(3);
  });

  it('pass a mark once, however often the job comes, and whichever job it is', async () => {
    const { id, complaintId } = await investigateClock();
    await arm(id);
    const job = house().job();
    await house().useCases.deadlines.passMark(job, id, 'due', 1);
    await house().useCases.deadlines.passMark(job, id, 'due', 1);
    await house().useCases.deadlines.passMark(house().job(), id, 'due', 1);
    expect((await house().ledgerTypes(complaintId)).filter((type) => type === 'clock.mark-passed')).to.have.length(1);
    expect(await house().database.read.notices.ofComplaint(complaintId)).to.have.length(1);
  });

  it('that are met late close the supervision of every level from 2 on', async () => {
    const { id, complaintId } = await investigateClock();
    await arm(id);
    for (const { kind, level } of MARKS) await house().useCases.deadlines.passMark(house().job(), id, kind, level);
    house().advanceTo('2026-10-20T01:00:00.000Z');
    await house().useCases.cases.recordCaseEvent(house().job(), complaintId, 'plan-drafted', {});
    expect((await house().messages()).slice(-3)).to.deep.equal([
      `deadline-met ${id}`,
      `supervision-closed ${id}:2`,
      `supervision-closed ${id}:3`,
    ]);
    const met = (await house().database.read.ledger.ofComplaint(complaintId))
      .filter(({ type }) => type === 'clock.met')
      .at(-1);
    expect(met?.facts).to.include({ clockId: id, inTime: false });
    expect(await arm(id)).to.deep.equal({ nextMarkAt: null, nextMarkKind: null, nextMarkLevel: null });
    await house().useCases.deadlines.passMark(house().job(), id, 'escalation', 3);
    expect((await stored(id)).state).to.equal('met');
  });

  it('that are paused stand still; resumed, their due instant has moved, and that of the task with it', async () => {
    const { id, complaintId } = await investigateClock();
    const item = await house().offer(complaintId, 'userTask_Investigate', 'investigate', 'handler:engineering');
    expect(item.dueAt).to.equal('2026-10-12T16:00:00.000Z');
    const office = await house().user('投诉办01');
    house().advanceTo('2026-09-30T02:00:00.000Z');
    await house().useCases.deadlines.pauseClock(office, id, 'meterTest');
    // Twenty working days from 30 September, 24:00: the longest that a test may take.
    expect(await arm(id)).to.deep.equal({
      nextMarkAt: '2026-11-03T16:00:00.000Z',
      nextMarkKind: 'pauseEnd',
      nextMarkLevel: 0,
    });
    await house().useCases.deadlines.passMark(house().job(), id, 'due', 1);
    expect((await stored(id)).state).to.equal('paused');
    house().advanceTo('2026-10-09T02:00:00.000Z');
    await house().useCases.deadlines.resumeClock(office, id);
    const resumed = await stored(id);
    expect(resumed).to.include({ state: 'running', dueAt: '2026-10-14T16:00:00.000Z' });
    expect(resumed.provenance.countedDays).to.deep.equal([
      '2026-10-09',
      '2026-10-10',
      '2026-10-12',
      '2026-10-13',
      '2026-10-14',
    ]);
    expect((await house().database.read.workItems.byId(item.id))?.dueAt).to.equal('2026-10-14T16:00:00.000Z');
    expect((await house().messages()).filter((message) => message === `deadline-changed ${id}`)).to.have.length(2);
    expect(await arm(id)).to.deep.include({ nextMarkAt: '2026-10-13T16:00:00.000Z', nextMarkKind: 'reminder' });
  });

  it('are paused by the complaint office only, and only while they run', async () => {
    const { id } = await investigateClock();
    const office = await house().user('投诉办01');
    expect(
      (await refusal(house().useCases.deadlines.pauseClock(await house().user('受理01'), id, 'meterTest'))).code,
    ).to.equal('forbidden');
    expect((await refusal(house().useCases.deadlines.resumeClock(office, id))).code).to.equal('wrongState');
    expect((await refusal(house().useCases.deadlines.pauseClock(office, anId('nobody'), 'meterTest'))).code).to.equal(
      'notFound',
    );
  });

  it('are paused only for a reason that the company allows', async () => {
    const { id } = await investigateClock();
    const office = await house().user('投诉办01');
    const { code, details } = await refusal(house().useCases.deadlines.pauseClock(office, id, 'holiday'));
    expect([code, details]).to.deep.equal(['invalid', { fields: { reason: 'option' } }]);
  });

  it('run on by themselves once a pause has taken as long as it may', async () => {
    const { id } = await investigateClock();
    house().advanceTo('2026-09-30T02:00:00.000Z');
    await house().useCases.deadlines.pauseClock(await house().user('投诉办01'), id, 'meterTest');
    const { nextMarkAt } = await arm(id);
    // The worker comes a day late: the pause ended when it ended.
    house().advanceTo('2026-11-05T02:00:00.000Z');
    await house().useCases.deadlines.passMark(house().job(), id, 'pauseEnd', 0);
    const clock = await stored(id);
    expect(clock.pauses).to.deep.equal([
      { from: '2026-09-30T02:00:00.000Z', to: nextMarkAt, reason: 'meterTest', endsAt: nextMarkAt },
    ]);
    expect(clock).to.include({ state: 'running', dueAt: '2026-11-10T16:00:00.000Z' });
  });

  it('escalated to level 2 tell their recipient, once', async () => {
    const { id, complaintId } = await investigateClock();
    const job = house().job();
    for (let delivery = 0; delivery < 2; delivery += 1) {
      await house().useCases.deadlines.recordEscalation(job, complaintId, {
        clockId: id,
        level: 2,
        recipientGroup: toGroup('supervising-leader'),
        processInstanceKey: '77',
        supervise: true,
      });
    }
    expect(
      (await house().database.read.notices.ofComplaint(complaintId)).map(
        ({ event, audience }) => `${event} → ${audience}`,
      ),
    ).to.deep.equal(['escalation → supervising-leader']);
    expect((await house().ledgerTypes(complaintId)).filter((type) => type === 'case.escalated')).to.have.length(1);
  });

  it('are extended once they have been asked for, once, and not when they have ended meanwhile (D11-R12)', async () => {
    const { id, complaintId } = await investigateClock();
    const { useCases } = house();
    const office = await house().user('投诉办01');
    await useCases.deadlines.requestExtension(office, id, 2, '等待检测结果。');
    const again = await refusal(useCases.deadlines.requestExtension(office, id, 3, '等待检测结果。'));
    expect(again.code, 'one is still to be decided').to.equal('wrongState');
    await useCases.deadlines.decideExtension(house().job(), id, { granted: true, extension: 2 });
    const extended = await stored(id);
    expect([extended.extension, extended.dueAt]).to.deep.equal([2, '2026-10-14T16:00:00.000Z']);
    await useCases.deadlines.requestExtension(office, id, 1, '再等一天。');
    house().advanceTo(extended.dueAt);
    await useCases.deadlines.decideExtension(house().job(), id, { granted: true, extension: 3 });
    expect(await stored(id), 'approved at the moment at which it ended').to.include({
      dueAt: extended.dueAt,
      extension: 2,
    });
    expect((await house().ledgerTypes(complaintId)).filter((type) => type.startsWith('extension.'))).to.deep.equal([
      'extension.asked',
      'extension.asked',
      'extension.refused',
    ]);
    for (const later of [0, 3_600_000]) {
      house().advance(later);
      const late = await refusal(useCases.deadlines.requestExtension(office, id, 1, '太晚了。'));
      expect(late.code, `${later} ms after it ended`).to.equal('wrongState');
    }
  });
});
