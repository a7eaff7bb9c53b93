/** Two bundles at once, deployed over the API as Modeler does: each case goes by its own to the end. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { changed } from '../kit/bundle.js';
import { COMPLAINT } from '../kit/desk.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { bundle } from '../workflows/kit.js';

const words = ({ html }: { html: string }): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** 分派责任部门 gets another id, another name, and another group. */
const renamed = (xml: string): string =>
  xml
    .replaceAll('userTask_Assign', 'userTask_ChooseDepartment')
    .replaceAll('分派责任部门', '确定承办部门')
    .replace(/candidateGroups='=\[if [^']*'/, 'candidateGroups="supervising-leader"');

/** The form asks one thing more, and has to be answered. */
function longer(json: string): string {
  const form = JSON.parse(json) as { components: object[] };
  form.components.push({
    type: 'textfield',
    id: 'field_assignmentNote',
    key: 'assignmentNote',
    label: '向部门交代的事项',
    validate: { required: true, maxLength: 200 },
    properties: { labelEn: 'Note on the assignment' },
    layout: { row: 'row_assignmentNote', columns: null },
  });
  return JSON.stringify(form);
}

describe('with two bundles at once', () => {
  const web = withWeb({ start: '2026-09-28T01:00:00.000Z' });
  const incidents = async (): Promise<string[]> =>
    (await web().desk.client.searchIncidents({ state: 'ACTIVE' }, { from: 0, limit: 10 })).items.map(
      ({ errorMessage }) => errorMessage,
    );
  const tasksOf = async (complaintId: ComplaintId): Promise<string[]> =>
    (await web().desk.database.read.workItems.ofComplaint(complaintId)).map(
      ({ elementId, group }) => `${elementId} ${group}`,
    );

  it('a task that got another id, name and group has them in cases begun from then on; after the next deployment they end by it', async () => {
    const { desk } = web();
    const before = await desk.file();
    await walkTo(desk, 'userTask_Assign');
    await desk.deploy(changed('assignment.bpmn', renamed));
    const during = await desk.file();
    await walkTo(desk, 'userTask_Assign', null, during.complaintId);
    expect(await tasksOf(before.complaintId)).to.include('userTask_Assign complaint-office');
    expect(await tasksOf(during.complaintId)).to.include('userTask_ChooseDepartment supervising-leader');

    // An update of the product: what is shipped is deployed over what an owner deployed.
    await desk.deploy(bundle());
    const after = await desk.file();
    await walkTo(desk, 'userTask_Assign', null, after.complaintId);
    expect(await tasksOf(after.complaintId)).to.include('userTask_Assign complaint-office');

    const leader = await web().signedIn('分管领导01');
    expect(words(await leader.open('/desk'))).to.include('确定承办部门');
    expect(words(await leader.open(`/desk/cases/${during.complaintId}`))).to.include('确定承办部门');
    await desk.do('userTask_ChooseDepartment', {}, during.complaintId);
    await desk.do('userTask_Assign', {}, before.complaintId);
    await desk.do('userTask_Assign', {}, after.complaintId);
    for (const { complaintId } of [before, during, after]) {
      await walkTo(desk, null, 'userTask_Investigate', complaintId);
      expect(await desk.complaint(complaintId)).to.include({ state: 'archived', outcome: 'satisfied' });
    }
    expect(words(await leader.open(`/desk/cases/${before.complaintId}`))).to.include('分派责任部门');
    expect(await incidents()).to.deep.equal([]);
  });

  it('a case that was filed under the one, and begins when the other is deployed, goes by the other from its first step', async () => {
    const { desk } = web();
    const { complaintId } = await desk.useCases.intake.fileComplaint({ ...COMPLAINT, submissionToken: 'in between' });
    const filed = await desk.complaint(complaintId);
    await desk.deploy(changed('assignment.bpmn', renamed));
    await desk.settled();
    const latest = await desk.database.read.bundles.latest();
    expect((await desk.complaint(complaintId)).bundleId)
      .to.equal(latest?.id)
      .and.not.to.equal(filed.bundleId);
    await walkTo(desk, 'userTask_Assign', null, complaintId);
    await desk.do('userTask_ChooseDepartment', {}, complaintId);
    await walkTo(desk, null, 'userTask_Investigate', complaintId);
    expect(await desk.complaint(complaintId)).to.include({ state: 'archived' });
    expect(await incidents()).to.deep.equal([]);
  });

  it('a form that asks more is asked of cases begun from then on only', async () => {
    const { desk } = web();
    const before = await desk.file();
    await walkTo(desk, 'userTask_Assign');
    await desk.deploy(changed('assign.form', longer));
    const during = await desk.file();
    await walkTo(desk, 'userTask_Assign', null, during.complaintId);
    const office = await web().signedIn('投诉办01');
    const formOf = async (complaintId: ComplaintId): Promise<string> => {
      const task = await desk.task('userTask_Assign', complaintId);
      await desk.useCases.tasks.claimWorkItem(await desk.user('投诉办01'), task.id);
      return words(await office.open(`/desk/tasks/${task.id}`));
    };
    expect(await formOf(before.complaintId)).not.to.include('向部门交代的事项');
    expect(await formOf(during.complaintId)).to.include('向部门交代的事项');
  });

  it('what was answered keeps the words that it was asked in, in both languages, whatever is deployed later', async () => {
    const { desk } = web();
    const before = await desk.file();
    await walkTo(desk, 'userTask_Assign');
    await desk.do('userTask_Assign', { assignmentNote: '请核对读数' }, before.complaintId);
    await desk.deploy(changed('assign.form', longer));
    const during = await desk.file();
    await walkTo(desk, 'userTask_Assign', null, during.complaintId);
    await desk.do('userTask_Assign', { assignmentNote: '请先联系测试甲' }, during.complaintId);
    await desk.deploy(changed('assign.form', (json) => longer(json).replace('向部门交代的事项', '另一种说法')));
    const office = await web().signedIn('投诉办01');
    const page = async ({ complaintId }: { complaintId: ComplaintId }, language: string): Promise<string> =>
      words(await office.open(`/desk/cases/${complaintId}?lang=${language}`));
    expect(await page(during, 'zh-CN'))
      .to.include('向部门交代的事项 请先联系测试甲')
      .and.not.to.include('另一种说法');
    expect(await page(during, 'en')).to.include('Note on the assignment 请先联系测试甲');
    expect(await page(before, 'zh-CN')).to.include('分派说明 请核对读数');
  });

  it('the monitor calls a process what its own diagram calls it, and the public page what the newest does', async () => {
    const { desk } = web();
    const before = await desk.file();
    await walkTo(desk, 'userTask_Assign', null, before.complaintId);
    await desk.deploy(changed('assignment.bpmn', (xml) => xml.replaceAll('分派转办', '指派承办')));
    const during = await desk.file();
    await walkTo(desk, 'userTask_Assign', null, during.complaintId);
    const admin = await web().signedIn('管理员01');
    const list = words(await admin.open('/admin/instances?process=assignment&lang=zh-CN'));
    expect(list).to.include(`${before.number} 分派转办`).and.to.include(`${during.number} 指派承办`);
    const page = await web().visitor().open('/regulations/processes/assignment?lang=zh-CN');
    expect(words(page)).to.include('指派承办').and.not.to.include('分派转办');
  });

  it('a notice that says something else says it in cases begun from then on only', async () => {
    const { desk } = web();
    const before = await desk.file();
    await desk.deploy(changed('notices/acknowledged.zh-CN.hbs', (text) => `${text}\n本通知由新版流程发出。\n`));
    const during = await desk.file();
    for (const { complaintId } of [before, during]) await walkTo(desk, 'userTask_Assign', null, complaintId);
    const office = await web().signedIn('投诉办01');
    const pageOf = async ({ complaintId }: { complaintId: ComplaintId }): Promise<string> =>
      words(await office.open(`/desk/cases/${complaintId}`));
    expect(await pageOf(before)).not.to.include('本通知由新版流程发出');
    expect(await pageOf(during)).to.include('本通知由新版流程发出');
  });

  it('the questions of a matter are those of the day on which it is filed', async () => {
    const { desk } = web();
    await desk.deploy(changed('matters/price.form', (text) => text.replace('"label": "', '"label": "新：')));
    const form = await desk.useCases.definitions.matterForm('price');
    expect(JSON.stringify(form)).to.include('新：');
  });
});
