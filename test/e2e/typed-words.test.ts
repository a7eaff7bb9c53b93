/** What is typed on the desk in a real browser: kept over the language switch, and told when it cannot be kept. */
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '../../db/seeds.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { picture, withBrowser } from './browser.js';

describe('Enter in a field', function () {
  this.timeout(120_000);
  const web = withWeb();
  const browser = withBrowser();

  for (const javaScriptEnabled of [true, false])
    it(`sends the form, and leaves the language as it is (scripts: ${javaScriptEnabled ? 'on' : 'off'})`, async () => {
      const { desk, url } = web();
      const { number, queryCode } = await desk.file();
      const context = await browser().newContext({ locale: 'zh-CN', javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(`${url}/track`);
      await page.fill('[name=number]', number);
      await page.fill('[name=code]', queryCode);
      await page.press('[name=code]', 'Enter');
      await page.waitForURL(/track\/complaint/);
      await page.goto(`${url}/sign-in`);
      await page.fill('[name=username]', '受理01');
      await page.fill('[name=password]', DEMONSTRATION_PASSWORD);
      await page.press('[name=password]', 'Enter');
      await page.waitForURL(/\/desk$/);
      await page.goto(`${url}/desk/register`);
      await page.fill('#phone', '19900000001');
      await page.press('#phone', 'Enter');
      // Whoever presses it in the middle of a call looks for earlier ones, and has registered nothing yet.
      await page.locator('input[name=looked]').waitFor({ state: 'attached' });
      expect(await page.locator('html').getAttribute('lang')).to.equal('zh-CN');
      expect(await page.inputValue('#phone')).to.equal('19900000001');
      expect(await desk.database.read.complaints.all()).to.have.length(1);
      await context.close();
    });
});

describe('what is typed on the desk', function () {
  this.timeout(120_000);
  const web = withWeb();
  const browser = withBrowser();

  async function as(username: string, run: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
    const { desk, url } = web();
    const context = await browser().newContext({ locale: 'zh-CN' });
    await context.addCookies([{ name: 'session', value: await desk.session(username), url, httpOnly: true }]);
    await run(await context.newPage(), context);
    await context.close();
  }

  async function taskAddress(): Promise<string> {
    const { desk, url } = web();
    await desk.file();
    await walkTo(desk, 'userTask_Investigate');
    const { id } = await desk.task('userTask_Investigate');
    await desk.useCases.tasks.claimWorkItem(await desk.user('承办01'), id);
    await desk.settled();
    return `${url}/desk/tasks/${id}`;
  }

  it('in a task: the language switch keeps it at once', () =>
    as('承办01', async (page) => {
      await page.goto(await taskAddress());
      await page.locator('.fjs-form textarea').first().fill('写到一半的调查情况');
      await page.getByRole('button', { name: 'English' }).click();
      await page.waitForURL(/lang=en/);
      await page.waitForSelector('.fjs-form');
      expect(await page.locator('.fjs-form textarea').first().inputValue()).to.equal('写到一半的调查情况');
      expect(await page.locator('html').getAttribute('lang')).to.equal('en');
    }));

  it('in a task: a draft that cannot be kept is said, kept on the page, and tried again', () =>
    as('承办01', async (page, context) => {
      await page.goto(await taskAddress());
      await page.waitForSelector('.fjs-form');
      let refused = 0;
      await page.route(/\/draft$/, (route) => (refused++ < 1 ? route.fulfill({ status: 503 }) : route.continue()));
      const field = page.locator('.fjs-form textarea').first();
      await field.fill('会不会丢');
      await page.getByText('草稿暂未保存，正在重试').waitFor();
      await picture(page, 'draft-not-saved');
      await page.getByText('草稿已保存').waitFor({ timeout: 20_000 });
      await context.setOffline(true);
      await field.fill('断网时写的');
      await page.getByText('网络已断开').waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      expect(await field.inputValue()).to.equal('断网时写的');
      await context.setOffline(false);
      await page.getByText('草稿已保存').waitFor({ timeout: 20_000 });
    }));

  it('on any other page: the language switch takes it along, in this tab alone', () =>
    as('投诉办01', async (page) => {
      const { desk, url } = web();
      await desk.file();
      await page.goto(`${url}/desk/cases/${desk.complaints[0]}`);
      await page.getByText('给投诉人发消息').click();
      await page.fill('#message', '写到一半的消息');
      await page.getByRole('link', { name: 'English' }).click();
      await page.waitForURL(/lang=en/);
      await page.locator('#message').waitFor({ state: 'visible' });
      expect(await page.inputValue('#message')).to.equal('写到一半的消息');
      expect(await page.evaluate(() => sessionStorage.length)).to.equal(0);
      // Typed over there it would go along again; a page opened anew has nothing.
      await page.goto(`${url}/desk/cases/${desk.complaints[0]}`);
      expect(await page.inputValue('#message')).to.equal('');
    }));
});
