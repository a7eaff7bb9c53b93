/** Pages that are open hear of what is new, in a real browser: in the title, in the header and in the inbox itself. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { caseAt } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { picture, withBrowser } from './browser.js';

describe('pages that are open', function () {
  this.timeout(120_000);
  const web = withWeb({ scene: caseAt('userTask_Assign') });
  const browser = withBrowser();

  let second = 0;
  beforeEach(() => void (second = 0));

  /** Time goes on until the page says so: each look asks for the next one when it has come to its end. */
  async function says(page: Page, count: string): Promise<void> {
    const { desk } = web();
    let said = false;
    const heard = page
      .waitForFunction((text) => document.querySelector('.app-nav__count')?.textContent === text, count)
      .then(() => (said = true));
    while (!said && second < 3_000) {
      second += 1;
      await desk.advanceTo(new Date(Date.parse('2026-09-29T01:00:00.000Z') + second * 1_000).toISOString());
    }
    await heard;
  }

  it('say that a task has come, in the title, in the header and in the inbox, in every tab; and that it was read', async () => {
    const { desk, url } = web();
    const context = await browser().newContext({ locale: 'zh-CN' });
    await context.addCookies([{ name: 'session', value: await desk.session('承办01'), url, httpOnly: true }]);
    const [cases, inbox] = [await context.newPage(), await context.newPage()];
    await cases.goto(`${url}/desk/cases`);
    await inbox.goto(`${url}/desk/inbox`);
    expect(await cases.title()).to.match(/^投诉查询/);
    await inbox.getByText('没有未读消息。新的待办任务和通知会自动显示在这里。').waitFor();
    await desk.complete('投诉办01', 'userTask_Assign');
    const count = String(await desk.useCases.inbox.unread(await desk.user('承办01')));
    await says(cases, count);
    expect(await cases.title()).to.match(new RegExp(`^\\(${count}\\) 投诉查询`));
    await inbox.getByRole('heading', { name: /新的待办任务：调查核实/ }).waitFor();
    expect(await inbox.title()).to.match(new RegExp(`^\\(${count}\\) 收件箱`));
    await picture(inbox, 'inbox');
    await inbox.getByRole('button', { name: '全部标为已读' }).click();
    await inbox.getByText('已全部标为已读。').waitFor();
    await says(cases, '');
    expect(await cases.title()).to.match(/^投诉查询/);
    await context.close();
  });
});
