/** Where to complain: every channel with its number and times, who else there is, in both languages. */
import { expect } from 'chai';
import { contactsOf } from '../../domain/policies/contacts.js';
import { bundle } from '../kit/bundle.js';
import { element, elements, wordsOf } from '../kit/html.js';
import { policiesOf } from '../kit/policy.js';
import { withWeb } from '../kit/web.js';

/** One channel of the page. */
const contact = (html: string, id: string): string => element(html, `.govuk-summary-list__row#${id}`)?.innerHTML ?? '';

describe('the page of the contact points', () => {
  const web = withWeb();

  it('is one step from the start page and from every other page', async () => {
    for (const path of ['/', '/about', '/track']) {
      const browser = web().visitor();
      await browser.open(path);
      expect(browser.links('在哪里投诉'), path).to.include('/contact');
    }
    const { html } = await web().visitor().open('/contact');
    for (const href of ['/regulations', '/privacy', '/track', '/complaints/new']) expect(html).to.include(`"${href}"`);
  });

  it('gives each channel of the company with what opens it (D02-R05 D05-R06 D05-R10 D11-R05 D14-R05 D19-R05)', async () => {
    const { html } = await web().visitor().open('/contact');
    expect(contact(html, 'hotline')).to.include('href="tel:00000000001"').and.to.include('客户服务与投诉热线');
    expect(contact(html, 'reportLine')).to.include('href="tel:00000000002"').and.to.include('严格保密');
    expect(contact(html, 'management')).to.include('href="tel:00000000003"').and.to.include('员工个人');
    expect(contact(html, 'sms')).to.include('href="sms:00000000004"');
    expect(contact(html, 'email')).to.include('href="mailto:tousu@example.com"');
    expect(contact(html, 'letter')).to.include('测试市示范区测试路100号').and.not.to.include('href="tel');
    expect(contact(html, 'web')).to.include('href="/complaints/new"');
    for (const id of ['app', 'serviceCentre', 'shop', 'anyOffice', 'messageBoard'])
      expect(contact(html, id), id).not.to.equal('');
    expect(contact(html, 'messageBoard'), 'a public board').to.include('不要写姓名、电话、地址');
  });

  it('is open day and night by phone and online (D06-R09 D11-R06 D20-R13)', async () => {
    const { html } = await web().visitor().open('/contact');
    for (const id of ['hotline', 'web', 'email', 'sms']) expect(contact(html, id), id).to.include('全天24小时');
  });

  it('tells the company\u2019s shifts where a channel has them', async () => {
    const { html } = await web().visitor().open('/contact');
    const shifts = '工作日 08:30–12:00、13:30–17:30；休息日 09:00–12:00';
    for (const id of ['serviceCentre', 'shop', 'reportLine']) expect(contact(html, id), id).to.include(shifts);
    expect(contact(html, 'petition'), 'not ours to say').not.to.match(/\d\d:\d\d/);
  });

  it('names who else may be turned to (D02-R04 D05-R07 D05-R08 D05-R09 D05-R11 D16-R02)', async () => {
    const { html } = await web().visitor().open('/contact');
    expect(contact(html, 'gov12345')).to.include('href="tel:12345"');
    expect(contact(html, 'mayorLine')).to.include('href="tel:12345"');
    expect(contact(html, 'consumer12315')).to.include('href="tel:12315"').and.to.include('虚假销售');
    expect(contact(html, 'petition')).to.include('信访局');
    expect(contact(html, 'authority')).to.include('不必先向我们投诉');
    expect(contact(html, 'publicPlaces')).to.include('同样作为投诉登记办理');
  });

  it('puts danger first, with the number that this installation has', async () => {
    const { html } = await web().visitor().open('/contact');
    expect(contact(html, 'emergency')).to.include('href="tel:119"');
    expect(html.indexOf('id="emergency-title"')).to.be.lessThan(html.indexOf('id="company-title"'));
  });

  it('speaks English, the names and times too', async () => {
    const { html } = await web().visitor().open('/contact?lang=en');
    expect(contact(html, 'hotline')).to.include('Customer and complaint hotline').and.to.include('24 hours a day');
    expect(contact(html, 'serviceCentre')).to.include('working days 08:30–12:00, 13:30–17:30; days off 09:00–12:00');
    const main = element(html, 'main')?.cloneNode(true) as Element;
    for (const original of elements(main, '[lang="zh-CN"]')) original.remove();
    expect(wordsOf(main)).to.include('How to complain');
    const chinese = (wordsOf(main).match(/[\u4e00-\u9fff]+/g) ?? []).filter((word) => word !== '示范燃气公司');
    expect(chinese).to.deep.equal([]);
  });
});

describe('the page of the contact points under D11', () => {
  const web = withWeb({ policy: 'D11_2025_1' });

  it('says which rule asks for a channel, with a link to it (D11-R04 D11-R06)', async () => {
    const visitor = web().visitor();
    const { html } = await visitor.open('/contact');
    expect(contact(html, 'hotline')).to.include('href="/regulations#D11-R06"').and.not.to.include('D06-R09');
    const { html: regulation } = await visitor.open('/regulations');
    expect(element(regulation, '.app-rule#D11-R06')?.innerHTML)
      .to.include('href="/contact"')
      .and.to.include('制度文本');
  });
});

describe('the contact points', () => {
  /** Which regulation asks for which channel: the page shows those of the regulation in force. */
  const ASKED_FOR: Record<string, string> = {
    hotline: 'D01-R03 D02-R03 D03-R12 D04-R05 D05-R06 D06-R05 D06-R09 D07-R05 D08-R10 D11-R04 D11-R06 D15-R02 D20-R13',
    reportLine: 'D05-R06',
    management: 'D05-R10',
    web: 'D02-R03 D02-R05 D07-R06 D09-R07 D11-R04 D11-R06 D19-R03 D20-R13',
    app: 'D02-R05',
    sms: 'D08-R11 D09-R07',
    email: 'D03-R12 D08-R12 D09-R07 D11-R04',
    letter: 'D03-R12 D08-R13 D11-R04 D20-R14',
    serviceCentre: 'D02-R05 D03-R12 D15-R04',
    shop: 'D15-R05',
    anyOffice: 'D16-R18 D18-R08',
    messageBoard: 'D15-R03',
    gov12345: 'D16-R02',
    mayorLine: 'D05-R09',
    consumer12315: 'D05-R11',
    petition: 'D05-R07',
    authority: 'D02-R04',
    publicPlaces: 'D05-R08 D16-R02',
  };

  it('are each there because a regulation asks for them, or because of danger', async () => {
    const files = [...(await policiesOf(bundle())).values()];
    const rules = contactsOf(files).flatMap(({ id, rules: of }) => (of.length === 0 ? [] : [[id, of.join(' ')]]));
    expect(Object.fromEntries(rules)).to.deep.equal(ASKED_FOR);
    const others = contactsOf(files).filter(({ rules: of }) => of.length === 0);
    expect(others.map(({ kind }) => kind)).to.deep.equal(['emergency', 'emergency']);
  });
});
