/** Every form in the page of a task, as form-js draws it: readable in the light and in the dark, in one language. */
import { expect } from 'chai';
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Schema } from '../../domain/forms/form.js';
import { readForms } from '../../cli/workflows/forms.js';
import { WORKFLOWS } from '../../wiring.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { axeFindings } from './axe.js';
import { picture, withBrowser } from './browser.js';

const FORMS = readForms(WORKFLOWS).map(({ folder, file }) => path.join(folder, file));
const LOCALES = ['zh-CN', 'en'] as const;
type Locale = (typeof LOCALES)[number];

const OTHER_LANGUAGE: Record<Locale, RegExp> = { 'zh-CN': /[a-z]{2}/i, en: /\p{Script=Han}/u };
/** Abbreviations that Chinese pages have as well. */
const NOT_WORDS = /\b(?:PDF|kWh|DN)\b/g;

/** With all its fields in sight, those that wait for an answer as well. */
function unfolded(file: string): Schema {
  const schema = JSON.parse(fs.readFileSync(path.join(WORKFLOWS, file), 'utf8')) as { components: object[] };
  return { ...schema, components: schema.components.map((component) => ({ ...component, conditional: undefined })) };
}

/** All that the form says: words in sight, hints, names for screen readers. The mark of form-js's makers is their name. */
async function said(page: Page): Promise<string[]> {
  return page.locator('.fjs-form').evaluate((form) => {
    const found: string[] = [];
    for (const node of form.querySelectorAll('*')) {
      if (node.closest('.fjs-powered-by, script, style')) continue;
      for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-roledescription', 'aria-valuetext'])
        found.push(node.getAttribute(name) ?? '');
      for (const child of node.childNodes) if (child.nodeType === Node.TEXT_NODE) found.push(child.textContent ?? '');
    }
    return found.map((text) => text.trim()).filter((text) => text !== '');
  });
}

describe('every form in the page of a task', function () {
  this.timeout(600_000);
  const web = withWeb();
  const browser = withBrowser();

  /** A claimed task whose form is whichever the test puts there. @returns its page and what to put it with */
  async function taskPage(locale: Locale): Promise<{ show(file: string): Promise<Page>; close(): Promise<void> }> {
    const { desk, url } = web();
    await desk.file();
    await walkTo(desk, 'userTask_Investigate');
    const { id } = await desk.task('userTask_Investigate');
    await desk.useCases.tasks.claimWorkItem(await desk.user('承办01'), id);
    await desk.settled();
    const context = await browser().newContext({ locale, viewport: { width: 1280, height: 900 } });
    await context.addCookies([
      { name: 'session', value: await desk.session('承办01'), url, httpOnly: true },
      { name: 'lang', value: locale, url },
    ]);
    const page = await context.newPage();
    // Nothing is sent: the page stays.
    await page.route(/\/desk\/tasks\//, (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    return {
      async show(file) {
        const schema = unfolded(file);
        desk.client.userTaskForm = () => Promise.resolve({ formId: file, version: 1, schema });
        await page.goto(`${url}/desk/tasks/${id}`);
        await page.waitForSelector('[data-form-js] .fjs-form .fjs-form-field');
        return page;
      },
      close: () => context.close(),
    };
  }

  for (const locale of LOCALES)
    it(`has no word of another language, and nothing that axe finds in the light or in the dark (${locale})`, async () => {
      const { show, close } = await taskPage(locale);
      const findings: string[] = [];
      for (const file of FORMS) {
        const page = await show(file);
        // What is missing and what the calendar says are words as well.
        await page.getByRole('button', { name: locale === 'en' ? 'Submit' : '提交' }).click();
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        const wrong = page.locator('.fjs-has-errors').first();
        if ((await wrong.count()) > 0) expect(await wrong.locator(':focus').count(), `${file}: focus`).to.equal(1);
        for (const date of await page.locator('input.flatpickr-input').all()) await date.click();
        const strange = (await said(page)).filter((text) => OTHER_LANGUAGE[locale].test(text.replace(NOT_WORDS, '')));
        findings.push(...strange.map((text) => `${file}: “${text}”`));
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
          findings.push(...(await axeFindings(page)).map((finding) => `${file} ${colorScheme}: ${finding}`));
          await picture(page, `form-${locale}-${colorScheme}-${path.basename(file, '.form')}`);
        }
      }
      await close();
      expect(findings).to.deep.equal([]);
    });
});
