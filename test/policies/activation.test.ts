/** What keeps a policy from being activated, and that an activated one holds from its day on. */
import { expect } from 'chai';
import { CommandError } from '../../cli/house.js';
import type { Group } from '../../domain/people/model.js';
import { checkPolicy } from '../../domain/policies/check.js';
import { groupsOfRole } from '../../domain/policies/check-groups.js';
import { diffPolicies } from '../../domain/policies/diff.js';
import { problemInWords } from '../../domain/policies/problem-words.js';
import type { PolicyFile } from '../../domain/policies/tables.js';
import { activate } from '../kit/activate.js';
import { at } from '../kit/calendar.js';
import { DEPARTMENTS, DUTY_KINDS, STEP_CODES } from '../kit/departments.js';
import { withDesk } from '../kit/desk.js';
import { NO_RULE, policiesOf, savedAs, withCells } from '../kit/policy.js';
import { bundle } from '../workflows/kit.js';

const CODES = ['D03_2025_1', 'D04_2025_1', 'D09_2025_1', 'D11_2025_1', 'D16_2025_1'];
/** Figures that a company has to set: policy, table and column, rules. */
const MISSING: [code: string, place: string, rules: string][] = [
  ['D04_2025_1', '办理期限 数量', 'D04-R10'],
  ['D04_2025_1', '办理期限 数量', 'D04-R16'],
  ['D04_2025_1', '办理期限 数量', 'D04-R16'],
  ['D04_2025_1', '定期工作 周期', 'D04-R04'],
  ['D04_2025_1', '定期工作 周期', 'D04-R22'],
  ['D09_2025_1', '办理期限 数量', 'D09-R16'],
  ['D09_2025_1', '办理期限 数量', 'D09-R16'],
  ['D09_2025_1', '制度设置 首次回访（结果反馈后工作日）', 'D09-R17'],
  ['D09_2025_1', '制度设置 再次回访间隔（工作日）', 'D09-R18'],
  ['D11_2025_1', '期限延长 累计上限（工作日）', 'D11-R12'],
  ['D11_2025_1', '定期工作 周期', 'D11-R22'],
  ['D16_2025_1', '办理期限 数量', 'D16-R10'],
  ['D16_2025_1', '制度设置 损害金额大的界限（元）', 'D16-R24'],
  ['D16_2025_1', '定期工作 周期', 'D16-R08'],
];
/** Roles and the duties that nobody would carry out without them. */
const DUTIES: Record<string, Record<string, string>> = {
  D03_2025_1: { intake: 'D03-R05 D03-R06 D03-R07', 'complaint-office': 'D03-R05 D03-R09 D03-R10', handler: 'D03-R08' },
  D04_2025_1: { intake: 'D04-R06 D04-R07' },
  D09_2025_1: { intake: 'D09-R04 D09-R08', 'complaint-office': 'D09-R04 D09-R05', 'return-visitor': 'D09-R04' },
  D11_2025_1: { hr: 'D11-R19' },
  D16_2025_1: {
    'complaint-office': 'D16-R06 D16-R07 D16-R08',
    handler: 'D16-R09',
    'department-manager': 'D16-R09 D16-R10 D16-R11 D16-R12',
    hr: 'D16-R13',
    'general-manager': 'D16-R15',
  },
};

describe('the check before activation', () => {
  let files: Map<string, PolicyFile>;
  const everybody = new Set(
    [
      'intake',
      'complaint-office',
      'handler',
      'department-manager',
      'supervising-leader',
      'general-manager',
      'return-visitor',
      'hr',
    ].flatMap((role) => groupsOfRole(role, DEPARTMENTS)),
  );
  before(async () => {
    files = await policiesOf(bundle());
  });
  const file = (code: string): PolicyFile => files.get(code) as PolicyFile;
  const check = (policy: PolicyFile, staffed: ReadonlySet<Group> = everybody) =>
    checkPolicy(policy, {
      files,
      staffed,
      departments: DEPARTMENTS,
      dutyKinds: DUTY_KINDS,
      steps: STEP_CODES,
      contents: { diagrams: [], forms: [] },
    });

  it('says which figure the regulation asks for and does not give: no default stands in for it', () => {
    const found = CODES.flatMap((code) =>
      check(file(code)).map(({ table, column, rules, code: kind }) => [
        code,
        `${table} ${column}`,
        rules.join(' '),
        kind,
      ]),
    );
    expect(found).to.deep.equal(MISSING.map(([code, place, rules]) => [code, place, rules, 'missingSetting']));
  });

  for (const [code, duties] of Object.entries(DUTIES)) {
    for (const [role, rules] of Object.entries(duties)) {
      it(`of ${code} says that nobody is ${role} (${rules})`, () => {
        for (const group of groupsOfRole(role, DEPARTMENTS)) {
          const problems = check(file(code), new Set([...everybody].filter((one) => one !== group)));
          const empty = problems.find((problem) => problem.code === 'emptyGroup');
          expect(empty).to.include({ value: group });
          expect(empty?.rules.join(' ')).to.equal(rules);
          expect(empty && problemInWords(empty, 'zh-CN'))
            .to.include(group)
            .and.to.include('没有在职人员');
          expect(empty && problemInWords(empty, 'en'))
            .to.include(group)
            .and.to.include('nobody');
        }
      });
    }
  }

  it('finds a table that is missing, a word that means nothing, and a file that is not there', async () => {
    const d03 = file('D03_2025_1');
    const without = { ...d03, tables: d03.tables.filter(({ kind }) => kind !== 'approval') };
    expect(check(without).map(({ code, value }) => [code, value])).to.deep.equal([['missingTable', 'approval']]);
    const changed = async (cells: Record<string, string>) =>
      check((await policiesOf(await withCells(bundle(), cells))).get('D03_2025_1') as PolicyFile).map(
        ({ code, value }) => `${code} ${value}`,
      );
    expect(await changed({ 'D03_2025_1.dmn#limits_register_unit': '"week"' })).to.deep.equal(['unknownValue week']);
    expect(await changed({ 'D03_2025_1.dmn#limits_register_stopEvent': '"done"' })).to.deep.equal([
      'unknownValue done',
    ]);
    expect(await changed({ 'D03_2025_1.dmn#limits_register_amount': '-1' })).to.deep.equal(['unknownValue -1']);
    expect(await changed({ 'D03_2025_1.dmn#limits_register_ruleId': `"${NO_RULE}"` })).to.deep.equal([
      `unknownValue ${NO_RULE}`,
    ]);
    expect(await changed({ 'D03_2025_1.dmn#profile_settings_natureScheme': '"D99_2025_1"' })).to.deep.equal([
      'missingFile D99_2025_1',
    ]);
    expect(await changed({ 'D03_2025_1.dmn#duties_complaint_analysis_period': '"week"' })).to.deep.equal([
      'unknownValue week',
    ]);
    expect(await changed({ 'D03_2025_1.dmn#approval_other_approverGroup': '"hr"' })).to.deep.equal(['unnamedGroup hr']);
  });

  it('asks the company\u2019s own rules for every table, and for a limit of danger that begins and ends with it (D04-R10, D08-R20)', async () => {
    const company = file('COMPANY_2025_1');
    const problems = (tables: PolicyFile['tables']) =>
      checkPolicy(file('D03_2025_1'), {
        files: new Map([...files, ['COMPANY_2025_1', { ...company, tables }]]),
        staffed: everybody,
        departments: DEPARTMENTS,
        dutyKinds: DUTY_KINDS,
        steps: STEP_CODES,
        contents: { diagrams: [], forms: [] },
      });
    // A company without limits of its own is only warned: its cases go on without.
    for (const { kind } of company.tables.filter((table) => !['internal', 'telling'].includes(table.kind))) {
      const [found, ...more] = problems(company.tables.filter((table) => table.kind !== kind));
      expect([found?.code, found?.value, more], kind).to.deep.equal(['missingTable', kind, []]);
    }
    const [empty] = problems(company.tables.map((table) => (table.kind === 'danger' ? { ...table, rows: [] } : table)));
    expect(empty && problemInWords(empty, 'zh-CN')).to.equal(
      '缺少决策表 danger_COMPANY_2025_1，或者该表没有内容（D04-R10、D08-R20）',
    );
    expect(empty && problemInWords(empty, 'en')).to.equal(
      'the table danger_COMPANY_2025_1 is missing or has no rows (D04-R10, D08-R20)',
    );
    const changed = async (column: string, feel: string) => {
      const cells = { [`COMPANY_2025_1.dmn#danger_confirm_${column}`]: feel };
      const around = await policiesOf(await withCells(bundle(), cells));
      return checkPolicy(file('D03_2025_1'), {
        files: around,
        staffed: everybody,
        departments: DEPARTMENTS,
        dutyKinds: DUTY_KINDS,
        steps: STEP_CODES,
        contents: { diagrams: [], forms: [] },
      }).map(({ code, value }) => `${code} ${value}`);
    };
    expect(await changed('amount', 'null')).to.deep.equal(['missingSetting ']);
    expect(await changed('startEvent', '"received"')).to.deep.equal(['unknownValue received']);
    expect(await changed('stopEvent', '"safety-passed-on"')).to.deep.equal(['unknownValue safety-passed-on']);
  });

  it('tells what changes from one version to the next', async () => {
    const cells = { 'D03_2025_1.dmn#limits_investigate_amount': '7' };
    const next = (await policiesOf(await withCells(bundle(), cells))).get('D03_2025_1') as PolicyFile;
    expect(diffPolicies(file('D03_2025_1'), next)).to.deep.equal([
      {
        table: '办理期限',
        tableKind: 'limits',
        kind: 'changed',
        row: 'D03-R15 收到投诉后5个工作日内完成调查核实并拟定处理方案（第八条）',
        cells: [{ column: '数量', name: 'amount', before: '5', after: '7' }],
      },
    ]);
    expect(diffPolicies(next, next)).to.deep.equal([]);
    const row = diffPolicies(file('D03_2025_1'), file('D16_2025_1')).find(
      ({ table, row }) => table === '重大投诉' && row.startsWith('其他'),
    );
    expect(row, 'a column that only one of them has says nothing else').to.equal(undefined);
  });
});

describe('a policy', () => {
  const cells = {
    'D11_2025_1.dmn#extension_complex_maxWorkingDays': '5',
    'D11_2025_1.dmn#duties_handling_publication_period': '"quarter"',
  };
  const desk = withDesk({
    start: at('2026-09-29', '10:00'),
    cells,
  });
  const policy = async (code: string) => {
    const found = (await desk().useCases.policies.policies()).find(({ file }) => file.code === code);
    if (!found) throw new CommandError(code);
    return found;
  };
  const refusal = (promise: Promise<unknown>): Promise<{ code: string; details: { problems?: unknown[] } }> =>
    promise.then(
      () => expect.fail('it was accepted'),
      (error: { code: string; details: object }) => error,
    );

  const propose = async (code: string, effectiveOn = '2026-10-01') =>
    desk().useCases.policies.proposePolicy(await desk().user('管理员01'), { code, effectiveOn, reason: '改用。' });

  it('that lacks something is not proposed, and says what', async () => {
    const { problems, state } = await policy('D16_2025_1');
    expect([state, problems.length]).to.deep.equal(['draft', 3]);
    const { code, details } = await refusal(propose('D16_2025_1'));
    expect([code, details.problems]).to.deep.equal(['invalid', problems]);
    expect(await desk().useCases.policies.proposals()).to.deep.equal([]);
  });

  it('that is saved and not deployed is not proposed; once it is deployed it is', async () => {
    expect((await refusal(propose('D11_2026_9'))).code).to.equal('notFound');
    const shipped = await withCells(bundle(), cells);
    await desk().deploy([...shipped, ...savedAs(shipped, 'D11_2025_1', 'D11_2026_9')]);
    expect((await policy('D11_2026_9')).state).to.equal('draft');
    await propose('D11_2026_9');
  });

  it('holds from 00:00 of its day on; a letter received before keeps the old one, and so does a case that runs', async () => {
    await activate(desk(), 'D11_2025_1', '2026-10-01');
    expect((await policy('D11_2025_1')).state).to.equal('coming');
    const running = await desk().file();
    await desk().advanceTo(at('2026-09-30', '23:59'));
    const last = await desk().file();
    await desk().advanceTo(at('2026-10-01', '00:00'));
    const first = await desk().file();
    const letter = await desk().file({ channel: 'letter', receivedAt: at('2026-09-30', '16:00') });
    const versions = await Promise.all(
      [running, last, first, letter].map(
        async ({ complaintId }) => (await desk().complaint(complaintId)).policyVersion,
      ),
    );
    expect(versions).to.deep.equal(['D03_2025_1', 'D03_2025_1', 'D11_2025_1', 'D03_2025_1']);
    expect((await desk().limits(first.complaintId)).map((line) => line.split(' ')[0])).to.include('accept');
    expect((await desk().limits(letter.complaintId)).map((line) => line.split(' ')[0])).to.deep.equal([
      'register',
      'classify',
      'investigate',
    ]);
    expect((await policy('D11_2025_1')).state).to.equal('inForce');
  });

  it('is activated once, for a day that there is and that has not passed, and not without a reason', async () => {
    for (const day of ['2026-09-28', '2026-02-30', 'tomorrow'])
      expect((await refusal(propose('D11_2025_1', day))).code, day).to.equal('invalid');
    const input = { code: 'D11_2025_1', effectiveOn: '2026-10-01', reason: ' ' };
    const silent = desk().useCases.policies.proposePolicy(await desk().user('管理员01'), input);
    expect((await refusal(silent)).details).to.deep.equal({ fields: { reason: 'required' } });
    await activate(desk(), 'D11_2025_1', '2026-09-29');
    expect((await refusal(propose('D11_2025_1'))).code).to.equal('wrongState');
  });
});
