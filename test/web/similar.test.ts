/** Before a complaint is sent: a known outage and an open complaint are offered, never forced, and nobody else's are told. */
import { expect } from 'chai';
import { instantOf } from '../../domain/core/index.js';
import { chosen, words } from '../kit/html.js';
import { anInstant } from '../kit/instants.js';
import { COMPLAINT, fillIn, PERSON } from '../kit/journey.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { withWeb } from '../kit/web.js';

const SIMILAR = '/complaints/new/similar';
const DAY = 24 * 3_600_000;
const OUTAGE = {
  title: '示范区计划外停气',
  area: '测试市示范区',
  startedAt: anInstant('2026-09-28T22:00:00.000Z'),
  expectedEndAt: anInstant('2026-09-29T10:00:00.000Z'),
  public: true,
  kind: 'outage' as const,
};

describe('what is offered before a complaint is sent', () => {
  const web = withWeb();
  const all = () => web().desk.database.read.complaints.all();

  /** Up to the page after the last question. */
  async function written(answers: Record<string, string> = {}): Promise<PlainBrowser> {
    const browser = web().visitor();
    const { complainantName = '', phone = '', ...others } = { ...COMPLAINT, ...answers };
    await fillIn(browser, { ...others, complainantName, phone: '19900000077' });
    await browser.goOn('/complaints/new/contact');
    await browser.submit('/complaints/new/contact', { complainantName, phone });
    return browser;
  }
  const openOutage = async (more: Partial<typeof OUTAGE> = {}) =>
    web().desk.useCases.massEvents.openMassEvent(await web().desk.user('投诉办01'), { ...OUTAGE, ...more });
  const later = (days: number) =>
    web().desk.advanceTo(instantOf(new Date(web().desk.clock.now().getTime() + days * DAY)));

  it('is nothing where there is nothing to offer: the check comes at once', async () => {
    const browser = await written();
    expect(browser.page.url).to.match(/check$/);
    expect((await browser.goOn(SIMILAR)).url).to.match(/check$/);
    expect((await web().visitor().goOn(SIMILAR)).url, 'nothing is filled in yet').to.match(/new\/safety$/);
  });

  it('is a known outage: whoever says yes has a complaint of its own, linked to it', async () => {
    const id = await openOutage();
    const browser = web().visitor();
    await fillIn(browser, { ...COMPLAINT, category: 'supply' });
    await browser.goOn(SIMILAR);
    expect(words(browser)).to.include(OUTAGE.title).and.to.include(OUTAGE.area).and.to.include('9月29日');
    await browser.submit(SIMILAR, { outage: id });
    expect(browser.page.url).to.match(/check$/);
    expect(words(browser)).to.include(OUTAGE.title);
    await browser.submit('/complaints');
    expect(browser.page.url).to.match(/sent$/);
    expect((await all()).map(({ massEventId }) => massEventId)).to.deep.equal([id]);
  });

  it('is not forced: another matter, or no answer at all, is sent without it, and can be thought over', async () => {
    const id = await openOutage();
    const browser = web().visitor();
    await fillIn(browser, { ...COMPLAINT, category: 'repair', outage: id });
    await browser.open(browser.links('有关的已知情况')[0] ?? '');
    expect(chosen(browser.page.html)).not.to.deep.equal([]);
    await browser.submit(SIMILAR, { outage: 'none' });
    expect(words(browser)).not.to.include(OUTAGE.title);
    await browser.submit('/complaints');
    const other = web().visitor();
    await fillIn(other, { ...COMPLAINT, category: 'other', phone: '19900000002', outage: '' });
    await other.submit('/complaints');
    const third = web().visitor();
    await fillIn(third, { ...COMPLAINT, category: 'other', phone: '19900000003', outage: 'no such outage' });
    await third.submit('/complaints');
    expect((await all()).map(({ massEventId }) => massEventId)).to.deep.equal([null, null, null]);
  });

  it('is no outage that the portal does not tell of, that has ended, or that has nothing to do with it', async () => {
    const { desk } = web();
    await openOutage({ public: false });
    const id = await openOutage();
    expect((await written({ category: 'metering' })).page.url).to.match(/check$/);
    const browser = web().visitor();
    await fillIn(browser, { ...COMPLAINT, category: 'supply', outage: id });
    await desk.useCases.massEvents.closeMassEvent(await desk.user('投诉办01'), id);
    await browser.goOn('/complaints/check');
    expect(words(browser)).not.to.include(OUTAGE.title);
    await browser.submit('/complaints');
    expect(browser.page.url).to.match(/sent$/);
    expect((await all())[0]?.massEventId).to.equal(null);
  });

  it('is an open complaint of the same person about the same: its day, and nothing else of it', async () => {
    const { number, complaintId } = await web().desk.file();
    const browser = await written({ content: '又来投诉。' });
    expect(browser.page.url).to.match(/similar$/);
    expect(words(browser)).to.include('9月29日').and.to.include('查询那一件投诉');
    for (const secret of [number, complaintId, PERSON.name, PERSON.phone, '测试路1号', '燃气表读数异常'])
      expect(browser.page.html, secret).not.to.include(secret);
    expect(browser.links('查询那一件投诉')).to.deep.equal(['/track']);
    // Following it asks for number and code, as ever.
    const { page } = browser;
    await browser.open('/track/complaint');
    expect(words(browser)).not.to.include(number);
    // Nobody is kept from complaining again.
    browser.page = page;
    await browser.submit(SIMILAR);
    expect(browser.page.url).to.match(/check$/);
    await browser.submit('/complaints');
    expect(await all()).to.have.length(2);
  });

  it('is asked once for a person and a matter, and again when either is another', async () => {
    await web().desk.file();
    const browser = await written();
    await browser.submit(SIMILAR);
    await browser.goOn('/complaints/new/wish');
    await browser.submit('/complaints/new/wish', { desiredOutcome: '请道歉。' });
    expect(browser.page.url).to.match(/check$/);
    await browser.goOn('/complaints/new/contact');
    await browser.submit('/complaints/new/contact', { complainantName: '测试甲', phone: '199 0000 0000' });
    expect(browser.page.url).to.match(/similar$/);
  });

  const strangers: [what: string, answers: Record<string, string>][] = [
    ['another phone', { phone: '19900000009' }],
    ['another name', { complainantName: '测试丙' }],
    ['another category', { category: 'price' }],
  ];
  for (const [what, answers] of strangers) {
    it(`tells nothing to somebody with ${what}`, async () => {
      await web().desk.file();
      expect((await written(answers)).page.url).to.match(/check$/);
    });
  }

  it('tells nothing of a report, of what was withdrawn, and of what is older than 30 days', async () => {
    const { desk } = web();
    await desk.file({ matterKind: 'report' });
    const { number, queryCode } = await desk.file();
    await desk.useCases.portal.withdrawComplaint(number, queryCode, '不投诉了。');
    await desk.settled();
    expect((await written()).page.url).to.match(/check$/);
    await desk.file({ category: 'price' });
    await later(29);
    expect((await written({ category: 'price' })).page.url).to.match(/similar$/);
    await later(2);
    expect((await written({ category: 'price' })).page.url).to.match(/check$/);
  });

  it('stops telling whoever asks again and again, and lets them complain all the same', async () => {
    await web().desk.file();
    const browser = await written();
    for (let look = 0; look < 60; look += 1) await browser.goOn(SIMILAR);
    expect(browser.page.url).to.match(/check$/);
    await browser.submit('/complaints');
    expect(browser.page.url).to.match(/sent$/);
    await later(1);
    expect((await written()).page.url, 'an hour is over').to.match(/similar$/);
  });

  it('keeps the choice when the language is switched, and speaks it', async () => {
    await openOutage();
    await web().desk.file({ category: 'supply' });
    const browser = web().visitor();
    await fillIn(browser, { ...COMPLAINT, category: 'supply' });
    await browser.goOn(`${SIMILAR}?lang=en`);
    expect(words(browser)).to.include('You seem to have a complaint of').and.to.include('No, it is something else');
    await browser.post(`${SIMILAR}?lang=zh-CN`, { outage: 'none' });
    expect(words(browser)).to.include('提交前请看一下');
  });
});
