/** The design page in a real browser: both languages, every theme, a desk and a phone. */
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Server } from '../kit/server.js';
import { axeFindings } from './axe.js';
import { launch, picture } from './browser.js';

const WIDTHS = [1280, 320];
const THEMES = ['light', 'dark', 'print'];
const LOCALES = ['zh-CN', 'en'];

describe('the design page in the browser', function () {
  this.timeout(300_000);
  const server = new Server();
  let browser: Browser;

  before(async () => {
    await server.start();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server.remove();
  });

  async function visit(options: BrowserContextOptions, run: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await run(page);
    expect(problems, 'errors on the console').to.deep.equal([]);
    await context.close();
  }

  for (const width of WIDTHS)
    for (const theme of THEMES)
      for (const locale of LOCALES)
        it(`is accessible in ${theme}, ${locale}, ${width} px wide`, () =>
          visit({ locale, viewport: { width, height: 900 } }, async (page) => {
            await page.goto(`${server.url}/design-system?lang=${locale}&theme=${theme}`);
            await page.waitForSelector('.djs-container svg');
            expect(await page.evaluate(() => window.scrollY), 'scrolled down by itself').to.equal(0);
            await picture(page, `80-design-${theme}-${locale}-${width}`);
            // What is folded is looked at, too.
            await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
            expect(await axeFindings(page)).to.deep.equal([]);
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(width);
          }));

  it('shows the theme asked for whatever the system says, and follows the system where none is asked for', async () => {
    const ground = async (colorScheme: 'light' | 'dark', query: string): Promise<string> => {
      let colour = '';
      await visit({ colorScheme }, async (page) => {
        await page.goto(`${server.url}/design-system${query}`);
        colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      });
      return colour;
    };
    const [white, black] = ['rgb(255, 255, 255)', 'rgb(16, 25, 31)'];
    for (const system of ['light', 'dark'] as const) {
      expect(await ground(system, '?theme=light')).to.equal(white);
      expect(await ground(system, '?theme=print')).to.equal(white);
      expect(await ground(system, '?theme=dark')).to.equal(black);
      expect(await ground(system, '')).to.equal(system === 'dark' ? black : white);
    }
  });

  it('says the sizes that the browser shows', () =>
    visit({}, async (page) => {
      await page.goto(`${server.url}/design-system`);
      const sizes = await page.$$eval('[data-size]', (samples) =>
        samples.map((one) => [`${(one as HTMLElement).dataset['size']}px`, getComputedStyle(one).fontSize]),
      );
      expect(sizes).to.have.length.greaterThan(5);
      for (const [said, shown] of sizes) expect(shown).to.equal(said);
    }));
});
