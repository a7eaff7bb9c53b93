/** What the portal promises is what the tables of the policy in force say. */
import { expect } from 'chai';
import { words } from '../kit/html.js';
import { COMPLAINT, fillIn } from '../kit/journey.js';
import { withWeb } from '../kit/web.js';

describe('the limits on the portal under D03', () => {
  const web = withWeb();

  it('stand on the first page and on the receipt, with article, in both languages (D03-R13, D03-R15, D03-R18)', async () => {
    const browser = web().visitor();
    await browser.open('/');
    for (const text of [
      /收到投诉后 24 小时内（[^）]*第七条）/,
      /收到投诉后 5 个工作日内（[^）]*第八条）/,
      /整改完成后 5 个工作日内（[^）]*第十条）/,
    ])
      expect(words(browser)).to.match(text);
    await fillIn(browser, COMPLAINT);
    await browser.submit('/complaints');
    // Dates of this complaint, with where they come from; the rest by its rule. The engine has not begun the case yet.
    expect((await web().desk.database.read.complaints.all())[0]?.processInstanceKey).to.equal(null);
    expect(words(browser)).to.include('9月30日 09:00 前').and.to.include('第七条').and.to.include('10月12日 24:00 前');
    expect(words(browser)).to.match(/整改完成后 5 个工作日内（[^）]*第十条）/);
    expect(words(browser)).not.to.include('收到投诉后 24 小时内');
    expect(words(browser))
      .to.include('自 9月29日 09:00 收到起计 24 小时，至 9月30日 09:00 止')
      .and.to.include('自 9月29日收到起计 5 个工作日（当日不计），至 10月12日 24:00 止');
    const receipt = words(browser);
    await web().desk.settled();
    await browser.goOn('/complaints/sent');
    expect(words(browser), 'the clocks of the case say the same').to.equal(receipt);
    await browser.open(browser.links('English')[0] ?? '');
    expect(words(browser))
      .to.include('24 hours from 29 Sept, 09:00 (received), until 30 Sept, 09:00')
      .and.to.include('5 working days from 29 Sept (received), that day not counted, until 12 Oct, 24:00');
    await browser.open('/?lang=en');
    expect(words(browser))
      .to.include('within 24 hours after we receive the complaint')
      .and.not.to.include('desk.timeline');
  });
});

describe('the limits on the portal under D04', () => {
  const web = withWeb({ policy: 'D04_2025_1', cells: { 'D04_2025_1.dmn#limits_safety_amount': '10' } });

  it('are those of D04, simple and complex (D04-R14, D04-R15)', async () => {
    const browser = web().visitor();
    await browser.open('/');
    expect(words(browser))
      .to.match(/后 3 个工作日内（[^）]*）（简单投诉）/)
      .and.to.match(/后 7 个工作日内（[^）]*）（复杂投诉）/);
    expect(words(browser)).not.to.include('24 小时内');
  });
});
