/** Signing an on-the-spot settlement in a real browser: with the mouse, by name, on a phone. */
import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '../../db/seeds.js';
import { withWeb } from '../kit/web.js';
import { axeFindings } from './axe.js';
import { picture, withBrowser } from './browser.js';

const CELLS = {
  'D16_2025_1.dmn#limits_findings_amount': '3',
  'D16_2025_1.dmn#duties_handling_assessment_period': '"quarter"',
  'D16_2025_1.dmn#profile_settings_damageThreshold': '10000',
};

describe('signing in the browser', function () {
  this.timeout(120_000);
  const web = withWeb({ policy: 'D16_2025_1', cells: CELLS });
  const browser = withBrowser();

  async function visit(width: number, run: (page: Page) => Promise<void>): Promise<void> {
    // Two points of the screen for each of the page.
    const context = await browser().newContext({
      locale: 'zh-CN',
      viewport: { width, height: 900 },
      deviceScaleFactor: 2,
      hasTouch: width < 600,
    });
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

  /** The task of settling, claimed, with its form drawn and what is not signed filled in. */
  async function openTask(page: Page): Promise<void> {
    const { desk, url } = web();
    await desk.file();
    await desk.do('userTask_Register', { settlement: true });
    const { id } = await desk.task('userTask_SettleOnTheSpot');
    await page.goto(`${url}/sign-in`);
    await page.fill('#username', '投诉办01');
    await page.fill('#password', DEMONSTRATION_PASSWORD);
    await Promise.all([page.waitForURL(/\/desk/), page.click('#sign-in button')]);
    await page.goto(`${url}/desk/tasks/${id}`);
    await page.getByRole('button', { name: '领取' }).click();
    await desk.settled();
    await page.goto(`${url}/desk/tasks/${id}`);
    await page.waitForSelector('[data-form-js] .fjs-form');
    await page.getByLabel('已当场办结').check();
    await page.getByLabel('事实与责任').fill('燃气表电池耗尽，责任在公司。');
    await page.getByLabel('处理结果和履行方式').fill('当场更换电池，费用由公司承担。');
  }

  const pad = (page: Page, name: string): Locator => page.getByRole('group', { name });
  /** One stroke from left to right, in waves. */
  async function stroke(page: Page, group: Locator, from = 0.15): Promise<void> {
    const box = group.locator('.app-sign__paper');
    await box.scrollIntoViewIfNeeded();
    const place = await box.boundingBox();
    if (place === null) throw new Error('There is nothing to sign on.');
    const at = (part: number): [number, number] => [
      place.x + place.width * part,
      place.y + place.height * (0.5 + 0.3 * Math.sin(part * 25)),
    ];
    await page.mouse.move(...at(from));
    await page.mouse.down();
    for (let part = from; part < from + 0.5; part += 0.01) await page.mouse.move(...at(part));
    await page.mouse.up();
  }
  const strokes = async (group: Locator): Promise<number> =>
    ((await group.locator('.app-signature__ink').getAttribute('d')) ?? '').match(/M/g)?.length ?? 0;

  /** Our own field inside form-js: what the other pages leave out is looked at here. */
  async function padFindings(page: Page): Promise<string[]> {
    const rest = await axeFindings(page);
    const own = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(on: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run(
        { include: [['.app-sign']] },
        { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
      );
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    });
    return [...rest, ...own];
  }

  it('is drawn with the mouse, taken back stroke by stroke, typed instead, and then on the case page (D10-R22)', () =>
    visit(1280, async (page) => {
      await openTask(page);
      const complainant = pad(page, '投诉人签字');
      await stroke(page, complainant);
      await stroke(page, complainant, 0.4);
      expect(await strokes(complainant)).to.equal(2);
      await complainant.getByText('已签 2 笔').waitFor();
      await complainant.getByRole('button', { name: '撤销上一笔' }).click();
      expect(await strokes(complainant)).to.equal(1);
      expect(await complainant.getByRole('textbox').isDisabled(), 'drawn and typed').to.equal(true);
      await complainant.getByRole('button', { name: '清除' }).click();
      expect(await strokes(complainant)).to.equal(0);
      await stroke(page, complainant);
      // Sent too early: what is missing is said where it is missing, and what was drawn stays.
      await page.getByRole('button', { name: '提交' }).click();
      await pad(page, '归属部门签字').getByText('此项必填').waitFor();
      expect(await padFindings(page)).to.deep.equal([]);
      await picture(page, '81-sign-missing');
      expect(await strokes(complainant)).to.equal(1);
      await stroke(page, pad(page, '归属部门签字'), 0.2);
      await pad(page, '投诉处理机构签字').getByRole('textbox').fill('投诉办01');
      await picture(page, '81-sign');
      expect(await padFindings(page)).to.deep.equal([]);
      await Promise.all([page.waitForURL(/\/desk$/), page.getByRole('button', { name: '提交' }).click()]);
      const { desk, url } = web();
      await desk.settled();
      await page.goto(`${url}/desk/cases/${desk.complaints[0]}`);
      await page.getByText('当场处理并确认 · 投诉办01').click();
      await page.getByRole('img', { name: '归属部门签字：手写签名' }).waitFor();
      expect(await page.locator('svg.app-signature').count()).to.equal(1);
      await picture(page, '82-signed');
      expect(await axeFindings(page)).to.deep.equal([]);
      await page.getByText('查看完整个人信息', { exact: true }).first().click();
      await page.getByRole('button', { name: '查看完整个人信息' }).click();
      await page.getByText('当场处理并确认 · 投诉办01').click();
      await page.getByRole('img', { name: '投诉人签字：手写签名' }).waitFor();
      await page.emulateMedia({ media: 'print' });
      await picture(page, '83-signed-print');
    }));

  it('is done with the keyboard alone, by name', () =>
    visit(1280, async (page) => {
      await openTask(page);
      const here = () => page.evaluate(() => document.activeElement?.id ?? '');
      await page.getByLabel('处理结果和履行方式').focus();
      for (const name of ['测试甲', '承办01', '投诉办01']) {
        const before = await here();
        for (let stop = 0; stop < 8 && ((await here()) === before || !(await here()).includes('Signature')); stop += 1)
          await page.keyboard.press('Tab');
        await page.keyboard.type(name);
      }
      await page.keyboard.press('Tab');
      for (let stop = 0; stop < 8; stop += 1) {
        if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === '提交') break;
        await page.keyboard.press('Tab');
      }
      await Promise.all([page.waitForURL(/\/desk$/), page.keyboard.press('Enter')]);
      await web().desk.settled();
      expect(await web().desk.complaint()).to.include({ outcome: 'settled' });
    }));

  it('fits a phone of 320 pixels, and is kept with the draft', () =>
    visit(320, async (page) => {
      await openTask(page);
      const complainant = pad(page, '投诉人签字');
      const saved = page.waitForResponse((response) => response.url().endsWith('/draft'));
      await stroke(page, complainant);
      await saved;
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(320);
      await picture(page, '84-sign-320');
      expect(await padFindings(page)).to.deep.equal([]);
      await page.reload();
      await page.waitForSelector('.app-sign');
      expect(await strokes(pad(page, '投诉人签字'))).to.equal(1);
      expect(await page.getByText('此项必填').count()).to.equal(0);
    }));
});
