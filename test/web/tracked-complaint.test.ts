/** What complainants read on the page of their complaint: their own words, one date, and what is so at this moment. */
import { expect } from 'chai';
import { element, words, wordsOf } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

/** The card with the one date. */
const expected = ({ page }: PlainBrowser): string =>
  wordsOf(element(page.html, 'section[aria-labelledby="expected-title"]'));

describe('the page of a tracked complaint', () => {
  const web = withWeb();

  const tracked = async (input: Parameters<ReturnType<typeof web>['desk']['file']>[0] = {}) => {
    const { number, queryCode } = await web().desk.file(input);
    const browser = web().visitor();
    await browser.open('/track');
    await browser.submit('/track', { number, code: queryCode });
    return { browser, number, queryCode };
  };

  it('shows what was filed and what was added, to whoever has the code; nothing of it is in an address', async () => {
    const { browser } = await tracked({
      content: '上月用气量突然翻倍。',
      occurredAt: '九月中旬',
      desiredOutcome: '请重新检测燃气表。',
    });
    await browser.submit('/track/information', { text: '表号是 M00000001。' });
    await browser.open('/track/complaint');
    for (const text of ['上月用气量突然翻倍。', '九月中旬', '请重新检测燃气表。', '表号是 M00000001。'])
      expect(words(browser)).to.include(text);
    expect(decodeURIComponent(browser.page.address)).not.to.include('用气量');
    const folded = wordsOf(element(browser.document, 'details'));
    expect(folded, 'on demand').to.include('上月用气量突然翻倍。').and.to.include('查看我提交的投诉内容');
    await browser.submit('/track/leave');
    await browser.open('/track/complaint');
    expect(words(browser)).not.to.include('用气量');
  });

  it('says one date to expect an answer by, with its source in words, in both languages (D03-R15, D03-R18)', async () => {
    const { browser } = await tracked();
    expect(expected(browser))
      .to.match(/10月12日 24:00 前/)
      .and.include('第八条')
      .and.include('拟定处理方案');
    await browser.open(browser.aboutIt('/track/complaint?lang=en'));
    expect(expected(browser)).to.include('article 8').and.include('looked into');
    await walkTo(web().desk, 'userTask_PrepareResult');
    await browser.open(browser.aboutIt('/track/complaint?lang=zh-CN'));
    expect(expected(browser)).to.include('向您反馈处理结果').and.include('第十条');
    await walkTo(web().desk, 'userTask_ReturnVisit', 'userTask_PrepareResult');
    await browser.open('/track/complaint');
    expect(expected(browser), 'answered').to.equal('');
  });

  it('says so where the date has passed, where it waits, and where there is none', async () => {
    const { browser } = await tracked();
    const { desk } = web();
    await walkTo(desk, 'userTask_Investigate');
    const clock = (await desk.database.read.clocks.ofComplaints([desk.complaints[0] ?? anId('nothing')])).find(
      ({ step, state }) => step === 'investigate' && state === 'running',
    );
    const office = await desk.user('投诉办01');
    await desk.useCases.deadlines.pauseClock(office, clock?.id ?? anId('nothing'), 'meterTest');
    await desk.settled();
    await browser.open('/track/complaint');
    expect(expected(browser)).to.include('暂停计算');
    await desk.useCases.deadlines.resumeClock(office, clock?.id ?? anId('nothing'));
    await desk.settled();
    await desk.advanceTo('2026-10-13T01:00:00.000Z');
    const { number, queryCode } = await desk.useCases.intake
      .reissueQueryCode(office, desk.complaints[0] ?? anId('nothing'))
      .then(async (code) => ({ number: (await desk.complaint()).number, queryCode: code }));
    await browser.open('/track');
    await browser.submit('/track', { number, code: queryCode });
    expect(expected(browser)).to.include('深表歉意').and.include('10月12日 24:00 前').and.include('逾期');
  });

  it('shows the withdrawn state at once, before the process has heard of it', async () => {
    const { browser } = await tracked();
    await browser.open('/track/withdraw');
    await browser.submit('/track/withdraw', { reason: '' });
    expect((await web().desk.complaint()).state).to.equal('received');
    const told = words(browser);
    expect(told).to.include('已撤回');
    for (const form of ['/track/information', '/track/urge', '/track/attachments'])
      expect(browser.page.html, form).not.to.include(`action="${form}`);
    expect(browser.links('撤回这件投诉')).to.deep.equal([]);
    await web().desk.settled();
    expect((await web().desk.complaint()).state).not.to.equal('received');
    await browser.open('/track/complaint');
    expect(words(browser)).to.include('已撤回');
  });
});
