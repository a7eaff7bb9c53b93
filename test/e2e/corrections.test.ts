/** The pages of corrections in a real browser: both languages, a desk and a phone. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '../../db/seeds.js';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { anId } from '../kit/ids.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { axeFindings } from './axe.js';
import { picture, withBrowser } from './browser.js';

describe('corrections in the browser', function () {
  this.timeout(120_000);
  const web = withWeb();
  const browser = withBrowser();

  for (const [width, locale] of [
    [1280, 'zh-CN'],
    [320, 'en'],
  ] as const)
    it(`are accessible in ${locale}, ${width} px wide`, async () => {
      const { desk, url } = web();
      await desk.file();
      await walkTo(desk, 'userTask_DraftPlan');
      const id = desk.complaints[0] ?? anId<ComplaintId>('nothing');
      const context = await browser().newContext({ locale, viewport: { width, height: 900 } });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      const look = async (name: string): Promise<void> => {
        await picture(page, `85-${name}-${width}`);
        expect(await axeFindings(page), name).to.deep.equal([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), name).to.be.at.most(width);
      };
      const save = (): Promise<void> => page.locator('main form button.govuk-button').last().click();
      await signIn(page, url);
      await page.goto(`${url}/desk/cases/${id}/correct?lang=${locale}`);
      await look('correct');
      await page.fill('#phone', '19900000009');
      // Meanwhile a colleague is faster.
      await desk.useCases.cases.correctContent(
        await desk.user('投诉办02'),
        id,
        { version: 1, content: { occurredAt: '上周三' }, details: {}, facts: {} },
        '投诉人补充了时间。',
      );
      await page.fill('#reason', '投诉人来电说明电话登记有误。');
      await save();
      await page.getByRole('alert').waitFor();
      await look('meanwhile');
      await save();
      await page.waitForURL(/\/cases\/[^/]+$/);
      await page.goto(`${url}/desk/cases/${id}/versions`);
      expect(await page.locator('.app-version').count()).to.equal(3);
      await look('versions');
      const submissions = await desk.database.read.submissions.ofComplaint(id);
      const found = submissions.find(({ formId }) => formId === 'investigate')?.id;
      await page.goto(`${url}/desk/cases/${id}/submissions/${found}/correct`);
      await page.fill('#findings', '经查，表具超期。');
      await look('submission');
      await page.fill('#reason', '核对笔录。');
      await save();
      await page.waitForURL(/\/cases\/[^/]+$/);
      for (const summary of await page.locator('main details > summary').all()) await summary.click().catch(() => null);
      await look('case');
      expect(problems).to.deep.equal([]);
      await context.close();
    });

  async function signIn(page: Page, url: string): Promise<void> {
    await page.goto(`${url}/sign-in`);
    await page.fill('#username', '投诉办01');
    await page.fill('#password', DEMONSTRATION_PASSWORD);
    await Promise.all([page.waitForURL(/\/desk/), page.click('#sign-in button')]);
  }
});
