/** What the desk and the engine disagree about, made on the real engine and the real database: found, and put right. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { instantOf } from '../../domain/core/index.js';
import type { MatterId } from '../../domain/core/matter.js';
import type { ClockId } from '../../domain/deadlines/ids.js';
import type { FindingKind } from '../../domain/monitor/model.js';
import { COMPLAINT, withDesk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';

const MINUTE_MS = 60_000;

describe('desk and engine are reconciled', () => {
  const desk = withDesk();

  async function later(minutes: number): Promise<void> {
    await desk().advanceTo(instantOf(new Date(desk().clock.now().getTime() + minutes * MINUTE_MS)));
  }
  /** Some time passes, then both are compared. @returns what is found, as `kind state` */
  async function compared(): Promise<string[]> {
    await later(2);
    await desk().useCases.monitor.reconcile();
    await desk().settled();
    return found();
  }
  async function found(): Promise<string[]> {
    const items = await desk().database.read.findings.list({ from: 0, limit: 100 });
    return items.map(({ kind, state }) => `${kind} ${state}`).sort();
  }
  async function mend(kind: FindingKind): Promise<void> {
    const items = await desk().database.read.findings.list({ from: 0, limit: 100 });
    const { id } = items.find((one) => one.kind === kind && one.state === 'open') ?? { id: '' };
    await desk().useCases.monitor.mendFinding(await desk().user('管理员01'), anId(id));
    await desk().settled();
  }
  const alter = (table: string, where: object, values: object) =>
    desk().database.knex(table).where(where).update(values);

  /** What an engine that was lost has forgotten: the message was sent, and nothing has come of it. */
  async function unheard(): Promise<string> {
    const { complaintId } = await desk().useCases.intake.fileComplaint({
      ...COMPLAINT,
      submissionToken: 'unheard',
    });
    const at = instantOf(desk().clock.now());
    await desk().database.transaction(async (r) => {
      for (const { id } of await r.outbox.pending(10)) await r.outbox.done(id, at);
    });
    return complaintId;
  }

  async function watchOf(step: string): Promise<{ clockId: ClockId; watch: string | null }> {
    const clocks = await desk().database.read.clocks.ofComplaints(desk().complaints);
    const clockId = clocks.find((clock) => clock.step === step)?.id ?? anId<ClockId>('nothing');
    const { items } = await desk().client.searchProcessInstances(
      {
        processDefinitionId: 'deadline-watch',
        state: 'ACTIVE',
        variables: [{ name: 'clockId', value: JSON.stringify(clockId) }],
      },
      { from: 0, limit: 5 },
    );
    return { clockId, watch: items[0]?.processInstanceKey ?? null };
  }

  it('nothing is found where all fits, also while a case is on its way', async () => {
    await desk().file();
    await desk().complete('受理01', 'userTask_Register');
    expect(await compared()).to.deep.equal([]);
    expect(JSON.parse((await desk().database.read.settings.get('reconciliation')) ?? '{}')).to.include({ open: 0 });
  });

  it('what happened less than a minute ago is no finding: a cluster shows it later', async () => {
    await unheard();
    await desk().useCases.monitor.reconcile();
    expect(await found()).to.deep.equal([]);
    expect(await compared()).to.deep.equal(['case-missing mended']);
  });

  it('an acknowledged complaint without a case gets one, with an entry in the ledger (D03-R13)', async () => {
    const complaintId = await unheard();
    await desk().settled();
    expect((await desk().complaint(anId<ComplaintId>(complaintId))).processInstanceKey).to.equal(null);
    expect(await compared()).to.deep.equal(['case-missing mended']);
    expect((await desk().complaint(anId<ComplaintId>(complaintId))).processInstanceKey).not.to.equal(null);
    expect(await desk().openTasks(anId<MatterId>(complaintId))).to.include('userTask_Register');
    expect(await desk().ledgerTypes(anId<ComplaintId>(complaintId))).to.include('case.handed-over-again');
    expect(await compared(), 'and is no finding the next day').to.deep.equal(['case-missing mended']);
    const { items } = await desk().client.searchProcessInstances(
      { processDefinitionId: 'complaint-handling' },
      { from: 0, limit: 9 },
    );
    expect(items).to.have.length(1);
  });

  it('a case whose instance the engine does not know begins anew once an administrator says so', async () => {
    const { complaintId } = await desk().file();
    await desk().complete('受理01', 'userTask_Register');
    const lost = (await desk().complaint()).processInstanceKey ?? '';
    await desk().client.cancelProcessInstance(lost);
    await desk().settled();
    await alter('complaint', { id: complaintId }, { process_instance_key: '2251799900000001' });
    expect(await compared()).to.deep.equal(['case-lost open']);
    await mend('case-lost');
    expect((await desk().complaint()).processInstanceKey).not.to.be.oneOf([null, lost, '2251799900000001']);
    expect(await desk().openTasks()).to.include('userTask_Register');
    expect(await desk().ledgerTypes()).to.include('case.begun-anew');
    expect(await compared()).to.deep.equal(['case-lost mended']);
    expect(await desk().ledgerFaults()).to.deep.equal([]);
  });

  it('a case whose instance was cancelled in the engine is found, and begins anew', async () => {
    await desk().file();
    await desk().client.cancelProcessInstance((await desk().complaint()).processInstanceKey ?? '');
    await desk().settled();
    expect(await desk().openTasks()).to.deep.equal([]);
    expect(await compared()).to.deep.equal(['case-ended open']);
    await mend('case-ended');
    expect(await desk().openTasks()).to.include('userTask_Register');
  });

  it('a case that shows the instance of another is found, and the instance that is nobody’s', async () => {
    const first = await desk().file();
    const second = await desk().file({ submissionToken: 'second' });
    const [mine, theirs] = [await desk().complaint(first.complaintId), await desk().complaint(second.complaintId)];
    await alter('complaint', { id: mine.id }, { process_instance_key: null });
    await alter('complaint', { id: theirs.id }, { process_instance_key: mine.processInstanceKey });
    expect(await compared()).to.deep.equal(['case-foreign open', 'instance-foreign open']);
    await mend('case-foreign');
    await mend('instance-foreign');
    const after = await desk().complaint(second.complaintId);
    expect(after.processInstanceKey).not.to.be.oneOf([null, mine.processInstanceKey, theirs.processInstanceKey]);
  });

  it('a task of the desk that the engine does not know is closed once an administrator says so; its draft stays', async () => {
    await desk().file();
    const item = await desk().task('userTask_Register');
    await desk().useCases.tasks.claimWorkItem(await desk().user('受理01'), item.id);
    await desk().useCases.tasks.saveDraft(await desk().user('受理01'), item.id, { content: '写到一半' });
    await desk().settled();
    await alter('work_item', { id: item.id }, { element_instance_key: '2251799900000007' });
    expect(await compared()).to.deep.equal(['item-missing mended', 'task-lost open']);
    await mend('task-lost');
    expect((await desk().database.read.workItems.byId(item.id))?.state).to.equal('canceled');
    expect(await desk().database.read.submissions.draft(item.id)).not.to.equal(null);
  });

  it('a task that has ended in the engine is closed, and one that the engine waits for is offered again', async () => {
    await desk().file();
    const register = await desk().task('userTask_Register');
    await desk().complete('受理01', 'userTask_Register');
    const [open = ''] = await desk().openTasks();
    const waiting = await desk().task(open);
    await alter('work_item', { id: register.id }, { state: 'offered', completed_at: null, assignee: null });
    await alter('work_item', { id: waiting.id }, { state: 'completed' });
    expect(await compared()).to.deep.equal(['item-ended open', 'task-ended mended']);
    expect((await desk().database.read.workItems.byId(register.id))?.state).to.equal('canceled');
    await mend('item-ended');
    expect(await desk().openTasks()).to.deep.equal([open]);
    await desk().do(open);
    expect(await compared()).to.deep.equal(['item-ended mended', 'task-ended mended']);
  });

  it('a running limit that nothing watches is watched again: it is overdue on time (D03-R15)', async () => {
    await desk().file();
    const { clockId, watch } = await watchOf('investigate');
    await desk().client.cancelProcessInstance(watch ?? '');
    await desk().settled();
    expect(await compared()).to.deep.equal(['watch-missing mended']);
    expect(await desk().ledgerTypes()).to.include('clock.watched-again');
    const { dueAt } = (await desk().database.read.clocks.byId(clockId)) ?? { dueAt: '' };
    await desk().advanceTo(dueAt);
    await later(1);
    expect((await desk().database.read.clocks.byId(clockId))?.state).to.equal('overdue');
  });

  it('a watch ends whose limit has ended, and one of no limit is cancelled once an administrator says so', async () => {
    await desk().file();
    const { clockId } = await watchOf('investigate');
    const at = instantOf(desk().clock.now());
    await alter('case_clock', { id: clockId }, { state: 'cancelled', ended_at: at });
    await desk().client.publishMessage({
      name: 'clock-started',
      correlationKey: 'no such limit',
      messageId: 'stray',
      timeToLiveMs: 0,
      variables: { clockId: 'no such limit', supervision: 'COMPANY_2025_1', unit: 'hour', kind: 'rule' },
    });
    expect(await compared()).to.deep.equal(['watch-foreign open', 'watch-idle mended']);
    expect((await watchOf('investigate')).watch).to.equal(null);
    await mend('watch-foreign');
    expect(await compared()).to.deep.equal(['watch-foreign mended', 'watch-idle mended']);
  });

  it('what is gone by itself is no open finding any more', async () => {
    const { complaintId } = await desk().file();
    const { processInstanceKey: key } = await desk().complaint();
    await alter('complaint', { id: complaintId }, { process_instance_key: '2251799900000001' });
    expect(await compared()).to.include('case-lost open');
    await alter('complaint', { id: complaintId }, { process_instance_key: key });
    expect(await compared()).to.include('case-lost gone');
  });

  it('two processes do not reconcile at once', async () => {
    const [one, other] = await Promise.all([desk().useCases.monitor.reconcile(), desk().useCases.monitor.reconcile()]);
    expect([one, other].filter((run) => run === null)).to.have.length(1);
  });

  it('is for administrators only', async () => {
    const user = await desk().user('投诉办01');
    const refused = await desk()
      .useCases.monitor.reconcileNow(user)
      .catch((error: { code: string }) => error.code);
    expect(refused).to.equal('forbidden');
  });
});
