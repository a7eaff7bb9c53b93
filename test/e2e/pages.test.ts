/** Every page in a real browser: with nothing on it, and with a thousand cases of long words; wide, and on a phone. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { copies } from '../kit/crowd.js';
import { anId } from '../kit/ids.js';
import { anInstant } from '../kit/instants.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { axeFindings } from './axe.js';
import { picture, withBrowser } from './browser.js';

const LONG = '燃气表读数异常，账单金额连续三个月明显偏高，多次致电客服均未得到明确答复，'.repeat(40);
const PUBLIC = [
  '/',
  '/about',
  '/contact',
  '/outages',
  '/privacy',
  '/regulations',
  '/reports',
  '/complaints/new',
  '/complaints/new/matter',
  '/complaints/new/what',
  '/complaints/new/contact',
  '/complaints/danger',
  '/track',
  '/sign-in',
  '/nowhere',
];
const DESK = [
  '/desk',
  '/desk?view=groups',
  '/desk?view=colleagues',
  '/desk?view=all',
  '/desk?view=done',
  '/desk/cases',
  '/desk/register',
  '/desk/absences',
  '/desk/inbox',
  '/desk/deliveries',
  '/desk/duties',
  '/desk/events',
  '/desk/events/new',
  '/account',
  '/account/second-factor',
  '/kept-forms',
];
const ADMIN = [
  '/admin',
  '/admin/instances',
  '/admin/incidents',
  '/admin/policies',
  '/admin/bundles',
  '/admin/policies/D16_2025_1',
  '/admin/organisation',
  '/admin/organisation/department',
  '/admin/organisation/department/metering',
  '/admin/organisation/csv/department',
  '/admin/users',
  '/admin/users/new',
  '/admin/users/csv',
  '/admin/hooks',
  '/admin/audit',
  '/admin/audit/receipts',
];

/** What stands on a page where the words for it are missing. */
const KEY = /\b(?:admin|common|deliveries|desk|errors|events|nav|public|staff|terms)(?:\.\w+){2,}/;

interface Look {
  name: string;
  width: number;
  locale: 'zh-CN' | 'en';
  dark?: boolean;
}

describe('every page in the browser', function () {
  this.timeout(300_000);
  const web = withWeb({ start: '2026-09-28T01:00:00.000Z' });
  const browser = withBrowser();

  /** Opens the pages one by one: none scrolls sideways, axe finds nothing, no words are missing, the console is empty. */
  async function look(username: string | null, addresses: readonly string[], { name, width, locale, dark }: Look) {
    const { desk, url } = web();
    const context = await browser().newContext({
      locale,
      viewport: { width, height: 900 },
      colorScheme: dark === true ? 'dark' : 'light',
    });
    if (username !== null)
      await context.addCookies([{ name: 'session', value: await desk.session(username), url, httpOnly: true }]);
    await context.addCookies([{ name: 'lang', value: locale, url }]);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) problems.push(message.text());
    });
    for (const address of addresses) {
      await page.goto(url + address);
      await settledPage(page);
      await picture(page, `pages-${name}${address.replace(/[^\w-]+/g, '_')}`);
      expect(await axeFindings(page), `${name} ${address}`).to.deep.equal([]);
      expect(await page.locator('body').innerText(), `${name} ${address}: words are missing`).not.to.match(KEY);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} ${address}`).to.be.at.most(
        width,
      );
    }
    expect(problems, 'errors on the console').to.deep.equal([]);
    await context.close();
  }

  /** Forms and diagrams are drawn by scripts. */
  async function settledPage(page: Page): Promise<void> {
    if ((await page.locator('[data-form-js]').count()) > 0) await page.waitForSelector('[data-form-js] .fjs-form');
    if ((await page.locator('[data-diagram]').count()) > 0) await page.waitForSelector('.djs-container svg');
  }

  const EMPTY: Look = { name: 'empty', width: 1280, locale: 'zh-CN' };
  it('with nothing on it yet', async () => {
    await look(null, PUBLIC, EMPTY);
    await look('投诉办01', DESK, EMPTY);
    await look('管理员01', ADMIN, EMPTY);
  });

  for (const view of [
    { name: 'full-320', width: 320, locale: 'zh-CN' },
    { name: 'full-en-dark', width: 1280, locale: 'en', dark: true },
  ] as const)
    it(`with a thousand cases of long words: ${view.name}`, async () => {
      const { desk } = web();
      const office = await desk.user('投诉办01');
      await desk.useCases.duties.planDuties({ occurrence: 'monday', actor: 'system:test' });
      await desk.file({
        content: LONG,
        desiredOutcome: LONG.slice(0, 1000),
        address: '示范市示范区示范街道示范路一百二十三号'.repeat(4),
      });
      await walkTo(desk, 'userTask_Investigate');
      const complaintId = desk.complaints[0] ?? anId<ComplaintId>('nothing');
      const { number } = await desk.complaint();
      await desk.useCases.notices.sendMessage(office, complaintId, { text: LONG.slice(0, 1900), token: 'one' });
      const eventId = await desk.useCases.massEvents.openMassEvent(office, {
        kind: 'outage',
        title: '示范路一带因第三方施工挖断燃气管道停气',
        area: '示范路、示范东路、示范西路、示范一巷至示范九巷'.repeat(5),
        startedAt: anInstant('2026-09-28T00:00:00.000Z'),
        expectedEndAt: null,
        public: true,
      });
      await desk.useCases.massEvents.linkCase(office, eventId, number);
      const task = await desk.task('userTask_Investigate');
      const kept: [path: string, fields: [string, string][]][] = [
        [`/desk/tasks/${task.id}`, [['findings', LONG]]],
        [`/desk/cases/${complaintId}/message`, [['message', LONG]]],
        [
          '/desk/register',
          [
            ['content', LONG],
            ['address', '示范路'.repeat(40)],
            ['channel', 'phone'],
          ],
        ],
      ];
      const keptIds = await Promise.all(
        kept.map(([path, fields]) => desk.useCases.people.keepForm(office, path, fields, 'expired')),
      );
      await copies(desk, complaintId, 1000);
      await look(null, ['/', '/outages', '/regulations'], view);
      const ofCase = ['', '/classification', '/recusal', '/versions', '/correct'].map(
        (part) => `/desk/cases/${complaintId}${part}`,
      );
      await look(
        '投诉办01',
        [
          ...DESK,
          ...keptIds.map((id) => `/kept-forms/${id}`),
          ...ofCase,
          `/desk/tasks/${task.id}`,
          `/desk/events/${eventId}`,
          `/desk/events/${eventId}/message`,
        ],
        view,
      );
      await look('承办01', [`/desk/tasks/${task.id}`], view);
      await look('管理员01', ADMIN, view);
    });
});
