/** Who is kept from a case, and who stands in for whom: on the pages, over HTTP. */
import { expect } from 'chai';
import { actionsOn } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { caseAt } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

describe('recusal', () => {
  const web = withWeb();
  const caseHref = (): string => `/desk/cases/${web().desk.complaints[0] ?? ''}`;

  async function recusePage(): Promise<PlainBrowser> {
    const office = await web().signedIn('投诉办01');
    await office.open(caseHref());
    await office.open(office.links('回避')[0] ?? '');
    return office;
  }

  it('of a person takes the task out of their hands, and is lifted again', async () => {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    const handler = await web().signedIn('承办01');
    const task = `/desk/tasks/${(await desk.task('userTask_Investigate')).id}`;
    await handler.open(task);
    await handler.submit(`${task}/claim`);
    await desk.settled();
    const office = await recusePage();
    expect(office.text).to.include('目前没有须回避的人员或部门');
    const { id } = await desk.user('承办01');
    await office.submit(`${caseHref()}/recusal`, { whom: `user:${id}`, reason: 'interest' });
    expect(office.text).to.include('已设置回避').and.to.include('有利害关系');
    await desk.settled();
    const item = await desk.task('userTask_Investigate');
    expect([item.state, item.assignee]).to.deep.equal(['offered', null]);
    expect((await handler.open(task)).status).to.equal(403);
    expect((await handler.open(caseHref())).status).to.equal(403);
    const lift = actionsOn(office.document).find((one) => one.endsWith('/lift')) ?? '';
    await office.submit(lift);
    expect(office.text).to.include('已撤销回避');
    expect((await handler.open(caseHref())).status).to.equal(200);
    await office.open(caseHref());
    expect(office.page.html).to.include('设置回避').and.to.include('撤销回避');
  });

  it('of a department keeps the case from being handed to it, in words', async () => {
    const { desk } = await web().begin(caseAt('userTask_Assign'));
    const office = await recusePage();
    await office.submit(`${caseHref()}/recusal`, { whom: 'department:metering', reason: 'complainedAbout' });
    const task = `/desk/tasks/${(await desk.task('userTask_Assign')).id}`;
    await office.open(task);
    await office.submit(`${task}/claim`);
    await desk.settled();
    await office.open(task);
    const page = await office.submit(task, { responsibleDepartment: 'metering', assignmentNote: '请办理。' });
    expect(page.status).to.equal(422);
    expect(office.text).to.include('所选部门须回避本投诉');
    expect(page.html).to.include('请办理。');
    await office.submit(task, { responsibleDepartment: 'engineering' });
    await desk.settled();
    expect((await desk.task('userTask_Investigate')).group).to.equal('handler:engineering');
  });

  it('is refused for oneself, for the department in charge, and for nobody', async () => {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    const office = await recusePage();
    const { id } = await desk.user('投诉办01');
    for (const [whom, words] of [
      ['', '请选择须回避的人员或部门'],
      ['user:nobody', '请选择须回避的人员或部门'],
      [`user:${id}`, '不能为本人设置回避'],
      ['department:engineering', '该部门正在承办'],
    ] as const) {
      const { status } = await office.submit(`${caseHref()}/recusal`, { whom, reason: 'interest' });
      expect(status, whom).to.equal(422);
      expect(office.text).to.include(words);
    }
    expect(await desk.database.read.recusals.ofComplaint(desk.complaints[0] ?? anId('nothing'))).to.deep.equal([]);
  });
});

describe('whoever is complained about', () => {
  const web = withWeb();

  async function registered(subjectAccount: string): Promise<PlainBrowser> {
    const { desk } = web();
    await desk.file();
    const task = `/desk/tasks/${(await desk.task('userTask_Register')).id}`;
    const clerk = await web().signedIn('受理01');
    await clerk.open(task);
    await clerk.submit(`${task}/claim`);
    await desk.settled();
    await clerk.open(task);
    expect(clerk.page.html).to.include('没有账号的（外包单位或其他单位的人员），写明单位和姓名');
    await clerk.submit(task, { ...clerk.filledIn(task), subject: 'staff', subjectAccount });
    await desk.settled();
    return clerk;
  }
  const recusals = () => web().desk.database.read.recusals.ofComplaint(web().desk.complaints[0] ?? anId('nothing'));

  it('and has an account is kept from the case (D05-R10)', async () => {
    const clerk = await registered('承办01');
    expect(clerk.page.html).to.include('任务已提交').and.not.to.include('未设置回避');
    expect((await recusals()).map(({ kept }) => kept)).to.deep.equal([
      { kind: 'person', userId: (await web().desk.user('承办01')).id },
    ]);
  });

  it('and has none is written down all the same, sealed, and the page says that nobody is kept away', async () => {
    const { desk } = web();
    const clerk = await registered('测试外包单位 测试丙');
    expect(clerk.page.html).to.include('被投诉人员不是本系统账号，未设置回避');
    expect(await recusals()).to.deep.equal([]);
    expect(await desk.openTasks()).to.include('userTask_DecideAcceptance');
    expect(JSON.stringify(await desk.rows())).not.to.include('测试丙');
    const office = await web().signedIn('投诉办01');
    await office.open(`/desk/cases/${desk.complaints[0] ?? ''}`);
    expect(office.page.html).to.include('测试外包单位 测试丙');
  });
});

describe('a substitute', () => {
  // Thursday 10:00 in Shanghai.
  const web = withWeb({ start: '2026-11-26T02:00:00.000Z' });

  async function away(fromOn: string, toOn: string): Promise<PlainBrowser> {
    const { desk } = web();
    const handler = await web().signedIn('承办01');
    await handler.open('/desk/absences');
    const [self, substitute] = [await desk.user('承办01'), await desk.user('承办02')];
    await handler.submit('/desk/absences', { userId: self.id, substituteId: substitute.id, fromOn, toOn });
    return handler;
  }
  const listOf = async (): Promise<string> => {
    const browser = await web().signedIn('承办02');
    await browser.open('/desk?view=groups');
    return browser.text;
  };

  it('does the tasks from the first day to the last, and what they did is theirs', async () => {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    const handler = await away('2026-11-27', '2026-11-27');
    expect(handler.text).to.include('已登记请假').and.to.include('承办02');
    expect(await listOf()).not.to.include('调查核实');
    await desk.advanceTo('2026-11-27T02:00:00.000Z');
    expect(await listOf())
      .to.include('您正在代承办01办理任务')
      .and.to.include('调查核实');
    const substitute = await web().signedIn('承办02');
    const task = `/desk/tasks/${(await desk.task('userTask_Investigate')).id}`;
    await substitute.open(task);
    await substitute.submit(`${task}/claim`);
    await desk.settled();
    expect((await desk.task('userTask_Investigate')).assignee).to.equal((await desk.user('承办02')).id);
    const claimed = (await desk.database.read.ledger.ofComplaint(desk.complaints[0] ?? anId('nothing'))).findLast(
      ({ type }) => type === 'work-item.claimed',
    );
    expect(claimed?.actor).to.equal((await desk.user('承办02')).id);
    expect(claimed?.facts['inPlaceOf']).to.equal((await desk.user('承办01')).id);
    await desk.advanceTo('2026-11-28T02:00:00.000Z');
    expect((await substitute.open(task)).url).to.match(/sign-in/);
    expect(await listOf()).not.to.include('您正在代');
  });

  it('has nothing to do any more once the absence is ended', async () => {
    await web().begin(caseAt('userTask_Investigate'));
    const handler = await away('2026-11-26', '2026-12-31');
    expect(await listOf()).to.include('调查核实');
    await handler.submit(actionsOn(handler.document).find((one) => one.endsWith('/end')) ?? '');
    expect(handler.text).to.include('请假已结束');
    expect(await listOf()).not.to.include('调查核实');
  });

  it('is asked for in a form that says what is wrong and keeps what was written', async () => {
    const { desk } = web();
    const handler = await away('2026-11-28', '2026-11-27');
    expect(handler.page.status).to.equal(422);
    expect(handler.text).to.include('截止日期不能早于起始日期');
    expect(handler.page.html).to.include('value="2026-11-28"');
    const ids = async (...names: string[]) => Promise.all(names.map(async (name) => (await desk.user(name)).id));
    const [self = '', other = ''] = await ids('承办01', '承办02');
    const ask = (fields: Record<string, string>) =>
      handler.submit('/desk/absences', {
        userId: self,
        substituteId: other,
        fromOn: '2026-12-01',
        toOn: '2026-12-02',
        ...fields,
      });
    await ask({ substituteId: self });
    expect(handler.text).to.include('请假人不能代办自己的任务');
    await ask({ fromOn: '2026-11-01', toOn: '2026-11-25' });
    expect(handler.text).to.include('截止日期已过');
    await ask({ substituteId: '' });
    expect(handler.text).to.include('请选择代办人');
    await ask({});
    await ask({ fromOn: '2027-02-30', toOn: '2027-03-02' });
    expect(handler.page.status).to.equal(422);
    await ask({ fromOn: '2026-12-02', toOn: '2026-12-04' });
    expect(handler.text).to.include('与已登记的请假重叠');
    const second = await web().signedIn('承办02');
    await second.open('/desk/absences');
    await second.submit('/desk/absences', {
      userId: other,
      substituteId: self,
      fromOn: '2026-12-02',
      toOn: '2026-12-02',
    });
    expect(second.text).to.include('代办人在这段日期也请假');
  });

  it('may be named for others by the manager of their department and by administrators only', async () => {
    const { desk } = web();
    const self = await desk.user('承办01');
    const other = await desk.user('承办02');
    const input = { userId: self.id, substituteId: other.id, fromOn: '2026-12-01', toOn: '2026-12-02' };
    const refusal = async (username: string) =>
      desk.useCases.people.recordAbsence(await desk.user(username), input).then(
        () => 'recorded',
        (error: { code: string }) => error.code,
      );
    expect(await refusal('部门负责人02')).to.equal('forbidden');
    expect(await refusal('受理01')).to.equal('forbidden');
    expect(await refusal('部门负责人01')).to.equal('recorded');
  });
});

describe('a second department', () => {
  const web = withWeb({
    policy: 'D09_2025_1',
    cells: {
      'D09_2025_1.dmn#limits_progress_first_amount': '3',
      'D09_2025_1.dmn#limits_progress_next_amount': '3',
      'D09_2025_1.dmn#profile_settings_visitAfterWorkingDays': '3',
      'D09_2025_1.dmn#profile_settings_visitIntervalWorkingDays': '10',
    },
  });

  it('opens its task and the case it works on (D09-R05, D09-R15)', async () => {
    const { desk } = web();
    await desk.file();
    await desk.do('userTask_Register');
    await desk.do('userTask_Assign', { responsibleDepartment: 'engineering', jointDepartment: 'metering' });
    const items = await desk.database.read.workItems.ofComplaint(desk.complaints[0] ?? anId('nothing'));
    const own = items.find(({ group, state }) => group === 'handler:metering' && state === 'offered');
    const handler = await web().signedIn('承办02');
    expect((await handler.open(`/desk/tasks/${own?.id}`)).status).to.equal(200);
    expect((await handler.open(`/desk/cases/${desk.complaints[0] ?? ''}`)).status).to.equal(200);
    await handler.open('/desk/cases');
    expect(handler.links('TS')).to.have.length(1);
  });
});
