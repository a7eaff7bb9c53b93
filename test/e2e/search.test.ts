/** Searching in a real browser: Back and the link back lead to the same page of the same search. */
import { expect } from 'chai';
import { withWeb } from '../kit/web.js';
import { COMPLAINT } from '../kit/desk.js';
import { axeFindings } from './axe.js';
import { picture, withBrowser } from './browser.js';

describe('a search in the browser', function () {
  this.timeout(180_000);
  const web = withWeb();
  const browser = withBrowser();

  it('is still there after Back from a case, and behind the link back', async () => {
    const { desk, url } = web();
    for (let index = 0; index < 27; index += 1)
      await desk.useCases.intake.fileComplaint({
        ...COMPLAINT,
        safetyHazard: index === 0,
        submissionToken: `search-${index}`,
      });
    const context = await browser().newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
    await context.addCookies([{ name: 'session', value: await desk.session('投诉办01'), url, httpOnly: true }]);
    const page = await context.newPage();
    await page.goto(`${url}/desk/cases`);
    await page.fill('#text', '测试甲 读数');
    await page.locator('main').getByRole('button', { name: '查询' }).click();
    await picture(page, 'search-first');
    await page.getByRole('link', { name: /下一页/ }).click();
    await page.waitForURL(/page=2/);
    const second = page.url();
    expect(second).to.match(/\/desk\/cases\?search=[\w-]{22}&page=2$/);
    expect(await axeFindings(page)).to.deep.equal([]);
    const rows = () => page.locator('tbody tr').allInnerTexts();
    const listed = await rows();
    expect(listed).to.have.length(2);
    await page.locator('tbody a').first().click();
    await page.waitForURL(/\/desk\/cases\/[0-9a-f-]{36}/);
    await page.goBack();
    expect([page.url(), await rows(), await page.inputValue('#text')]).to.deep.equal([second, listed, '测试甲 读数']);
    await page.locator('tbody a').first().click();
    await page.getByRole('link', { name: /← 投诉查询/ }).click();
    await page.waitForURL(second);
    expect(await rows()).to.deep.equal(listed);
    await page.goto(`${url}/desk/cases?lang=en`);
    await page.setViewportSize({ width: 320, height: 800 });
    await picture(page, 'search-narrow-en');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= 320)).to.equal(true);
    await page.goto(`${url}/desk?view=all&lang=zh-CN`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await picture(page, 'tasks-in-order');
    await context.close();
  });
});
