/** Searching on the desk: pages of one search, the way back from a case, and what of it may be seen by whom. */
import { expect } from 'chai';
import { COMPLAINT_STATES } from '../../domain/cases/model.js';
import { elements, attributeOf, chosen, texts, wordsOf } from '../kit/html.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { withWeb } from '../kit/web.js';

const CASES = '/desk/cases';

describe('a search of cases', () => {
  const web = withWeb();
  const numbersOf = (html: string): string[] => texts(html, 'a').filter((words) => /^TS\d{11}$/.test(words));
  const linkOf = (html: string, text: string): string =>
    attributeOf(
      elements(html, 'a').find((link) => wordsOf(link).includes(text)),
      'href',
    );
  const pathOf = (browser: PlainBrowser): string => browser.page.url.slice(web().url.length);

  async function searched(username: string, text: string, state = ''): Promise<PlainBrowser> {
    const browser = await web().signedIn(username);
    await browser.open(CASES);
    await browser.submit(CASES, { text, state });
    return browser;
  }
  /** Complaints of two people: the engine is not asked. */
  async function file(count: number, fields: object, mark: string): Promise<void> {
    const { useCases } = web().desk;
    const complaint = {
      channel: 'web',
      category: 'metering',
      safetyHazard: false,
      locale: 'zh-CN',
      email: '',
      address: '测试市示范区测试路1号',
      occurredAt: '',
      desiredOutcome: '',
    } as const;
    for (let at = 0; at < count; at += 1)
      await useCases.intake.fileComplaint({
        ...complaint,
        complainantName: '测试甲',
        phone: '19900000001',
        content: '燃气表读数异常。',
        submissionToken: `${mark}-${at}`,
        ...fields,
      });
  }

  it('is offered for every state that a case may be in', async () => {
    const browser = await web().signedIn('投诉办01');
    const { html } = await browser.open(CASES);
    const offered = elements(html, 'option').map((option) => attributeOf(option, 'value'));
    expect(offered).to.include.members([...COMPLAINT_STATES]);
  });

  it('has pages of its own, at an address without a personal word, and leads back to them from a case', async () => {
    await file(30, { complainantName: '测试乙', content: '账单金额偏高。' }, 'wanted');
    await file(30, {}, 'other');
    const browser = await searched('投诉办01', '测试乙');
    expect(pathOf(browser)).to.match(/^\/desk\/cases\?search=[\w-]{22}$/);
    const first = numbersOf(browser.page.html);
    const second = await browser.open(linkOf(browser.page.html, '下一页'));
    expect(pathOf(browser)).to.match(/^\/desk\/cases\?search=[\w-]{22}&page=2$/);
    const [here, found] = [pathOf(browser), numbersOf(second.html)];
    expect([first.length, found.length, new Set([...first, ...found]).size]).to.deep.equal([25, 5, 30]);
    expect(second.html).to.include('第 26–30 条，共 30 条').and.to.include('value="测试乙"');
    await browser.open(linkOf(second.html, found[0] ?? '?'));
    expect(browser.page.html).to.include(found[0]);
    expect(linkOf(browser.page.html, '投诉查询')).to.not.equal('');
    const back = linkOf(browser.page.html, '← 投诉查询');
    expect(back).to.equal(here);
    const returned = await browser.open(here);
    expect(numbersOf(returned.html), 'read again, as Back does').to.deep.equal(found);
  });

  it('keeps the way back while something is done on the case', async () => {
    await file(1, {}, 'one');
    const browser = await searched('投诉办01', '读数异常');
    const here = pathOf(browser);
    await browser.open(linkOf(browser.page.html, numbersOf(browser.page.html)[0] ?? '?'));
    const id = /cases\/([0-9a-f-]{36})/.exec(browser.page.url)?.[1] ?? '';
    const query = here.slice(CASES.length);
    await browser.submit(`/desk/cases/${id}/reveal${query}`, { reason: 'contact' });
    expect(browser.page.html)
      .to.include('19900000001')
      .and.to.match(/← 投诉查询/);
    expect(browser.page.html.replaceAll('&#x3D;', '=')).to.include(`href="${here}"`);
    await browser.submit(`/desk/cases/${id}/message${query}`, { message: '已安排上门，请等候。' });
    expect(pathOf(browser)).to.equal(`/desk/cases/${id}${query}`);
  });

  it('is nobody else’s, and after a day asks for the words again without losing the state', async () => {
    await file(1, {}, 'one');
    const browser = await searched('投诉办01', '读数异常', 'received');
    const here = pathOf(browser);
    const other = await web().signedIn('受理01');
    expect((await other.open(here)).status).to.equal(404);
    expect(other.page.html).to.not.include('读数异常');
    expect((await browser.open(`${here}&lang=en`)).html).to.include('value="读数异常"');
    await browser.open(`${here}&lang=zh-CN`);
    await web().desk.advanceTo('2026-09-30T01:00:01.000Z');
    const again = await web().signedIn('投诉办01');
    const late = await again.open(here);
    expect(late.status).to.equal(200);
    expect(late.html).to.include('请重新输入');
    expect(chosen(late.html)).to.include('state=received');
    expect((await again.open('/desk/cases?search=AAAAAAAAAAAAAAAAAAAAAA')).status).to.equal(200);
    expect(JSON.stringify((await web().desk.rows())['stored_search'])).to.not.include('读数');
  });

  it('is also for how a case was judged, where one was: kept in the address, over pages, with the state (D17-R05)', async () => {
    await file(30, {}, 'judged');
    const browser = await web().signedIn('投诉办01');
    const { html: before } = await browser.open(CASES);
    expect(before, 'nothing was judged').not.to.include('name="grade"');
    const { knex } = web().desk.database;
    const judged = { nature: 'valid', fault: 'staff', grade: 'C' };
    await knex('complaint').whereIn('id', knex('complaint').orderBy('id').limit(28).select('id')).update(judged);
    await browser.open(CASES);
    await browser.submit(CASES, { text: '', state: 'received', grade: 'C', fault: 'staff' });
    expect(pathOf(browser)).to.equal(`${CASES}?state=received&fault=staff&grade=C`);
    expect(chosen(browser.page.html)).to.include.members(['grade=C', 'fault=staff', 'state=received']);
    expect(browser.page.html).to.include('第 1–25 条，共 28 条').and.to.include('C类').and.to.include('工作人员有责');
    const second = await browser.open(linkOf(browser.page.html, '下一页'));
    expect(second.html).to.include('第 26–28 条，共 28 条');
    const here = pathOf(browser);
    await browser.open(linkOf(second.html, numbersOf(second.html)[0] ?? '?'));
    expect(linkOf(browser.page.html, '← 投诉查询')).to.equal(here);
    const ofNumber = async (grade: string): Promise<string[]> => {
      await browser.open(CASES);
      await browser.submit(CASES, { text: numbersOf(second.html)[0] ?? '', grade });
      return numbersOf(browser.page.html);
    };
    expect([(await ofNumber('C')).length, (await ofNumber('A')).length], 'by its number, too').to.deep.equal([1, 0]);
    expect((await browser.open(`${CASES}?grade=A`)).html).to.include('没有符合条件的投诉');
    expect((await browser.open(`${CASES}?grade=%3Cb%3E`)).html, 'no code').to.include('共 30 条');
    expect((await browser.open(`${CASES}?fault=staff&lang=en`)).html).to.include('>staff at fault<');
  });

  it('says what keeps a word from being found', async () => {
    await file(1, {}, 'one');
    const words = async (text: string): Promise<string> => (await searched('投诉办01', text)).page.html;
    const short = await words('a');
    expect(short).to.include('“a”太短，未按此查找');
    expect(numbersOf(short)).to.deep.equal([]);
    expect(await words('李'))
      .to.include('“李”只按姓氏查找')
      .and.to.include('没有符合条件的投诉');
    expect(await words('001')).to.include('“001”未按电话查找：电话请输入至少末四位数字');
    expect(numbersOf(await words('测'))).not.to.deep.equal([]);
    expect(numbersOf(await words('0001'))).not.to.deep.equal([]);
  });
});
