/** The script of the check page in a real browser: it finds its nonce, asks for patience where it must, freezes nothing. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { COMPLAINT, fileComplaint, fillIn } from '../kit/journey.js';
import { PlainBrowser } from '../kit/plain-browser.js';
import { withWeb } from '../kit/web.js';
import { axeFindings } from './axe.js';
import { picture, withBrowser } from './browser.js';

describe('the proof of work in the browser', function () {
  this.timeout(120_000);
  const web = withWeb();
  const browser = withBrowser();

  /** A browser whose complaint is written and can be looked over. */
  async function written(
    run: (page: Page, check: string) => Promise<void>,
    options: { javaScriptEnabled?: boolean } = {},
  ) {
    const { url } = web();
    const plain = new PlainBrowser(url);
    await fillIn(plain, COMPLAINT);
    const context = await browser().newContext({ locale: 'zh-CN', viewport: { width: 320, height: 640 }, ...options });
    const cookies = plain.cookieHeader.split('; ').map((one) => one.split(/=(.*)/));
    await context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url })));
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 429/.test(message.text())) problems.push(message.text());
    });
    await run(page, url + plain.aboutIt('/complaints/check'));
    expect(problems, 'errors on the console').to.deep.equal([]);
    await context.close();
  }
  const send = (page: Page): Promise<void> => page.click('#answers button.govuk-button');

  it('is done while somebody reads, and lets them send where programs may no more', async () => {
    for (let nth = 0; nth < 5; nth += 1) await fileComplaint(web().url);
    await written(async (page, check) => {
      await page.goto(check);
      await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name="proof"]')?.value !== '');
      expect(await axeFindings(page)).to.deep.equal([]);
      await Promise.all([page.waitForURL(/sent/), send(page)]);
      expect(await page.textContent('[data-testid="number"]')).to.match(/^TS\d{11}$/);
    });
  });

  it('says that it takes a moment on a slow phone, goes on answering, and then sends by itself', () =>
    written(async (page, check) => {
      await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 20 });
      // The search goes on once the person was told to wait, and not a slice before.
      await page.addInitScript({
        content: `{
          const later = window.setTimeout.bind(window), held = [];
          window.setTimeout = (run, ms) => (ms === 0 && held.told !== true ? held.push(run) : later(run, ms));
          window.addEventListener('told', () => { held.told = true; for (const run of held) later(run, 0); });
        }`,
      });
      // However soon the number is found, the page stays until it was looked at.
      await page.addInitScript(() => {
        const submit = HTMLFormElement.prototype.submit;
        HTMLFormElement.prototype.submit = function () {
          if (sessionStorage.getItem('looked') !== null) submit.call(this);
          else window.addEventListener('looked', () => submit.call(this), { once: true });
        };
      });
      await page.goto(check, { waitUntil: 'commit' });
      await page.waitForSelector('#answers button.govuk-button');
      await send(page);
      await page.waitForFunction(() => document.querySelector('[role="status"]')?.textContent?.includes('请稍候'));
      await page.evaluate(() => window.dispatchEvent(new Event('told')));
      await picture(page, '03-check-waiting-320');
      expect(await axeFindings(page)).to.deep.equal([]);
      await page.evaluate(() => {
        sessionStorage.setItem('looked', 'yes');
        window.dispatchEvent(new Event('looked'));
      });
      await page.waitForURL(/sent/);
      expect(await page.textContent('[data-testid="number"]')).to.match(/^TS\d{11}$/);
    }));

  it('is not needed for the first few without scripts; then the page says what to do', async () => {
    for (let nth = 0; nth < 4; nth += 1) await fileComplaint(web().url);
    await written(
      async (page, check) => {
        await page.goto(check);
        await Promise.all([page.waitForURL(/sent/), send(page)]);
      },
      { javaScriptEnabled: false },
    );
    await written(async (page, check) => {
      await page.goto(check);
      // As if the script had not found its number yet, however slow this machine is.
      await page.evaluate(() => {
        const form = document.querySelector<HTMLFormElement>('#answers');
        form?.querySelector('[name=proof]')?.setAttribute('value', '');
        form?.submit();
      });
      await page.getByText('您填写的内容都已保留').waitFor();
      await picture(page, '03-without-proof-320');
      expect(await axeFindings(page)).to.deep.equal([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(320);
    });
  });
});
