/** Ids of rules are for machines: people read the regulation's title and its article. The page of the regulation, whose subject they are, has them. */
import { expect } from 'chai';
import { guidanceOf } from '../../web/shell/element-words.js';
import { ownLinks } from '../kit/html.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { caseAt } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const ID = /D\d\d-R\d\d/;
/** What people read: no addresses, nothing that is data for scripts. */
const read = (html: string): string => html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' ');
const isSubject = (address: string): boolean => address.replace(/\?.*/, '') === '/regulations';

describe('ids of rules', () => {
  const web = withWeb({ start: '2026-09-28T01:00:00.000Z' });

  /** The pages that one finds from these, three links away. */
  async function crawl(browser: PlainBrowser, from: string[]): Promise<{ pages: number; found: string[] }> {
    const seen = new Set<string>();
    const found: string[] = [];
    let next = from;
    for (let depth = 0; depth < 3; depth += 1) {
      const links = new Set<string>();
      for (const link of next) {
        if (seen.has(link)) continue;
        seen.add(link);
        const { html, url } = await browser.open(link);
        if (!isSubject(new URL(url).pathname) && ID.test(read(html)))
          found.push(`${link}: ${ID.exec(read(html))?.[0]}`);
        for (const one of ownLinks(html)) if (!/lang=|diagram\.json|attachments\/[^/]+$/.test(one)) links.add(one);
      }
      next = [...links];
    }
    return { pages: seen.size, found };
  }

  for (const locale of ['zh-CN', 'en'] as const) {
    it(`are on no page of the portal (${locale})`, async () => {
      const { number, queryCode } = await web().desk.file();
      const browser = web().visitor();
      await browser.open(`/track?lang=${locale}`);
      await browser.submit('/track', { number, code: queryCode });
      const { pages, found } = await crawl(browser, ['/', '/contact', '/track/complaint']);
      expect(pages).to.be.greaterThan(20);
      expect(found).to.deep.equal([]);
    });

    it(`are neither on the page of a case nor in what was told in it (${locale})`, async () => {
      await web().begin(caseAt('userTask_PrepareResult'));
      const browser = await web().signedIn('投诉办01');
      for (const address of [`/desk/cases/${web().desk.complaints[0] ?? ''}`, '/desk', '/desk/cases']) {
        const { html, status } = await browser.open(`${address}?lang=${locale}`);
        expect(status).to.equal(200);
        expect(ID.exec(read(html))?.[0], address).to.equal(undefined);
      }
    });

    it(`are in the guidance of no task, nor a regulation that another case may go by (${locale})`, async () => {
      const processes = await web().desk.useCases.definitions.processes();
      const texts = Object.values(processes).flatMap(({ elements }) =>
        Object.values(elements).flatMap((element) => guidanceOf(element, locale)),
      );
      expect(texts.length).to.be.greaterThan(100);
      expect(texts.filter((text) => ID.test(text) || /《|第.+条|[Aa]rticle/.test(text))).to.deep.equal([]);
    });
  }
});
