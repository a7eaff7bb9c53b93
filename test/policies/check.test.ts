/** The check before activation: a row whose words say another figure than its cell, and rules that nothing carries out. */
import { expect } from 'chai';
import { checkPolicy } from '../../domain/policies/check.js';
import { spansIn } from '../../domain/policies/figures.js';
import { problemInWords, warningInWords } from '../../domain/policies/problem-words.js';
import type { PolicyFile } from '../../domain/policies/tables.js';
import { warningsOf } from '../../domain/policies/warnings.js';
import { groupsOf } from '../../domain/people/roles.js';
import { ROLES } from '../../domain/organisation/model.js';
import { DEPARTMENTS, DUTY_KINDS, STEP_CODES } from '../kit/departments.js';
import { policiesOf, withCells } from '../kit/policy.js';
import { withDesk } from '../kit/desk.js';
import { bundle } from '../workflows/kit.js';

const CODES = ['D03_2025_1', 'D04_2025_1', 'D09_2025_1', 'D11_2025_1', 'D16_2025_1'];
const staffed = new Set(ROLES.flatMap((role) => DEPARTMENTS.flatMap((department) => groupsOf([role], department))));

/** The same file, with other words in a row. */
const saying = (file: PolicyFile, id: string, description: string): PolicyFile => ({
  ...file,
  tables: file.tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => (row.id === id ? { ...row, description } : row)),
  })),
});

describe('spans of time in a text', () => {
  const inWords = (text: string): string[] => spansIn(text).map(({ amount, measure }) => `${amount} ${measure}`);

  for (const [text, ...expected] of [
    ['5个工作日', '5 workingDay'],
    ['５ 个 工作日', '5 workingDay'],
    ['五个工作日内', '5 workingDay'],
    ['十五日', '15 day'],
    ['二十四小时（24小时）', '1440 minute', '1440 minute'],
    ['半小时', '30 minute'],
    ['最迟不超过半个小时', '30 minute'],
    ['一个半小时', '90 minute'],
    ['一百二十分钟', '120 minute'],
    ['两个工作日', '2 workingDay'],
    ['3至5个工作日', '3 workingDay', '5 workingDay'],
    ['三个月', '3 month'],
    ['10年', '120 month'],
    ['within 24 hours or 5 working days', '1440 minute', '5 workingDay'],
    ['half an hour', '30 minute'],
    ['第三个工作日、同一日、2026年12月1日、十月一日、每季度一次、12345、三月'],
  ] as const)
    it(`${text}: ${expected.join(', ')}`, () => expect(inWords(text)).to.deep.equal(expected));
});

describe('the check of a policy', () => {
  let files: Map<string, PolicyFile>;
  before(async () => (files = await policiesOf(bundle())));
  const file = (code: string): PolicyFile => files.get(code) as PolicyFile;

  /** What its rows say otherwise than their words. */
  const said = (policy: PolicyFile, around: ReadonlyMap<string, PolicyFile> = files): string[] =>
    checkPolicy(policy, {
      files: around,
      staffed,
      departments: DEPARTMENTS,
      dutyKinds: DUTY_KINDS,
      steps: STEP_CODES,
      contents: { diagrams: [], forms: [] },
    }).flatMap((problem) =>
      problem.code === 'saysOtherwise' ? `${problem.column} ${problem.value} ${problem.unit}: ${problem.said}` : [],
    );
  const changed = async (cells: Record<string, string>) => policiesOf(await withCells(bundle(), cells));

  it('finds nothing in what is shipped', () => {
    for (const code of CODES) expect(said(file(code)), code).to.deep.equal([]);
  });

  for (const [what, cells, expected] of [
    ['another number', { 'D03_2025_1.dmn#limits_investigate_amount': '7' }, ['数量 7 workingDay: 5个工作日']],
    ['another unit', { 'D03_2025_1.dmn#limits_investigate_unit': '"calendarDay"' }, ['数量 5 calendarDay: 5个工作日']],
    ['hours for days', { 'D03_2025_1.dmn#limits_register_unit': '"workingDay"' }, ['数量 24 workingDay: 24小时']],
    ['half an hour', { 'D16_2025_1.dmn#limits_hand-over_amount': '60' }, ['数量 60 minute: 半个小时']],
    ['a period', { 'D03_2025_1.dmn#duties_complaint_analysis_period': '"month"' }, ['周期 month period: 每季']],
    ['another article', { 'D03_2025_1.dmn#limits_investigate_article': '"第九条"' }, ['条款 第九条 : 第八条']],
    ['another rule', { 'D03_2025_1.dmn#limits_investigate_ruleId': '"D03-R13"' }, ['条款编号 D03-R13 : D03-R15']],
    ['a mark of the company', { 'COMPANY_2025_1.dmn#marks_hourReminder_offset': '-3' }, ['偏移 3 hour: 4小时']],
    ['a time of keeping', { 'COMPANY_2025_1.dmn#retention_report_years': '12' }, ['保管年限 12 year: 10年']],
  ] as const)
    it(`finds ${what} than the words of the row say`, async () => {
      const around = await changed(cells);
      const [address = ''] = Object.keys(cells);
      const code = address.startsWith('COMPANY') ? 'D03_2025_1' : (address.split('.')[0] ?? '');
      expect(said(around.get(code) as PolicyFile, around)).to.deep.equal(expected);
    });

  it('finds a step of a limit that nobody has named, in the policy and in the company\u2019s own table, and says where to name it', async () => {
    const around = await changed({
      'D03_2025_1.dmn#limits_investigate_step': '"joint-visit"',
      'COMPANY_2025_1.dmn#internal_appeal_step': '"second-look"',
    });
    const policy = around.get('D03_2025_1') as PolicyFile;
    const unnamed = (steps: readonly string[]) =>
      checkPolicy(policy, {
        files: around,
        staffed,
        departments: DEPARTMENTS,
        dutyKinds: DUTY_KINDS,
        steps,
        contents: { diagrams: [], forms: [] },
      }).filter(({ code }) => code === 'unnamedStep');
    const problems = unnamed(STEP_CODES);
    expect(problems.map((problem) => problemInWords(problem, 'zh-CN').split(/[（：]/)[0])).to.have.members([
      '“办理期限”第 3 行的“环节” joint-visit 还没有名称',
      '“公司自定期限”第 3 行的“环节” second-look 还没有名称',
    ]);
    expect(problems[0] && problemInWords(problems[0], 'zh-CN')).to.include('请先在“组织机构”的“办理环节”中登记');
    expect(unnamed([...STEP_CODES, 'joint-visit', 'second-look'])).to.deep.equal([]);
  });

  it('takes words for the same whichever way they write the figure', () => {
    const d16 = file('D16_2025_1');
    for (const words of ['最迟不超过30分钟', '三十分钟内', '半小时内', '半个小时以内', '0.5小时', 'half an hour'])
      expect(said(saying(d16, 'limits_hand-over', words)), words).to.deep.equal([]);
    expect(said(saying(d16, 'limits_hand-over', '四十分钟内'))).to.deep.equal(['数量 30 minute: 四十分钟']);
    const d03 = file('D03_2025_1');
    for (const words of ['五日内', '5 个 工作日（原为7个工作日）', '五个工作日'])
      expect(said(saying(d03, 'limits_investigate', words)), words).to.deep.equal([]);
  });

  it('says it in either language, with the row', async () => {
    const around = await changed({ 'D03_2025_1.dmn#limits_investigate_amount': '7' });
    const policy = around.get('D03_2025_1') as PolicyFile;
    const [problem] = checkPolicy(policy, {
      files: around,
      staffed,
      departments: DEPARTMENTS,
      dutyKinds: DUTY_KINDS,
      steps: STEP_CODES,
      contents: { diagrams: [], forms: [] },
    });
    expect(problem && problemInWords(problem, 'zh-CN')).to.equal(
      '“办理期限”第 3 行的“数量”是 7 个工作日，该行的说明却写着“5个工作日”（D03-R15）：收到投诉后5个工作日内完成调查核实并拟定处理方案（第八条）。请改正其中之一',
    );
    expect(problem && problemInWords(problem, 'en')).to.include('is 7 working days, but the words of the row say');
  });
});

describe('what whoever activates a policy should know', () => {
  const desk = withDesk();
  const warned = async (code: string) => {
    const found = (await desk().useCases.policies.policies()).find(({ file }) => file.code === code);
    return found?.warnings.map((warning) => `${warning.code} ${'rule' in warning ? warning.rule : warning.step}`);
  };

  it('is which rules of its regulation nothing carries out (D04-R18, D04-R23, D16-R05), of what is shipped', async () => {
    expect(await Promise.all(CODES.map(warned))).to.deep.equal([
      [],
      ['notCarriedOut D04-R18', 'notCarriedOut D04-R23'],
      [],
      [],
      ['notCarriedOut D16-R05'],
    ]);
  });

  const withChanged = async (cells: Record<string, string>, code: string) => {
    const files = await policiesOf(await withCells(bundle(), cells));
    // What the diagrams carry out is not asked here.
    const inDiagrams = { has: () => true } as unknown as ReadonlySet<string>;
    return warningsOf(files.get(code) as PolicyFile, { files, inDiagrams });
  };

  it('is a step that the regulation asks for and that is switched off (D16-R28)', async () => {
    const found = await withChanged({ 'D16_2025_1.dmn#profile_settings_majorAlert': 'false' }, 'D16_2025_1');
    expect(found.map((warning) => `${warning.code} ${'rule' in warning ? warning.rule : warning.step}`)).to.deep.equal([
      'switchedOff D16-R28',
    ]);
    const [warning] = found;
    expect(warning && warningInWords(warning, 'zh-CN', String)).to.include(
      '“制度设置”中执行这一条的“重大投诉报告”没有启用',
    );
    expect(warning && warningInWords(warning, 'en', String)).to.include('is switched off (D16-R28)');
  });

  it('is a figure that is not the regulation\u2019s, though the words of the row say the same (D03-R15)', async () => {
    const found = await withChanged({ 'D03_2025_1.dmn#limits_investigate_amount': '7' }, 'D03_2025_1');
    expect(found.map((warning) => warningInWords(warning, 'zh-CN', String))).to.deep.equal([
      '“办理期限”第 3 行的“数量”是 7 个工作日，制度原文写的是“5个工作日”（D03-R15）：在收到投诉后5个工作日内完成调查核实工作，并根据调查结果拟定处理方案',
    ]);
    expect(found.map((warning) => warningInWords(warning, 'en', String))[0]).to.include(
      'the regulation says “5个工作日”',
    );
  });
});
