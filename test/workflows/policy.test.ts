/** The decision tables of the policies, row by row, evaluated as the engine evaluates them, against figures by hand. */
import { type RunningEngine, startEngine } from '@gas-complaint-desk/engine';
import { expect } from 'chai';
import { touch } from '../kit/touched.js';
import { bundle } from './kit.js';

type Facts = Record<string, string | number | boolean | null | Record<string, number>>;

describe('the tables of the policies', () => {
  let engine: RunningEngine;
  before(async () => {
    engine = await startEngine({ data: ':memory:' });
    const resources = bundle().filter(({ name }) => name.endsWith('.dmn'));
    await engine.execute('deploy', { resources });
  });
  after(() => engine.close());

  async function decide(decisionId: string, variables: Facts = {}): Promise<unknown> {
    touch(`decision ${decisionId}`);
    const result = await engine.execute('evaluateDecision', { decisionId, variables: variables as never });
    expect(result.failureMessage).to.equal('');
    return result.decisionOutput;
  }

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

  /** What each policy has switched on, and its figures; all else is off. null: the company has to fill it in. */
  const SETTINGS: Record<string, Record<string, unknown>> = {
    'D03 (D03-R13 D03-R15 D03-R16 D03-R17)': {
      registrar: 'intake',
      planAlways: true,
      planNotice: true,
      rectification: true,
      acceptance: true,
      acknowledgement: true,
      onTheSpot: true,
      planApproval: true,
      visitor: 'return-visitor',
      visitRounds: 1,
      visitAfterWorkingDays: 0,
      visitIntervalWorkingDays: 1,
    },
    'D04 (D04-R06 D04-R13 D04-R14 D04-R17 D04-R19 D04-R20)': {
      registrar: 'intake',
      planAlways: true,
      rectification: true,
      service: true,
      visitor: 'handler',
      thanks: true,
      visitRounds: 1,
      visitAfterWorkingDays: 0,
      visitIntervalWorkingDays: 1,
    },
    'D09 (D09-R08 D09-R11 D09-R13 D09-R17 D09-R18)': {
      registrar: 'intake',
      planAlways: true,
      transferNotice: true,
      review: true,
      visitor: 'return-visitor',
      visitRounds: 2,
      visitAfterWorkingDays: null,
      visitIntervalWorkingDays: null,
    },
    'D11 (D11-R07 D11-R08 D11-R15 D11-R16 D11-R17 D11-R19)': {
      registrar: 'intake',
      acceptance: true,
      acknowledgement: true,
      planNotice: true,
      rectification: true,
      apology: true,
      visitor: 'return-visitor',
      accountability: true,
      visitRounds: 1,
      visitAfterWorkingDays: 0,
      visitIntervalWorkingDays: 1,
    },
    'D16 (D16-R06 D16-R07 D16-R10 D16-R13 D16-R14 D16-R16 D16-R17 D16-R18 D16-R20 D16-R28)': {
      registrar: 'complaint-office',
      handOver: true,
      onTheSpot: true,
      majorAlert: true,
      transferApproval: true,
      findings: true,
      validity: true,
      planApproval: true,
      planNotice: true,
      rectification: true,
      visitor: 'complaint-office',
      accountability: true,
      damageThreshold: null,
      visitRounds: 1,
      visitAfterWorkingDays: 0,
      visitIntervalWorkingDays: 1,
    },
  };
  for (const [policy, settings] of Object.entries(SETTINGS)) {
    it(`the settings of ${policy} are what the regulation asks for, and what the company has added`, async () => {
      const profile = (await decide(`profile_${policy.slice(0, 3)}_2025_1`)) as Record<string, unknown>;
      const on = Object.entries(profile).filter(([, value]) => value !== false);
      expect(Object.fromEntries(on)).to.deep.equal({
        natureScheme: 'none',
        maxVisitAttempts: 3,
        supervision: 'COMPANY_2025_1',
        ...settings,
      });
    });
  }

  const classified = async (policy: string, facts: Facts): Promise<string> => {
    const { level, priority, complexity } = (await decide(`classification_${policy}_2025_1`, {
      departmentCount: 1,
      ...facts,
    })) as Record<string, string>;
    return `${level} ${priority} ${complexity}`;
  };
  for (const [policy, rule] of [
    ['D03', 'D03-R14'],
    ['D09', 'D09-R09'],
    ['D11', 'D11-R09'],
    ['D16', 'D16-R22'],
  ] as const) {
    it(`${rule}: every category has a level and a priority; a hazard is major and urgent`, async () => {
      const expected = {
        safety: 'important high simple',
        supply: 'important normal simple',
        conduct: 'important normal simple',
        metering: 'general normal simple',
        price: 'general normal simple',
        quality: 'general normal simple',
        repair: 'general normal simple',
        other: 'general normal simple',
      };
      for (const [category, words] of Object.entries(expected)) {
        expect(await classified(policy, { category, safetyHazard: false }), category).to.equal(words);
        expect(await classified(policy, { category, safetyHazard: true }), category).to.equal('major urgent simple');
      }
    });
  }
  it('D09-R15, D11-R12: several departments, several parties, or whoever registers makes a complaint complex', async () => {
    for (const policy of ['D03', 'D04', 'D09', 'D11', 'D16'])
      for (const safetyHazard of [true, false])
        for (const urgency of ['critical', 'urgent', 'normal'])
          for (const category of ['safety', 'supply', 'other']) {
            const facts = { safetyHazard, urgency, category };
            expect(await classified(policy, { ...facts, departmentCount: 2 })).to.match(/ complex$/);
            expect(await classified(policy, { ...facts, multiParty: true })).to.match(/ complex$/);
            expect(await classified(policy, { ...facts, complexity: 'complex' })).to.match(/ complex$/);
            expect(await classified(policy, { ...facts, complexity: 'simple' })).to.match(/ simple$/);
          }
  });
  it('D04-R08: urgency and complexity together make the priority', async () => {
    const priority = async (urgency: string, complexity: string, safetyHazard = false) =>
      (await classified('D04', { urgency, complexity, safetyHazard })).split(' ').slice(0, 2).join(' ');
    expect(await priority('normal', 'simple', true)).to.equal('major urgent');
    expect(await priority('critical', 'simple')).to.equal('major urgent');
    expect(await priority('urgent', 'complex')).to.equal('major urgent');
    expect(await priority('urgent', 'simple')).to.equal('important high');
    expect(await priority('normal', 'complex')).to.equal('important high');
    expect(await priority('normal', 'simple')).to.equal('general normal');
  });

  const MAJOR: [rule: string, facts: Facts, criterion: string][] = [
    ['D16-R24', { safetyHazard: true }, 'safety'],
    ['D16-R24', { compensationClaimed: true }, 'compensation'],
    ['D16-R24', { damageAmount: 10_000 }, 'damage'],
    ...['media', 'lawyer', 'police', 'consumerAssociation', 'government'].map(
      (involvedParty): [string, Facts, string] => ['D16-R25', { involvedParty }, 'party'],
    ),
    ...['media', 'judicial', 'extreme'].map((opinionRisk): [string, Facts, string] => [
      'D16-R26',
      { opinionRisk },
      'opinion',
    ]),
    ...['industryRegulator', 'marketRegulator'].map((channel): [string, Facts, string] => [
      'D16-R27',
      { channel },
      'referral',
    ]),
  ];
  for (const [rule, facts, criterion] of MAJOR) {
    it(`${rule}: ${JSON.stringify(facts)} makes a complaint major`, async () => {
      const profile = { damageThreshold: 10_000 };
      expect(await decide('major_D16_2025_1', { ...facts, profile })).to.deep.equal({ major: true, criterion });
    });
  }
  it('D16-R02, D16-R24: a smaller damage, and a 12345 order as such, are not major', async () => {
    const profile = { damageThreshold: 10_000 };
    const cases: Facts[] = [
      { damageAmount: 9_999 },
      { channel: 'gov12345' },
      { involvedParty: 'none', opinionRisk: 'none' },
      {},
    ];
    for (const facts of cases)
      expect(await decide('major_D16_2025_1', { ...facts, profile })).to.deep.equal({
        major: false,
        criterion: 'none',
      });
  });
  it('elsewhere only what concerns safety is major', async () => {
    for (const policy of ['D03', 'D04', 'D09', 'D11']) {
      expect(await decide(`major_${policy}_2025_1`, { safetyHazard: true })).to.deep.equal({
        major: true,
        criterion: 'safety',
      });
      expect(await decide(`major_${policy}_2025_1`, { safetyHazard: false, compensationClaimed: true })).to.deep.equal({
        major: false,
        criterion: 'none',
      });
    }
  });

  it('D11-R20: only D11 lets a malicious complaint be declined, nobody one that concerns safety', async () => {
    const allowed = async (policy: string, declineGround: string, safetyHazard = false) =>
      (await decide(`decline_${policy}_2025_1`, { declineGround, safetyHazard })) as object;
    const approverGroup = 'supervising-leader';
    for (const policy of ['D03', 'D04', 'D09', 'D11', 'D16']) {
      expect(await allowed(policy, 'malicious')).to.deep.equal({ allowed: policy === 'D11', approverGroup });
      for (const ground of ['outOfScope', 'duplicate']) {
        expect(await allowed(policy, ground)).to.deep.equal({ allowed: true, approverGroup });
        expect(await allowed(policy, ground, true)).to.deep.equal({ allowed: false, approverGroup });
      }
      expect(await allowed(policy, 'malicious', true)).to.deep.equal({ allowed: false, approverGroup });
      expect(await allowed(policy, 'unpleasant')).to.deep.equal({ allowed: false, approverGroup });
    }
  });

  it('D16-R09: the department investigates, but not its own manager', async () => {
    for (const policy of ['D03', 'D04', 'D09', 'D11', 'D16']) {
      const who = (subject: string) => decide(`investigators_${policy}_2025_1`, { subject, department: 'metering' });
      expect(await who('manager')).to.equal('complaint-office');
      for (const subject of ['staff', 'department', 'event']) expect(await who(subject)).to.equal('handler:metering');
    }
  });

  it('the higher of plan level and complaint level decides who approves', async () => {
    const groups = { general: 'complaint-office', important: 'supervising-leader', major: 'general-manager' };
    const order = ['general', 'important', 'major'] as const;
    for (const policy of ['D03', 'D04', 'D09', 'D11'])
      for (const planLevel of order)
        for (const level of order) {
          const higher = order[Math.max(order.indexOf(planLevel), order.indexOf(level))] ?? 'major';
          expect(await decide(`approval_${policy}_2025_1`, { planLevel, level })).to.equal(groups[higher]);
        }
  });
  it('D16-R07, D16-R15: the general manager decides what is major, General Management approves the rest', async () => {
    const approver = (planLevel: string, major: boolean) => decide('approval_D16_2025_1', { planLevel, major });
    expect(await approver('general', true)).to.equal('general-manager');
    expect(await approver('major', false)).to.equal('general-manager');
    expect(await approver('important', false)).to.equal('complaint-office');
    expect(await approver('general', false)).to.equal('complaint-office');
  });

  it('D11-R12: only D11 extends, only the result of a complex case, up to what the company sets', async () => {
    const extension = (policy: string, step: string, complexity: string) =>
      decide(`extension_${policy}_2025_1`, { step, complexity });
    const approverGroup = 'supervising-leader';
    const never = { allowed: false, approverGroup, maxWorkingDays: 0 };
    expect(await extension('D11', 'result', 'complex')).to.deep.equal({
      allowed: true,
      approverGroup,
      maxWorkingDays: null,
    });
    expect(await extension('D11', 'result', 'simple')).to.deep.equal(never);
    expect(await extension('D11', 'accept', 'complex')).to.deep.equal(never);
    for (const policy of ['D03', 'D04', 'D09', 'D16'])
      expect(await extension(policy, 'result', 'complex')).to.deep.equal(never);
  });

  it('D11-R19, D16-R13, D16-R15: who is answerable, and who decides', async () => {
    const d11 = (late: boolean, visitOutcome: string, substantiated: string) =>
      decide('accountability_D11_2025_1', { late, visitOutcome, substantiated });
    const leader = { needed: true, deciderGroup: 'supervising-leader' };
    expect(await d11(true, 'satisfied', 'no')).to.deep.equal(leader);
    for (const substantiated of ['yes', 'partly'])
      expect(await d11(false, 'dissatisfied', substantiated)).to.deep.equal(leader);
    expect(await d11(false, 'dissatisfied', 'no')).to.deep.equal({ ...leader, needed: false });
    expect(await d11(false, 'satisfied', 'yes')).to.deep.equal({ ...leader, needed: false });
    const d16 = (major: boolean, validity: string) => decide('accountability_D16_2025_1', { major, validity });
    expect(await d16(true, 'valid')).to.deep.equal({ needed: true, deciderGroup: 'general-manager' });
    expect(await d16(false, 'valid')).to.deep.equal({ needed: true, deciderGroup: 'complaint-office' });
    expect(await d16(true, 'invalid')).to.deep.equal({ needed: false, deciderGroup: 'complaint-office' });
    for (const policy of ['D03', 'D04', 'D09'])
      expect(
        await decide(`accountability_${policy}_2025_1`, {
          late: true,
          visitOutcome: 'dissatisfied',
          substantiated: 'yes',
        }),
      ).to.deep.equal({ needed: false, deciderGroup: 'complaint-office' });
  });

  const DUTIES: [policy: string, duties: string[]][] = [
    [
      'D03',
      [
        'D03-R24 handling-assessment each quarter: complaint-office, then supervising-leader, 10 days before',
        'D03-R11 complaint-analysis each quarter: complaint-office, then none, 10 days before',
      ],
    ],
    [
      'D04',
      [
        'D04-R04 handling-assessment each null: complaint-office, then supervising-leader, 10 days before',
        'D04-R22 complaint-analysis each null: complaint-office, then supervising-leader, 10 days before',
      ],
    ],
    [
      'D09',
      ['D09-R22 return-visit-report each quarter: return-visitor, then general-manager, published, 10 days before'],
    ],
    [
      'D11',
      ['D11-R22 handling-publication each null: complaint-office, then supervising-leader, published, 10 days before'],
    ],
    ['D16', ['D16-R08 handling-assessment each null: complaint-office, then none, 10 days before']],
  ];
  for (const [policy, expected] of DUTIES) {
    it(`${policy} asks every period for ${expected.map((duty) => duty.slice(0, 7)).join(', ')}`, async () => {
      const rows = (await decide(`duties_${policy}_2025_1`)) as Record<string, string | number | boolean>[];
      const said = rows.map(
        ({ ruleId, kind, period, preparerGroup, reviewerGroup, publish, leadWorkingDays }) =>
          `${ruleId} ${kind} each ${period}: ${preparerGroup}, then ${reviewerGroup}${publish === true ? ', published' : ''}, ${leadWorkingDays} days before`,
      );
      expect(said).to.deep.equal(expected);
    });
  }

  const NATURE: [rules: string, facts: string, nature: string][] = [
    ['D17-R13', 'expected', 'attention none none'],
    ['D17-R14', 'no', 'unfounded none none'],
    ['D17-R13', 'yes policy', 'attention none none'],
    ['D17-R06', 'yes no', 'attention none none'],
    ['D17-R07 D17-R12', 'yes yes process', 'valid process none'],
    ['D17-R09', 'yes yes staff extortion some', 'valid staff A'],
    ['D17-R09', 'yes yes staff violence some', 'valid staff A'],
    ['D17-R09', 'yes yes staff other serious', 'valid staff A'],
    ['D17-R10', 'yes yes staff process some', 'valid staff B'],
    ['D17-R10', 'yes yes staff other large', 'valid staff B'],
    ['D17-R11', 'yes yes staff shirking some', 'valid staff C'],
    ['D17-R11', 'yes yes staff attitude some', 'valid staff C'],
    ['D17-R11', 'yes yes staff error some', 'valid staff C'],
    ['D17-R08', 'yes yes staff publicity some', 'valid staff C'],
    ['D17-R05 D17-R11', 'yes yes staff other some', 'valid staff C'],
  ];
  for (const [rules, facts, expected] of NATURE) {
    it(`${rules}: ${facts} is ${expected}`, async () => {
      const [eventTrue = '', companyCause = null, causeKind = null, conduct = null, conductImpact = null] =
        facts.split(' ');
      const found = (await decide('nature_D17_2025_1', {
        eventTrue,
        companyCause,
        causeKind,
        conduct,
        conductImpact,
      })) as Record<string, string>;
      expect(`${found['nature']} ${found['fault']} ${found['grade']}`).to.equal(expected);
    });
  }
  it('D17-R16, D17-R17: level 1 needs an exposure and a person who confirms the major social impact', async () => {
    const impact = (exposure: string, majorSocialImpact: string) =>
      decide('impact_D17_2025_1', { exposure, majorSocialImpact });
    for (const exposure of ['nationalMedia', 'regionalMedia', 'conductReview', 'mishandled', 'other']) {
      expect(await impact(exposure, 'yes')).to.deep.equal({ impactLevel: 1, excludedFromVolume: false });
      expect(await impact(exposure, 'no')).to.deep.equal({ impactLevel: 0, excludedFromVolume: false });
    }
    expect(await impact('none', 'yes')).to.deep.equal({ impactLevel: 0, excludedFromVolume: false });
  });

  const ROLES: Record<string, Record<string, string>> = {
    D03: { intake: 'D03-R05 D03-R06 D03-R07', 'complaint-office': 'D03-R05 D03-R09 D03-R10', handler: 'D03-R08' },
    D04: {
      intake: 'D04-R06 D04-R07',
      'complaint-office': 'D04-R20 D04-R21 D04-R22',
      handler: 'D04-R13 D04-R19',
      'supervising-leader': 'D04-R22',
    },
    D09: {
      intake: 'D09-R04 D09-R08',
      'complaint-office': 'D09-R04 D09-R05',
      handler: 'D09-R12',
      'general-manager': 'D09-R23',
      'return-visitor': 'D09-R04',
    },
    D11: {
      intake: 'D11-R09',
      'complaint-office': 'D11-R07 D11-R10',
      handler: 'D11-R10',
      'supervising-leader': 'D11-R19',
      'return-visitor': 'D11-R17',
      hr: 'D11-R19',
    },
    D16: {
      'complaint-office': 'D16-R06 D16-R07 D16-R08',
      handler: 'D16-R09',
      'department-manager': 'D16-R09 D16-R10 D16-R11 D16-R12',
      'supervising-leader': 'D16-R14 D16-R16',
      'general-manager': 'D16-R15',
      hr: 'D16-R13',
      intake: 'D16-R18',
    },
  };
  for (const [policy, roles] of Object.entries(ROLES)) {
    it(`the roles of ${policy} carry their duties: ${Object.values(roles).join(' ')}`, async () => {
      const rows = (await decide(`roles_${policy}_2025_1`)) as { group: string; rules: string }[];
      const named = rows.filter(({ rules }) => rules !== '');
      expect(Object.fromEntries(named.map(({ group, rules }) => [group, rules]))).to.deep.equal(roles);
      // Whoever works by the company's own rules must be there too, or their tasks lie about.
      const others = ['handler', 'department-manager', 'supervising-leader', 'general-manager'];
      const visitor = ['D03', 'D09', 'D11'].includes(policy) ? ['return-visitor'] : [];
      expect(rows.map(({ group }) => group)).to.have.members([
        ...new Set([...Object.keys(roles), 'intake', 'complaint-office', ...others, ...visitor]),
      ]);
    });
  }
});
