/** An event on the portal and on the desk: told until it is closed, changed, kept in the house (D16-R02). */
import { expect } from 'chai';
import { words } from '../../kit/html.js';
import { anInstant } from '../../kit/instants.js';
import { withWeb } from '../../kit/web.js';
import { OUTAGE, eventActs } from './kit.js';

describe('mass events: an outage', () => {
  const web = withWeb();
  const { open, entries } = eventActs(web);

  it('is told on the portal until it is closed', async () => {
    const citizen = web().visitor();
    await citizen.open('/outages');
    expect(words(citizen)).to.include('目前没有已知的停气或故障');
    const office = await web().signedIn('投诉办01');
    const id = await open(office);
    await citizen.open('/outages');
    for (const text of ['城东片区停气', '测试路沿线', '9月29日 08:00', '9月29日 20:00', '关闭灶前阀'])
      expect(words(citizen)).to.include(text);
    expect(Buffer.byteLength(citizen.page.html)).to.be.below(100_000);
    await citizen.open('/');
    expect(words(citizen)).to.include('目前有 1 处已知的停气或故障');
    await office.submit(`/desk/events/${id}/close`);
    expect(words(office)).to.include('事件已结束');
    await citizen.open('/outages?lang=en');
    expect(words(citizen)).to.include('No outages are known');
    expect((await entries('mass-event.opened')).length + (await entries('mass-event.closed')).length).to.equal(2);
  });

  it('that is not for the public, or a matter, stays in the house', async () => {
    const clerk = await web().signedIn('受理01');
    await open(clerk, { public: '' });
    await open(clerk, { kind: 'matter', title: '抄表周期调整' });
    expect(await web().desk.useCases.massEvents.publicOutages()).to.deep.equal([]);
    await clerk.open('/desk/events');
    expect(words(clerk)).to.include('城东片区停气').and.to.include('抄表周期调整').and.not.to.include('已公布');
  });

  it('says what is missing, cannot be, or would name somebody, and keeps the rest', async () => {
    const clerk = await web().signedIn('受理01');
    await clerk.open('/desk/events/new');
    expect(words(clerk)).to.include('请勿写入姓名、电话');
    await clerk.submit('/desk/events/new', {
      ...OUTAGE,
      title: '',
      area: '请联系 19900000000',
      expectedEndAt: '2026-09-29T07:00',
    });
    expect(clerk.page.status).to.equal(422);
    for (const text of ['请填写名称', '请勿写入电话', '预计恢复时间应晚于开始时间'])
      expect(words(clerk)).to.include(text);
    await clerk.submit('/desk/events/new', { ...OUTAGE, startedAt: 'yesterday' });
    expect(words(clerk)).to.include('请填写有效的开始时间');
    expect(clerk.page.html).to.include('测试路沿线');
  });

  it('is changed by the complaint office, with each change on record', async () => {
    const office = await web().signedIn('投诉办01');
    const id = await open(office);
    await office.open(`/desk/events/${id}/change`);
    expect(office.page.html).to.include('value="2026-09-29T20:00"');
    await office.submit(`/desk/events/${id}/change`, { ...OUTAGE, expectedEndAt: '2026-09-30T06:00' });
    expect(words(office)).to.include('9月30日 06:00');
    const [entry] = await entries('mass-event.changed');
    expect(entry?.facts).to.include({ massEventId: id, expectedEndAt: '2026-09-29T22:00:00.000Z' });
    expect(JSON.stringify(entry?.facts)).not.to.include('城东');
    const clerk = await web().signedIn('受理01');
    expect((await clerk.open(`/desk/events/${id}/change`)).status).to.equal(403);
  });

  it('whose estimate has passed is on the first page of whoever gives another one, until they have', async () => {
    const { desk } = web();
    const office = await web().signedIn('投诉办01');
    const id = await open(office);
    const reminder = '1 起集中投诉已超过预计恢复时间';
    await office.open('/desk');
    expect(words(office)).not.to.include(reminder);
    await desk.advanceTo('2026-09-29T12:00:00.000Z');
    const later = await web().signedIn('投诉办01');
    await later.open('/desk');
    expect(words(later)).to.include(reminder);
    expect(later.links(reminder)).to.deep.equal(['/desk/events']);
    await later.open('/desk?lang=en');
    expect(words(later)).to.include('1 mass event is past the time it was expected to end');
    const handler = await web().signedIn('承办01');
    await handler.open('/desk');
    expect(words(handler), 'not theirs to estimate').not.to.include('已超过预计恢复时间');
    await later.open(`/desk/events/${id}/change?lang=zh-CN`);
    await later.submit(`/desk/events/${id}/change`, { ...OUTAGE, expectedEndAt: '2026-09-30T06:00' });
    await later.open('/desk');
    expect(words(later)).not.to.include('已超过预计恢复时间');
  });

  it('fills pages of its own once there are many', async () => {
    const { desk } = web();
    const office = await web().signedIn('投诉办01');
    const user = await desk.user('投诉办01');
    for (let index = 0; index < 26; index += 1)
      await desk.useCases.massEvents.openMassEvent(user, {
        kind: 'outage',
        title: `停气${index}`,
        area: '测试路',
        startedAt: anInstant('2026-09-29T00:00:00.000Z'),
        expectedEndAt: null,
        public: false,
      });
    await office.open('/desk/events');
    expect(office.links('停气')).to.have.length(25);
    await office.open('/desk/events?page=2');
    expect(office.links('停气')).to.have.length(1);
  });
});
