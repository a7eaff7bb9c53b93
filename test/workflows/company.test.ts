/** The company's own tables: marks, who hears of them, pauses, notices, shifts, outside limits. */
import { type RunningEngine, startEngine } from '@gas-complaint-desk/engine';
import { expect } from 'chai';
import { touch } from '../kit/touched.js';
import { bundle } from './kit.js';

describe('the company\u2019s tables', () => {
  let engine: RunningEngine;
  before(async () => {
    engine = await startEngine({ data: ':memory:' });
    const resources = bundle().filter(({ name }) => name.endsWith('COMPANY_2025_1.dmn'));
    await engine.execute('deploy', { resources });
  });
  after(() => engine.close());

  async function decide(
    decision: string,
    variables: Record<string, string | number | boolean | null>,
  ): Promise<unknown> {
    touch(`decision ${decision}_COMPANY_2025_1`);
    const result = await engine.execute('evaluateDecision', { decisionId: `${decision}_COMPANY_2025_1`, variables });
    expect(result.failureMessage).to.equal('');
    return result.decisionOutput;
  }
  const list = (found: unknown): Record<string, unknown>[] =>
    Array.isArray(found) ? (found as Record<string, unknown>[]) : [];

  describe('marks', () => {
    const marks = async (unit: string, kind: string) =>
      list(await decide('marks', { unit, kind })).map(
        (mark) => `${String(mark['kind'])} ${String(mark['level'])}: ${String(mark['offset'])} ${String(mark['unit'])}`,
      );
    const MINUTES = ['reminder 0: -10 minute', 'due 1: 0 minute', 'escalation 2: 15 minute', 'escalation 3: 30 minute'];
    const HOURS = ['reminder 0: -4 hour', 'due 1: 0 hour', 'escalation 2: 4 hour', 'escalation 3: 24 hour'];
    const DAYS = [
      'reminder 0: -1 workingDay',
      'due 1: 0 workingDay',
      'escalation 2: 1 workingDay',
      'escalation 3: 3 workingDay',
    ];

    it('of the regulation\u2019s limits remind, tell when due, and go up to the general manager', async () => {
      expect(await marks('minute', 'rule')).to.deep.equal(MINUTES);
      expect(await marks('immediate', 'rule')).to.deep.equal(MINUTES.slice(1));
      expect(await marks('hour', 'rule')).to.deep.equal(HOURS);
      for (const unit of ['workingDay', 'calendarDay', 'sameDay', 'quarterEnd', 'fixedDate', 'openHour']) {
        expect(await marks(unit, 'rule'), unit).to.deep.equal(DAYS);
        expect(await marks(unit, 'outside'), unit).to.deep.equal(DAYS);
      }
    });
    it('of the company\u2019s own targets only remind and tell', async () => {
      expect(await marks('minute', 'target')).to.deep.equal(MINUTES.slice(0, 2));
      expect(await marks('hour', 'target')).to.deep.equal(HOURS.slice(0, 2));
      expect(await marks('workingDay', 'target')).to.deep.equal(DAYS.slice(0, 2));
    });
  });

  const LADDER: [level: number, duty: string, department: string | null, group: string][] = [
    [0, 'handler', 'safety', 'handler:safety'],
    [0, 'handler', null, 'complaint-office'],
    [0, 'department-manager', 'safety', 'department-manager:safety'],
    [0, 'department-manager', null, 'complaint-office'],
    [0, 'intake', null, 'intake'],
    [0, 'complaint-office', 'safety', 'complaint-office'],
    [1, 'handler', 'safety', 'department-manager:safety'],
    [1, 'department-manager', 'safety', 'department-manager:safety'],
    [1, 'handler', null, 'complaint-office'],
    [1, 'intake', 'safety', 'complaint-office'],
    [2, 'handler', 'safety', 'supervising-leader'],
    [3, 'intake', null, 'general-manager'],
    [4, 'handler', 'metering', 'general-manager'],
  ];
  for (const [level, dutyHolder, responsibleDepartment, group] of LADDER) {
    it(`level ${level} of what ${dutyHolder} of ${responsibleDepartment ?? 'no department'} owes goes to ${group}`, async () => {
      const facts = { level, dutyHolder, responsibleDepartment };
      expect(await decide('recipients', facts)).to.equal(group);
      if (level > 0)
        expect(await decide('escalation', facts)).to.deep.equal({ recipientGroup: group, supervise: level >= 2 });
    });
  }

  it('pauses: five working days for the complainant, twenty for a meter test, none for anything else', async () => {
    expect(await decide('pauses', { reason: 'awaitingComplainant' })).to.equal(5);
    expect(await decide('pauses', { reason: 'meterTest' })).to.equal(20);
    expect(await decide('pauses', { reason: 'holiday' })).to.equal(null);
  });

  const own = 'handler:metering';
  const manager = 'department-manager:metering';
  const NOTICES: [rules: string, event: string, to: string[], urgent: boolean][] = [
    ['D11-R08', 'acknowledged', ['complainant'], true],
    ['D11-R20 D11-R21', 'declined', ['complainant'], true],
    ['D04-R10', 'safety-alert', ['handler:safety', 'department-manager:safety'], true],
    ['D16-R23 D18-R17', 'major-alert', ['supervising-leader'], true],
    ['D04-R09 D16-R16', 'assigned', [own, manager], false],
    ['D09-R11', 'transferred', ['complainant'], true],
    ['D04-R16 D09-R16', 'progress', ['complainant'], false],
    ['D02-R09', 'findings', ['complainant'], true],
    ['', 'plan-returned', [own], false],
    ['D03-R16', 'plan-to-department', [own], false],
    ['D03-R17', 'urge', [own, manager], false],
    ['D03-R18 D04-R17 D09-R14 D11-R14 D11-R16', 'result', ['complainant'], true],
    ['D04-R20', 'thanks', ['complainant'], false],
    ['D05-R16', 'appeal-decision', ['complainant'], false],
    ['D15-R15', 'referred', ['complainant'], false],
    ['D11-R13', 'extension', ['complainant'], true],
    ['D11-R12', 'extension-refused', [own], false],
    ['', 'withdrawn', ['complainant'], false],
    ['', 'information-added', [own], false],
  ];
  for (const [rules, event, to, urgent] of NOTICES) {
    it(`${rules}: the notice ${event} goes to ${to.join(' and ')}${urgent ? ' at once' : ' in opening hours'}`, async () => {
      const rows = list(await decide('notices', { event, unit: null, responsibleDepartment: 'metering' }));
      expect(rows.map(({ audience }) => audience)).to.deep.equal(to);
      expect(rows.every((row) => row['urgent'] === urgent)).to.equal(true);
    });
  }
  it('added information goes to the complaint office as long as no department has the case', async () => {
    const [row] = list(
      await decide('notices', { event: 'information-added', unit: null, responsibleDepartment: null }),
    );
    expect(row?.['audience']).to.equal('complaint-office');
  });
  it('what is counted in minutes is told at any hour, what is counted in days in opening hours (D04-R10, D16-R23)', async () => {
    for (const event of ['deadline-reminder', 'deadline-overdue', 'escalation']) {
      for (const [unit, urgent] of [
        ['minute', true],
        ['immediate', true],
        ['hour', false],
        ['workingDay', false],
      ] as const) {
        const rows = list(await decide('notices', { event, unit, responsibleDepartment: 'metering' }));
        expect(
          rows.map((row) => [row['audience'], row['urgent']]),
          `${event} ${unit}`,
        ).to.deep.equal([[null, urgent]]);
      }
    }
  });

  it('shifts: two on working days, one on days off', async () => {
    const shifts = async (dayKind: string) =>
      list(await decide('hours', { dayKind })).map(({ from, to }) => `${String(from)}-${String(to)}`);
    expect(await shifts('workingDay')).to.deep.equal(['08:30-12:00', '13:30-17:30']);
    expect(await shifts('restDay')).to.deep.equal(['09:00-12:00']);
  });

  it('D16-R02: an outside body\u2019s date and the law\u2019s limits run beside the company\u2019s', async () => {
    const limits = async (channel: string, externalDueOn: string | null) =>
      list(await decide('outside', { channel, externalDueOn })).map(
        (row) =>
          `${String(row['step'])} ${String(row['amount'])} ${String(row['unit'])} → ${String(row['stopEvent'])} ${String(row['dutyHolder'])} ${String(row['kind'])} ${String(row['repeat'])} ${String(row['startEvent'])} ${String(row['article'])}`,
      );
    const order = 'outside-order 0 fixedDate → result-told complaint-office outside keep received 来件单位要求的日期';
    for (const channel of ['gov12345', 'consumer12315', 'mayorLine', 'media', 'marketRegulator'])
      expect(await limits(channel, '2026-10-20'), channel).to.deep.equal([order]);
    expect(await limits('gov12345', null)).to.deep.equal([]);
    expect(await limits('industryRegulator', '2026-10-20')).to.deep.equal([
      order,
      'outside-law 15 workingDay → result-told complaint-office outside keep received 《城镇燃气管理条例》第二十九条',
    ]);
    expect(await limits('petition', null)).to.deep.equal([
      'outside-law 60 calendarDay → result-told complaint-office outside keep received 《信访工作条例》第三十四条',
    ]);
    expect(await limits('phone', '2026-10-20')).to.deep.equal([]);
  });
});
