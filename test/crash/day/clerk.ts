/** What the front desk does besides its tasks: registers calls, corrects what it wrote down, opens an outage and tells its cases. */
import { shown } from '../../kit/html.js';
import type { PlainBrowser } from '../../kit/plain-browser.js';
import { type Power, sendPage } from './power.js';
import type { Told } from './told.js';

const CALL = {
  channel: 'phone',
  category: 'supply',
  content: '家里没有燃气。',
  complainantName: '测试乙',
  phone: '19900000001',
  address: '测试市示范区测试路9号',
};
const OUTAGE = { kind: 'outage', title: '城东片区停气', area: '测试路沿线', startedAt: '2026-09-29T08:00' };

interface Call {
  number: string;
  href: string;
}

export class Clerk {
  private readonly calls: Call[] = [];
  private nth = 0;

  constructor(
    private readonly power: Power,
    private readonly browser: PlainBrowser,
    /** The complaint office's: it tells all cases of an outage. */
    private readonly office: PlainBrowser,
    private readonly told: Told,
  ) {}

  /** One more thing of the day. */
  async next(): Promise<void> {
    this.nth += 1;
    const call = await this.register();
    await this.correct(call);
    if (this.nth % 3 === 1) await this.outage(this.calls.splice(0));
  }

  private open(path: string, browser = this.browser): Promise<{ html: string }> {
    return this.power.untilAnswered(() => browser.open(path));
  }

  private async send(action: string, fields: Record<string, string>, browser = this.browser): Promise<string> {
    const { status, html } = await sendPage(this.power, browser, () => browser.submit(action, fields));
    if (status !== 200) throw new Error(`${action} was not taken: ${status} ${browser.text}`);
    return html;
  }

  private async register(): Promise<Call> {
    await this.open('/desk/register');
    const html = await this.send('/desk/register', CALL);
    const number = shown(html, 'number');
    const call = { number, href: this.browser.links('查看案卷')[0] ?? '' };
    this.told.complaint(number);
    this.calls.push(call);
    return call;
  }

  private async correct({ number, href }: Call): Promise<void> {
    const action = `${href}/correct`;
    await this.open(action);
    const fields = this.browser.filledIn(action);
    const { browser } = this;
    let lost = false;
    const form = browser.page;
    const { status } = await this.power.untilAnswered((again) => {
      lost = again;
      browser.page = form;
      return browser.submit(action, { ...fields, phone: '19900000009', reason: '来电更正电话。' });
    });
    // A form that was taken before its answer was lost is out of date the second time.
    if (status !== 200 && !(lost && status === 409)) throw new Error(`${action}: ${status} ${browser.text}`);
    this.told.complaint(number).corrections += 1;
  }

  private async outage(calls: readonly Call[]): Promise<void> {
    await this.open('/desk/events/new');
    await this.send('/desk/events/new', OUTAGE);
    let href = /(\/desk\/events\/[0-9a-f-]{36})/.exec(this.browser.page.url)?.[1];
    if (href === undefined) {
      // The answer was lost, and a form that comes again is told to be done: the newest in the list is the one.
      await this.open('/desk/events');
      href = this.browser.links(OUTAGE.title)[0] ?? '';
    }
    this.told.events.set(href.split('/').at(-1) ?? '', 0);
    for (const { number } of calls) {
      await this.open(href);
      await this.send(`${href}/cases`, { number });
      this.told.complaint(number).events += 1;
    }
    await this.open(href, this.office);
    await this.send(`${href}/message`, { text: '抢修人员已到场。' }, this.office);
    this.told.events.set(href.split('/').at(-1) ?? '', 1);
  }
}
