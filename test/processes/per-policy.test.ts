/** What each policy sets for itself, with two of them at once: a case goes by the one that it was received under, to the end. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { problemInWords } from '../../domain/policies/problem-words.js';
import { instantOf } from '../../domain/core/index.js';
import { activate } from '../kit/activate.js';
import { withNextPolicy } from '../kit/next-policy.js';
import { putInForce, withCells } from '../kit/policy.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { bundle } from '../workflows/kit.js';

const TALKS = {
  step: '"negotiate"',
  startEvent: '"visited"',
  amount: '3',
  unit: '"workingDay"',
  stopEvent: '"negotiation-held"',
  dutyHolder: '"complaint-office"',
  kind: '"rule"',
  repeat: '"again"',
  ruleId: '"company"',
  article: '"本公司规定"',
};

const NEXT = withNextPolicy(bundle(), 'D03_2025_1', 'D03_2026_1', {
  settings: { appealGroup: '"general-manager"', referralGroup: '"return-visitor"' },
  limits: [TALKS],
  fields: {
    'assign.assignmentNote': 'required',
    'carry-out.measuresTaken': 'hidden',
  },
});

const REGISTERED = withNextPolicy(bundle(), 'D03_2025_1', 'D03_2026_1', {
  fields: { 'register.address': 'required', 'register.email': 'hidden' },
});

const refusal = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'done',
    (error: Error) => error.message,
  );

describe('with two versions of a policy at once', () => {
  const web = withWeb({ start: '2026-09-28T01:00:00.000Z' });
  const desk = () => web().desk;

  const filed = async (): Promise<ComplaintId> => (await desk().file()).complaintId;
  async function unhappy(complaintId: ComplaintId): Promise<void> {
    await walkTo(desk(), 'userTask_Assign', null, complaintId);
    await desk().complete('投诉办01', 'userTask_Assign', { assignmentNote: '请核对读数。' }, complaintId);
    await walkTo(desk(), 'userTask_ReturnVisit', 'userTask_Investigate', complaintId);
    await desk().complete('回访01', 'userTask_ReturnVisit', { visitOutcome: 'dissatisfied' }, complaintId);
  }
  const negotiation = async (complaintId: ComplaintId): Promise<string[]> =>
    (await desk().limits(complaintId)).filter((limit) => limit.startsWith('negotiate'));

  it('who hears an appeal and how long talks may take is what each says (D05-R16, D04-R21)', async () => {
    const before = await filed();
    await desk().deploy(NEXT);
    const during = await filed();
    await activate(desk(), 'D03_2026_1', '2026-09-29');
    await desk().advanceTo('2026-09-29T01:00:00.000Z');
    const after = await filed();
    for (const [complaintId, group, due] of [
      [before, 'supervising-leader', '2026-10-19 24:00'],
      [during, 'supervising-leader', '2026-10-19 24:00'],
      [after, 'general-manager', '2026-10-09 24:00'],
    ] as const) {
      await unhappy(complaintId);
      expect(await negotiation(complaintId)).to.deep.equal([`negotiate ${due} → running`]);
      await desk().do('userTask_Negotiate', { negotiationOutcome: 'appeal' }, complaintId);
      expect((await desk().task('userTask_DecideAppeal', complaintId)).group).to.equal(group);
      await desk().do('userTask_DecideAppeal', { appealOutcome: 'dismissed' }, complaintId);
      expect(await desk().complaint(complaintId)).to.include({ state: 'archived' });
    }
  });

  it('a form asks what each says: required here, hidden there, and as it was in a case received before (D03-R17)', async () => {
    const before = await filed();
    await desk().deploy(NEXT);
    await activate(desk(), 'D03_2026_1', '2026-09-29');
    await desk().advanceTo('2026-09-29T01:00:00.000Z');
    const after = await filed();
    for (const complaintId of [before, after]) await walkTo(desk(), 'userTask_Assign', null, complaintId);
    await desk().complete('投诉办01', 'userTask_Assign', {}, before);
    expect(await refusal(desk().complete('投诉办01', 'userTask_Assign', {}, after))).to.include(
      '{"assignmentNote":"required"}',
    );
    const office = await web().signedIn('投诉办01');
    const task = await desk().task('userTask_Assign', after);
    const page = await office.open(`/desk/tasks/${task.id}`);
    expect(page.html).to.include('assignmentNote');
    await desk().complete('投诉办01', 'userTask_Assign', { assignmentNote: '请核对读数。' }, after);
    for (const complaintId of [before, after])
      await walkTo(desk(), 'userTask_CarryOut', 'userTask_Investigate', complaintId);
    const handler = await web().signedIn('承办01');
    for (const [complaintId, asked] of [
      [before, true],
      [after, false],
    ] as const) {
      const { id } = await desk().task('userTask_CarryOut', complaintId);
      await desk().useCases.tasks.claimWorkItem(await desk().user('承办01'), id);
      expect((await handler.open(`/desk/tasks/${id}`)).html.includes('measuresTaken'), String(asked)).to.equal(asked);
      await handler.submit(`/desk/tasks/${id}`, { measuresTaken: '已更换燃气表。', completedOn: '2026-10-08' });
      await desk().settled();
      const submitted = await desk().useCases.cases.caseFile(await desk().user('投诉办01'), complaintId);
      expect(JSON.stringify(submitted).includes('已更换燃气表。'), 'kept').to.equal(asked);
      expect(await desk().openTasks(complaintId)).to.deep.equal(['userTask_ConfirmRectification']);
    }
  });

  it('the findings are told before the validity is decided, or after it, as each says (D02-R09, D16-R14)', async () => {
    const ORDERS = { D03_2026_1: {}, D03_2026_2: { findingsNoticeOrder: '"afterJudgement"' } };
    const both = Object.entries(ORDERS).reduce(
      (files, [code, settings]) => withNextPolicy(files, 'D03_2025_1', code, { settings }),
      bundle(),
    );
    const judged = Object.keys(ORDERS).flatMap((code) =>
      ['findingsNotice', 'validity'].map((step) => [`${code}.dmn#profile_settings_${step}`, 'true']),
    );
    await desk().deploy(await withCells(both, Object.fromEntries(judged)));
    const found: string[][] = [];
    for (const code of Object.keys(ORDERS)) {
      await putInForce(desk().database, code, instantOf(desk().clock.now()));
      const complaintId = await filed();
      await walkTo(desk(), 'userTask_DraftPlan', null, complaintId);
      await desk().do('userTask_DecideValidity', {}, complaintId);
      const told = ['case.findings-told', 'case.validity-decided'];
      found.push((await desk().ledgerTypes(complaintId)).filter((type) => told.includes(type)));
      expect(await desk().told(['findings'], complaintId)).to.have.length(1);
      expect(await desk().openTasks(complaintId)).to.deep.equal(['userTask_DraftPlan']);
      await desk().advanceTo('2026-09-28T02:00:00.000Z');
    }
    expect(found).to.deep.equal([
      ['case.findings-told', 'case.validity-decided'],
      ['case.validity-decided', 'case.findings-told'],
    ]);
  });

  it('so does the registration at the desk, by the policy that holds on the day (D03-R22)', async () => {
    await desk().deploy(REGISTERED);
    const clerk = await web().signedIn('受理01');
    expect((await clerk.open('/desk/register')).html).to.include('id="email"');
    await activate(desk(), 'D03_2026_1', '2026-09-29');
    await desk().advanceTo('2026-09-29T01:00:00.000Z');
    const next = await web().signedIn('受理01');
    const { html } = await next.open('/desk/register');
    expect(html).not.to.include('id="email"');
    const page = await next.submit('/desk/register', {
      channel: 'phone',
      category: 'metering',
      content: '燃气表走得快。',
      phone: '19900000000',
    });
    expect(page.html).to.include('请填写地址');
  });

  it('and so does the portal: a page that asks nothing any more is gone, and what is required is asked for (D04-R07)', async () => {
    const files = withNextPolicy(bundle(), 'D03_2025_1', 'D03_2026_1', {
      fields: { 'register.address': 'required', 'register.desiredOutcome': 'hidden' },
    });
    await desk().deploy(files);
    await putInForce(desk().database, 'D03_2026_1', instantOf(desk().clock.now()));
    const browser = web().visitor();
    await browser.open('/complaints/new');
    expect(browser.page.html).to.include('第 1 步，共 6 步');
    await browser.submit('/complaints/new/safety', { safetyHazard: 'no' });
    await browser.submit('/complaints/new/matter', { category: 'metering' });
    await browser.submit('/complaints/new/details');
    await browser.submit('/complaints/new/what', { content: '燃气表走得快。' });
    await browser.submit('/complaints/new/where', { address: '' });
    expect(browser.page.html).to.include('请填写用气地址');
    await browser.submit('/complaints/new/where', { address: '测试市示范区测试路1号' });
    expect(browser.page.url, 'what is wished for is not asked').to.match(/new\/contact$/);
    await browser.submit('/complaints/new/contact', { complainantName: '测试甲', phone: '19900000000' });
    expect(browser.page.html).not.to.include('希望的处理结果');
    await browser.submit('/complaints');
    expect(await desk().database.read.complaints.all()).to.have.length(1);
  });

  it('the page of each says whose tasks are whose, and how long, in both languages (D05-R16)', async () => {
    await desk().deploy(NEXT);
    const admin = await web().signedIn('管理员01');
    const words = async (code: string, language: string): Promise<string> =>
      (await admin.open(`/admin/policies/${code}?lang=${language}`)).html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(await words('D03_2025_1', 'zh-CN')).to.include('复核申诉 分管领导 通常的岗位');
    expect(await words('D03_2026_1', 'zh-CN')).to.include('复核申诉 总经理 本制度设置');
    expect(await words('D03_2026_1', 'en')).to.include('Decide the appeal General manager this policy');
    expect(await words('D03_2025_1', 'zh-CN'))
      .to.include('公司自定期限')
      .and.include('提出申诉后15个工作日以内');
  });

  it('a group that nobody can be in, and one that no diagram asks for, are refused before it holds', async () => {
    await desk().deploy(
      withNextPolicy(bundle(), 'D03_2025_1', 'D03_2026_1', {
        settings: { appealGroup: '"handler"', referralGroup: '"elders"', apealGroup: '"general-manager"' },
      }),
    );
    const found = (await desk().useCases.policies.policies()).find(({ file }) => file.code === 'D03_2026_1');
    expect(found?.problems.map(({ code, column, value }) => `${code} ${column} ${value}`)).to.deep.equal([
      'unknownValue appealGroup handler',
      'unknownValue referralGroup elders',
      'unknownSetting apealGroup apealGroup',
      'unnamedGroup referralGroup elders',
    ]);
  });

  it('a field that the house goes by cannot be hidden: the row and the field are named (D04-R21)', async () => {
    await desk().deploy(
      withNextPolicy(bundle(), 'D03_2025_1', 'D03_2026_1', {
        fields: {
          'negotiate.negotiationOutcome': 'hidden',
          'negotiate.nothing': 'required',
          'bargain.note': 'required',
          'register.phone': 'secret',
          'register.content': 'hidden',
          'register.desiredOutcome': 'hidden',
        },
      }),
    );
    const found = (await desk().useCases.policies.policies()).find(({ file }) => file.code === 'D03_2026_1');
    expect(found?.problems.map((problem) => problemInWords(problem, 'zh-CN'))).to.deep.equal([
      '“表单字段”第 1 行：negotiate.negotiationOutcome 是流程、决策表、统计或者其他字段的依据，不能隐藏',
      '“表单字段”第 2 行：表单中没有字段 negotiate.nothing',
      '“表单字段”第 3 行：没有名为 bargain 的表单',
      '“表单字段”第 4 行的“asked”不能是 secret：本公司规定',
      '“表单字段”第 5 行：register.content 是流程、决策表、统计或者其他字段的依据，不能隐藏',
    ]);
  });
});
