/** A case and its event: put into one, taken out, together with another. */
import { expect } from 'chai';
import { words } from '../../kit/html.js';
import { anId } from '../../kit/ids.js';
import { aDay } from '../../kit/instants.js';
import { withWeb } from '../../kit/web.js';
import { CALL, CALL_INPUT, eventActs } from './kit.js';

describe('mass events: a case', () => {
  const web = withWeb();
  const { open, casesOf, numbersOn, file } = eventActs(web);

  it('joins when it is filed or registered, where the event is open and may be known; else it stands alone', async () => {
    const { desk } = web();
    const clerk = await web().signedIn('受理01');
    const told = await open(clerk);
    const inside = await open(clerk, { public: '', title: '调压站检修' });
    await file(told, 1);
    await desk.useCases.intake.fileComplaint({ ...CALL_INPUT, massEventId: inside, submissionToken: 'inside' });
    expect(await casesOf(told)).to.have.length(1);
    expect(await casesOf(inside)).to.have.length(0);
    // The clerk may choose what is not for the public; somebody of a department what everybody knows.
    await clerk.open('/desk/register');
    expect(words(clerk)).to.include('调压站检修');
    await clerk.submit('/desk/register', { ...CALL, massEventId: inside });
    expect(await casesOf(inside)).to.have.length(1);
    const handler = await web().signedIn('承办01');
    await handler.open('/desk/register');
    expect(words(handler)).to.include('城东片区停气').and.not.to.include('调压站检修');
    await handler.submit('/desk/register', { ...CALL, massEventId: inside });
    await handler.open('/desk/register');
    await handler.submit('/desk/register', { ...CALL, massEventId: told });
    expect([(await casesOf(inside)).length, (await casesOf(told)).length]).to.deep.equal([1, 2]);
    const office = await desk.user('投诉办01');
    await desk.useCases.massEvents.closeMassEvent(office, told);
    const { number } = await desk.useCases.intake.fileComplaint({
      ...CALL_INPUT,
      massEventId: told,
      submissionToken: 'too late',
    });
    expect(number).to.match(/^TS/);
    expect(await casesOf(told)).to.have.length(2);
  });

  it('is linked by its number, made the master, taken out with a reason that stays sealed', async () => {
    const { desk } = web();
    const { complaintId, number } = await desk.file();
    const office = await web().signedIn('投诉办01');
    const id = await open(office);
    await office.submit(`/desk/events/${id}/cases`, { number: 'TS20260000001' });
    expect(words(office)).to.include('没有这件投诉');
    expect(office.page.status).to.equal(422);
    await office.submit(`/desk/events/${id}/cases`, { number: number.toLowerCase() });
    expect(words(office)).to.include('投诉已加入事件').and.to.include(number);
    await office.submit(`/desk/events/${id}/cases/${complaintId}/master`);
    expect(words(office)).to.include('主案已设置');
    await office.submit(`/desk/events/${id}/cases/${complaintId}/unlink`, { reason: ' ' });
    expect(words(office)).to.include('请填写移出理由');
    await office.submit(`/desk/events/${id}/cases/${complaintId}/unlink`, { reason: '测试乙家中表具故障。' });
    expect(words(office)).to.include('还没有您可以查看的关联投诉');
    expect((await desk.database.read.massEvents.byId(anId(id)))?.masterId).to.equal(null);
    await office.open(`/desk/cases/${complaintId}`);
    expect(words(office)).to.include('理由：测试乙家中表具故障。').and.to.include('移出集中投诉');
    expect(JSON.stringify(await desk.rows())).not.to.include('测试乙家中');
    expect(await desk.ledgerTypes(complaintId)).to.include.members(['case.linked', 'case.unlinked']);
    expect(await desk.ledgerFaults()).to.deep.equal([]);
  });

  it('is put together with another from its own page; the other leads (A35)', async () => {
    const { desk } = web();
    const first = await desk.file();
    const second = await desk.file({
      channel: 'gov12345',
      externalNumber: '12345-0007',
      externalDueOn: aDay('2026-10-12'),
    });
    const third = await desk.file();
    const clerk = await web().signedIn('受理01');
    const page = `/desk/cases/${second.complaintId}`;
    await clerk.open(page);
    expect(words(clerk)).to.include('归入集中投诉');
    await clerk.submit(`${page}/event`, { number: second.number, title: '同一件事' });
    expect(words(clerk)).to.include('请填写另一件投诉的编号');
    await clerk.submit(`${page}/event`, { number: first.number });
    expect(words(clerk)).to.include('请填写名称');
    await clerk.submit(`${page}/event`, { number: first.number, title: '测试路停气' });
    expect(clerk.page.url).to.match(new RegExp(`${page}$`));
    expect(words(clerk)).to.include('测试路停气');
    await clerk.open(clerk.links('测试路停气')[0] ?? '');
    expect(numbersOn(clerk)).to.have.members([first.number, second.number]);
    expect(words(clerk)).to.include('主案').and.to.include('12345-0007').and.to.include('要求 10月12日前回复');
    // The third joins what the second belongs to, without a new name.
    await clerk.open(`/desk/cases/${third.complaintId}/event`);
    await clerk.submit(`/desk/cases/${third.complaintId}/event`, { number: second.number });
    const { massEventId } = await desk.complaint(third.complaintId);
    expect(await casesOf(massEventId ?? anId('nothing'))).to.have.length(3);
    expect((await desk.database.read.massEvents.byId(massEventId ?? anId('nothing')))?.masterId).to.equal(
      first.complaintId,
    );
    const clocks = await desk.database.read.clocks.ofComplaints([second.complaintId]);
    expect(clocks.find(({ step }) => step === 'outside-order')?.dueAt).to.equal('2026-10-12T16:00:00.000Z');
    // It belongs to one event only.
    expect((await clerk.open(`${page}/event`)).status).to.equal(409);
  });

  it('is offered open events on its page, and joins the one that is chosen', async () => {
    const { desk } = web();
    const { complaintId } = await desk.file();
    const clerk = await web().signedIn('受理01');
    const id = await open(clerk);
    await clerk.open(`/desk/cases/${complaintId}`);
    await clerk.submit(`/desk/cases/${complaintId}/event`, { massEventId: id });
    expect(words(clerk)).to.include('投诉已加入事件');
    expect((await casesOf(anId(id))).map(({ id: one }) => one)).to.deep.equal([complaintId]);
  });
});
