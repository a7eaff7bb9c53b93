/** One answer to many: a form filled in once, for the cases that are ticked. */
import { expect } from 'chai';
import type { ComplaintId } from '../../../domain/cases/ids.js';
import type { Complaint } from '../../../domain/cases/model.js';
import type { MassEventId } from '../../../domain/mass-events/ids.js';
import { elements, words } from '../../kit/html.js';
import { anId } from '../../kit/ids.js';
import { withWeb } from '../../kit/web.js';
import { eventActs } from './kit.js';

describe('mass events: one answer to many', () => {
  const web = withWeb();
  const { open, casesOf, numbersOn, file, sendTogether, tasksOf } = eventActs(web);

  /** Three cases of one outage that wait for their acceptance. */
  async function accepting(): Promise<{ id: MassEventId; path: string; tasks: string[]; cases: Complaint[] }> {
    const { desk } = web();
    const id = await open(await web().signedIn('受理01'));
    await file(anId(id), 3);
    const cases = await casesOf(anId(id));
    for (const one of cases) await desk.complete('受理01', 'userTask_Register', {}, one.id);
    const tasks = await Promise.all(
      cases.map(async (one) => (await desk.task('userTask_DecideAcceptance', one.id)).id),
    );
    return { id: anId(id), path: tasksOf(anId(id), 'userTask_DecideAcceptance'), tasks, cases };
  }
  const submitted = async (complaintId: ComplaintId): Promise<number> =>
    (await web().desk.database.read.submissions.ofComplaint(complaintId)).length;

  it('goes to the ticked cases only', async () => {
    const { path, tasks, cases } = await accepting();
    const office = await web().signedIn('投诉办01');
    await sendTogether(office, await office.open(path), path, { acceptance: 'accepted' }, tasks.slice(1));
    expect(words(office)).to.include('已办理 2 件，未办理 0 件');
    expect(await Promise.all(cases.map((one) => submitted(one.id)))).to.deep.equal([1, 2, 2]);
    await sendTogether(office, await office.open(path), path, { acceptance: 'accepted' }, []);
    expect(office.page.status).to.equal(422);
    expect(words(office)).to.include('请至少选择一件投诉');
  });

  it('is checked once, and comes back with what is missing', async () => {
    const { path, tasks, cases } = await accepting();
    const office = await web().signedIn('投诉办01');
    await sendTogether(office, await office.open(path), path, {}, tasks.slice(0, 2));
    expect(office.page.status).to.equal(422);
    expect(elements(office.document, 'input[type="checkbox"][checked]')).to.have.length(2);
    expect(await Promise.all(cases.map((one) => submitted(one.id)))).to.deep.equal([1, 1, 1]);
  });

  it('sent twice does nothing twice', async () => {
    const { path, cases } = await accepting();
    const office = await web().signedIn('投诉办01');
    const stale = await office.open(path);
    await sendTogether(office, stale, path, { acceptance: 'accepted' });
    await sendTogether(office, stale, path, { acceptance: 'declined' });
    expect(words(office)).to.include('已办理 0 件，未办理 3 件').and.to.include('此前已经提交');
    expect(await Promise.all(cases.map((one) => submitted(one.id)))).to.deep.equal([2, 2, 2]);
    await office.open(path);
    expect(words(office)).to.include('目前没有可以统一办理的任务');
  });

  it('says case by case what was not done and why', async () => {
    const { desk } = web();
    const { id, path, tasks, cases } = await accepting();
    const office = await web().signedIn('投诉办01');
    const page = await office.open(path);
    const [first, second, third] = cases as [Complaint, Complaint, Complaint];
    const [taken = '', hidden = ''] = tasks;
    await desk.useCases.tasks.claimWorkItem(await desk.user('投诉办02'), anId(taken));
    const self = await desk.user('投诉办01');
    const leader = await desk.user('总经理01');
    await desk.useCases.tasks.recuse(leader, second.id, {
      kept: { kind: 'person', userId: self.id },
      reason: 'interest',
    });
    await desk.settled();
    expect(page.html).to.include(second.number);
    await sendTogether(office, await office.open(path), path, { acceptance: 'accepted' }, [
      taken,
      hidden,
      tasks[2] ?? '',
      'unknown',
    ]);
    const answer = words(office);
    expect(answer).to.include('已办理 1 件，未办理 3 件');
    expect(answer).to.include(`${first.number} 未办理：已由`).and.to.include('您无权办理或须回避');
    expect(answer).to.include(`${third.number} 已提交`).and.to.include('没有这项任务');
    expect(answer).not.to.include(second.number);
    await office.open(`/desk/events/${id}`);
    expect(numbersOn(office)).to.have.members([first.number, third.number]);
  });

  it('does not reach a case that was taken out meanwhile', async () => {
    const { desk } = web();
    const { id, path, tasks, cases } = await accepting();
    const office = await web().signedIn('投诉办01');
    await desk.useCases.massEvents.unlinkCase(
      await desk.user('受理01'),
      id,
      cases[0]?.id ?? anId('nothing'),
      '另一处停气。',
    );
    await sendTogether(office, await office.open(path), path, { acceptance: 'accepted' }, tasks);
    expect(words(office)).to.include('已办理 2 件，未办理 1 件').and.to.include('投诉已不在本事件中');
    expect(await submitted(cases[0]?.id ?? anId('nothing'))).to.equal(1);
  });

  it('is still given when the outage is over; nobody joins it any more', async () => {
    const { desk } = web();
    const { id, path } = await accepting();
    const office = await web().signedIn('投诉办01');
    await desk.useCases.massEvents.closeMassEvent(await desk.user('投诉办01'), id);
    const { number } = await desk.file();
    await office.open(`/desk/events/${id}`);
    expect(office.page.html).not.to.include(`/desk/events/${id}/cases"`);
    await office.post(`/desk/events/${id}/cases`, { number });
    expect(office.page.status).to.equal(409);
    await office.open(`/desk/events/${id}`);
    await office.submit(`/desk/events/${id}/message`, { text: '已恢复供气。' });
    expect(words(office)).to.include('已向 3 件');
    await sendTogether(office, await office.open(path), path, { acceptance: 'accepted' });
    expect(words(office)).to.include('已办理 3 件');
  });
});
