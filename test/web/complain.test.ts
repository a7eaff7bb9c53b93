/** Writing a complaint page by page: danger in between, going back, two tabs, a lost answer, another language. */
import { expect } from 'chai';
import { COMPLAINT, fillIn, PERSON } from '../kit/journey.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { withWeb } from '../kit/web.js';

const words = ({ page }: PlainBrowser): string => page.html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('writing a complaint', () => {
  const web = withWeb();
  const all = () => web().desk.database.read.complaints.all();

  it('asks one question per page, and says how far it is', async () => {
    const browser = web().visitor();
    await browser.open('/complaints/new');
    expect(browser.page.url).to.match(/new\/safety$/);
    expect(words(browser)).to.include('第 1 步，共 7 步');
    expect(browser.page.html.match(/<h1/g)).to.have.length(1);
    await browser.submit('/complaints/new/safety', { safetyHazard: 'no' });
    expect(browser.page.url).to.match(/new\/matter$/);
    await browser.submit('/complaints/new/matter', { category: 'metering' });
    expect(browser.page.url).to.match(/new\/details$/);
    expect(words(browser)).to.include('第 3 步，共 7 步').and.to.include('燃气表号');
    await browser.submit('/complaints/new/details');
    expect(browser.page.url).to.match(/new\/what$/);
    // Later, or after a lost connection: where it was left.
    await browser.open('/complaints/new');
    expect(browser.page.url).to.match(/new\/what$/);
    expect((await browser.open('/complaints/new/nowhere')).status).to.equal(404);
  });

  it('stops where somebody smells gas, tells what to do, and goes on when they are safe', async () => {
    const browser = web().visitor();
    await browser.open('/complaints/new');
    await browser.submit('/complaints/new/safety', { safetyHazard: 'yes' });
    expect(browser.page.url).to.match(/danger$/);
    expect(browser.page.html).to.include('tel:119');
    expect((await browser.open('/complaints/check')).url, 'no way around it').to.match(/danger$/);
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
    await browser.open('/complaints/new/what');
    expect(browser.page.html).to.include('厨房阀门漏气');
    await browser.submit('/complaints/new/what', { content: '厨房阀门漏气，报修三天无人上门。' });
    expect(browser.page.url).to.match(/new\/where$/);
    await browser.open('/complaints/new/what');
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
    const { content } = await desk.useCases.caseFile(await desk.user('投诉办01'), complaint?.id ?? '', {
      reveal: 'contact',
    });
    expect(content).to.include({ phone: PERSON.phone, address: '测试市示范区测试路1号' });
    expect(content.content).to.include('请立即联系');
  });

  it('lets each answer be changed from the check, and comes back to it', async () => {
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    expect(browser.page.url).to.match(/check$/);
    expect(words(browser)).to.include(PERSON.words).and.to.include(PERSON.name);
    await browser.open('/complaints/new/where');
    expect(browser.page.html).to.include('href="/complaints/check"');
    await browser.submit('/complaints/new/where', { address: '测试市示范区测试路2号' });
    expect(browser.page.url).to.match(/check$/);
    expect(words(browser)).to.include('测试路2号').and.not.to.include('测试路1号');
  });

  it('gives the same receipt to whoever never got the first answer, and begins anew afterwards', async () => {
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    const { token, cookieHeader } = browser;
    const send = () =>
      fetch(`${web().url}/complaints`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: cookieHeader },
        body: new URLSearchParams({ _csrf: token }),
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
    expect((await browser.open('/complaints/new/contact')).html).not.to.include(PERSON.name);
  });

  it('goes on in a second tab with what the first has written', async () => {
    const browser = web().visitor();
    await browser.open('/complaints/new');
    const first = browser.page;
    await browser.open('/complaints/new');
    await browser.submit('/complaints/new/safety', { safetyHazard: 'no' });
    await browser.submit('/complaints/new/matter', { category: 'price' });
    browser.page = first;
    await browser.submit('/complaints/new/safety', { safetyHazard: 'no' });
    expect(browser.page.url).to.match(/new\/details$/);
  });

  it('keeps what is typed when the language is switched, and speaks it', async () => {
    const browser = web().visitor();
    await browser.open('/complaints/new/what');
    await browser.post('/complaints/new/what?lang=en', { content: 'half a sentence' });
    expect(browser.page.html).to.include('half a sentence').and.to.include('Step 4 of 7');
    expect((await browser.open('/complaints/danger')).html).to.include('Safety first');
  });

  it('keeps a draft sealed, for one day, and for one browser', async () => {
    const { desk } = web();
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    const rows = JSON.stringify(await desk.database.knex('complaint_draft').select());
    for (const secret of Object.values(PERSON)) expect(rows).not.to.include(secret);
    for (const cookie of browser.cookieHeader.split('; ')) expect(rows).not.to.include(cookie.split('=')[1]);
    const other = web().visitor();
    await other.open('/complaints/new/contact');
    expect(other.page.html).not.to.include(PERSON.name);
    await desk.advanceTo(new Date(desk.clock.now().getTime() + 25 * 3_600_000).toISOString());
    await browser.open('/complaints/new');
    expect(browser.page.url).to.match(/new\/safety$/);
    await other.open('/complaints/new/safety');
    await other.submit('/complaints/new/safety', { safetyHazard: 'no' });
    expect(await desk.database.knex('complaint_draft').select()).to.have.length(1);
  });

  it('asks whoever filled in the hidden field to send once more', async () => {
    const browser = web().visitor();
    await browser.open('/complaints/new/contact');
    await browser.submit('/complaints/new/contact', { complainantName: '测试甲', phone: '19900000000', website: 'x' });
    expect(browser.page.status).to.equal(422);
    expect(browser.page.html).to.include('测试甲').and.to.include('请再点一次');
  });

  it('shows a slip with number and code as a picture, and neither in an address', async () => {
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    await browser.submit('/complaints');
    expect(browser.page.html).to.include('<svg').and.to.include('二维码');
    const number = /data-testid="number">([^<]+)</.exec(browser.page.html)?.[1] ?? '';
    for (const [, href] of browser.page.html.matchAll(/(?:href|action)="([^"]*)"/g))
      expect(href).not.to.include(number);
  });
});
