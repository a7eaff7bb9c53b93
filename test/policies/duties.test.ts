/** What the regulations ask for every period, without a complaint: reports, assessments, publication. */
import { expect } from 'chai';
import { instantOf } from '../../domain/core/index.js';
import type { Duty } from '../../domain/duties/model.js';
import { at, local } from '../kit/calendar.js';
import { Desk, withDesk } from '../kit/desk.js';
import { wholeLedger } from '../kit/ledger.js';

/** What became of duties, as `instant type`; when they were planned depends on the machine's time zone. */
async function ledger(desk: Desk): Promise<string[]> {
  const entries = await wholeLedger(desk.database);
  return entries
    .filter(({ type }) => type.startsWith('duty.') && type !== 'duty.planned')
    .map((entry) => `${local(entry.at)} ${entry.type}`);
}

describe('the return-visit report of D09', () => {
  // Friday; the last working day of the quarter is Wednesday the 31st, the tenth from its end Thursday the 18th.
  const desk = withDesk({ start: at('2025-12-05', '10:00'), policy: 'D09_2025_1' });
  async function report(): Promise<Duty> {
    await desk().advanceTo(at('2025-12-18', '00:00'));
    const [duty] = await desk().duties();
    return duty as Duty;
  }

  it('is asked of the return visitors before the quarter ends, and due at its end (D09-R22)', async () => {
    await desk().advanceTo(at('2025-12-17', '23:59'));
    const planned = await desk().duties();
    expect(planned).to.have.length(1);
    const [duty] = planned as [Duty];
    expect(duty).to.include({ kind: 'return-visit-report', periodFrom: '2025-10-01', periodTo: '2025-12-31' });
    expect(await desk().openTasks(duty.id)).to.deep.equal([]);
    await desk().advanceTo(at('2025-12-18', '00:00'));
    const task = await desk().task('userTask_WriteReport', duty.id);
    expect(task).to.deep.include({ group: 'return-visitor', matter: { kind: 'duty', dutyId: duty.id } });
    expect(local(String(task.dueAt))).to.equal('2025-12-31 24:00');
  });

  it('is reviewed by the head of the company, who may return it, and published only then (D09-R22, D09-R23, D09-R24)', async () => {
    await desk().file();
    await desk().do('userTask_Register');
    const { id } = await report();
    await desk().do('userTask_WriteReport', {}, id);
    await desk().advanceTo(at('2025-12-31', '23:59'));
    expect(await desk().openTasks(id), 'the figures are those of the whole quarter').to.deep.equal([]);
    await desk().advanceTo(at('2025-12-31', '24:00'));
    expect(await desk().task('userTask_ReviewReport', id)).to.include({ group: 'general-manager', dueAt: null });
    await desk().do('userTask_ReviewReport', { reportOutcome: 'returned', reportNote: '请补充原因分析。' }, id);
    expect(await desk().useCases.duties.publishedReports()).to.deep.equal([]);
    expect((await desk().duties())[0], 'a returned report is none').to.include({ state: 'returned', reportedAt: null });
    await desk().do('userTask_WriteReport', { reportProblems: '首次回访过晚。' }, id);
    await desk().advanceTo(at('2026-01-05', '09:00'));
    await desk().do('userTask_ReviewReport', {}, id);
    const [published] = await desk().useCases.duties.publishedReports();
    expect(published?.duty).to.include({ state: 'completed', publishedAt: at('2026-01-05', '09:00') });
    expect(published?.report).to.deep.include({ reportProblems: '首次回访过晚。' });
    const { figures } = published?.duty ?? {};
    expect(figures).to.include({ received: 1, registered: 1, archived: 0, complete: true });
    const counted = (await wholeLedger(desk().database)).filter(({ type }) => type === 'duty.counted');
    expect(JSON.parse(String(counted.at(-1)?.facts['figures']))).to.deep.equal(figures);
  });

  it('that its writer wrote is not theirs to review (D09-R23)', async () => {
    const { id } = await report();
    await desk().do('userTask_WriteReport', {}, id);
    await desk().advanceTo(at('2025-12-31', '24:00'));
    const { differentFrom } = await desk().task('userTask_ReviewReport', id);
    expect(differentFrom).to.deep.equal(['userTask_WriteReport']);
  });

  it('is late from the end of the quarter on, not before (D09-R22)', async () => {
    const { id } = await report();
    await desk().advanceTo(at('2025-12-31', '23:59'));
    expect(await ledger(desk())).to.deep.equal([]);
    await desk().advanceTo(at('2025-12-31', '24:00'));
    await desk().do('userTask_WriteReport', {}, id);
    await desk().do('userTask_ReviewReport', {}, id);
    expect(await ledger(desk())).to.deep.equal([
      '2025-12-31 24:00 duty.overdue',
      '2025-12-31 24:00 duty.reported',
      '2025-12-31 24:00 duty.counted',
      '2025-12-31 24:00 duty.published',
      '2025-12-31 24:00 duty.completed',
    ]);
  });

  it('is planned when the week begins, not a moment before (D09-R22)', async () => {
    await desk().advanceTo(at('2025-12-13', '00:00'));
    const monday = Number(desk().engineClock.nextAt());
    await desk().advanceTo(instantOf(new Date(monday - 1)));
    expect(await desk().duties()).to.deep.equal([]);
    await desk().advanceTo(instantOf(new Date(monday)));
    expect(await desk().duties()).to.have.length(1);
    expect(new Date(monday).getDay(), 'Monday, where the engine runs').to.equal(1);
  });

  it('is planned once for each quarter, however often the week begins (D09-R22)', async () => {
    await desk().advanceTo(at('2026-03-20', '10:00'));
    expect((await desk().duties()).map(({ periodFrom, periodTo }) => `${periodFrom} ${periodTo}`)).to.deep.equal([
      '2025-10-01 2025-12-31',
      '2026-01-01 2026-03-31',
    ]);
    expect(await desk().task('userTask_WriteReport', (await desk().duties())[1]?.id)).to.include({ state: 'offered' });
  });
});

/** Policy, the period that the company has set, rule, kind, who writes, who reviews, whether it is published. */
const OTHERS: [policy: string, period: string | null, rule: string, kind: string, flow: string][] = [
  ['D03_2025_1', null, 'D03-R24', 'handling-assessment', 'complaint-office supervising-leader'],
  ['D03_2025_1', null, 'D03-R11 D03-R23', 'complaint-analysis', 'complaint-office'],
  ['D04_2025_1', 'quarter', 'D04-R04', 'handling-assessment', 'complaint-office supervising-leader'],
  ['D04_2025_1', 'month', 'D04-R22', 'complaint-analysis', 'complaint-office supervising-leader'],
  ['D11_2025_1', 'month', 'D11-R22', 'handling-publication', 'complaint-office supervising-leader published'],
  ['D16_2025_1', 'halfYear', 'D16-R08', 'handling-assessment', 'complaint-office'],
];

describe('other duties of a period', () => {
  for (const [policy, period, rule, kind, flow] of OTHERS) {
    it(`${kind} of ${policy} goes its way, as often as the company has set (${rule})`, async () => {
      const cell = (of: string): string => `${policy}.dmn#duties_${of.replaceAll('-', '_')}_period`;
      const others = OTHERS.filter(([same, set]) => same === policy && set !== null);
      const cells = Object.fromEntries(others.map(([, set, , of]) => [cell(of), `"${set}"`]));
      const desk = await Desk.open({
        start: at('2025-12-12', '10:00'),
        ...(policy !== 'D03_2025_1' && { policy }),
        cells,
      });
      try {
        await desk.advanceTo(at('2025-12-18', '09:00'));
        const duty = (await desk.duties()).find((one) => one.kind === kind) as Duty;
        expect(duty).to.include({ ruleId: rule.split(' ')[0], period: period ?? 'quarter', periodTo: '2025-12-31' });
        const went: string[] = [(await desk.task('userTask_WriteReport', duty.id)).group];
        await desk.do('userTask_WriteReport', {}, duty.id);
        await desk.advanceTo(at('2025-12-31', '24:00'));
        if ((await desk.openTasks(duty.id)).length > 0) {
          went.push((await desk.task('userTask_ReviewReport', duty.id)).group);
          await desk.do('userTask_ReviewReport', {}, duty.id);
        }
        if ((await desk.useCases.duties.publishedReports()).length > 0) went.push('published');
        expect(went.join(' ')).to.equal(flow);
        expect(await ledger(desk)).to.include('2025-12-31 24:00 duty.completed');
      } finally {
        await desk.close();
      }
    });
  }
});
