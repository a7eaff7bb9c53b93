import { expect } from 'chai';
import { z } from 'zod';
import { aboutMatter, table } from '../../db/repositories/rows.js';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { DutyId } from '../../domain/duties/ids.js';
import type { WorkItemId } from '../../domain/tasks/ids.js';
import type { WorkItem } from '../../domain/tasks/model.js';
import { aDepartment } from '../kit/departments.js';
import { anId } from '../kit/ids.js';
import { CLASSIFICATION, COMPLAINT, refusal, withHouse } from './house.js';
import { aNewAccount } from '../kit/posts.js';

describe('work items', () => {
  const house = withHouse();
  const stored = async (id: WorkItemId) => (await house().database.read.workItems.byId(id)) as WorkItem;
  const task = ({
    elementInstanceKey,
    matter,
    processInstanceKey,
    bpmnProcessId,
    elementId,
    formId,
    group,
    steps,
    differentFrom,
  }: WorkItem) => ({
    elementInstanceKey,
    matter,
    processInstanceKey,
    processDefinitionKey: '2',
    bpmnProcessId,
    elementId,
    formId,
    group,
    steps,
    differentFrom,
  });

  async function registration(): Promise<{ complaintId: ComplaintId; item: WorkItem }> {
    const { complaintId } = await house().openCase();
    return { complaintId, item: await house().offer(complaintId, 'userTask_Register', 'register', 'intake') };
  }

  it('are offered once to their group, with the due instant of the clock they have to keep (D03-R13)', async () => {
    const { complaintId, item } = await registration();
    await house().useCases.tasks.offerWorkItem(house().job(), task(item));
    expect(await house().database.read.workItems.ofComplaint(complaintId)).to.have.length(1);
    expect(item).to.include({ state: 'offered', group: 'intake', dueAt: '2026-09-30T01:00:00.000Z', assignee: null });
    expect(await house().kinds()).to.include('refresh-work-item');
  });

  it('belong to a case or to a duty: a row of both, or of neither, is none', () => {
    const [complaintId, dutyId] = [anId<ComplaintId>('a case'), anId<DutyId>('a duty')];
    const row = table(aboutMatter({}));
    expect(row.of({ complaint_id: complaintId, duty_id: null }).matter).to.deep.equal({ kind: 'case', complaintId });
    expect(row.of({ complaint_id: null, duty_id: dutyId }).matter).to.deep.equal({ kind: 'duty', dutyId });
    expect(() => row.of({ complaint_id: complaintId, duty_id: dutyId })).to.throw(z.ZodError);
    expect(() => row.of({ complaint_id: null, duty_id: null })).to.throw(z.ZodError);
  });

  it('claimed by two at the same time belong to one; the other is told who has it', async () => {
    const { item } = await registration();
    const [intake, admin] = [await house().user('受理01'), await house().user('管理员01')];
    const second = await house().useCases.people.createUser(admin, aNewAccount('受理02', 'intake-service'));
    const results = await Promise.allSettled([
      house().useCases.tasks.claimWorkItem(intake, item.id),
      house().useCases.tasks.claimWorkItem(second, item.id),
    ]);
    expect(results.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected')?.reason as { code: string; details: object };
    const winner = (await stored(item.id)).assignee;
    expect(refused).to.deep.include({
      code: 'alreadyClaimed',
      details: { by: winner === second.id ? '受理二' : '受理01' },
    });
    expect((await house().kinds()).filter((kind) => kind === 'assign-user-task')).to.have.length(1);
  });

  it('claimed twice by the same person are claimed once', async () => {
    const { item, complaintId } = await registration();
    const intake = await house().user('受理01');
    await house().useCases.tasks.claimWorkItem(intake, item.id);
    await house().useCases.tasks.claimWorkItem(intake, item.id);
    expect((await house().ledgerTypes(complaintId)).filter((type) => type === 'work-item.claimed')).to.have.length(1);
  });

  it('are for their group: others may see them where they see the case, not claim them', async () => {
    const { item } = await registration();
    const [office, handler] = [await house().user('投诉办01'), await house().user('承办01')];
    expect((await house().useCases.tasks.workItem(office, item.id)).item.id).to.equal(item.id);
    expect((await refusal(house().useCases.tasks.claimWorkItem(office, item.id))).code).to.equal('forbidden');
    expect((await refusal(house().useCases.tasks.workItem(handler, item.id))).code).to.equal('forbidden');
    expect((await refusal(house().useCases.tasks.workItem(handler, anId('nothing')))).code).to.equal('notFound');
  });

  it('released go back to the group', async () => {
    const { item } = await registration();
    const [intake, office] = [await house().user('受理01'), await house().user('投诉办01')];
    await house().useCases.tasks.claimWorkItem(intake, item.id);
    expect((await refusal(house().useCases.tasks.releaseWorkItem(office, item.id))).code).to.equal('alreadyClaimed');
    expect(await house().useCases.tasks.releaseWorkItem(intake, item.id)).to.include({
      state: 'offered',
      assignee: null,
    });
    expect((await house().kinds()).slice(-2)).to.deep.equal(['assign-user-task', 'unassign-user-task']);
  });

  it('submitted go to the engine with their variables only; a second time is refused', async () => {
    const { item, complaintId } = await registration();
    const intake = await house().user('受理01');
    await house().useCases.tasks.saveDraft(intake, item.id, { content: '草稿' });
    await house().useCases.tasks.submitWorkItem(
      intake,
      item.id,
      { ...COMPLAINT },
      { category: 'safety', safetyHazard: true },
    );
    expect((await refusal(house().useCases.tasks.submitWorkItem(intake, item.id, {}, {}))).code).to.equal(
      'alreadyDone',
    );
    const row = (await house().database.read.outbox.pending(100)).find(({ kind }) => kind === 'complete-user-task');
    expect(row?.payload).to.deep.include({
      workItemId: item.id,
      variables: { category: 'safety', safetyHazard: true },
    });
    expect(await stored(item.id)).to.include({ state: 'submitted', assignee: intake.id, outcome: null });
    expect(await house().database.read.submissions.draft(item.id)).to.equal(null);
    await house().useCases.tasks.syncWorkItem(house().job(), 'completing', item.elementInstanceKey);
    await house().useCases.tasks.syncWorkItem(house().job(), 'canceling', item.elementInstanceKey);
    expect((await stored(item.id)).state).to.equal('completed');
    expect((await house().ledgerTypes(complaintId)).filter((type) => type === 'work-item.submitted')).to.have.length(1);
  });

  it('of the registration correct the complaint: a new version, found by its new words only (D03-R13)', async () => {
    const { item, complaintId } = await registration();
    const intake = await house().user('受理01');
    await house().useCases.tasks.submitWorkItem(
      intake,
      item.id,
      { ...COMPLAINT, channel: 'phone', category: 'safety', safetyHazard: true, complainantName: '测试乙' },
      {},
    );
    expect(await house().database.read.complaints.byId(complaintId)).to.include({
      channel: 'phone',
      category: 'safety',
      safetyHazard: true,
    });
    expect((await house().database.read.contents.latest(complaintId))?.version).to.equal(2);
    const office = await house().user('投诉办01');
    const total = async (text: string) =>
      (await house().useCases.search.searchCases(office, { text, state: '', from: 0, limit: 10 })).total;
    expect([await total('测试甲'), await total('测试乙')]).to.deep.equal([0, 1]);
  });

  it('whose task is gone keep what was written as a draft', async () => {
    const { item } = await registration();
    const intake = await house().user('受理01');
    await house().useCases.tasks.syncWorkItem(house().job(), 'canceling', item.elementInstanceKey);
    expect(
      (await refusal(house().useCases.tasks.submitWorkItem(intake, item.id, { content: '写了很久的文字' }, {}))).code,
    ).to.equal('taskGone');
    expect(await house().useCases.tasks.taskFormData(intake, item.id)).to.include({ content: '写了很久的文字' });
  });

  it('submitted to an engine that has no such task any more are closed, their text kept', async () => {
    const { item, complaintId } = await registration();
    const intake = await house().user('受理01');
    await house().useCases.tasks.submitWorkItem(intake, item.id, { content: '写了很久的文字' }, {});
    await house().outbox.noteTaskGone(item.id);
    expect((await stored(item.id)).state).to.equal('canceled');
    expect(await house().useCases.tasks.taskFormData(intake, item.id)).to.include({ content: '写了很久的文字' });
    expect((await house().ledgerTypes(complaintId)).at(-1)).to.equal('work-item.gone');
  });

  it('begin their form with what the case knows, and a plan that comes back with the plan before', async () => {
    const { complaintId, item } = await registration();
    expect(await house().useCases.tasks.taskFormData(await house().user('受理01'), item.id)).to.include({
      complainantName: '测试甲',
      channel: 'web',
      category: 'repair',
    });
    await house().useCases.cases.recordAssignment(
      house().job(),
      complaintId,
      aDepartment('engineering'),
      CLASSIFICATION,
    );
    const handler = await house().user('承办01');
    const plan = await house().offer(complaintId, 'userTask_DraftPlan', 'draft-plan', 'handler:engineering');
    await house().useCases.tasks.submitWorkItem(
      handler,
      plan.id,
      { plan: '更换阀门', planDueOn: '2026-10-15' },
      { planDueOn: '2026-10-15' },
    );
    const revision = await house().offer(complaintId, 'userTask_DraftPlan', 'draft-plan', 'handler:engineering');
    expect(await house().useCases.tasks.taskFormData(handler, revision.id)).to.deep.equal({
      plan: '更换阀门',
      planDueOn: '2026-10-15',
    });
    await house().useCases.tasks.saveDraft(handler, revision.id, { plan: '更换阀门和软管' });
    expect(await house().useCases.tasks.taskFormData(handler, revision.id)).to.include({ plan: '更换阀门和软管' });
  });

  it('are listed as mine, my groups, all and done, the first due first', async () => {
    const { item } = await registration();
    const later = await house().openCase({ submissionToken: 'token-2' });
    house().advance(1_000);
    const other = await house().offer(later.complaintId, 'userTask_Assign', 'assign', 'complaint-office');
    const intake = await house().user('受理01');
    const list = async (view: 'mine' | 'groups' | 'all' | 'done') => {
      const { items, total, counts } = await house().useCases.tasks.listWorkItems(intake, view, { from: 0, limit: 10 });
      return { ids: items.map((one) => one.item.id), total, counts };
    };
    expect(await list('groups')).to.deep.equal({ ids: [item.id], total: 1, counts: { mine: 0, groups: 1, all: 2 } });
    expect((await list('all')).ids).to.deep.equal([item.id, other.id]);
    await house().useCases.tasks.claimWorkItem(intake, item.id);
    expect(await list('mine')).to.deep.equal({ ids: [item.id], total: 1, counts: { mine: 1, groups: 0, all: 2 } });
    house().advanceTo('2026-09-30T01:00:00.000Z');
    const [summary] = (await house().useCases.tasks.listWorkItems(intake, 'mine', { from: 0, limit: 10 })).items;
    expect(summary).to.include({ overdue: true, maskedName: '测*甲', assigneeName: '受理01' });
    await house().useCases.tasks.submitWorkItem(intake, item.id, {}, {});
    expect((await list('done')).ids).to.deep.equal([item.id]);
  });

  it('of other departments are not in the lists of a handler', async () => {
    const { complaintId } = await registration();
    await house().offer(complaintId, 'userTask_Investigate', 'investigate', 'handler:metering');
    const { items, counts } = await house().useCases.tasks.listWorkItems(await house().user('承办01'), 'all', {
      from: 0,
      limit: 10,
    });
    expect({ items, counts }).to.deep.equal({ items: [], counts: { mine: 0, groups: 0, all: 0 } });
  });

  describe('of a case that somebody is kept from', () => {
    const seen = async (username: string) => {
      const user = await house().user(username);
      const views = ['mine', 'groups', 'all', 'done'] as const;
      const lists = await Promise.all(
        views.map((view) => house().useCases.tasks.listWorkItems(user, view, { from: 0, limit: 10 })),
      );
      const numbers = Object.fromEntries(views.map((view, at) => [view, [lists[at]?.items.length, lists[at]?.total]]));
      return { numbers, counts: lists[0]?.counts };
    };
    const none = [0, 0];

    it('are in none of their lists, and no tab counts them (D05-R10, D09-R05)', async () => {
      const { complaintId, item } = await registration();
      const intake = await house().user('受理01');
      await house().useCases.tasks.submitWorkItem(intake, item.id, {}, {});
      await house().offer(complaintId, 'userTask_TakeOver', 'take-over', 'intake');
      expect(await seen('受理01')).to.deep.equal({
        numbers: { mine: none, groups: [1, 1], all: [2, 2], done: [1, 1] },
        counts: { mine: 0, groups: 1, all: 2 },
      });
      await house().useCases.tasks.recuse(await house().user('投诉办01'), complaintId, {
        kept: { kind: 'person', userId: intake.id },
        reason: 'complainedAbout',
      });
      expect(await seen('受理01')).to.deep.equal({
        numbers: { mine: none, groups: none, all: none, done: none },
        counts: { mine: 0, groups: 0, all: 0 },
      });
      expect((await seen('投诉办02')).counts, 'somebody else').to.deep.equal({ mine: 0, groups: 0, all: 2 });
    });

    it('with their whole department neither (D05-R10)', async () => {
      const { complaintId } = await registration();
      await house().offer(complaintId, 'userTask_Investigate', 'investigate', 'handler:engineering');
      expect((await seen('承办01')).counts).to.deep.equal({ mine: 0, groups: 1, all: 1 });
      await house().useCases.tasks.recuse(await house().user('投诉办01'), complaintId, {
        kept: { kind: 'department', department: aDepartment('engineering') },
        reason: 'complainedAbout',
      });
      expect((await seen('承办01')).counts).to.deep.equal({ mine: 0, groups: 0, all: 0 });
      expect((await seen('承办02')).counts, 'of another department').to.deep.equal({ mine: 0, groups: 0, all: 0 });
    });
  });
});
