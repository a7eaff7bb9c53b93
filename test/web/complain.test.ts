/** Writing a complaint page by page: danger in between, going back, two tabs, a lost answer, another language. */
import { expect } from 'chai';
import { instantOf } from '../../domain/core/index.js';
import { actionsOn, elements, ownLinks, shown, words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import { COMPLAINT, fillIn, PERSON } from '../kit/journey.js';
import { withWeb } from '../kit/web.js';

describe('writing a complaint', () => {
  const web = withWeb();
  const all = () => web().desk.database.read.complaints.all();

  it('asks one question per page, and says how far it is', async () => {
    const browser = web().visitor();
    await browser.open('/complaints/new');
    expect(browser.page.url).to.match(/new\/safety$/);
    expect(words(browser)).to.include('第 1 步，共 7 步');
    expect(elements(browser.document, 'h1')).to.have.length(1);
    await browser.submit('/complaints/new/safety', { safetyHazard: 'no' });
    expect(browser.page.url).to.match(/new\/matter$/);
    await browser.submit('/complaints/new/matter', { category: 'metering' });
    expect(browser.page.url).to.match(/new\/details$/);
    expect(words(browser)).to.include('第 3 步，共 7 步').and.to.include('燃气表号');
    await browser.submit('/complaints/new/details');
    expect(browser.page.url).to.match(/new\/what$/);
    // Later, or after a lost connection: where it was left.
    await browser.goOn('/complaints/new');
    expect(browser.page.url).to.match(/new\/what$/);
    expect((await browser.goOn('/complaints/new/nowhere')).status).to.equal(404);
  });

  it('stops where somebody smells gas, tells what to do, and goes on when they are safe', async () => {
    const browser = web().visitor();
    await browser.open('/complaints/new');
    await browser.submit('/complaints/new/safety', { safetyHazard: 'yes' });
    expect(browser.page.url).to.match(/danger$/);
    expect(browser.page.html).to.include('tel:119');
    expect((await browser.goOn('/complaints/check')).url, 'no way around it').to.match(/danger$/);
    await browser.post('/complaints/danger', { choice: 'told' });
    expect(browser.page.url).to.match(/new\/matter$/);
    await fillIn(browser, { ...COMPLAINT, safetyHazard: 'yes' });
    expect(words(browser)).to.include('闻到燃气味或怀疑漏气');
    await browser.submit('/complaints');
    const [complaint] = await all();
    expect(complaint?.safetyHazard).to.equal(true);
  });

  it('stops at words of danger in the story, too', async () => {
    const browser = web().visitor();
    await browser.open('/complaints/new');
    await browser.submit('/complaints/new/safety', { safetyHazard: 'no' });
    await browser.submit('/complaints/new/matter', { category: 'repair' });
    await browser.submit('/complaints/new/details', { 'repair-visited': 'no' });
    await browser.submit('/complaints/new/what', { content: '厨房阀门漏气，报修三天无人上门。' });
    expect(browser.page.url).to.match(/danger$/);
    await browser.post('/complaints/danger', { choice: 'safe' });
    expect(browser.page.url).to.match(/new\/where$/);
    // Asked once; a changed story is asked again.
    await browser.goOn('/complaints/new/what');
    expect(browser.page.html).to.include('厨房阀门漏气');
    await browser.submit('/complaints/new/what', { content: '厨房阀门漏气，报修三天无人上门。' });
    expect(browser.page.url).to.match(/new\/where$/);
    await browser.goOn('/complaints/new/what');
    await browser.submit('/complaints/new/what', { content: '现在家里有燃气味。' });
    expect(browser.page.url).to.match(/danger$/);
  });

  it('stops at words of danger in any answer, and not again for harmless ones', async () => {
    const browser = web().visitor();
    await browser.open('/complaints/new');
    await browser.submit('/complaints/new/safety', { safetyHazard: 'no' });
    await browser.submit('/complaints/new/matter', { category: 'conduct' });
    await browser.submit('/complaints/new/details', { 'conduct-staff': '上门的人说漏气不用管' });
    expect(browser.page.url).to.match(/danger$/);
    await browser.post('/complaints/danger', { choice: 'safe' });
    await browser.submit('/complaints/new/what', { content: '态度不好。' });
    expect(browser.page.url).to.match(/where$/);
    await browser.submit('/complaints/new/where', { address: '测试路1号' });
    await browser.submit('/complaints/new/wish', { desiredOutcome: '家里一直有臭鸡蛋味，请马上来人。' });
    expect(browser.page.url).to.match(/danger$/);
  });

  it('takes a number and a place from somebody in danger, and begins the case at once (D04-R10)', async () => {
    const { desk } = web();
    const browser = web().visitor();
    await browser.open('/complaints/new');
    await browser.submit('/complaints/new/safety', { safetyHazard: 'yes' });
    await browser.submit('/complaints/danger', { phone: '' });
    expect(browser.page.status).to.equal(422);
    await browser.submit('/complaints/danger', { phone: PERSON.phone, address: '测试市示范区测试路1号' });
    expect(browser.page.url).to.match(/sent$/);
    expect(words(browser)).to.match(/TS\d{11}/);
    await desk.settled();
    const [complaint] = await all();
    expect(complaint).to.include({ safetyHazard: true, category: 'safety' });
    const { content } = await desk.useCases.cases.caseFile(
      await desk.user('投诉办01'),
      complaint?.id ?? anId('nothing'),
      {
        reveal: 'contact',
      },
    );
    expect(content).to.include({ phone: PERSON.phone, address: '测试市示范区测试路1号' });
    expect(content.content).to.include('请立即联系');
  });

  it('lets each answer be changed from the check, and comes back to it', async () => {
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    expect(browser.page.url).to.match(/check$/);
    expect(words(browser)).to.include(PERSON.words).and.to.include(PERSON.name);
    await browser.goOn('/complaints/new/where');
    expect(browser.page.html).to.include('href="/complaints/check');
    await browser.submit('/complaints/new/where', { address: '测试市示范区测试路2号' });
    expect(browser.page.url).to.match(/check$/);
    expect(words(browser)).to.include('测试路2号').and.not.to.include('测试路1号');
  });

  it('gives the same receipt to whoever never got the first answer, and begins anew afterwards', async () => {
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    const { token, cookieHeader, ties, shown } = browser;
    const send = () =>
      fetch(`${web().url}/complaints`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: cookieHeader },
        body: new URLSearchParams({ _csrf: token, ...ties, ...shown }),
      });
    // Two clicks at once, and the answers of both are lost.
    await Promise.all([send(), send()]);
    await browser.submit('/complaints');
    expect(browser.page.url).to.match(/sent$/);
    const [complaint, ...others] = await all();
    expect(others).to.deep.equal([]);
    expect(words(browser)).to.include(complaint?.number ?? 'no complaint');
    await browser.open('/complaints/new');
    expect(browser.page.url).to.match(/new\/safety$/);
    expect((await browser.goOn('/complaints/new/contact')).html).not.to.include(PERSON.name);
  });

  it('is another complaint in a second tab: what was shown is what is sent, and both are', async () => {
    const one = web().visitor();
    const other = one.tab();
    await fillIn(one, { ...COMPLAINT, content: '第一件：账单明显偏高。' });
    await fillIn(other, { ...COMPLAINT, content: '第二件：燃气表漏读。', phone: '19900000002' });
    await one.open(one.page.address);
    expect(words(one)).to.include('第一件').and.not.to.include('第二件');
    await one.submit('/complaints');
    await other.submit('/complaints');
    const first = /TS\d{11}/.exec(one.page.html)?.[0] ?? '';
    expect(first).to.not.equal(/TS\d{11}/.exec(other.page.html)?.[0]);
    expect(await all()).to.have.length(2);
    // Each receipt is shown in its own tab.
    await one.open(one.page.address);
    expect(one.page.html).to.include(first);
    const texts = await Promise.all(
      (await all()).map(async ({ id }) => {
        const office = await web().desk.user('投诉办01');
        return (await web().desk.useCases.cases.caseFile(office, id, { reveal: 'verify' })).content;
      }),
    );
    expect(texts.map(({ content, phone }) => `${content.slice(0, 3)} ${phone}`).sort()).to.deep.equal([
      '第一件 19900000000',
      '第二件 19900000002',
    ]);
  });

  it('shows the answers again where another tab has changed them, and sends nothing before that', async () => {
    const one = web().visitor();
    await fillIn(one, COMPLAINT);
    const other = one.tab();
    await other.open(one.page.address);
    await other.goOn('/complaints/new/where');
    await other.submit('/complaints/new/where', { address: '测试市示范区测试路2号' });
    await one.submit('/complaints');
    expect(one.page.status).to.equal(409);
    expect(words(one)).to.include('请再核对一次').and.to.include('测试路2号').and.not.to.include('测试路1号');
    expect(await all()).to.deep.equal([]);
    await one.submit('/complaints');
    expect(one.page.url).to.match(/sent$/);
  });

  it('does not show what was written to whoever comes back, before they ask for it', async () => {
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    const next = browser.tab();
    for (const path of ['/complaints/new', '/complaints/new/contact', '/complaints/check', '/complaints/danger']) {
      await next.open(path);
      for (const secret of Object.values(PERSON)) expect(next.page.html, path).not.to.include(secret);
    }
    await next.open('/complaints/new');
    expect(words(next)).to.include('还没有发送');
    await next.open(next.links('继续填写')[0] ?? '');
    expect(next.page.url).to.match(/check$/);
    await next.open('/complaints/new');
    await next.open(next.links('重新填写')[0] ?? '');
    expect(next.page.url).to.match(/new\/safety$/);
    expect((await next.goOn('/complaints/new/contact')).html).not.to.include(PERSON.name);
  });

  it('leaves nothing in the browser, nor with us, once somebody clears it: on every page, and on the receipt', async () => {
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    const { address } = browser.page;
    for (const page of [
      'new/safety',
      'new/matter',
      'new/details',
      'new/what',
      'new/where',
      'new/wish',
      'new/contact',
    ]) {
      await browser.goOn(`/complaints/${page}`);
      expect(words(browser), page).to.include('清除本机填写内容');
    }
    await browser.submit('/complaints/forget');
    expect(words(browser)).to.include('已清除');
    expect(await web().desk.database.knex('complaint_draft').select()).to.deep.equal([]);
    expect(browser.cookieHeader).not.to.match(/draft|receipt|tracking/);
    expect((await browser.open(address)).html).not.to.include(PERSON.name);
    await fillIn(browser, COMPLAINT);
    await browser.submit('/complaints');
    const receipt = browser.page.address;
    await browser.submit('/complaints/forget');
    await browser.open(receipt);
    expect(words(browser)).not.to.match(/TS\d{11}/);
  });

  it('keeps what is written on a page whose beginning was kept too long, and says what is gone', async () => {
    const browser = web().visitor();
    await browser.goOn('/complaints/new');
    await browser.submit('/complaints/new/safety', { safetyHazard: 'no' });
    await browser.submit('/complaints/new/matter', { category: 'other' });
    await web().desk.advanceTo(instantOf(new Date(web().desk.clock.now().getTime() + 76 * 60_000)));
    await browser.submit('/complaints/new/what', { content: '写了很久的经过。' });
    expect(browser.page.url).to.match(/new\/safety$/);
    expect(words(browser)).to.include('较长时间没有操作');
    await browser.goOn('/complaints/new/what');
    expect(browser.page.html).to.include('写了很久的经过');
  });

  it('keeps what is typed when the language is switched, and speaks it', async () => {
    const browser = web().visitor();
    await browser.goOn('/complaints/new/what');
    await browser.post('/complaints/new/what?lang=en', { content: 'half a sentence' });
    expect(browser.page.html).to.include('half a sentence').and.to.include('Step 4 of 7');
    expect((await browser.open('/complaints/danger')).html).to.include('Safety first');
  });

  it('keeps a draft sealed, for as long as the company has set, and for one browser', async () => {
    const { desk } = web();
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    const rows = JSON.stringify(await desk.database.knex('complaint_draft').select());
    for (const secret of Object.values(PERSON)) expect(rows).not.to.include(secret);
    for (const cookie of browser.cookieHeader.split('; ')) expect(rows).not.to.include(cookie.split('=')[1]);
    const other = web().visitor();
    await other.goOn('/complaints/new/contact');
    expect(other.page.html).not.to.include(PERSON.name);
    await desk.advanceTo(instantOf(new Date(desk.clock.now().getTime() + 76 * 60_000)));
    await browser.open('/complaints/new');
    expect(browser.page.url).to.match(/new\/safety$/);
    await other.goOn('/complaints/new/safety');
    await other.submit('/complaints/new/safety', { safetyHazard: 'no' });
    expect(await desk.database.knex('complaint_draft').select()).to.have.length(1);
  });

  it('asks whoever filled in the hidden field to send once more', async () => {
    const browser = web().visitor();
    await browser.goOn('/complaints/new/contact');
    await browser.submit('/complaints/new/contact', { complainantName: '测试甲', phone: '19900000000', website: 'x' });
    expect(browser.page.status).to.equal(422);
    expect(browser.page.html).to.include('测试甲').and.to.include('请再点一次');
  });

  it('shows a slip with number and code as a picture, and neither in an address', async () => {
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    await browser.submit('/complaints');
    expect(browser.page.html).to.include('<svg').and.to.include('二维码');
    const number = shown(browser.document, 'number');
    for (const href of [...ownLinks(browser.document), ...actionsOn(browser.document)])
      expect(href).not.to.include(number);
  });
});
