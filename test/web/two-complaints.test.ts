/** Two complaints of one person in two tabs of one browser: what is done in a tab is done to its own complaint. */
import { expect } from 'chai';
import { instantOf } from '../../domain/core/index.js';
import { actionsOn, ownLinks } from '../kit/html.js';
import { PERSON } from '../kit/journey.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { wholeLedger } from '../kit/ledger.js';

const HOUR = 3_600_000;
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

describe('two complaints in two tabs', () => {
  const web = withWeb({ start: '2026-03-02T02:00:00.000Z' });
  type Filed = Awaited<ReturnType<ReturnType<typeof web>['desk']['file']>>;
  let first: Filed;
  let second: Filed;
  let one: PlainBrowser;
  let other: PlainBrowser;

  async function track(tab: PlainBrowser, { number, queryCode: code }: Filed): Promise<void> {
    await tab.open('/track');
    await tab.submit('/track', { number, code });
  }
  const later = (hours: number): Promise<void> =>
    web().desk.advanceTo(instantOf(new Date(web().desk.clock.now().getTime() + hours * HOUR)));
  const entries = async (type: string): Promise<(string | null)[]> =>
    (await wholeLedger(web().desk.database))
      .filter((entry) => entry.type === type)
      .map(({ complaintId }) => complaintId);
  const upload = (tab: PlainBrowser): Promise<unknown> => tab.sendFiles('/track/attachments', [['账单.pdf', PDF]]);

  beforeEach(async () => {
    first = await web().desk.file({ content: '第一件：燃气表走字异常。' });
    second = await web().desk.file({ content: '第二件：维修人员未按约定上门。' });
    one = web().visitor();
    await track(one, first);
    // The other is the one that was looked at last.
    await later(1 / 60);
    other = one.tab();
    await track(other, second);
  });

  it('are each shown again in the tab that they were opened in', async () => {
    expect(one.page.html).to.include(first.number);
    await one.open(one.page.address);
    expect(one.page.html).to.include(first.number).and.not.to.include(second.number);
    await other.open(other.page.address);
    expect(other.page.html).to.include(second.number).and.not.to.include(first.number);
    await one.open(one.page.address + '&lang=en');
    expect(one.page.html).to.include(first.number);
    for (const href of [...ownLinks(one.document), ...actionsOn(one.document)])
      expect(href).not.to.include(first.number).and.not.to.include(first.queryCode);
    expect(one.page.address).not.to.include(first.number);
  });

  it('are told, urged, and given files apart', async () => {
    await one.submit('/track/information', { text: '属于第一件的话。' });
    expect(one.page.html).to.include(first.number).and.to.include('属于第一件的话');
    await one.submit('/track/urge', { urge: '' });
    await upload(one);
    for (const type of ['information.added', 'complaint.urged', 'attachment.added'])
      expect(await entries(type), type).to.deep.equal([first.complaintId]);
    const [href = ''] = one.links('账单.pdf');
    expect((await one.open(href)).status).to.equal(200);
  });

  it('are withdrawn apart: the page that asks names the one that it ends', async () => {
    await one.open(one.links('撤回这件投诉')[0] ?? '');
    expect(one.page.html).to.include(first.number);
    await other.open(other.links('撤回这件投诉')[0] ?? '');
    await one.submit('/track/withdraw', { reason: '第一件已经解决。' });
    expect(await entries('withdrawal.asked')).to.deep.equal([first.complaintId]);
    expect(one.page.html).to.include(first.number);
  });

  it('are answered apart: accepted, disputed, evaluated', async () => {
    const { desk } = web();
    await walkTo(desk, 'userTask_ReturnVisit');
    await one.open(one.page.address);
    await other.open(other.page.address);
    await one.open(one.links('去评价')[0] ?? '');
    const page = one.page;
    const given = { solved: 'yes', satisfaction: '5', attitude: '5', comment: '' };
    await one.submit('/track/evaluation', given);
    expect(await entries('evaluation.given')).to.deep.equal([first.complaintId]);
    one.page = page;
    await one.goOn('/track/complaint');
    await one.submit('/track/accept');
    expect(await entries('answer.accepted')).to.deep.equal([first.complaintId]);
  });

  it('are in two browsers as good as strangers: a key without its code opens nothing', async () => {
    const stranger = web().visitor();
    await stranger.open(one.page.address);
    expect(stranger.page.url).to.match(/track$/);
    await stranger.submit('/track', { number: second.number, code: second.queryCode });
    await stranger.open(one.page.address);
    expect(stranger.page.html).not.to.include(first.number);
  });

  describe('when number and code are asked for again', () => {
    it('keep what was written, and send it on with one press', async () => {
      await later(2.1);
      await one.submit('/track/information', { text: '这段话写了两个小时。' });
      expect(one.page.status).to.equal(401);
      expect(one.page.html, 'nobody reads it before the code').not.to.include('这段话写了两个小时');
      expect(one.page.html).to.include('没有丢失');
      await one.submit('/track', { number: first.number, code: 'AAAAAAAA' });
      expect(one.page.status).to.equal(404);
      await one.submit('/track', { number: first.number, code: first.queryCode });
      expect(one.page.html).to.include('这段话写了两个小时').and.to.include(first.number);
      expect(await entries('information.added'), 'not before it is looked over').to.deep.equal([]);
      await one.submit('/track/information');
      expect(one.page.html).to.include('已收到您补充的内容');
      expect(await entries('information.added')).to.deep.equal([first.complaintId]);
    });

    it('never send what was written for one to the other', async () => {
      await later(2.1);
      await one.submit('/track/information', { text: '只属于第一件。' });
      await one.submit('/track', { number: second.number, code: second.queryCode });
      expect(one.page.status).to.equal(409);
      expect(one.page.html).to.include('属于另一件投诉').and.not.to.include('只属于第一件');
      await one.submit('/track', { number: first.number, code: first.queryCode });
      await one.submit('/track/information');
      expect(await entries('information.added')).to.deep.equal([first.complaintId]);
    });

    it('keep the words of every form, and say that files must be chosen again', async () => {
      await one.open(one.links('撤回这件投诉')[0] ?? '');
      await later(2.1);
      await one.submit('/track/withdraw', { reason: '已经解决了。' });
      await one.submit('/track', { number: first.number, code: first.queryCode });
      expect(one.page.html).to.include('已经解决了').and.to.include(`确定撤回投诉 ${first.number}`);
      await one.submit('/track/withdraw');
      expect(await entries('withdrawal.asked')).to.deep.equal([first.complaintId]);
      await upload(other);
      await other.submit('/track', { number: second.number, code: second.queryCode });
      expect(other.page.html).to.include('请重新选择要上传的文件').and.to.include(second.number);
      expect(await entries('attachment.added')).to.deep.equal([]);
    });

    it('let nobody forge what was kept', async () => {
      const thief = web().visitor();
      await thief.open('/track');
      await thief.post('/track', { number: first.number, code: first.queryCode, kept: 'a'.repeat(200) });
      expect(thief.page.html).to.include(first.number);
      expect(thief.page.url).to.match(/track\/complaint$/);
    });

    it('stay open as long as they are used, but not for ever', async () => {
      for (let visit = 0; visit < 4; visit += 1) {
        await later(0.9);
        await one.open(one.page.address);
        expect(one.page.html, `visit ${visit}`).to.include(first.number);
      }
      await one.submit('/track/information', { text: '用了三个多小时以后。' });
      expect(await entries('information.added')).to.deep.equal([first.complaintId]);
      for (let visit = 0; visit < 10; visit += 1) {
        await later(0.9);
        await one.open(one.page.address);
      }
      expect(one.page.url).to.match(/track$/);
    });
  });

  it('take a form that was sent twice once, and give the same answer; other words are another act', async () => {
    const { page } = one;
    for (const text of ['表号是 M00000001。', '表号是 M00000001。', '表号是 M00000002。']) {
      one.page = page;
      await one.submit('/track/information', { text });
      expect([one.page.status, one.page.html.includes('已收到您补充的内容')]).to.deep.equal([200, true]);
    }
    expect(await entries('information.added')).to.have.length(2);
    for (const bytes of [PDF, PDF, Buffer.concat([PDF, Buffer.from('%')])]) {
      one.page = page;
      await one.sendFiles('/track/attachments', [['账单.pdf', bytes]]);
      expect(one.page.html).to.include('附件已上传');
    }
    expect(await entries('attachment.added')).to.have.length(2);
    one.page = page;
    await one.open(one.links('撤回这件投诉')[0] ?? '');
    const asked = one.page;
    await one.submit('/track/withdraw', { reason: '已解决。' });
    one.page = asked;
    await one.submit('/track/withdraw', { reason: '已解决。' });
    expect([one.page.status, one.page.html.includes('投诉已撤回')]).to.deep.equal([200, true]);
    expect(await entries('withdrawal.asked')).to.have.length(1);
  });

  it('are all closed by leaving: the browser may be everybody’s', async () => {
    await one.submit('/track/leave');
    await other.open(other.page.address);
    expect(other.page.url).to.match(/track$/);
    expect(one.cookieHeader).not.to.include('tracking');
    expect(other.page.html).not.to.include(PERSON.name);
  });
});
