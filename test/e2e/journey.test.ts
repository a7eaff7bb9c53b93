/** A complaint in a real browser, from the public form to the archive, every task done by the role it belongs to. */
import { axeFindings } from './axe.js';
import { expect } from 'chai';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '../../db/seeds.js';
import { COMPLAINT, fillIn, JOURNEY, PERSON, type TaskStep } from '../kit/journey.js';
import { PlainBrowser } from '../kit/plain-browser.js';
import { Server } from '../kit/server.js';
import { launch, picture } from './browser.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

describe('a complaint in the browser', function () {
  this.timeout(300_000);
  const server = new Server();
  let browser: Browser;
  let number = '';
  let code = '';

  before(async () => {
    await server.start();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server.remove();
  });

  async function visit(
    run: (page: Page, context: BrowserContext) => Promise<void>,
    options: { locale?: string } = {},
  ): Promise<void> {
    const context = await browser.newContext({
      locale: options.locale ?? 'zh-CN',
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) problems.push(message.text());
    });
    await run(page, context);
    expect(problems, 'errors on the console').to.deep.equal([]);
    await context.close();
  }

  async function signIn(page: Page, username: string): Promise<void> {
    await page.goto(`${server.url}/sign-in`);
    await page.fill('#username', username);
    await page.fill('#password', DEMONSTRATION_PASSWORD);
    await Promise.all([page.waitForURL(/\/(desk|admin)/), page.click('#sign-in button')]);
  }

  const accessible = async (page: Page): Promise<void> =>
    void expect(await axeFindings(page), await page.title()).to.deep.equal([]);

  it('is filed by a citizen, who is told number, query code and dates', () =>
    visit(async (page) => {
      await page.goto(server.url);
      await picture(page, '01-start');
      await accessible(page);
      await page.goto(`${server.url}/complaints/new`);
      const next = (place: RegExp) =>
        Promise.all([page.waitForURL(place), page.click('#complaint button.govuk-button')]);
      const look = async (name: string): Promise<void> => {
        await picture(page, name);
        await accessible(page);
      };
      await look('02-complain-1-safety');
      await page.check('input[name="safetyHazard"][value="yes"]');
      await next(/danger/);
      await look('02-complain-2-danger');
      await page.getByRole('button', { name: /现在没有危险/ }).click();
      await page.waitForURL(/matter/);
      await look('02-complain-3-matter');
      await page.check(`input[name="category"][value="${COMPLAINT['category']}"]`);
      await next(/details/);
      await page.fill('#metering-meterNumber', COMPLAINT['metering-meterNumber'] ?? '');
      await page.fill('#metering-reading', COMPLAINT['metering-reading'] ?? '');
      await page.fill('#metering-readOn', COMPLAINT['metering-readOn'] ?? '');
      await look('02-complain-3-details');
      await page.setViewportSize({ width: 320, height: 640 });
      await picture(page, '02-complain-3-details-320');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(320);
      await page.setViewportSize({ width: 1280, height: 900 });
      await next(/what/);
      await next(/what/);
      await look('02-complain-4-missing');
      await page.fill('#content', COMPLAINT['content'] ?? '');
      await page.fill('#occurredAt', COMPLAINT['occurredAt'] ?? '');
      await next(/where/);
      await page.fill('#address', COMPLAINT['address'] ?? '');
      await look('02-complain-5-where');
      await next(/wish/);
      await page.fill('#desiredOutcome', COMPLAINT['desiredOutcome'] ?? '');
      await look('02-complain-6-wish');
      await next(/contact/);
      await page.fill('#complainantName', COMPLAINT['complainantName'] ?? '');
      await page.fill('#phone', COMPLAINT['phone'] ?? '');
      await look('02-complain-7-contact');
      await next(/check/);
      await look('03-check');
      await Promise.all([page.waitForURL(/sent/), page.click('#answers button.govuk-button')]);
      await picture(page, '04-sent');
      number = (await page.textContent('[data-testid="number"]')) ?? '';
      code = (await page.textContent('[data-testid="code"]')) ?? '';
      expect(number).to.match(/^TS\d{11}$/);
      await accessible(page);
    }));

  it('is not written twice unawares: the open one is offered to follow', () =>
    visit(async (page, context) => {
      const citizen = new PlainBrowser(server.url);
      await fillIn(citizen, COMPLAINT);
      await context.addCookies(
        citizen.cookieHeader.split('; ').map((cookie) => {
          const at = cookie.indexOf('=');
          return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: server.url };
        }),
      );
      await page.goto(server.url + citizen.aboutIt('/complaints/new/similar'));
      expect(await page.textContent('body')).to.include('查询那一件投诉');
      await picture(page, '03-similar');
      await accessible(page);
      await page.setViewportSize({ width: 320, height: 640 });
      await picture(page, '03-similar-320');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(320);
    }));

  /** Reloads the list until the task is there: workers need a moment. */
  async function openTask(page: Page, task: string): Promise<void> {
    const link = page.getByRole('link', { name: task, exact: true }).first();
    for (let attempt = 0; attempt < 100 && (await link.count()) === 0; attempt += 1) {
      await page.waitForTimeout(100);
      await page.goto(`${server.url}/desk?view=groups`);
    }
    await Promise.all([page.waitForURL(/\/desk\/tasks\//), link.click()]);
  }

  /** Fills in what form-js shows. */
  async function fill(page: Page, fields: TaskStep['fields']): Promise<void> {
    await page.waitForSelector('[data-form-js] .fjs-form');
    for (const [key, value] of Object.entries(fields)) {
      const field = page.locator(`.fjs-form-field:has([id*="field_${key}"])`).first();
      const radio = field.locator('.fjs-radio, .fjs-inline-label input[type="radio"]').first();
      if ((await field.locator('textarea').count()) > 0) await field.locator('textarea').fill(value);
      else if ((await radio.count()) > 0)
        await field
          .locator('input[type="radio"]')
          .nth(await optionIndex(page, key, value))
          .check();
      else if ((await field.locator('select.fjs-select').count()) > 0)
        await field.locator('select.fjs-select').selectOption(value);
      else if ((await field.locator('input[type="checkbox"]').count()) > 0)
        await field.locator('input[type="checkbox"]').check();
      else if ((await field.locator('.flatpickr-input').count()) > 0) await writeDate(field, value);
      else await field.locator('input').first().fill(value);
    }
  }

  /** Typed as a Chinese reader would: year/month/day. */
  async function writeDate(field: ReturnType<Page['locator']>, value: string): Promise<void> {
    const input = field.locator('input.flatpickr-input');
    await input.fill(value.replaceAll('-', '/'));
    await input.press('Enter');
    await input.press('Tab');
  }

  async function schemaOptions(page: Page, key: string): Promise<{ value: string; label: string }[]> {
    const text = (await page.textContent('#task-form-data')) ?? '{}';
    const { schema } = JSON.parse(text) as {
      schema: { components: { key?: string; values?: { value: string; label: string }[] }[] };
    };
    return schema.components.find((component) => component.key === key)?.values ?? [];
  }
  const optionIndex = async (page: Page, key: string, value: string): Promise<number> =>
    (await schemaOptions(page, key)).findIndex((option) => option.value === value);

  /** A task and its case half-way: in English, and on a phone. */
  async function lookAround(page: Page, name: string): Promise<void> {
    const task = page.url();
    const fits = async (): Promise<void> =>
      void expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).to.be.at.most(320);
    const look = async (suffix: string): Promise<void> => {
      await page.waitForSelector('[data-form-js] .fjs-form');
      await picture(page, `${name}${suffix}`);
      await accessible(page);
      await page.getByRole('link', { name: number }).click();
      await page.waitForSelector('.djs-container svg');
      await picture(page, `32-case-running${suffix}`);
      await accessible(page);
    };
    await page.goto(`${task}?lang=en`);
    await look('-en');
    await page.goto(`${task}?lang=zh-CN`);
    await look('-zh');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(task);
    await look('-320');
    await fits();
    await page.goto(task);
    await page.waitForSelector('[data-form-js] .fjs-form');
    await fits();
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  for (const [index, step] of JOURNEY.entries()) {
    it(`${step.username}: ${step.task}`, () =>
      visit(async (page) => {
        const name = `${String(index + 10)}-${step.elementId}`;
        await signIn(page, step.username);
        await openTask(page, step.task);
        await Promise.all([page.waitForURL(/\/desk\/tasks\//), page.getByRole('button', { name: '领取' }).click()]);
        if (index === 6) await lookAround(page, name);
        await fill(page, step.fields);
        await picture(page, name);
        await accessible(page);
        await Promise.all([page.waitForURL(/\/desk$/), page.getByRole('button', { name: '提交' }).click()]);
        await page.getByText('任务已提交').waitFor();
        if (index === 4) await picture(page, '30-tasks');
      }));
  }

  it('is archived, satisfied, with a verified ledger, once its complainant has read the result', async () => {
    const track = async (page: Page): Promise<void> => {
      await page.goto(`${server.url}/track`);
      await page.fill('#number', number);
      await page.fill('#code', code);
      await Promise.all([page.waitForURL(/complaint/), page.click('#track button')]);
      expect(await page.textContent('body')).to.include('处理结果');
    };
    await visit(track);
    await visit(async (page) => {
      await signIn(page, '投诉办01');
      await page.goto(`${server.url}/desk/cases`);
      const link = page.getByRole('link', { name: number });
      for (
        let attempt = 0;
        attempt < 100 && (await page.getByRole('row', { name: new RegExp(`${number}.*已归档`) }).count()) === 0;
        attempt += 1
      ) {
        await page.waitForTimeout(100);
        await page.goto(`${server.url}/desk/cases`);
      }
      await picture(page, '31-cases');
      await accessible(page);
      await Promise.all([page.waitForURL(/\/desk\/cases\//), link.first().click()]);
      await page.waitForSelector('.djs-container svg');
      await picture(page, '32-case');
      await accessible(page);
      await Promise.all([page.waitForURL(/\/classification$/), page.getByRole('link', { name: '分类记录' }).click()]);
      await picture(page, '34-classification');
      await accessible(page);
      await page.goBack();
      expect(await page.textContent('body')).to.include('归档，结果：满意');
    });
    await visit(async (page) => {
      await track(page);
      await picture(page, '33-tracked');
      await accessible(page);
    });
    expect(await server.ledgerFaults()).to.deep.equal([]);
  });

  it('is seen by the administrator as instances, without incidents', () =>
    visit(async (page) => {
      await signIn(page, '管理员01');
      await page.goto(`${server.url}/admin/instances`);
      await picture(page, '40-instances');
      await accessible(page);
      // One of a case: most of the list are watches of limits.
      await page.goto(`${server.url}/admin/instances?process=complaint-handling`);
      await page
        .getByRole('row')
        .getByRole('link', { name: /投诉处理/ })
        .first()
        .click();
      await page.waitForSelector('.djs-container svg');
      await picture(page, '41-instance');
      await accessible(page);
      await page.goto(`${server.url}/admin/incidents`);
      await picture(page, '42-incidents');
      expect(await page.textContent('body')).to.include('没有异常');
      for (const [name, address] of [
        ['43-users', '/admin/users'],
        ['44-policies', '/admin/policies'],
        ['45-policy', '/admin/policies/D16_2025_1'],
        ['47-regulations', '/regulations'],
        ['48-reports', '/reports'],
        ['49-audit', '/admin/audit'],
      ] as const) {
        await page.goto(server.url + address);
        await picture(page, name);
        await accessible(page);
      }
      await page.goto(`${server.url}/admin/users`);
      await page.getByRole('link', { name: '承办02' }).click();
      await picture(page, '49-user');
      await accessible(page);
    }));

  it('shows the office who is away, who is kept from the case, and the duties of the period', () =>
    visit(async (page) => {
      await signIn(page, '投诉办01');
      await page.goto(`${server.url}/desk/duties`);
      await picture(page, '46-duties');
      await accessible(page);
      await page.goto(`${server.url}/desk/cases`);
      await page.getByRole('link', { name: number }).first().click();
      await page.getByRole('link', { name: '回避' }).click();
      await page.selectOption('#whom', { label: '人力01' });
      await page.getByRole('button', { name: '增加回避' }).click();
      await page.waitForSelector('table');
      await picture(page, '46-recusal');
      await accessible(page);
      await page.goto(`${server.url}/desk/register`);
      await page.fill('#phone', PERSON.phone);
      await page.getByRole('button', { name: '查以往投诉' }).click();
      await page.waitForSelector('[role=status]');
      await picture(page, '46-register');
      await accessible(page);
      await page.goto(`${server.url}/desk/absences`);
      await page.fill('#toOn', '2099-12-31');
      await page.selectOption('#substituteId', { label: '投诉办02' });
      await page.getByRole('button', { name: '登记请假' }).click();
      await page.waitForSelector('table');
      await picture(page, '46-absences');
      await accessible(page);
      await page.getByRole('button', { name: '提前结束' }).click();
    }));

  it('is registered by a clerk without the mouse', () =>
    visit(async (page) => {
      await signIn(page, '受理01');
      await page.goto(`${server.url}/desk/register`);
      await page.focus('#phone');
      const type = (text: string) => page.keyboard.type(text);
      const tab = () => page.keyboard.press('Tab');
      await type('19900000002');
      await tab();
      await type('测试丙');
      await tab();
      await type('测试市示范区测试路3号');
      await tab();
      await tab();
      await tab();
      // A complaint, as a rule.
      expect(await page.inputValue('#matterKind')).to.equal('complaint');
      await tab();
      await type('燃气灶点不着火，已报修两次。');
      await tab();
      await page.keyboard.press('ArrowDown');
      // The questions of the matter that was chosen, and no others.
      expect(await page.isVisible('[data-matter="supply"]')).to.equal(true);
      expect(await page.isVisible('[data-matter="metering"]')).to.equal(false);
      // Enter in any line of text sends the form.
      await tab();
      await type('昨天');
      // Dates have a stop for each of their parts.
      const here = () => page.evaluate(() => document.activeElement?.textContent?.trim());
      for (let stop = 0; stop < 40 && (await here()) !== '登记'; stop += 1) await tab();
      expect(await here()).to.equal('登记');
      await Promise.all([page.waitForSelector('[data-testid="code"]'), page.keyboard.press('Enter')]);
      await picture(page, '46-registered');
      await accessible(page);
      await page.getByRole('link', { name: '查看案卷' }).click();
      await page.getByText('补充附件').click();
      await page.setInputFiles('#files', { name: '检测记录.pdf', mimeType: 'application/pdf', buffer: PDF });
      await Promise.all([page.waitForSelector('.app-attachments'), page.getByRole('button', { name: '上传' }).click()]);
      await picture(page, '46-attachments');
      await accessible(page);
    }));

  it('can be erased by a leader once it is archived', () =>
    visit(async (page) => {
      await signIn(page, '分管领导01');
      await page.goto(`${server.url}/desk/cases`);
      await page.getByRole('link', { name: number }).first().click();
      await page.getByRole('link', { name: '删除个人信息' }).click();
      await picture(page, '46-erasure');
      await accessible(page);
    }));

  it('lets somebody in by a code of their phone', () =>
    visit(async (page) => {
      await signIn(page, '分管领导02');
      await page.click('.app-header__person');
      await picture(page, '70-account');
      await accessible(page);
      await page.getByRole('link', { name: '开启两步验证' }).click();
      await picture(page, '71-second-factor');
      await accessible(page);
      const secret = Secret.fromBase32((await page.textContent('p .app-code'))?.replaceAll(' ', '') ?? '');
      await page.fill('#code', new TOTP({ secret }).generate());
      await page.fill('#password', DEMONSTRATION_PASSWORD);
      await page.getByRole('button', { name: '开启' }).click();
      await page.waitForSelector('.app-recovery-codes');
      await picture(page, '72-recovery-codes');
      await accessible(page);
      const recovery = (await page.textContent('.app-recovery-codes li')) ?? '';
      await page.getByRole('link', { name: /我已保存/ }).click();
      await page.getByRole('button', { name: '退出登录' }).click();
      await page.fill('#username', '分管领导02');
      await page.fill('#password', DEMONSTRATION_PASSWORD);
      await page.getByRole('button', { name: '登录' }).click();
      await page.waitForURL(/sign-in\/code/);
      await picture(page, '73-code');
      await accessible(page);
      // The code just used counts once: a recovery code takes its place.
      await page.fill('#code', recovery);
      await page.getByRole('button', { name: '登录' }).click();
      await page.waitForURL(/\/desk/);
    }));

  it('reads in English too', () =>
    visit(
      async (page) => {
        await page.goto(`${server.url}/?lang=en`);
        await picture(page, '50-start-en');
        await signIn(page, '投诉办01');
        await page.goto(`${server.url}/desk?view=done&lang=en`);
        await picture(page, '51-tasks-en');
        await page.goto(`${server.url}/desk/cases`);
        await Promise.all([
          page.waitForURL(/\/desk\/cases\//),
          page.getByRole('link', { name: number }).first().click(),
        ]);
        await page.waitForSelector('.djs-container svg');
        await picture(page, '52-case-en');
        expect(await page.textContent('h1')).to.equal(`Complaint ${number}`);
        expect(await page.getAttribute('html', 'lang')).to.equal('en');
      },
      { locale: 'en' },
    ));

  it('fits a phone', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    for (const [name, address] of [
      ['60-start-320', '/'],
      ['61-complain-320', '/complaints/new'],
      ['61-danger-320', '/complaints/danger'],
      ['62-track-320', '/track'],
      ['63-sign-in-320', '/sign-in'],
    ] as const) {
      await page.goto(server.url + address);
      await picture(page, name);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).to.be.at.most(320);
    }
    await signIn(page, '投诉办01');
    for (const [name, address] of [
      ['64-tasks-320', '/desk?view=done'],
      ['65-cases-320', '/desk/cases'],
      ['66-duties-320', '/desk/duties'],
      ['69-absences-320', '/desk/absences'],
      ['69-account-320', '/account'],
      ['69-register-320', '/desk/register'],
      ['67-regulations-320', '/regulations'],
      ['68-reports-320', '/reports'],
    ] as const) {
      await page.goto(server.url + address);
      await picture(page, name);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).to.be.at.most(320);
    }
    await context.close();
  });
});
