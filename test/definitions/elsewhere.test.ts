/**
 * Deployments to the engine itself, as Modeler or c8ctl make them: what works becomes the next bundle, completed by what the
 * engine does not give back; what does not is taken back, and no case stands still meanwhile.
 */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { bundle, changed, forEngine } from '../kit/bundle.js';
import { words } from '../kit/html.js';
import { withCells } from '../kit/policy.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

type Resource = ReturnType<typeof bundle>[number];

const LIMIT = 'D03_2025_1.dmn#limits_investigate_amount';
/** 分派责任部门 gets another name and another group. */
const regrouped = (xml: string): string =>
  xml
    .replaceAll('分派责任部门', '确定承办部门')
    .replace(/candidateGroups='=\[if [^']*'/, 'candidateGroups="supervising-leader"');

describe('what somebody deploys to the engine itself', () => {
  const web = withWeb({ start: '2026-09-28T01:00:00.000Z' });
  const desk = () => web().desk;
  /** As Modeler and c8ctl send it. */
  const put = (resources: readonly Resource[]): Promise<unknown> => desk().client.deploy(forEngine(resources));
  const aMinute = (): Promise<void> => desk().useCases.policies.adoptDeployed();
  const latest = () => desk().database.read.bundles.latest();
  const groupOf = async (complaintId: ComplaintId): Promise<string | undefined> =>
    (await desk().database.read.workItems.ofComplaint(complaintId)).find(
      ({ elementId }) => elementId === 'userTask_Assign',
    )?.group;
  const note = async (): Promise<string> => (await desk().useCases.policies.bundleNote())?.words['zh-CN'] ?? '';
  const incidents = async (): Promise<number> =>
    (await desk().client.searchIncidents({ state: 'ACTIVE' }, { from: 0, limit: 10 })).total;
  const filedAndWalked = async (): Promise<ComplaintId> => {
    const { complaintId } = await desk().file();
    await walkTo(desk(), 'userTask_Assign', null, complaintId);
    return complaintId;
  };

  it('as a whole folder is the next bundle, with forms and notices of the one it grew out of; each case goes by its own', async () => {
    const before = await filedAndWalked();
    await put(changed('assignment.bpmn', regrouped));
    // Its first case is here before anybody has looked.
    const during = await filedAndWalked();
    expect(await latest()).to.deep.include({
      number: 2,
      origin: 'engine',
      changes: [{ name: 'assignment/assignment.bpmn', kind: 'changed' }],
    });
    await aMinute();
    expect((await latest())?.number, 'once').to.equal(2);
    const after = await filedAndWalked();
    expect(await Promise.all([before, during, after].map(groupOf))).to.deep.equal([
      'complaint-office',
      'supervising-leader',
      'supervising-leader',
    ]);
    expect((await desk().complaint(during)).bundleId).to.equal((await latest())?.id);
    for (const complaintId of [before, during, after]) {
      await desk().do('userTask_Assign', {}, complaintId);
      await walkTo(desk(), null, 'userTask_Investigate', complaintId);
      expect(await desk().complaint(complaintId)).to.include({ state: 'archived' });
    }
    expect(await incidents()).to.equal(0);
    const admin = await web().signedIn('管理员01');
    await admin.open('/admin/bundles?lang=zh-CN');
    expect(words(admin)).to.include('由流程引擎中的部署转入').and.to.include('表单、问题和通知取自第 1 版');
  });

  it('with a form that asks more is asked so in its tasks, and what was answered keeps its words; the page says when it was read', async () => {
    const longer = (json: string): string => {
      const form = JSON.parse(json) as { components: object[] };
      form.components.push({
        type: 'textfield',
        id: 'field_assignmentHint',
        key: 'assignmentHint',
        label: '提请部门注意',
        properties: { labelEn: 'To the attention of the department' },
        layout: { row: 'row_assignmentHint', columns: null },
      });
      return JSON.stringify(form);
    };
    const before = await filedAndWalked();
    // Nothing else differs.
    await put(changed('assign.form', longer));
    await aMinute();
    expect(await latest()).to.deep.include({ number: 2, origin: 'engine', changes: [] });
    const during = await filedAndWalked();
    await desk().do('userTask_Assign', { assignmentHint: '请先联系测试甲' }, during);
    await desk().do('userTask_Assign', {}, before);
    const office = await web().signedIn('投诉办01');
    await office.open(`/desk/cases/${during}?lang=zh-CN`);
    expect(words(office)).to.include('提请部门注意 请先联系测试甲');
    const admin = await web().signedIn('管理员01');
    await admin.open('/admin/bundles?lang=zh-CN');
    expect(words(admin)).to.match(/表单 assign：\S+ \S+ 从流程引擎读取/);

    // What grows out of it has it, too.
    await put(
      changed('department-investigation.bpmn', (xml) =>
        xml.replaceAll('name="调查核实"', 'name="部门调查核实"'),
      ).filter(({ name }) => name.startsWith('department-investigation/')),
    );
    await aMinute();
    const after = await filedAndWalked();
    await desk().do('userTask_Assign', { assignmentHint: '请先联系测试乙' }, after);
    await office.open(`/desk/cases/${after}?lang=zh-CN`);
    expect(words(office)).to.include('提请部门注意 请先联系测试乙');

    // Whoever deploys the folder as it was has it as it was.
    await desk().deploy(bundle());
    expect((await latest())?.origin).to.equal('person');
    const again = await filedAndWalked();
    await office.open(`/desk/cases/${during}?lang=zh-CN`);
    expect(words(office)).to.include('提请部门注意 请先联系测试甲');
    await walkTo(desk(), null, 'userTask_Assign', again);
    expect(await desk().complaint(again)).to.include({ state: 'archived' });
    expect(await incidents()).to.equal(0);
  });

  it('as a single diagram that nothing would call is called from the next case on', async () => {
    const renamed = changed('department-investigation.bpmn', (xml) =>
      xml.replaceAll('name="调查核实"', 'name="部门调查核实"'),
    );
    await put(renamed.filter(({ name }) => name.startsWith('department-investigation/')));
    await aMinute();
    expect(await latest()).to.deep.include({
      number: 2,
      changes: [{ name: 'department-investigation/department-investigation.bpmn', kind: 'changed' }],
    });
    const { complaintId } = await desk().file();
    await walkTo(desk(), 'userTask_Investigate', null, complaintId);
    const task = await desk().task('userTask_Investigate', complaintId);
    const { processDefinitionKey = null } = task;
    const definition = await desk().useCases.definitions.processDefinition(processDefinitionKey ?? '');
    expect(definition.elements['userTask_Investigate']?.name).to.equal('部门调查核实');
    await walkTo(desk(), null, 'userTask_Investigate', complaintId);
    expect(await desk().complaint(complaintId)).to.include({ state: 'archived' });
  });

  it('that is another program’s is left alone, and one more process that ours call is taken along', async () => {
    const other =
      bundle()
        .find(({ name }) => name.endsWith('/identity-check.bpmn'))
        ?.content.toString('utf8') ?? '';
    const named = (id: string): Resource => ({
      name: `${id}.bpmn`,
      content: Buffer.from(other.replaceAll('"identity-check"', `"${id}"`)),
    });
    const form = bundle().filter(({ name }) => name === 'identity-check/verify-identity.form');
    await put([named('billing'), ...form]);
    await aMinute();
    expect((await latest())?.number).to.equal(1);
    const calling = changed('complaint-handling.bpmn', (xml) =>
      xml.replace('processId="identity-check"', 'processId="identity-twice"'),
    );
    await put([...calling, named('identity-twice')]);
    await aMinute();
    expect((await latest())?.changes).to.deep.equal([
      { name: 'complaint-handling/complaint-handling.bpmn', kind: 'changed' },
      { name: 'identity-twice/identity-twice.bpmn', kind: 'added' },
    ]);
  });

  it('with another figure of a policy in force is taken back; who complained meanwhile has the figure in force (D03-R15)', async () => {
    const limitOf = async (complaintId: ComplaintId): Promise<string | undefined> =>
      (await desk().limits(complaintId)).find((limit) => limit.startsWith('investigate'));
    const before = await limitOf((await desk().file()).complaintId);
    await put(await withCells(changed('assignment.bpmn', regrouped), { [LIMIT]: '17' }));
    const during = await desk().file();
    expect(await limitOf(during.complaintId)).to.equal(before);
    expect(await note())
      .to.include('数量 5 → 17')
      .and.to.include('已恢复原来的内容');
    await walkTo(desk(), 'userTask_Assign', null, during.complaintId);
    expect(await groupOf(during.complaintId), 'the diagrams, too, are those put back').to.equal('complaint-office');
    await aMinute();
    expect((await latest())?.number, 'nothing is left to do').to.equal(2);
    expect(await incidents()).to.equal(0);
    await desk().do('userTask_Assign', {}, during.complaintId);
    await walkTo(desk(), null, 'userTask_Investigate', during.complaintId);
    expect(await desk().complaint(during.complaintId)).to.include({ state: 'archived' });
  });

  it('with a task that nobody would see is taken back, and administrators read why', async () => {
    await put(changed('assignment.bpmn', (xml) => xml.replace(/candidateGroups='=\[if [^']*'/, 'candidateUsers="x"')));
    const complaintId = await filedAndWalked();
    expect(await groupOf(complaintId)).to.equal('complaint-office');
    expect(await note())
      .to.include('userTask_Assign')
      .and.to.include('已恢复第 1 版');
    expect(await incidents()).to.equal(0);
  });
});
