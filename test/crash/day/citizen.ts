/** A citizen's day: files with a proof of work, adds a file and words, urges, then accepts the answer or disputes it. */
import { searcher } from '../../../web/browser/puzzle/search.js';
import { shown, valueOf } from '../../kit/html.js';
import { COMPLAINT, fillIn } from '../../kit/journey.js';
import { PlainBrowser } from '../../kit/plain-browser.js';
import { pause, type Server } from '../../kit/server.js';
import { type Power, sendPage } from './power.js';
import type { Acknowledged, Told } from './told.js';

/** Of 50 ms: an answer takes as long as all its steps. */
const LOOKS = 3_000;

export interface CitizenOptions {
  server: Server;
  power: Power;
  told: Told;
  chance: () => number;
  email: string;
}

export async function citizenDay(options: CitizenOptions): Promise<void> {
  while (!options.power.off) await life(options);
}

async function file({ server, power, email }: CitizenOptions): Promise<{ number: string; code: string }> {
  const browser = new PlainBrowser(server.url);
  await power.untilAnswered(async () => {
    await fillIn(browser, { ...COMPLAINT, email });
    return browser.page;
  });
  const challenge = valueOf(browser.document, 'challenge');
  const proof = String(searcher(challenge).next(Number.MAX_SAFE_INTEGER));
  const { html, status } = await sendPage(power, browser, () => browser.submit('/complaints', { challenge, proof }));
  const filed = { number: shown(html, 'number'), code: shown(html, 'code') };
  if (filed.number === '') throw new Error(`The complaint was not filed: ${status} ${browser.text}`);
  return filed;
}

async function life(options: CitizenOptions): Promise<void> {
  const { server, power, told } = options;
  const filed = await file(options);
  const own = told.complaint(filed.number);
  const browser = new PlainBrowser(server.url);
  await power.untilAnswered(async () => {
    await browser.open('/track');
    return browser.submit('/track', filed);
  });
  await addFile(power, browser, filed.number, own);
  await write(power, browser, '/track/information', { text: '表号是 M00000001。' }, own);
  await write(power, browser, '/track/urge', { urge: '请尽快上门。' }, own);
  await answer(options, browser, own);
}

async function opened(power: Power, browser: PlainBrowser, path: string): Promise<string> {
  const { html } = await power.untilAnswered(() => browser.open(path));
  return html;
}

async function addFile(power: Power, browser: PlainBrowser, number: string, own: Acknowledged): Promise<void> {
  await opened(power, browser, '/track/complaint');
  const bytes = Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Title (${number}) >>\nendobj\ntrailer\n<<>>\n%%EOF\n`);
  const { status } = await sendPage(power, browser, () =>
    browser.sendFiles('/track/attachments', [['账单.pdf', bytes]]),
  );
  if (status !== 200) throw new Error(`The file was not taken: ${status} ${browser.text}`);
  own.attachments += 1;
}

async function write(
  power: Power,
  browser: PlainBrowser,
  action: string,
  fields: Record<string, string>,
  own: Acknowledged,
): Promise<void> {
  const html = await opened(power, browser, '/track/complaint');
  if (!html.includes(`action="${action}"`)) return;
  const { status } = await sendPage(power, browser, () => browser.submit(action, fields));
  if (status !== 200) throw new Error(`${action} was not taken: ${status} ${browser.text}`);
  own.words += 1;
}

/** Once there is an answer: accepted, or disputed. */
async function answer(
  { power, told, chance }: CitizenOptions,
  browser: PlainBrowser,
  own: Acknowledged,
): Promise<void> {
  for (let look = 0; look < LOOKS && !power.off; look += 1) {
    const html = await opened(power, browser, '/track/complaint');
    if (html.includes('您认可这个答复吗')) {
      if (told.counts['accepted'] === 0 || (told.counts['disputed'] !== 0 && chance() < 0.5)) {
        await sendPage(power, browser, () => browser.submit('/track/accept'));
        own.accepted += 1;
        return;
      }
      await opened(power, browser, browser.links('不认可，提出异议')[0] ?? '/track/dispute');
      if (!browser.page.html.includes('action="/track/dispute"')) return;
      const words = { way: 'talk', text: '结论与检测记录不符。' };
      await sendPage(power, browser, () => browser.submit('/track/dispute', words));
      own.disputed += 1;
      own.words += 1;
      return;
    }
    await pause();
  }
}
