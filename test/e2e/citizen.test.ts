/** A citizen whose browser runs no script, on a small phone: files, adds a photo, urges, disputes, evaluates, reopens. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { anId } from '../kit/ids.js';
import { COMPLAINT } from '../kit/journey.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { axeFindings } from './axe.js';
import { picture, withBrowser } from './browser.js';

const WORDS = {
  'zh-CN': {
    next: '继续',
    told: /已到室外/,
    dispute: '不认可，提出异议',
    talk: '再次协商',
    why: '表还是走得快，要求重新检测。',
    disputed: '已收到您的异议',
    thanks: '感谢您的评价',
    archived: '投诉已经归档',
    urged: '已转达您的催办',
  },
  en: {
    next: 'Continue',
    told: /I am outside/,
    dispute: 'I do not accept it',
    talk: 'Talk to me again',
    why: 'The meter still runs fast.',
    disputed: 'We have received your objection',
    thanks: 'Thank you',
    archived: 'The complaint is archived',
    urged: 'Your urging has been passed on',
  },
} as const;

describe('a citizen without scripts', function () {
  this.timeout(180_000);
  const web = withWeb({ start: '2026-03-02T02:00:00.000Z' });
  const browser = withBrowser();

  for (const locale of ['zh-CN', 'en'] as const)
    it(`files a complaint and follows it to a second answer, at 320 px, in ${locale}`, async () => {
      const { desk, url } = web();
      const words = WORDS[locale];
      const context = await browser().newContext({
        locale,
        javaScriptEnabled: false,
        viewport: { width: 320, height: 640 },
      });
      const page = await context.newPage();
      const shot = async (name: string): Promise<void> => {
        await picture(page, `citizen-${locale}-${name}`);
        await accessible(page, name);
      };
      const text = () => page.locator('body').innerText();
      await page.goto(`${url}/complaints/new?lang=${locale}`);
      await fileIt(page, words.told);
      await shot('sent');
      const number = (await page.textContent('[data-testid="number"]')) ?? '';
      const code = (await page.textContent('[data-testid="code"]')) ?? '';
      desk.complaints.push((await desk.database.read.complaints.byNumber(number))?.id ?? anId('nothing'));
      expect((await desk.complaint()).safetyHazard, 'the danger is on the case').to.equal(true);
      await desk.settled();
      await page.goto(`${url}/track`);
      await page.fill('#number', number);
      await page.fill('#code', code);
      await send(page, '#track');
      const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
        .jpeg()
        .toBuffer();
      await page.setInputFiles('#files', { name: '读数.jpg', mimeType: 'image/jpeg', buffer: photo });
      await send(page, 'form[enctype]');
      expect(await text()).to.include('读数.jpg');
      await send(page, '#urging');
      expect(await text()).to.include(words.urged);
      await shot('urged');
      await page.goto(`${url}/track/withdraw`);
      await shot('withdraw');
      await walkThrough();
      await page.goto(`${url}/track/complaint`);
      await shot('answered');
      await disputeIt(page, words);
      await shot('disputed');
      await desk.settled();
      await desk.do('userTask_Negotiate', { negotiationOutcome: 'explained' });
      await desk.do('userTask_ReturnVisit');
      await page.goto(`${url}/track/complaint`);
      expect(await text()).to.include(words.archived);
      await page.goto(`${url}/track/evaluation`);
      await page.check('input[name="solved"][value="yes"]');
      await page.check('input[name="satisfaction"][value="4"]');
      await page.check('input[name="attitude"][value="5"]');
      await shot('evaluation');
      await send(page, 'form[action="/track/evaluation"]');
      expect(await text()).to.include(words.thanks);
      await disputeIt(page, words);
      await desk.settled();
      expect(await desk.complaint(), 'open again').to.include({ state: 'disputed', archivedAt: null });
      await page.goto(`${url}/track/complaint`);
      await shot('reopened');
      expect(await page.locator('html').getAttribute('lang')).to.equal(locale);
      await context.close();
    });

  /** The same page with scripts: axe is one. */
  async function accessible(page: Page, name: string): Promise<void> {
    const context = await browser().newContext({
      storageState: await page.context().storageState(),
      viewport: { width: 320, height: 640 },
    });
    const again = await context.newPage();
    await again.goto(page.url());
    expect(await axeFindings(again), name).to.deep.equal([]);
    await context.close();
  }

  /** Sends the form by its last button, as a thumb would. */
  async function send(page: Page, form: string): Promise<void> {
    await Promise.all([page.waitForLoadState('load'), page.locator(`${form} button`).last().click()]);
  }

  async function fileIt(page: Page, told: RegExp): Promise<void> {
    const next = () => send(page, '#complaint');
    await page.check('input[name="safetyHazard"][value="yes"]');
    await next();
    await page.getByRole('button', { name: told }).first().click();
    await page.waitForURL(/matter/);
    await page.check('input[name="category"][value="metering"]');
    await next();
    await next(); // questions of the matter: all optional
    await page.fill('#content', COMPLAINT['content'] ?? '');
    await next();
    if (/danger/.test(page.url())) await page.getByRole('button', { name: told }).first().click();
    await page.fill('#address', COMPLAINT['address'] ?? '');
    await next();
    await next(); // what is wished for: optional
    await page.fill('#complainantName', COMPLAINT['complainantName'] ?? '');
    await page.fill('#phone', COMPLAINT['phone'] ?? '');
    await next();
    await send(page, '#answers');
    await page.waitForSelector('[data-testid="code"]');
  }

  async function walkThrough(): Promise<void> {
    const { desk } = web();
    await walkTo(desk, 'userTask_ReturnVisit');
  }

  async function disputeIt(page: Page, words: { dispute: string; talk: string; why: string; disputed: string }) {
    await page.getByRole('link', { name: words.dispute }).click();
    await page.getByLabel(words.talk).check();
    await page.fill('#text', words.why);
    await accessible(page, 'dispute');
    await send(page, '#dispute');
    expect(await page.locator('body').innerText()).to.include(words.disputed);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(320);
  }
});
