/** Whoever may not see a case learns nothing of it by its event. */
import { expect } from 'chai';
import { words } from '../../kit/html.js';
import { anId } from '../../kit/ids.js';
import { withWeb } from '../../kit/web.js';
import { eventActs } from './kit.js';

describe('mass events: whoever may not see a case', () => {
  const web = withWeb();
  const { open, casesOf, numbersOn, file, tasksOf } = eventActs(web);

  it('sees none of it in its event, nor counts it', async () => {
    const { desk } = web();
    const clerk = await web().signedIn('受理01');
    const id = await open(clerk);
    await file(anId(id), 2);
    const matter = await desk.file();
    const other = await desk.file();
    const user = await desk.user('受理01');
    const matterId = await desk.useCases.massEvents.linkTogether(user, other.complaintId, {
      number: matter.number,
      title: '抄表周期',
    });
    const recused = await desk.user('分管领导02');
    const office = await desk.user('投诉办01');
    for (const { id: complaintId } of await desk.database.read.complaints.all())
      await desk.useCases.tasks.recuse(office, complaintId, {
        kept: { kind: 'person', userId: recused.id },
        reason: 'interest',
      });

    const leader = await web().signedIn('分管领导02');
    await leader.open('/desk/events');
    // The outage is known in the whole house, its cases are not.
    expect(words(leader)).to.include('城东片区停气').and.to.include('0 件').and.not.to.include('抄表周期');
    await leader.open(`/desk/events/${id}`);
    expect(leader.page.status).to.equal(200);
    expect(numbersOn(leader)).to.deep.equal([]);
    expect((await leader.open(`/desk/events/${matterId}`)).status).to.equal(403);

    // Engineering has one of the cases, metering none.
    const [one] = await casesOf(anId(id));
    await desk.complete('受理01', 'userTask_Register', {}, one?.id);
    await desk.complete('投诉办01', 'userTask_DecideAcceptance', {}, one?.id);
    await desk.complete('投诉办01', 'userTask_Assign', {}, one?.id);
    const own = await web().signedIn('承办01');
    await own.open('/desk/events');
    expect(words(own)).to.include('1 件');
    await own.open(`/desk/events/${id}`);
    expect(numbersOn(own)).to.deep.equal([one?.number]);
    const foreign = await web().signedIn('承办02');
    await foreign.open('/desk/events');
    expect(words(foreign)).to.include('目前没有集中投诉');
    expect((await foreign.open(`/desk/events/${id}`)).status).to.equal(403);
    expect((await foreign.open(tasksOf(anId(id), 'userTask_Investigate'))).status).to.equal(403);
  });
});
