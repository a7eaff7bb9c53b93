/** The questions of a matter on the portal and at the desk: asked as the company's forms say, kept sealed, shown to staff. */
import { expect } from 'chai';
import fc from 'fast-check';
import { readForms } from '../../cli/workflows/forms.js';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { chosen, words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import { COMPLAINT, fillIn } from '../kit/journey.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { WORKFLOWS } from '../../wiring.js';
import { withWeb } from '../kit/web.js';

const SEED = 20261126;
const MATTERS = readForms(WORKFLOWS).filter(({ folder }) => folder === 'matters');
const PLACE = '/complaints/new/details';

describe('the questions of a matter', () => {
  const web = withWeb();

  /** A visitor who has chosen a category. */
  async function about(category: string): Promise<PlainBrowser> {
    const browser = web().visitor();
    await browser.open('/complaints/new');
    await browser.submit('/complaints/new/safety', { safetyHazard: 'no' });
    await browser.submit('/complaints/new/matter', { category });
    if (browser.page.url.endsWith('danger')) await browser.post('/complaints/danger', { choice: 'safe' });
    return browser;
  }
  const filed = async () =>
    (await web().desk.database.read.complaints.all()).at(-1)?.id ?? anId<ComplaintId>('nothing');
  async function detailsOf(id: ComplaintId) {
    const { useCases } = web().desk;
    const { content } = await useCases.cases.caseFile(await web().desk.user('投诉办01'), id, { reveal: 'verify' });
    return content.details;
  }

  for (const { id, components } of MATTERS) {
    it(`of ${id} are put in both languages, one field each, and nothing must be known but the plainest`, async () => {
      const browser = await about(id);
      expect(browser.page.url).to.match(/new\/details$/);
      for (const { key = '', label, dateLabel, properties = {} } of components) {
        expect(browser.page.html)
          .to.include(`name="${id}-${key}"`)
          .and.to.include(label ?? dateLabel ?? 'no label');
        await browser.goOn(`${PLACE}?lang=en`);
        expect(browser.page.html).to.include(properties['labelEn'] ?? 'no label');
        await browser.goOn(`${PLACE}?lang=zh-CN`);
      }
      await browser.submit(PLACE);
      const required = components.filter(({ validate }) => validate?.required);
      expect(required.length).to.be.at.most(1);
      for (const { key = '', label = '' } of required) {
        expect(browser.page.status).to.equal(422);
        expect(browser.page.html).to.include(`href="#${id}-${key}"`).and.to.include(`id="${id}-${key}-error"`);
        expect(words(browser)).to.include(`请填写“${label}”`);
      }
      if (required.length === 0) expect(browser.page.url).to.match(/new\/what$/);
    });
  }

  it('are left out where a category has none', async () => {
    const browser = await about('other');
    expect(browser.page.url).to.match(/new\/what$/);
    expect(words(browser)).to.include('第 3 步，共 6 步');
    expect((await browser.goOn(PLACE)).url).to.match(/new\/what$/);
    await browser.post(PLACE, { 'other-anything': 'x' });
    expect(browser.page.url).to.match(/new\/what$/);
  });

  it('say beside the field and above the form what is wrong, and keep what was typed', async () => {
    const browser = await about('metering');
    await browser.submit(PLACE, {
      'metering-meterNumber': '表'.repeat(31),
      'metering-reading': '很多',
      'metering-readOn': '2026-02-30',
    });
    expect(browser.page.status).to.equal(422);
    for (const key of ['meterNumber', 'reading', 'readOn'])
      expect(browser.page.html).to.include(`href="#metering-${key}"`).and.to.include(`id="metering-${key}-error"`);
    expect(words(browser)).to.include('“燃气表号”不能超过 30 个字');
    expect(browser.page.html).to.include('value="很多"');
    await browser.submit(PLACE, { 'metering-reading': '-1' });
    expect(words(browser)).to.include('不能小于 0');
    // As a Chinese keyboard writes digits.
    await browser.submit(PLACE, { 'metering-reading': '１２３４．５' });
    expect(browser.page.url).to.match(/new\/what$/);
    expect((await browser.goOn(PLACE)).html).to.include('value="1234.5"');
  });

  it('keep what is typed when the language is switched, and count nothing as answered by it', async () => {
    const browser = await about('supply');
    await browser.post(`${PLACE}?lang=en`, { 'supply-extent': 'area' });
    expect(browser.page.status).to.equal(200);
    expect(chosen(browser.document)).to.include('supply-extent=area');
    await browser.goOn('/complaints/new');
    expect(browser.page.url).to.match(/new\/details$/);
  });

  it('are looked over with the rest, and can be changed from there', async () => {
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    expect(words(browser)).to.include('M00000001').and.to.include('2026年9月28日');
    expect(words(browser)).to.match(/对哪一期账单有疑问\s+未填写/);
    await browser.open(browser.links('对哪一期账单有疑问')[0] ?? '');
    expect(browser.page.html).to.include('value="M00000001"').and.to.include('href="/complaints/check');
    await browser.submit(PLACE, { 'metering-meterNumber': 'M00000002' });
    expect(browser.page.url).to.match(/check$/);
    expect(words(browser)).to.include('M00000002').and.not.to.include('M00000001');
  });

  it('are asked anew for another category; what was told of the first is gone', async () => {
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    await browser.goOn('/complaints/new/matter');
    await browser.submit('/complaints/new/matter', { category: 'price' });
    expect(browser.page.url).to.match(/new\/details$/);
    await browser.submit(PLACE, { 'price-amount': '88.5', 'metering-meterNumber': 'M00000009' });
    expect(words(browser)).to.include('88.5').and.not.to.include('M00000001').and.not.to.include('M00000009');
    await browser.goOn('/complaints/new/matter');
    await browser.submit('/complaints/new/matter', { category: 'metering' });
    expect(browser.page.html).not.to.include('M00000001');
    await browser.submit(PLACE, { 'metering-reading': '7' });
    await browser.submit('/complaints');
    const details = await detailsOf(await filed());
    expect(details?.formId).to.equal('metering');
    expect(details?.answers.map(({ key }) => key)).to.deep.equal(['reading']);
  });

  it('are kept with the case as asked that day, sealed, in no variable of the process, and found by their words', async () => {
    const { desk } = web();
    const browser = web().visitor();
    await fillIn(browser, { ...COMPLAINT, 'metering-billPeriod': '二〇二六年第三季度' });
    await browser.submit('/complaints');
    await desk.settled();
    const id = await filed();
    const [meter] = (await detailsOf(id))?.answers ?? [];
    expect(meter).to.deep.include({ key: 'meterNumber', label: { 'zh-CN': '燃气表号', en: 'Meter number' } });
    const rows = JSON.stringify(await desk.rows());
    for (const secret of ['M00000001', '第三季度', '2026年9月28日']) expect(rows).not.to.include(secret);
    const { processInstanceKey } = await desk.complaint(id);
    const variables = await desk.client.variables(processInstanceKey ?? '');
    expect(JSON.stringify(variables)).not.to.include('M00000001').and.not.to.include('meterNumber');
    const office = await desk.user('投诉办01');
    const search = (text: string) => desk.useCases.search.searchCases(office, { text, state: '', from: 0, limit: 10 });
    expect((await search('第三季度')).total).to.equal(1);
    expect((await search('第四季度')).total).to.equal(0);
  });

  it('are shown to whoever handles the case: masked where they tell who it is, until that is revealed', async () => {
    const { desk } = web();
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    await browser.submit('/complaints');
    await desk.settled();
    const id = await filed();
    const clerk = await web().signedIn('受理01');
    await clerk.open(`/desk/cases/${id}`);
    expect(words(clerk)).to.include('燃气表号').and.to.include('****0001').and.to.include('1234.5');
    expect(clerk.page.html).not.to.include('M00000001');
    await clerk.open('/desk?view=groups');
    await clerk.open(clerk.links('登记投诉')[0] ?? '');
    expect(words(clerk)).to.include('****0001').and.to.include('2026年9月28日');
    await clerk.submit(clerk.page.url.replace(web().url, '') + '/claim');
    // Neither on the page nor in what the script is given.
    expect(clerk.page.html).not.to.include('M00000001');
    await clerk.open(`/desk/cases/${id}?lang=en`);
    expect(words(clerk)).to.include('Meter number').and.to.include('28 September 2026');
    await clerk.submit(`/desk/cases/${id}/reveal`, { reason: 'verify' });
    expect(words(clerk)).to.include('M00000001');
  });

  it('of a report hold nothing that tells who made it (D12-R22)', async () => {
    const { desk } = web();
    // Whoever does not register it leaves the task to those who do: they are given no more than anybody else.
    const office = await web().signedIn('投诉办01');
    await office.open('/desk/register');
    await office.submit('/desk/register', {
      channel: 'phone',
      category: 'metering',
      content: '有人私改燃气表。',
      complainantName: '测试乙',
      matterKind: 'report',
      'metering-meterNumber': 'M00000007',
      'metering-reading': '5',
    });
    await desk.settled();
    const id = await filed();
    const clerk = await web().signedIn('受理01');
    await clerk.open(`/desk/cases/${id}`);
    expect(words(clerk)).to.include('最近一次表上的读数').and.not.to.include('燃气表号').and.not.to.include('****0007');
    await clerk.open('/desk?view=groups');
    await clerk.open(clerk.links('登记投诉')[0] ?? '');
    await clerk.submit(clerk.page.url.replace(web().url, '') + '/claim');
    expect(clerk.page.html).not.to.include('M00000007').and.not.to.include('测试乙');
    expect((await detailsOf(id))?.answers[0]?.text.en).to.equal('M00000007');
  });

  it('stand on the clerk’s one screen: those of the chosen matter count, none must be known', async () => {
    const clerk = await web().signedIn('受理01');
    await clerk.open('/desk/register');
    for (const { id } of MATTERS) expect(clerk.page.html).to.include(`data-matter="${id}"`);
    const call = { channel: 'phone', content: '报修三天无人上门。', complainantName: '测试乙', category: 'repair' };
    const more = { 'repair-orderNumber': 'W-77', 'supply-announced': 'no' };
    await clerk.submit('/desk/register', { ...call, ...more, 'repair-reportedOn': '昨天' });
    expect(clerk.page.status).to.equal(422);
    expect(clerk.page.html).to.include('href="#repair-reportedOn"').and.to.include('value="W-77"');
    // Whoever looks for earlier complaints meanwhile loses nothing.
    await clerk.submit('/desk/register', { ...call, ...more, look: '1' });
    expect(clerk.page.html).to.include('value="W-77"');
    expect(chosen(clerk.document)).to.include('supply-announced=no');
    await clerk.submit('/desk/register', { ...call, ...more });
    expect(clerk.page.html).to.include('data-testid="number"');
    const details = await detailsOf(await filed());
    expect(details?.formId).to.equal('repair');
    expect(details?.answers.map(({ key, text }) => [key, text.en])).to.deep.equal([['orderNumber', 'W-77']]);
  });

  it('leave alone what was filed before there were any', async () => {
    const { desk } = web();
    const { complaintId } = await desk.file();
    const clerk = await web().signedIn('受理01');
    await clerk.open(`/desk/cases/${complaintId}`);
    expect(clerk.page.status).to.equal(200);
    expect(words(clerk)).not.to.include('燃气表号');
    expect(await detailsOf(complaintId)).to.equal(undefined);
  });

  it(`take whatever is typed without failing, and show it as words (seed ${SEED})`, async () => {
    const browser = await about('metering');
    const typed = fc.oneof(
      fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\ud800', '1e999', '0x10', '２'),
      fc.string({ maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(typed, typed, typed, async (meterNumber, reading, readOn) => {
        await browser.goOn(PLACE);
        await browser.submit(PLACE, {
          'metering-meterNumber': meterNumber,
          'metering-reading': reading,
          'metering-readOn': readOn,
        });
        expect(browser.page.status, browser.page.url).to.be.oneOf([200, 422]);
        expect(browser.page.html).not.to.include('<script>alert').and.not.to.include('<img src=x');
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('refuse an unknown choice, a field given twice, and a megabyte', async () => {
    const browser = await about('supply');
    await browser.submit(PLACE, { 'supply-extent': 'the world' });
    expect([browser.page.status, words(browser).includes('请在“影响范围”中选择一项')]).to.deep.equal([422, true]);
    const twice = new URLSearchParams([
      ['_csrf', browser.token],
      ['supply-extent', 'home'],
      ['supply-extent', 'area'],
    ]);
    await browser.goOn(PLACE, { method: 'POST', body: twice });
    expect(browser.page.status).to.equal(400);
    await browser.goOn(PLACE);
    await browser.submit(PLACE, { 'supply-extent': '长'.repeat(350_000) });
    expect([browser.page.status, browser.page.html.includes('提交的内容过大')]).to.deep.equal([413, true]);
    await browser.open('/complaints/new');
    await browser.open(browser.links('继续填写')[0] ?? '');
    expect(browser.page.url, 'nothing was answered').to.match(/new\/details$/);
  });
});
