/** The tables of limits of the policies, row by row, evaluated as the engine evaluates them, against figures by hand. */
import { expect } from 'chai';
import { decisions, type Facts } from './kit.js';

describe('the limits of the policies', () => {
  const decide = decisions();

  /** rule: start, facts → step amount unit, stop event, duty holder, kind, repeat */
  const LIMITS: [policy: string, rule: string, start: string, facts: Facts, limit: string][] = [
    ['D03', 'D03-R13', 'received', {}, 'register 24 hour → registered intake rule keep 第七条'],
    ['D03', 'D03-R14', 'received', {}, 'classify 24 hour → classified intake rule keep 第七条'],
    ['D03', 'D03-R15', 'received', {}, 'investigate 5 workingDay → plan-drafted handler rule keep 第八条'],
    [
      'D03',
      'D03-R17',
      'plan-approved',
      {},
      'rectify 0 fixedDate → rectification-completed handler rule restart 第九条',
    ],
    [
      'D03',
      'D03-R18',
      'rectification-completed',
      {},
      'result 5 workingDay → result-told complaint-office rule restart 第十条',
    ],
    ['D09', 'D09-R08', 'received', {}, 'register 1 workingDay → registered intake rule keep 第七条'],
    ['D09', 'D09-R09', 'received', {}, 'classify 1 workingDay → classified intake rule keep 第七条'],
    ['D09', 'D09-R10', 'classified', {}, 'transfer 2 workingDay → transferred complaint-office rule keep 第八条'],
    ['D09', 'D09-R12', 'transferred', {}, 'investigate 5 workingDay → plan-drafted handler rule keep 第九条'],
    ['D09', 'D09-R13', 'plan-drafted', {}, 'result 3 workingDay → result-told complaint-office rule again 第十条'],
    [
      'D09',
      'D09-R16',
      'transferred',
      { complexity: 'complex' },
      'progress null workingDay → progress-told complaint-office rule keep 第十一条',
    ],
    [
      'D09',
      'D09-R16',
      'progress-told',
      { complexity: 'complex' },
      'progress null workingDay → progress-told complaint-office rule again 第十一条',
    ],
    [
      'D09',
      'D09-R21',
      'plan-approved',
      { remedy: true },
      'rectify 0 fixedDate → rectification-completed handler rule restart 第十五条',
    ],
    ['D11', 'D11-R09', 'received', {}, 'register 24 hour → registered intake rule keep 第三部分第1项'],
    ['D11', 'D11-R09', 'received', {}, 'classify 24 hour → classified intake rule keep 第三部分第1项'],
    ['D11', 'D11-R07', 'received', {}, 'accept 24 hour → acknowledged complaint-office rule keep 第三部分第1项'],
    ['D11', 'D11-R11', 'received', {}, 'result 7 workingDay → result-told complaint-office rule keep 第三部分第3项'],
    [
      'D11',
      'D11-R15',
      'plan-approved',
      {},
      'rectify 0 fixedDate → rectification-completed handler target restart 第三部分第4项',
    ],
    [
      'D16',
      'D16-R19',
      'heard',
      { heardBy: 'staff' },
      'hand-over 30 minute → handed-over complaint-office rule keep 第三部分（一）',
    ],
    [
      'D16',
      'D16-R10',
      'transferred',
      {},
      'findings null workingDay → findings-reported department-manager rule keep 第二部分',
    ],
    [
      'D16',
      'D16-R12',
      'plan-approved',
      {},
      'rectify 0 fixedDate → rectification-completed handler target restart 第二部分',
    ],
    ['D04', 'D04-R10', 'safety-identified', {}, 'safety null immediate → safety-confirmed intake rule again 第八条'],
    [
      'D04',
      'D04-R14',
      'transferred',
      { complexity: 'simple' },
      'resolve 3 workingDay → rectification-completed handler rule keep 第十二条',
    ],
    [
      'D04',
      'D04-R15',
      'transferred',
      { complexity: 'complex' },
      'resolve 7 workingDay → rectification-completed handler rule keep 第十二条',
    ],
    [
      'D04',
      'D04-R16',
      'transferred',
      {},
      'progress null workingDay → progress-told complaint-office target keep 第十三条',
    ],
    [
      'D04',
      'D04-R16',
      'progress-told',
      {},
      'progress null workingDay → progress-told complaint-office target again 第十三条',
    ],
    [
      'D04',
      'D04-R17',
      'rectification-completed',
      {},
      'serve 1 workingDay → result-told complaint-office target restart 第十三条',
    ],
  ];
  interface Row {
    step: string;
    startEvent: string;
    amount: number | null;
    unit: string;
    stopEvent: string;
    dutyHolder: string;
    kind: string;
    repeat: string;
    ruleId: string;
    article: string;
  }
  const inWords = (r: Row): string =>
    `${r.step} ${r.amount} ${r.unit} → ${r.stopEvent} ${r.dutyHolder} ${r.kind} ${r.repeat} ${r.article}`;
  async function limits(policy: string, startEvent: string, facts: Facts): Promise<Row[]> {
    return ((await decide(`limits_${policy}_2025_1`, { startEvent, ...facts })) ?? []) as Row[];
  }

  for (const [policy, rule, start, facts, limit] of LIMITS) {
    it(`${rule}: from ${start}${Object.keys(facts).length > 0 ? ` ${JSON.stringify(facts)}` : ''}: ${limit}`, async () => {
      const rows = (await limits(policy, start, facts)).filter(({ ruleId }) => ruleId === rule);
      expect(rows.map(inWords)).to.include(limit);
      expect(rows.every(({ startEvent }) => startEvent === start)).to.equal(true);
    });
  }

  it('start no limit but these: not where a condition is not met, not at another event', async () => {
    const counted: Record<string, string[]> = {};
    for (const policy of ['D03', 'D04', 'D09', 'D11', 'D16']) {
      const found: string[] = [];
      const facts = { complexity: 'simple', heardBy: 'unit', remedy: false };
      const events = ['heard', 'received', 'registered', 'classified', 'accepted', 'safety-identified', 'assigned'];
      const later = ['transferred', 'progress-told', 'plan-drafted', 'plan-approved', 'rectification-completed'];
      for (const event of [...events, ...later, 'result-told', 'visited'])
        for (const { step } of await limits(policy, event, facts)) found.push(`${event} ${step}`);
      counted[policy] = found;
    }
    expect(counted).to.deep.equal({
      D03: [
        'received register',
        'received classify',
        'received investigate',
        'plan-approved rectify',
        'rectification-completed result',
      ],
      D04: [
        'safety-identified safety',
        'transferred resolve',
        'transferred progress',
        'progress-told progress',
        'rectification-completed serve',
      ],
      D09: [
        'received register',
        'received classify',
        'classified transfer',
        'transferred investigate',
        'plan-drafted result',
      ],
      D11: ['received register', 'received classify', 'received accept', 'received result', 'plan-approved rectify'],
      D16: ['transferred findings', 'plan-approved rectify'],
    });
  });
});
