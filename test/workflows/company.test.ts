/** The company's own tables: marks, who hears of them, pauses, notices, shifts, outside limits. */
import { expect } from 'chai';
import { decisions, type Facts } from './kit.js';

describe('the company\u2019s tables', () => {
  const evaluate = decisions();
  const decide = (decision: string, variables: Facts): Promise<unknown> =>
    evaluate(`${decision}_COMPANY_2025_1`, variables);
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
      const AT_ONCE = ['due 1: 0 minute', 'escalation 2: 10 minute', 'escalation 3: 20 minute'];
      expect(await marks('immediate', 'rule')).to.deep.equal(AT_ONCE);
      expect(await marks('immediate', 'target'), 'of danger, whoever has set it').to.deep.equal(AT_ONCE);
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

  it('D04-R21 D05-R16 D06-R18: what people wait for has a limit of the company, and goes up', async () => {
    const own = async (startEvent: string, more: Record<string, string | boolean> = {}) => {
      const given = { visitOutcome: null, appealRequested: false, negotiationOutcome: null, reopened: false, ...more };
      return list(await decide('internal', { startEvent, ...given })).map(
        ({ step, amount, unit, stopEvent, dutyHolder, kind }) =>
          [step, amount, unit, stopEvent, dutyHolder, kind].map(String).join(' '),
      );
    };
    const talks = 'negotiate 10 workingDay negotiation-held complaint-office company';
    expect(await own('disputed')).to.deep.equal([talks]);
    expect(await own('disputed', { appealRequested: true })).to.deep.equal([]);
    expect(await own('disputed', { reopened: true })).to.deep.equal([
      talks,
      'reopened 30 workingDay archived complaint-office company',
    ]);
    expect(await own('visited', { visitOutcome: 'dissatisfied' })).to.deep.equal([talks]);
    expect(await own('visited', { visitOutcome: 'satisfied' })).to.deep.equal([]);
    expect(await own('appealed')).to.deep.equal(['appeal 15 workingDay appeal-decided supervising-leader company']);
    expect(await own('negotiation-held', { negotiationOutcome: 'refer' })).to.deep.equal([
      'referral-out 3 workingDay referred-out complaint-office company',
    ]);
    expect(await own('negotiation-held', { negotiationOutcome: 'explained' })).to.deep.equal([]);
    expect(await own('referred-out')).to.deep.equal([
      'referral 20 workingDay referral-returned complaint-office company',
    ]);
    expect(await own('returned')).to.deep.equal(['reassign 2 workingDay assigned complaint-office company']);
    expect(await own('findings-returned')).to.deep.equal([
      'revise-findings 3 workingDay findings-reported department-manager company',
    ]);
    for (const event of ['plan-returned', 'sent-back'])
      expect(await own(event)).to.deep.equal(['revise-plan 3 workingDay plan-drafted handler company']);
  });

  it('D04-R10 D08-R20: a person of the safety department confirms danger within ten minutes, whatever the policy', async () => {
    for (const policyVersion of ['D03_2025_1', 'D04_2025_1', 'D99_2030_1'])
      expect(list(await decide('danger', { policyVersion }))).to.deep.equal([
        {
          step: 'safety',
          startEvent: 'safety-identified',
          amount: 10,
          unit: 'immediate',
          stopEvent: 'safety-confirmed',
          dutyHolder: 'handler',
          kind: 'target',
          repeat: 'again',
          ruleId: 'company',
          article: '本公司规定',
        },
      ]);
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
    ['', 'mass-event', ['complainant'], false],
    ['', 'complaint-urged', [own, manager], false],
    ['', 'message', ['complainant'], true],
  ];
  for (const [rules, event, to, urgent] of NOTICES) {
    it(`${rules}: the notice ${event} goes to ${to.join(' and ')}${urgent ? ' at once' : ' in opening hours'}`, async () => {
      const rows = list(await decide('notices', { event, unit: null, responsibleDepartment: 'metering' }));
      expect(rows.map(({ audience }) => audience)).to.deep.equal(to);
      expect(rows.every((row) => row['urgent'] === urgent)).to.equal(true);
    });
  }
  for (const [event, rows] of [
    ['information-added', 1],
    ['complaint-urged', 2],
  ] as const) {
    it(`${event} goes to the complaint office as long as no department has the case`, async () => {
      const found = list(await decide('notices', { event, unit: null, responsibleDepartment: null }));
      expect(found.map(({ audience }) => audience)).to.deep.equal(Array(rows).fill('complaint-office'));
    });
  }

  it('what complainants may do on the portal, and how often: one appeal (D05-R16)', async () => {
    expect(await decide('online', {})).to.deep.equal({
      urgeEveryWorkingDays: 2,
      disputeDays: 30,
      disputes: 3,
      appeals: 1,
      evaluationDays: 30,
      draftMinutes: 75,
    });
  });

  it('how long a case is kept: the first class that fits (D20-R23)', async () => {
    const kept = async (facts: object): Promise<string> => {
      const ordinary = { report: false, major: false, category: 'metering', outcome: 'satisfied' };
      const found = (await decide('retention', { ...ordinary, ...facts })) as { retentionClass: string; years: number };
      return `${found.retentionClass} ${found.years}`;
    };
    expect(await kept({})).to.equal('ordinary 5');
    expect(await kept({ category: null })).to.equal('ordinary 5');
    expect(await kept({ outcome: 'declined' })).to.equal('short 3');
    expect(await kept({ outcome: 'withdrawn' })).to.equal('short 3');
    expect(await kept({ category: 'safety', outcome: 'withdrawn' })).to.equal('safety 30');
    expect(await kept({ category: 'safety', major: true })).to.equal('major 30');
    expect(await kept({ report: true, major: true, category: 'safety' })).to.equal('report 10');
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

  it('contacts: every channel of the company and who else there is, in both languages (D02-R04 D05-R07 D11-R06 D16-R02)', async () => {
    const DAY = ['全天24小时', '24 hours a day'] as const;
    const SHIFTS = [null, null] as const;
    const CONTACTS: (string | null)[][] = [
      [
        'emergency',
        'emergency',
        '燃气抢险电话',
        'Gas emergency line',
        null,
        ...DAY,
        '闻到燃气味或者怀疑漏气的，先到室外安全的地方再拨打，不必先写投诉。',
        'If you smell gas or suspect a leak, go outside to a safe place and call. You need not write a complaint first.',
      ],
      [
        'fire',
        'emergency',
        '消防救援',
        'Fire and rescue',
        '119',
        ...DAY,
        '已经起火，或者有人受伤被困的，请拨打。',
        'For a fire, or where people are hurt or trapped.',
      ],
      [
        'hotline',
        'phone',
        '客户服务与投诉热线',
        'Customer and complaint hotline',
        '0000-0000001',
        ...DAY,
        '有人接听，当场登记并告诉您投诉编号。',
        'People answer, register the complaint at once and tell you its number.',
      ],
      [
        'reportLine',
        'phone',
        '举报专线',
        'Line for reports of violations',
        '0000-0000002',
        ...SHIFTS,
        '反映违法违规行为。举报人的信息严格保密。',
        'For breaches of law and rules. Who reports is kept secret.',
      ],
      [
        'management',
        'phone',
        '公司管理部门',
        'Company management',
        '0000-0000003',
        ...SHIFTS,
        '反映员工个人的问题。被反映的人不参与办理，也看不到投诉。',
        'For complaints about one of our employees. Whoever it is about takes no part and does not see it.',
      ],
      [
        'web',
        'web',
        '网上投诉（本网站）',
        'Online, on this site',
        null,
        ...DAY,
        '无需注册，立即得到投诉编号和查询码。',
        'No account needed; you get a number and a query code at once.',
      ],
      [
        'app',
        'app',
        '手机APP',
        'Mobile app',
        '示范燃气APP',
        ...DAY,
        '在“服务”栏选择“投诉”。',
        'Choose “Complaint” under “Service”.',
      ],
      [
        'sms',
        'sms',
        '短信投诉',
        'Text message',
        '0000-0000004',
        ...DAY,
        '请写明地址和反映的问题，不要写身份证号码和银行卡号。',
        'Write the address and what is wrong; no identity or bank card numbers.',
      ],
      [
        'email',
        'email',
        '投诉邮箱',
        'E-mail',
        'tousu@example.com',
        ...DAY,
        '可以附照片和单据。',
        'Photos and papers can be attached.',
      ],
      [
        'letter',
        'letter',
        '投诉信函',
        'Letter',
        '测试市示范区测试路100号 示范燃气公司投诉处理机构收',
        ...SHIFTS,
        '请写明联系电话，便于我们告诉您投诉编号。',
        'Please give a phone number, so that we can tell you the number of your complaint.',
      ],
      [
        'serviceCentre',
        'counter',
        '客户服务中心',
        'Customer service centre',
        '测试市示范区测试路100号',
        ...SHIFTS,
        '可以当面投诉，也可以请工作人员代为填写。',
        'Complain in person; our staff can write it down for you.',
      ],
      [
        'shop',
        'counter',
        '门店服务台',
        'Service desks in our shops',
        '测试市示范区测试路200号',
        ...SHIFTS,
        '各门店服务台都接受投诉。',
        'Every shop takes complaints.',
      ],
      [
        'anyOffice',
        'counter',
        '公司任何部门、上门服务的工作人员',
        'Any of our offices, or staff at your door',
        null,
        ...SHIFTS,
        '向谁说都可以，由其移交投诉处理机构登记。',
        'Tell whomever you meet; they pass it on to the complaint office.',
      ],
      [
        'messageBoard',
        'messageBoard',
        '官方网站留言板',
        'Message board of our website',
        '示范燃气公司官方网站“留言板”',
        ...DAY,
        '留言所有人可见：请不要写姓名、电话、地址。',
        'Everybody can read it: leave out names, phone numbers and addresses.',
      ],
      [
        'gov12345',
        'outsidePhone',
        '12345政务服务便民热线',
        'Government service hotline 12345',
        '12345',
        ...DAY,
        '转来的投诉与直接向我们提出的投诉同样办理。',
        'What is referred to us is handled like a complaint made to us.',
      ],
      [
        'mayorLine',
        'outsidePhone',
        '市、县长热线',
        'Mayor’s line',
        '12345',
        ...SHIFTS,
        '多数地方已并入12345。',
        'In most places part of 12345.',
      ],
      [
        'consumer12315',
        'outsidePhone',
        '12315消费者投诉举报热线',
        'Consumer protection line 12315',
        '12315',
        ...DAY,
        '反映行业垄断、虚假销售等侵害消费者权益的问题。',
        'For monopoly, false sales and other breaches of consumers’ rights.',
      ],
      [
        'petition',
        'outside',
        '当地信访局',
        'Local petition bureau',
        '当地人民政府信访局',
        ...SHIFTS,
        '可以写信、走访或者网上信访，由信访部门转送有关部门。',
        'By letter, in person or online; the bureau passes it on.',
      ],
      [
        'authority',
        'outside',
        '燃气管理部门',
        'The authority for gas',
        '当地人民政府燃气管理部门',
        ...SHIFTS,
        '可以直接向其投诉，不必先向我们投诉。',
        'You may complain there directly, without complaining to us first.',
      ],
      [
        'publicPlaces',
        'outside',
        '媒体、网络平台',
        'Media and online platforms',
        null,
        ...SHIFTS,
        '我们得知后同样作为投诉登记办理。请不要公开个人信息。',
        'Once we learn of it, we register and handle it as a complaint. Please do not publish personal data.',
      ],
    ];
    const columns = ['id', 'kind', 'name', 'nameEn', 'value', 'hours', 'hoursEn', 'remark', 'remarkEn'];
    const found = list(await decide('contacts', {})).map((row) => columns.map((column) => row[column]));
    expect(found).to.deep.equal(CONTACTS);
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
