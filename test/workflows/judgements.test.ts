/** What the policies make of a complaint, evaluated as the engine evaluates it. */
import { expect } from 'chai';
import { decisions, type Facts } from './kit.js';

describe('the judgements of the policies', () => {
  const decide = decisions();

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
});
