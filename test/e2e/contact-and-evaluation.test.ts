/** Where to complain, and the evaluation behind a notice's link, in a real browser: desk, phone, paper, both languages. */
import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { axeFindings } from './axe.js';
import { picture, withBrowser } from './browser.js';

describe('contact points and the evaluation in the browser', function () {
  this.timeout(120_000);
  const web = withWeb();
  const browser = withBrowser();

  async function visit(run: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser().newContext({ locale: 'zh-CN', viewport: { width: 320, height: 640 }, ...options });
    await run(await context.newPage());
    await context.close();
  }
  async function look(page: Page, name: string): Promise<void> {
    await picture(page, name);
    expect(await axeFindings(page), name).to.deep.equal([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).to.be.at.most(320);
  }

  it('show every channel on a phone, on paper, in the dark and in English', () =>
    visit(async (page) => {
      await page.goto(`${web().url}/contact`);
      await look(page, '61-contact-320');
      await page.emulateMedia({ media: 'print' });
      expect(await page.isVisible('text=0000-0000001')).to.equal(true);
      expect(await page.isVisible('.app-footer__links')).to.equal(false);
      await picture(page, '61-contact-print');
      await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
      await look(page, '61-contact-dark');
      await page.goto(`${web().url}/contact?lang=en`);
      await look(page, '61-contact-en');
    }));

  it('let somebody evaluate with one tap, without scripts', async () => {
    const { desk } = web();
    const { number, queryCode } = await desk.file();
    await walkTo(desk, 'userTask_ReturnVisit');
    const view = await desk.useCases.portal.trackComplaint(number, queryCode);
    const [link = ''] = view?.notices.map(({ body }) => /\/evaluate\/\S+/.exec(body)?.[0] ?? '').filter(Boolean) ?? [];
    await visit(async (page) => {
      await page.goto(web().url + link);
      await look(page, '62-evaluate-320');
      const { height = 0 } = (await page.getByRole('button', { name: '很满意', exact: true }).boundingBox()) ?? {};
      expect(height, 'for a thumb').to.be.at.least(44);
      await page.getByRole('button', { name: '很不满意' }).click();
      await look(page, '62-evaluate-low-320');
    });
    await visit(
      async (page) => {
        await page.goto(web().url + link);
        await page.getByRole('button', { name: '很满意', exact: true }).click();
        await page.getByText('您的评价已经收到').waitFor();
      },
      { javaScriptEnabled: false },
    );
    await visit(async (page) => {
      await page.goto(web().url + link);
      await look(page, '62-evaluate-done-320');
    });
  });
});
