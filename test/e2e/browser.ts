/** Chromium as the tests drive it, and pictures of what it shows. */
import fs from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PICTURES = path.join(import.meta.dirname, 'screenshots');

export function launch(): Promise<Browser> {
  const executablePath = PLACES.find((place) => fs.existsSync(place));
  if (executablePath === undefined)
    throw new Error('Chromium is not installed: apt-get install chromium fonts-noto-cjk');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** One browser for all tests of a block. */
export function withBrowser(): () => Browser {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());
  return () => browser;
}

/** Keeps a picture for people to look at; nothing is compared with it. */
export async function picture(page: Page, name: string): Promise<void> {
  fs.mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true });
}
