/** Staff in a real browser: an outage with many complaints answered together, a reveal, a correction, an erasure. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { MassEventId } from '../../domain/mass-events/ids.js';
import { anId } from '../kit/ids.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { axeFindings } from './axe.js';
import { picture, withBrowser } from './browser.js';

describe('staff in the browser', function () {
  this.timeout(180_000);
  const web = withWeb();
  const browser = withBrowser();

  async function as(username: string, run: (page: Page) => Promise<void>): Promise<void> {
    const { desk, url } = web();
    const context = await browser().newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
    await context.addCookies([{ name: 'session', value: await desk.session(username), url, httpOnly: true }]);
    await run(await context.newPage());
    await context.close();
  }
  async function look(page: Page, name: string): Promise<void> {
    await picture(page, `staff-${name}`);
    expect(await axeFindings(page), name).to.deep.equal([]);
  }
  const press = async (page: Page, name: string): Promise<void> => {
    await Promise.all([
      page.waitForLoadState('load'),
      page.locator('main').getByRole('button', { name, exact: true }).first().click(),
    ]);
  };

  it('registers a call once: folded facts are filled in with it, and no task asks for them again (D03-R07, D03-R22)', async () => {
    const { desk, url } = web();
    await as('受理01', async (page) => {
      await page.goto(`${url}/desk/register`);
      await look(page, 'register');
      await page.fill('#phone', '19900000001');
      await page.fill('#content', '抄表员态度差，厨房还有燃气味。');
      await page.selectOption('#category', 'conduct');
      expect(await page.isVisible('#register-urgency')).to.equal(false);
      await page.getByText('分类定级事项').click();
      await page.selectOption('#register-urgency', 'urgent');
      expect(await page.isVisible('#register-subjectAccount'), 'who it is about').to.equal(false);
      await page.selectOption('#register-subject', 'staff');
      await page.fill('#register-subjectAccount', '承办01');
      await press(page, '登记');
      // The words tell of danger, and nothing says whether it is there.
      await page.getByText('请向投诉人核实').first().waitFor();
      expect(await page.inputValue('#register-subjectAccount')).to.equal('承办01');
      await look(page, 'register-danger');
      await page.check('#noDanger');
      await press(page, '登记');
      await page.waitForSelector('[data-testid="code"]');
      await desk.settled();
      await page.goto(`${url}/desk?view=groups`);
      expect(await page.locator('main').innerText()).not.to.include('登记投诉');
    });
    const [complaint] = await desk.database.read.complaints.all();
    expect(complaint).to.include({ state: 'classified', category: 'conduct' });
    expect(await desk.openTasks(complaint?.id)).to.deep.equal(['userTask_DecideAcceptance']);
  });

  it('answers five complaints about one outage at once, each of which keeps its number and its limits', async () => {
    const { desk, url } = web();
    await as('投诉办01', async (page) => {
      await page.goto(`${url}/desk/events`);
      await page.locator('main').getByRole('button', { name: '登记事件' }).click();
      await page.fill('#title', '城东片区停气');
      await page.fill('#area', '测试路沿线');
      await look(page, 'event-new');
      await press(page, '保存');
      const eventId = /events\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
      for (let index = 0; index < 5; index += 1)
        await desk.file({
          category: 'supply',
          massEventId: anId<MassEventId>(eventId),
          submissionToken: `outage-${index}`,
        });
      for (const id of desk.complaints) {
        await desk.do('userTask_Register', { category: 'supply' }, id);
        await desk.do('userTask_DecideAcceptance', {}, id);
      }
      await page.goto(`${url}/desk/events/${eventId}`);
      await look(page, 'event');
      await page.fill('#text', '抢修预计今晚八点完成。');
      await press(page, '发送给全部投诉人');
      expect(await page.locator('body').innerText()).to.include('已向 5 件投诉的投诉人发出');
      await page.getByRole('link', { name: /分派责任部门/ }).click();
      await page.selectOption('#responsibleDepartment', 'engineering');
      await look(page, 'event-tasks');
      await press(page, '提交到所选投诉');
      await look(page, 'event-answered');
      expect(await page.locator('body').innerText()).to.include('已办理 5 件');
      await desk.settled();
    });
    for (const id of desk.complaints) {
      expect(await desk.openTasks(id)).to.deep.equal(['userTask_Investigate']);
      expect(
        (await desk.database.read.notices.ofComplaint(id)).filter(({ event }) => event === 'mass-event'),
      ).to.have.length(1);
    }
    expect(new Set((await desk.database.read.complaints.all()).map(({ number }) => number)).size).to.equal(5);
  });

  it('sees a phone number for a reason that is on record, and corrects it so that the old one stays readable', async () => {
    const { desk, url } = web();
    await desk.file();
    await walkTo(desk, 'userTask_Investigate');
    const place = `${url}/desk/cases/${desk.complaints[0]}`;
    await as('投诉办01', async (page) => {
      await page.goto(place);
      expect(await page.locator('main').innerText()).not.to.include('19900000000');
      await page.getByText('查看完整个人信息').first().click();
      await page.selectOption('#reason', 'contact');
      await Promise.all([page.waitForURL(/reveal/), page.locator('details[open] button').click()]);
      expect(await page.locator('main').innerText()).to.include('19900000000');
      await look(page, 'revealed');
      await page.goto(`${place}/correct`);
      await page.fill('#phone', '19900000009');
      await page.fill('#reason', '投诉人来电更正。');
      await look(page, 'correct');
      await press(page, '保存更正');
      await page.goto(`${place}/versions`);
      await look(page, 'versions');
      const words = await page.locator('main').innerText();
      expect(words).to.include('投诉人来电更正。').and.not.to.include('19900000009');
    });
    const entries = (await desk.database.read.ledger.ofComplaint(desk.complaints[0] ?? anId('nothing'))).map(
      ({ type }) => type,
    );
    expect(entries).to.include.members(['content.revealed', 'content.corrected']);
  });

  it('erases a person for good, and shows the proof', async () => {
    const { desk, url } = web();
    await desk.file();
    await walkTo(desk, null);
    const { number } = await desk.complaint();
    await as('分管领导01', async (page) => {
      await page.goto(`${url}/desk/cases/${desk.complaints[0]}`);
      await page.getByRole('link', { name: '删除个人信息' }).click();
      await page.selectOption('#reason', 'request');
      await page.fill('#number', number);
      await press(page, '永久删除');
      expect(await page.locator('main').innerText()).to.include('个人信息删除证明');
      await look(page, 'erased');
      await page.goto(`${url}/desk/cases/${desk.complaints[0]}`);
      await look(page, 'erased-case');
      expect(await page.locator('main').innerText())
        .to.include('永久删除')
        .and.not.to.include('燃气表读数异常');
    });
  });
});
