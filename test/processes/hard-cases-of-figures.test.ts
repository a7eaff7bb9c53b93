/** What is hard to count, through the real engine: each by the one rule that docs/figures.md has for it, dates by hand. */
import { expect } from 'chai';
import type { Duty } from '../../domain/duties/model.js';
import type { PeriodFigures } from '../../domain/reports/index.js';
import { activate } from '../kit/activate.js';
import { at } from '../kit/calendar.js';
import { COMPLAINT } from '../kit/complaint.js';
import { type Desk, withDesk } from '../kit/desk.js';
import { withNextPolicy } from '../kit/next-policy.js';
import { withCells } from '../kit/policy.js';
import { walkTo } from '../kit/walk.js';
import { bundle } from '../workflows/kit.js';

const NEXT = 'D03_2026_1';

/** Nothing looks at what is due, nor works a task, until then. */
async function standStillUntil(desk: Desk, instant: string): Promise<void> {
  await desk.engineClock.setTo(Date.parse(instant));
}

const ofKind = async (desk: Desk, kind: string): Promise<Duty[]> =>
  (await desk.duties())
    .filter((duty) => duty.kind === kind)
    .sort((one, other) => (one.periodFrom < other.periodFrom ? -1 : 1));

async function figuresOf(desk: Desk, duty: Duty | undefined): Promise<PeriodFigures | null> {
  const leader = await desk.user('分管领导01');
  return duty === undefined ? null : (await desk.useCases.duties.duty(leader, duty.id)).duty.figures;
}

describe('downtime over the end of a quarter', () => {
  const desk = withDesk({ start: at('2025-12-05', '10:00'), policy: 'D09_2025_1' });

  it('loses nothing: every day is in one report, and every complaint in the quarter it came in (D09-R22)', async () => {
    await desk().file();
    // Before the report of the quarter was planned everything stops, but for the page on which people file.
    await standStillUntil(desk(), at('2025-12-31', '23:59'));
    const file = (submissionToken: string) => desk().useCases.intake.fileComplaint({ ...COMPLAINT, submissionToken });
    await file('the last minute of December');
    await standStillUntil(desk(), at('2025-12-31', '24:00'));
    await file('the first of January');
    await standStillUntil(desk(), at('2026-04-07', '09:00'));
    await file('the day on which all runs again');
    await desk().advanceTo(at('2026-04-13', '24:00'));
    const planned = await ofKind(desk(), 'return-visit-report');
    expect(planned.slice(0, 2).map(({ periodFrom, periodTo }) => `${periodFrom} ${periodTo}`)).to.deep.equal([
      '2025-10-01 2025-12-31',
      '2026-01-01 2026-03-31',
    ]);
    for (const { id } of planned.slice(0, 2)) await desk().do('userTask_WriteReport', {}, id);
    const [autumn, winter] = await ofKind(desk(), 'return-visit-report');
    expect(autumn?.figures, 'counted when it was written').to.include({ received: 2, complete: true });
    expect(winter?.figures).to.include({ received: 1, complete: true });
  });
});

describe('a dispute before the archive', () => {
  const desk = withDesk({ start: at('2025-12-22', '09:00') });

  it('takes nothing back: it was evaluated in one quarter, is archived in the next, and was not opened again', async () => {
    const { number, queryCode } = await desk().file();
    await walkTo(desk(), 'userTask_ReturnVisit');
    const evaluation = { solved: 'no', satisfaction: 1, attitude: 4, comment: '还是快。' } as const;
    await desk().useCases.portal.evaluate(number, queryCode, evaluation);
    await desk().useCases.portal.disputeAnswer(number, queryCode, { text: '还是快。', appeal: false });
    await desk().advanceTo(at('2026-01-05', '09:00'));
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'explained' });
    await desk().do('userTask_ReturnVisit');
    await desk().advanceTo(at('2026-03-20', '09:00'));
    const [autumn, winter] = await ofKind(desk(), 'complaint-analysis');
    expect(await figuresOf(desk(), autumn)).to.include({
      ...{ received: 1, archived: 0, reopened: 0, evaluated: 1, evaluatedSatisfied: 0, complete: true },
    });
    const after = await figuresOf(desk(), winter);
    expect(after).to.include({ received: 0, archived: 1, reopened: 0, evaluated: 0, satisfied: 1 });
    // Received and answered on Monday the 22nd of December; talks explain an answer, and are none.
    expect(after?.handling).to.deep.equal({ cases: 1, median: 0, mean: 0 });
    expect(after?.corrections, 'the quarter before stays as it was').to.deep.equal([]);
  });
});

describe('a mass event', () => {
  const desk = withDesk({ start: at('2025-12-05', '10:00') });

  it('is no case: each complaint about it counts once, also where one is linked later and one ends (D11-R22)', async () => {
    const office = await desk().user('投诉办01');
    const { massEvents } = desk().useCases;
    const event = await massEvents.openMassEvent(office, {
      ...{ kind: 'outage', title: '测试路停气', area: '测试路', startedAt: at('2025-12-05', '08:00') },
      ...{ expectedEndAt: null, public: true },
    });
    const first = await desk().file({ massEventId: event });
    const second = await desk().file({ massEventId: event });
    const third = await desk().file();
    await massEvents.linkCase(office, event, third.number);
    for (const { complaintId } of [first, second, third]) await desk().do('userTask_Register', {}, complaintId);
    await desk().useCases.portal.withdrawComplaint(third.number, third.queryCode, '已经来气。');
    await desk().settled();
    await massEvents.closeMassEvent(office, event);
    await desk().advanceTo(at('2025-12-18', '09:00'));
    const [duty] = await ofKind(desk(), 'complaint-analysis');
    expect(await figuresOf(desk(), duty)).to.include({ received: 3, registered: 3, withdrawn: 1 });
  });
});

describe('a policy that changes inside a quarter', () => {
  const desk = withDesk({ start: at('2026-10-12', '09:00') });

  it('leaves one report for the whole of it; each limit is met or missed by the policy of its case (D03-R13)', async () => {
    const added = withNextPolicy(bundle(), 'D03_2025_1', NEXT, {}).map(({ name, content }) => ({
      name,
      content: name.endsWith(`${NEXT}.dmn`)
        ? Buffer.from(String(content).replace('收到投诉后24小时内进行登记', '收到投诉后2小时内进行登记'))
        : content,
    }));
    await desk().deploy(await withCells(added, { [`${NEXT}.dmn#limits_register_amount`]: '2' }));
    await activate(desk(), NEXT, '2026-11-16');
    const registered = async (day: string): Promise<string> => {
      await desk().advanceTo(at(day, '09:00'));
      const { complaintId } = await desk().file();
      await desk().advanceTo(at(day, '12:00'));
      await desk().do('userTask_Register', {}, complaintId);
      return (await desk().limits(complaintId)).find((line) => line.startsWith('register ')) ?? '';
    };
    expect(await registered('2026-11-13'), '24 hours').to.equal('register 2026-11-14 09:00 → met');
    expect(await registered('2026-11-17'), 'two hours').to.match(/^register 2026-11-17 11:00/);
    await desk().advanceTo(at('2026-12-21', '09:00'));
    const kinds = new Set((await desk().duties()).map(({ kind }) => kind));
    expect([...kinds].sort()).to.deep.equal(['complaint-analysis', 'handling-assessment']);
    for (const kind of kinds) {
      const [duty, ...more] = await ofKind(desk(), kind);
      expect(more, kind).to.deep.equal([]);
      expect(duty).to.include({ policyVersion: NEXT, periodFrom: '2026-10-01', periodTo: '2026-12-31' });
    }
    const [duty] = await ofKind(desk(), 'complaint-analysis');
    // Met: one registration, two classifications. Missed: the other registration, and two investigations that nobody did.
    expect(await figuresOf(desk(), duty)).to.include({ received: 2, registered: 2, limitsMet: 3, limitsMissed: 3 });
  });
});
