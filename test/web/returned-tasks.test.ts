/** A task is never stuck with somebody: who cannot go on with what they claimed, what becomes of it, and what they are told. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { WorkItemId } from '../../domain/tasks/ids.js';
import type { WorkItem } from '../../domain/tasks/model.js';
import { at } from '../kit/calendar.js';
import { anId } from '../kit/ids.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { caseAt, walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { withPosts } from '../kit/posts.js';

const START = '2026-11-26T02:00:00.000Z';
const FINDINGS = '表已检测，读数与账单不符。';

describe('a claimed task', () => {
  // Thursday 10:00 in Shanghai.
  const web = withWeb({ start: START });

  /** 承办01 has claimed the investigation, written something and has its page open. */
  async function investigating(): Promise<{ handler: PlainBrowser; task: string; id: WorkItemId }> {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    const { id } = await desk.task('userTask_Investigate');
    const task = `/desk/tasks/${id}`;
    const handler = await web().signedIn('承办01');
    await handler.open(task);
    await handler.submit(`${task}/claim`);
    await desk.settled();
    await handler.open(task);
    expect((await handler.post(`${task}/draft`, { findings: FINDINGS })).status).to.equal(204);
    await handler.open(task);
    return { handler, task, id };
  }
  const item = async (id: WorkItemId): Promise<WorkItem> =>
    (await web().desk.database.read.workItems.byId(id)) as WorkItem;
  const inEngine = async (id: WorkItemId): Promise<string | null> =>
    (await web().desk.client.findUserTask((await item(id)).elementInstanceKey))?.assignee ?? null;
  async function change(username: string, post: string) {
    const { desk } = web();
    const admin = await desk.user('管理员01');
    const { user, seen } = await desk.useCases.people.user(admin, (await desk.user(username)).id);
    await desk.useCases.people.changeUser(admin, user.id, withPosts(user, post), seen);
    await desk.settled();
  }
  const last = async (type: string) =>
    (await web().desk.database.read.ledger.ofComplaint(web().desk.complaints[0] ?? anId('nothing'))).findLast(
      (entry) => entry.type === type,
    );
  async function lostAndKept(handler: PlainBrowser, task: string, reason: string): Promise<void> {
    const { status } = await handler.post(task, { findings: FINDINGS });
    expect(status, handler.text).to.equal(403);
    expect(handler.text).to.include('该任务已不由您办理').and.to.include(reason).and.to.include('已为您保留一天');
    const [kept = ''] = handler.links('查看保留的内容');
    await handler.open(kept);
    expect(handler.page.html).to.include(FINDINGS);
    await handler.submit(`${kept}/drop`);
  }

  it('returns to its group with its draft when the account is deactivated, whose session ends at once', async () => {
    const { handler, task, id } = await investigating();
    const { desk } = web();
    await change('承办02', 'handler-engineering');
    await desk.useCases.people.deactivateUser(await desk.user('管理员01'), (await desk.user('承办01')).id);
    await desk.settled();
    expect(await item(id)).to.include({ state: 'offered', assignee: null });
    expect(await inEngine(id)).to.equal(null);
    expect((await last('work-item.returned'))?.facts).to.include({ reason: 'inactive' });
    expect((await handler.post(task, { findings: FINDINGS })).status).to.equal(403);
    expect((await handler.open(task)).url).to.match(/sign-in/);
    expect(await desk.openTasks()).to.include('userTask_Investigate');
    const colleague = await web().signedIn('承办02');
    await colleague.open('/desk?view=groups');
    expect(colleague.text).to.include('调查核实');
    await colleague.open(task);
    await colleague.submit(`${task}/claim`);
    await desk.settled();
    expect(await inEngine(id)).to.equal((await desk.user('承办02')).id);
    expect((await colleague.open(task)).html).to.include(FINDINGS);
  });

  for (const [what, post] of [
    ['department is another', 'handler-safety'],
    ['role is taken away', 'hr'],
  ] as const)
    it(`cannot be sent once the ${what}, and the words are kept`, async () => {
      const { handler, task, id } = await investigating();
      await change('承办01', post);
      const before = await web().desk.ledgerTypes();
      await lostAndKept(handler, task, '岗位或部门已变动');
      expect(await item(id)).to.include({ state: 'offered', assignee: null });
      expect(await web().desk.ledgerTypes()).to.deep.equal(before);
    });

  it('is offered again on the first day of an absence, to the substitute as well, and stays theirs until then', async () => {
    const { handler, task, id } = await investigating();
    const { desk } = web();
    const [self, other] = [await desk.user('承办01'), await desk.user('承办02')];
    await desk.useCases.people.recordAbsence(self, {
      userId: self.id,
      substituteId: other.id,
      fromOn: '2026-11-27',
      toOn: '2026-11-27',
    });
    const listed = async (): Promise<PlainBrowser> => {
      const browser = await web().signedIn('承办02');
      await browser.open('/desk?view=groups');
      return browser;
    };
    expect((await listed()).text).not.to.include('调查核实');
    await desk.advanceTo('2026-11-27T02:00:00.000Z');
    // Before it has been looked at the substitute can take it over; then it is theirs to claim.
    const early = await web().signedIn('承办02');
    expect((await early.open(task)).html)
      .to.include('接手办理')
      .and.to.include('由 承办01 办理');
    expect(await desk.useCases.tasks.returnLapsedWorkItems()).to.equal(1);
    expect((await last('work-item.returned'))?.facts).to.include({ from: self.id, reason: 'away' });
    const substitute = await listed();
    expect(substitute.page.html).to.include('调查核实');
    await substitute.open(task);
    await substitute.submit(`${task}/claim`);
    await desk.settled();
    expect((await last('work-item.claimed'))?.facts).to.include({ inPlaceOf: self.id });
    expect(await inEngine(id)).to.equal(other.id);
    expect((await substitute.open(task)).html).to.include(FINDINGS);
    const again = await web().signedIn('承办01');
    await again.open('/desk');
    await lostAndKept(again, task, '由系统收回。原因：不在岗');
    // The absence is over: what the substitute has not finished goes back to the group that it belongs to.
    await desk.advanceTo('2026-11-28T02:00:00.000Z');
    expect(await desk.useCases.tasks.returnLapsedWorkItems()).to.equal(1);
    await desk.settled();
    expect(await item(id)).to.include({ state: 'offered', assignee: null });
    expect(await inEngine(id)).to.equal(null);
    const late = await web().signedIn('承办02');
    await late.open('/desk');
    await lostAndKept(late, task, '由系统收回。原因：代办已结束');
    await handler.signIn('承办01', 'gas-complaint-demo');
    await handler.open(task);
    await handler.submit(`${task}/claim`);
    await desk.settled();
    expect((await handler.post(task, { findings: FINDINGS })).status).to.equal(422);
  });

  it('is the group\u2019s again when nobody stands in for whoever is away', async () => {
    const { task, id } = await investigating();
    const { desk } = web();
    await change('承办03', 'handler-engineering');
    const [self, other, admin] = [await desk.user('承办01'), await desk.user('承办02'), await desk.user('管理员01')];
    const days = { fromOn: '2026-11-26', toOn: '2026-11-30' };
    await desk.useCases.people.recordAbsence(self, { userId: self.id, substituteId: other.id, ...days });
    await desk.settled();
    expect(await item(id), 'it began today').to.include({ state: 'offered', assignee: null });
    await desk.useCases.tasks.claimWorkItem(await desk.user('承办02'), id);
    await desk.useCases.people.deactivateUser(admin, other.id);
    await desk.settled();
    expect(await item(id)).to.include({ state: 'offered', assignee: null });
    expect((await last('work-item.returned'))?.facts).to.include({ from: other.id, reason: 'inactive' });
    const colleague = await web().signedIn('承办03');
    await colleague.open(task);
    expect((await colleague.submit(`${task}/claim`)).status).to.equal(200);
  });

  it('returns when the department must take no part in the case, without what was written', async () => {
    const { handler, task, id } = await investigating();
    const { desk } = web();
    const leader = await desk.user('分管领导01');
    const self = await desk.user('承办01');
    const { useCases } = desk;
    await useCases.tasks.recuse(leader, desk.complaints[0] ?? anId('nothing'), {
      kept: { kind: 'person' as const, userId: self.id },
      reason: 'interest',
    });
    await desk.settled();
    expect(await item(id)).to.include({ state: 'offered', assignee: null });
    expect(await desk.database.read.submissions.draft(id)).to.equal(null);
    expect((await handler.open(`/desk/cases/${desk.complaints[0] ?? ''}`)).status).to.equal(403);
    await handler.open('/desk');
    await lostAndKept(handler, task, '须回避本案');
  });

  it('is taken back with a reason by whoever answers for the work; the one who had it is told, and may claim it again', async () => {
    const { handler, task, id } = await investigating();
    const { desk } = web();
    const other = await web().signedIn('部门负责人02');
    await other.open('/desk');
    expect((await other.post(`${task}/take-back`, { reason: 'late' })).status).to.equal(403);
    const manager = await web().signedIn('部门负责人01');
    await manager.open(task);
    expect(manager.page.html).to.include('收回重派');
    expect((await manager.submit(`${task}/take-back`, { reason: '' })).status).to.equal(422);
    expect(manager.page.html).to.include('请选择收回原因');
    expect((await item(id)).state).to.equal('claimed');
    await manager.submit(`${task}/take-back`, { reason: 'late' });
    await desk.settled();
    expect(manager.text).to.include('任务已收回');
    expect(await item(id)).to.include({ state: 'offered', assignee: null });
    expect(await inEngine(id)).to.equal(null);
    const entry = await last('work-item.taken-back');
    expect(entry).to.include({ actor: (await desk.user('部门负责人01')).id });
    expect(entry?.facts).to.include({ reason: 'late', from: (await desk.user('承办01')).id });
    // What is saved of itself from the page that is still open must not take the place of the next one's draft.
    expect((await handler.post(`${task}/draft`, { findings: '旧页面' })).status).to.equal(403);
    await handler.open('/desk');
    await lostAndKept(handler, task, '由部门负责人01收回。原因：未按时办理');
    const english = await handler.open(`${task}?lang=en`);
    expect(english.status).to.equal(200);
    await handler.post(task, { findings: FINDINGS });
    expect(handler.text).to.include('This task is no longer yours').and.to.include('not worked on in time');
    expect((await item(id)).state).to.equal('offered');
    await handler.open(task);
    await handler.submit(`${task}/claim`);
    await desk.settled();
    await handler.open(task);
    expect(handler.page.html).to.include(FINDINGS);
    expect((await handler.post(task, { findings: FINDINGS })).status).to.equal(422);
    await manager.open(`/desk/cases/${desk.complaints[0] ?? ''}`);
    expect(manager.page.html).to.include('收回任务重派：调查核实（未按时办理）');
  });

  it('is on a list of what colleagues have in hand, by person, for whoever answers for their work', async () => {
    const { handler, task } = await investigating();
    const { desk } = web();
    const list = async (username: string, address = '/desk?view=colleagues'): Promise<string> => {
      const browser = await web().signedIn(username);
      await browser.open(address);
      return browser.page.html;
    };
    expect(await list('部门负责人01')).to.match(/承办01<\/a>[^]*?1 件[^]*?无/);
    expect(await list('部门负责人01')).to.include(task);
    expect(await list('部门负责人02'), 'another department').to.include('没有您负责的同事正在办理任务。');
    expect((await handler.open('/desk?view=colleagues')).status).to.equal(403);
    await handler.open('/desk');
    expect(handler.page.html).not.to.include('同事在办');
    // Out of the same department comes another one, who has two; one of them and the first are late.
    await change('承办02', 'handler-engineering');
    for (let more = 0; more < 2; more += 1) {
      const { complaintId } = await desk.file();
      await walkTo(desk, 'userTask_Investigate', null, complaintId);
      const { id: next } = await desk.task('userTask_Investigate', complaintId);
      await desk.useCases.tasks.claimWorkItem(await desk.user('承办02'), next);
    }
    await desk.advanceTo('2026-12-10T02:00:00.000Z');
    const office = await list('投诉办01');
    expect(office).to.match(/承办02<\/a>[^]*?2 件[^]*?2 件[^]*?承办01<\/a>[^]*?1 件[^]*?1 件/);
    const [second, recused] = [await desk.user('承办02'), desk.complaints[0] ?? anId<ComplaintId>('nothing')];
    const theirs = await list('投诉办01', `/desk?view=colleagues&person=${second.id}`);
    expect(theirs).to.include('查看全部同事').and.not.to.include(task);
    expect(await list('投诉办01', '/desk?view=colleagues&person=nobody'), 'nobody of that name').to.include(task);
    // Whoever is kept from the case learns nothing of it here.
    const kept = { kind: 'person' as const, userId: (await desk.user('部门负责人01')).id };
    await desk.useCases.tasks.recuse(await desk.user('分管领导01'), recused, { kept, reason: 'interest' });
    expect(await list('部门负责人01'))
      .not.to.include(task)
      .and.not.to.include('承办01</a>');
  });

  it('is passed on to a colleague by name with the reason, who finds it new in the inbox, with its draft', async () => {
    const { handler, task, id } = await investigating();
    const { desk } = web();
    await change('承办02', 'handler-engineering');
    await change('承办03', 'handler-engineering');
    const [second, third] = [await desk.user('承办02'), await desk.user('承办03')];
    await desk.useCases.people.recordAbsence(third, {
      ...{ userId: third.id, substituteId: null, fromOn: '2026-11-26', toOn: '2026-11-26' },
    });
    const colleague = await web().signedIn('承办02');
    await colleague.open(task);
    await desk.useCases.inbox.readEverything(second);
    await desk.advanceTo('2026-11-26T02:05:00.000Z');
    await handler.open(task);
    expect(handler.page.html, 'who is there and may')
      .to.include('承办02</option>')
      .and.not.to.include('承办03</option>');
    const pass = `${task}/pass-on`;
    expect((await handler.submit(pass, { passTo: third.id, passReason: '' })).status).to.equal(422);
    expect(handler.text).to.include('所选人员目前不能办理该任务').and.to.include('请填写转办理由');
    expect(handler.page.html, 'what was drafted is still there').to.include(FINDINGS);
    await handler.submit(pass, { passTo: second.id, passReason: '由熟悉该片区的测试乙办理。' });
    await desk.settled();
    expect(handler.text).to.include('任务已转办');
    expect(await item(id)).to.include({ state: 'claimed', assignee: second.id });
    expect(await inEngine(id)).to.equal(second.id);
    const entry = await last('work-item.passed-on');
    expect(entry?.facts).to.include({ from: (await desk.user('承办01')).id, to: second.id });
    expect(JSON.stringify(entry), 'the reason is the case’s, and sealed').not.to.include('测试乙');
    const stored = (await desk.database.knex('work_item_pass').first('reason_sealed')) as { reason_sealed: string };
    expect(stored.reason_sealed).not.to.include('测试乙');
    await colleague.open('/desk/inbox');
    expect(colleague.text)
      .to.include('调查核实')
      .and.to.match(/未读（1）|未读 1|1 条未读/);
    await colleague.open(task);
    expect(colleague.text).to.include('承办01于').and.to.include('由熟悉该片区的测试乙办理。');
    expect(colleague.page.html).to.include(FINDINGS);
    expect((await handler.post(task, { findings: FINDINGS })).status, 'the old page').to.equal(409);
    await colleague.open(`/desk/cases/${desk.complaints[0] ?? ''}`);
    expect(colleague.page.html).to.include('转办任务：调查核实（转给承办02）');
    expect(await desk.ledgerFaults()).to.deep.equal([]);
    // Given back and claimed again it is nobody's gift any more.
    await desk.useCases.tasks.releaseWorkItem(second, id);
    await desk.useCases.tasks.claimWorkItem(second, id);
    expect((await colleague.open(task)).html).not.to.include('由熟悉该片区的测试乙办理。');
  });

  it('is given to somebody by their manager, out of the group or out of another\u2019s hands, who is told', async () => {
    const { handler, task, id } = await investigating();
    const { desk } = web();
    await change('承办02', 'handler-engineering');
    const [first, second] = [await desk.user('承办01'), await desk.user('承办02')];
    const manager = await web().signedIn('部门负责人01');
    await manager.open(task);
    await manager.submit(`${task}/pass-on`, { passTo: second.id, passReason: '请优先办理。' });
    await desk.settled();
    expect(await item(id)).to.include({ assignee: second.id });
    await lostAndKept(handler, task, '由部门负责人01收回。原因：已转办他人');
    await desk.useCases.tasks.releaseWorkItem(second, id);
    await manager.open(task);
    await manager.submit(`${task}/pass-on`, { passTo: first.id, passReason: '仍由您办理。' });
    await desk.settled();
    expect(await item(id)).to.include({ assignee: first.id, state: 'claimed' });
    expect(await inEngine(id)).to.equal(first.id);
  });

  it('says who was faster, and keeps what was written for it', async () => {
    const { handler, task } = await investigating();
    const { desk } = web();
    await desk.useCases.tasks.releaseWorkItem(await desk.user('承办01'), anId(task.split('/').at(-1) ?? ''));
    await change('承办02', 'handler-engineering');
    await desk.useCases.tasks.claimWorkItem(await desk.user('承办02'), anId(task.split('/').at(-1) ?? ''));
    expect((await handler.post(task, { findings: FINDINGS })).status).to.equal(409);
    expect(handler.text).to.include('已由 承办02 领取').and.to.include('已为您保留一天');
    expect((await handler.post(`${task}/draft`, { findings: '旧页面' })).status).to.equal(409);
  });
});

describe('a claimed task of a duty', () => {
  const web = withWeb({ start: at('2025-12-05', '10:00'), policy: 'D09_2025_1' });

  it('is taken back by the office, and returns when its holder goes', async () => {
    const { desk } = web();
    await desk.advanceTo(at('2025-12-18', '09:00'));
    const { id } = await desk.task('userTask_WriteReport', (await desk.duties())[0]?.id);
    const visitor = await desk.user('回访01');
    await desk.useCases.tasks.claimWorkItem(visitor, id);
    await desk.settled();
    const office = await web().signedIn('投诉办01');
    await office.open(`/desk/tasks/${id}`);
    await office.submit(`/desk/tasks/${id}/take-back`, { reason: 'absent' });
    await office.open(`/desk/tasks/${id}`);
    await office.submit(`/desk/tasks/${id}/pass-on`, { passTo: visitor.id, passReason: '请按期完成。' });
    expect(office.page.html).to.include('请按期完成。');
    expect((await desk.database.read.workItems.byId(id))?.assignee).to.equal(visitor.id);
    await desk.useCases.tasks.releaseWorkItem(visitor, id);
    const state = async () => (await desk.database.read.workItems.byId(id))?.state;
    expect(await state()).to.equal('offered');
    await desk.useCases.tasks.claimWorkItem(visitor, id);
    await desk.useCases.people.deactivateUser(await desk.user('管理员01'), visitor.id);
    expect(await state()).to.equal('offered');
  });
});
