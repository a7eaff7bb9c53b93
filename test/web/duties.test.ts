/** Duties of a period on the pages: the task, the list, what everybody may read. */
import { expect } from 'chai';
import type { Instant } from '../../domain/core/index.js';
import type { MatterId } from '../../domain/core/matter.js';
import { periodOf } from '../../domain/core/time/local-date.js';
import type { Period } from '../../domain/duties/model.js';
import { periodInWords } from '../../web/duties/words.js';
import { translator } from '../../web/shell/i18n.js';
import { at } from '../kit/calendar.js';
import { words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import { aDay } from '../kit/instants.js';
import { withWeb } from '../kit/web.js';

const EVALUATION = { solved: 'yes', satisfaction: 5, attitude: 5, comment: '' } as const;

describe('the pages of the duties of a period', () => {
  const web = withWeb({ start: at('2025-12-05', '10:00'), policy: 'D09_2025_1' });
  async function dutyId(): Promise<string> {
    await web().desk.advanceTo(at('2025-12-18', '09:00'));
    return (await web().desk.duties())[0]?.id ?? '';
  }

  it('lead from the task list to the form, with the figures of the period, and to what was written (D09-R22)', async () => {
    const id = await dutyId();
    const task = await web().desk.task('userTask_WriteReport', anId<MatterId>(id));
    const visitor = await web().signedIn('回访01');
    const list = await visitor.open('/desk?view=groups');
    expect(list.html).to.include('编写报告').and.to.include('2025年第4季度').and.to.include('12月31日 24:00 前');
    await visitor.open(`/desk/tasks/${task.id}`);
    await visitor.submit(`/desk/tasks/${task.id}/claim`);
    await web().desk.settled();
    const form = await visitor.open(`/desk/tasks/${task.id}`);
    expect(form.html).to.include('本期数据').and.to.include('收到投诉').and.to.include('name="reportText"');
    const wrong = await visitor.submit(`/desk/tasks/${task.id}`, { reportText: '本季度回访三户。' });
    expect([wrong.status, wrong.html]).to.satisfy(
      ([status, html]: [number, string]) => status === 422 && html.includes('请填写“改进措施”'),
    );
    const answers = { reportText: '本季度回访三户。', reportImprovements: '抄表前先核对。' };
    expect((await visitor.submit(`/desk/tasks/${task.id}`, answers)).html).to.include('任务已提交');
    await web().desk.settled();
    const { html } = await visitor.open(`/desk/duties/${id}`);
    expect(html).to.include('已提交，待审定').and.to.include('本季度回访三户。').and.to.include('已提交，待审定');
    expect(html, 'what may be returned is not done').not.to.include('已按时完成');
  });

  it('show everybody the report once the head of the company has agreed, in both languages (D09-R23, D09-R24)', async () => {
    const id = await dutyId();
    const visitor = web().visitor();
    expect((await visitor.open('/reports')).html).to.include('还没有公布的报告');
    await web().desk.do('userTask_WriteReport', {}, anId<MatterId>(id));
    await web().desk.advanceTo(at('2025-12-31', '24:00'));
    expect((await visitor.open('/reports')).html).to.include('还没有公布的报告');
    await web().desk.do('userTask_ReviewReport', {}, anId<MatterId>(id));
    const { html } = await visitor.open('/reports');
    expect(html).to.include('回访报告 · 2025年第4季度').and.to.include('本季度回访三户，两户满意。');
    expect(html).not.to.include('总经理01').and.not.to.include('回访01');
    expect((await visitor.open('/reports?lang=en')).html).to.include('Return-visit report · 2025, quarter 4');
  });

  it('name each figure rightly, on the desk and in public (D09-R22, D09-R24)', async () => {
    const { desk } = web();
    await desk.file();
    await desk.do('userTask_Register');
    await desk.do('userTask_Register', {}, (await desk.file()).complaintId);
    const late = await desk.file();
    await desk.advanceTo(at('2025-12-15', '10:00'));
    await desk.do('userTask_Register', {}, late.complaintId);
    const id = await dutyId();
    await desk.do('userTask_WriteReport', {}, anId<MatterId>(id));
    const early = await web().signedIn('分管领导01');
    await early.open(`/desk/duties/${id}`);
    expect(words(early)).to.include('草稿，截至 12月18日 09:00');
    await desk.advanceTo(at('2025-12-31', '24:00'));
    await desk.do('userTask_ReviewReport', {}, anId<MatterId>(id));
    const { figures } = (await desk.duties())[0] ?? {};
    expect(figures).to.include({ received: 3, registered: 3, complete: true });
    const { limitsMet = 0, limitsMissed = 0 } = figures ?? {};
    expect([limitsMet, limitsMissed], 'other numbers, so that they are told apart').to.satisfy(
      ([met, missed]: [number, number]) => met > 0 && missed > 0 && met !== missed,
    );
    const due = limitsMet + limitsMissed;
    const share = (number: number): string =>
      `${number} ${number} ÷ ${due} = ${Math.round((number / due) * 1000) / 10}%`;
    const leader = await web().signedIn('分管领导01');
    for (const [address, browser] of [
      [`/desk/duties/${id}`, leader],
      ['/reports', web().visitor()],
    ] as const) {
      await browser.open(address);
      const read = words(browser);
      for (const figure of [
        ...['收到投诉 3', '登记 3', '受理 0', '不予受理 0', '办结归档 0', '回访满意 0 –', '回访无应答 0 –'],
        ...[`按期完成的期限 ${share(limitsMet)} 按期限届满日`, `逾期的期限 ${share(limitsMissed)} 按期限届满日`],
        ...['受理用时（小时） 中位数', '处理用时（工作日） 中位数 –，平均 –（0 件）', '整个周期，1月1日 00:00 核算'],
      ])
        expect(read, address).to.include(figure);
    }
  });

  it('show what has become different in a quarter that was published: both figures and why, to everybody too (D09-R24)', async () => {
    const { desk } = web();
    const filed = await desk.file();
    const job = { occurrence: 'the archive', actor: 'system:test' };
    await desk.useCases.cases.archiveComplaint(job, filed.complaintId, 'satisfied');
    await desk.useCases.portal.evaluate(filed.number, filed.queryCode, EVALUATION);
    const first = await dutyId();
    const publish = async (id: string, end: Instant): Promise<void> => {
      await desk.do('userTask_WriteReport', {}, anId<MatterId>(id));
      await desk.advanceTo(end);
      await desk.do('userTask_ReviewReport', {}, anId<MatterId>(id));
    };
    await publish(first, at('2025-12-31', '24:00'));
    const visitor = web().visitor();
    await visitor.open('/reports');
    const told = words(visitor);
    expect(told).to.include('办结归档 1').and.not.to.include('对以往周期数据的更正');
    await desk.useCases.portal.disputeAnswer(filed.number, filed.queryCode, { text: '又走快了。', appeal: false });
    await desk.settled();
    await desk.advanceTo(at('2026-03-20', '09:00'));
    const second = (await desk.duties()).find(({ id }) => id !== first)?.id ?? '';
    const task = await desk.task('userTask_WriteReport', anId<MatterId>(second));
    const writer = await web().signedIn('回访01');
    await writer.submit(`/desk/tasks/${task.id}/claim`);
    await desk.settled();
    await writer.open(`/desk/tasks/${task.id}`);
    const line = '办结归档 2025年第4季度 1 0 归档后重新办理';
    expect(words(writer), 'while it is written').to.include(line);
    await publish(second, at('2026-03-31', '24:00'));
    const leader = await web().signedIn('分管领导01');
    await leader.open(`/desk/duties/${second}`);
    expect(words(leader)).to.include(line);
    await leader.open(`/desk/duties/${first}`);
    expect(words(leader), 'the first stays').to.include('办结归档 1').and.not.to.include('更正');
    await visitor.open('/reports');
    expect(words(visitor)).to.include('对以往周期数据的更正').and.to.include(line);
    expect(words(visitor), 'and the first report below it').to.include(
      told.slice(told.indexOf('2025年第4季度')).slice(0, 200),
    );
    await visitor.open('/reports?lang=en');
    expect(words(visitor)).to.include('Closed and archived 2025, quarter 4 1 0 opened again after the archive');
  });

  it('name each period as it is called: the month, the quarter, the half of the year, the year', () => {
    const of = (period: Period, periodFrom: string) =>
      periodInWords(
        { t: translator('zh-CN') },
        { period, periodFrom: aDay(periodFrom), periodTo: periodOf(aDay(periodFrom), period).to },
      );
    expect(['2025-01-01', '2025-12-01'].map((from) => of('month', from))).to.deep.equal(['2025年1月', '2025年12月']);
    expect(['2025-01-01', '2025-10-01'].map((from) => of('quarter', from))).to.deep.equal([
      '2025年第1季度',
      '2025年第4季度',
    ]);
    expect(['2025-01-01', '2025-07-01'].map((from) => of('halfYear', from))).to.deep.equal([
      '2025年第1个半年',
      '2025年第2个半年',
    ]);
    expect(of('year', '2025-01-01')).to.equal('2025年');
    const short = { period: 'month', periodFrom: aDay('2025-10-01'), periodTo: aDay('2025-11-30') } as const;
    expect(periodInWords({ t: translator('zh-CN') }, short)).to.equal('2025-10-01至2025-11-30');
  });

  it('are for those who work for the whole company', async () => {
    const id = await dutyId();
    const handler = await web().signedIn('承办01');
    for (const address of ['/desk/duties', `/desk/duties/${id}`])
      expect((await handler.open(address)).status, address).to.equal(403);
    expect((await handler.open('/desk')).html).not.to.include('/desk/duties');
    const leader = await web().signedIn('分管领导01');
    expect((await leader.open('/desk/duties')).html)
      .to.include('回访报告')
      .and.to.include('待编写');
    expect((await leader.open('/desk/duties/nothing')).status).to.equal(404);
  });
});
