/** What the policies switch on, ask for every period, and give to whom, evaluated as the engine evaluates it. */
import { expect } from 'chai';
import { decisions } from './kit.js';

describe('the settings of the policies', () => {
  const decide = decisions();

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
