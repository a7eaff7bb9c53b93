/** What a page of the portal costs on an old phone: its HTML and all it loads, as sent. */
import { expect } from 'chai';
import { elements, attributeOf } from '../kit/html.js';
import { COMPLAINT, fillIn } from '../kit/journey.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { withWeb } from '../kit/web.js';

const MOST_BYTES = 100_000;

describe('each page of the portal', () => {
  const web = withWeb();

  /** @returns bytes of the page and of the styles, scripts and pictures that it names */
  async function weightOf({ page }: PlainBrowser): Promise<number> {
    const named = elements(page.html, 'link:not([rel="alternate"]):not([rel="canonical"]), script, img')
      .map((one) => attributeOf(one, 'href') || attributeOf(one, 'src'))
      .filter((address) => address.startsWith('/'));
    const sizes = await Promise.all(
      [...new Set(named)].map(async (address) => (await (await fetch(web().url + address)).arrayBuffer()).byteLength),
    );
    return sizes.reduce((sum, size) => sum + size, Buffer.byteLength(page.html));
  }

  it('is under 100 kB with its styles, and has no script but the one that works while the answers are looked over', async () => {
    const browser = web().visitor();
    const weights: Record<string, number> = {};
    const weigh = async (path: string): Promise<void> => {
      await browser.goOn(path);
      const scripts = elements(browser.document, 'script').map(({ outerHTML }) => outerHTML);
      if (path !== '/complaints/check') expect(scripts, path).to.deep.equal([]);
      else expect(scripts.join()).to.match(/^<script src="\/assets\/proof-of-work[^"]*" defer(="")?><\/script>$/);
      weights[path] = await weightOf(browser);
    };
    for (const path of ['/', '/about', '/contact', '/privacy', '/outages', '/reports', '/track', '/complaints/danger'])
      await weigh(path);
    for (const step of ['safety', 'matter', 'what', 'where', 'wish', 'contact']) await weigh(`/complaints/new/${step}`);
    await browser.goOn('/complaints/new/matter');
    await browser.submit('/complaints/new/matter', { category: 'metering' });
    await weigh('/complaints/new/details');
    await fillIn(browser, COMPLAINT);
    await weigh('/complaints/check');
    await web().desk.file();
    await weigh('/complaints/new/similar');
    expect(browser.page.url).to.match(/similar$/);
    await browser.goOn('/complaints/check');
    await browser.submit('/complaints');
    await web().desk.settled();
    await weigh('/complaints/sent');
    await browser.submit('/track');
    await weigh('/track/complaint');
    expect(browser.page.url).to.match(/track\/complaint$/);
    expect(Object.entries(weights).filter(([, bytes]) => bytes >= MOST_BYTES)).to.deep.equal([]);
  });
});
