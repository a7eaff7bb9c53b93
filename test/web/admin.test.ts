/** The administration: instances and incidents in words, accounts, and the first administrator. */
import { expect } from 'chai';
import type { JobHandler } from '../../domain/core/jobs.js';
import { actionsOn, saying } from '../kit/html.js';
import { withWeb } from '../kit/web.js';
import { caseAt, walkTo } from '../kit/walk.js';

describe('the administration', () => {
  let broken = false;
  const breakRegistration = (handler: JobHandler): JobHandler => ({
    type: handler.type,
    handle: (job) =>
      broken && handler.type === 'complaint.register'
        ? Promise.reject(new Error('the disk is full'))
        : handler.handle(job),
  });
  const web = withWeb({ wrap: breakRegistration });
  beforeEach(() => {
    broken = false;
  });

  it('shows an incident in words, and the case goes on when it is tried again', async () => {
    broken = true;
    await web().desk.file();
    await walkTo(web().desk, 'userTask_DecideAcceptance');
    // The tries are used up, one back-off after the other.
    await web().desk.advanceTo('2026-09-29T03:00:00.000Z');
    const browser = await web().signedIn('管理员01');
    const page = await browser.open('/admin/incidents');
    const number = (await web().desk.complaint()).number;
    expect(page.html).to.include(number).and.to.include('记录登记');
    expect(page.html, 'what went wrong may hold personal data').to.not.include('the disk is full');
    broken = false;
    const retry = actionsOn(page.html).find((one) => one.endsWith('/retry')) ?? '';
    await browser.submit(retry);
    await web().desk.settled();
    expect(await web().desk.openTasks()).to.deep.equal(['userTask_DecideAcceptance']);
    expect((await browser.open('/admin/incidents')).html).to.include('没有异常');
  });

  it('shows instances with what they are about, and the diagram with the place', async () => {
    await web().begin(caseAt('userTask_Investigate'));
    const browser = await web().signedIn('管理员01');
    const { html } = await browser.open('/admin/instances');
    expect(html)
      .to.include('投诉处理')
      .and.to.include((await web().desk.complaint()).number);
    const complaint = await web().desk.complaint();
    const watches = await browser.open('/admin/instances?process=deadline-watch');
    expect(saying(watches.html, complaint.number), 'one watch per limit').to.have.length(
      (await web().desk.limits()).length + (await web().desk.limitsToNote()).length,
    );
    const instance = await browser.open(`/admin/instances/${complaint.processInstanceKey}`);
    expect(instance.status).to.equal(200);
    const diagram = await browser.open(`/admin/instances/${complaint.processInstanceKey}/diagram.json`);
    const shown = JSON.parse(diagram.html) as { active: string[]; completed: string[]; takenFlows: string[] };
    expect(shown.active).to.include('callActivity_Investigate');
    expect(shown.completed).to.include('callActivity_Assign').and.not.to.include('callActivity_Rectify');
    expect(shown.takenFlows).to.include('flow_Accept_Accepted');
    expect((await browser.open('/admin/instances/1')).status).to.equal(404);
  });

  it('finds what runs for a complaint by its number, however it is typed, and nothing of another', async () => {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    const { complaintId } = desk.lastFiled;
    const other = await desk.file();
    const { number, processInstanceKey } = await desk.complaint(complaintId);
    const browser = await web().signedIn('管理员01');
    const typed = encodeURIComponent(` ${number.slice(0, 6).toLowerCase()} ${number.slice(6)} `);
    const { html } = await browser.open(`/admin/instances?number=${typed}`);
    expect(html).not.to.include((await desk.complaint(other.complaintId)).number);
    // The case itself, the process that it calls for the investigation, and a watch for each limit.
    const called = (await desk.task('userTask_Investigate', complaintId)).processInstanceKey;
    for (const key of [processInstanceKey, called]) expect(html).to.include(`/admin/instances/${key}"`);
    const watches = await browser.open(`/admin/instances?process=deadline-watch&number=${typed}`);
    const limits = await desk.database.read.clocks.ofComplaints([complaintId]);
    expect(saying(watches.html, number)).to.have.length(limits.length);
    const none = await browser.open('/admin/instances?number=TS20260000000');
    expect(none.html).to.include('没有这个编号的投诉');
    await browser.open(`/admin/instances?number=${number}&lang=en`);
    expect(browser.page.html).to.include('Complaint number').and.to.include(String(processInstanceKey));
  });

  it('makes an account that can sign in, and puts it out of use', async () => {
    const browser = await web().signedIn('管理员01');
    await browser.open('/admin/users/new');
    const missing = await browser.submit('/admin/users/new', { username: '', displayName: '', password: 'short' });
    expect(missing.status).to.equal(422);
    for (const name of ['username', 'posts', 'password']) expect(missing.html).to.include(`href="#${name}`);
    const account = {
      username: '受理09',
      displayName: '受理09',
      posts: 'intake-service',
      password: 'gas-complaint-demo',
    };
    await browser.submit('/admin/users/new', account);
    expect(browser.page.html).to.include('受理09');
    const colleague = await web().signedIn('受理09');
    const { id } = await web().desk.user('受理09');
    await browser.open('/admin/users');
    await browser.open(browser.links('受理09')[0] ?? '');
    await browser.submit(`/admin/users/${id}/deactivate`);
    expect((await colleague.open('/desk')).url, 'the session has ended').to.include('/sign-in');
    const again = await browser.open('/admin/users/new').then(() => browser.submit('/admin/users/new', account));
    expect(again.status, 'the name is taken').to.equal(422);
  });
});
