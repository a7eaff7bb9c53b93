/** SIGKILL between any two steps of a case: after the next start it goes on, and nothing has happened twice. */
import { expect } from 'chai';
import path from 'node:path';
import { openDatabase } from '../../db/database.js';
import { DEMONSTRATION_PASSWORD } from '../../db/seeds.js';
import { COMPLAINT, JOURNEY } from '../kit/journey.js';
import { PlainBrowser } from '../kit/plain-browser.js';
import { Server } from '../kit/server.js';

const TRIES = 200;
const PAUSE_MS = 100;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

/** Opens the list until the task is there: workers need a moment. */
async function findTask(browser: PlainBrowser, task: string): Promise<string> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    await browser.open('/desk?view=groups');
    const [offered] = browser.links(task);
    if (offered !== undefined) return offered;
    await pause();
  }
  throw new Error(`The task ${task} does not appear: ${browser.page.html.slice(0, 200)}`);
}

async function submitTask(browser: PlainBrowser, href: string, fields: Record<string, string>): Promise<void> {
  const page = await browser.open(href);
  expect(page.status, href).to.equal(200);
  const answer = await browser.submit(href, fields);
  expect(
    answer.status,
    answer.html
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .slice(0, 600),
  ).to.equal(200);
}

describe('SIGKILL between any two steps', () => {
  const server = new Server();
  after(() => server.remove());

  it('loses nothing that was acknowledged, repeats no notice, and the case is archived', async function () {
    this.timeout(600_000);
    await server.start();
    const citizen = new PlainBrowser(server.url);
    await citizen.open('/complaints/new');
    await citizen.submit('/complaints/check', COMPLAINT);
    await citizen.submit('/complaints');
    const number = /data-testid="number">([^<]+)</.exec(citizen.page.html)?.[1] ?? '';
    const code = /data-testid="code">([^<]+)</.exec(citizen.page.html)?.[1] ?? '';
    expect(number).to.match(/^TS\d{11}$/);

    for (const { username, task, fields } of JOURNEY) {
      // Right after the last acknowledgement: before anything that follows from it can have happened.
      await server.kill();
      await server.start();
      const browser = new PlainBrowser(server.url);
      await browser.signIn(username, DEMONSTRATION_PASSWORD);
      const href = await findTask(browser, task);
      await browser.open(href);
      await browser.submit(`${href}/claim`);
      await server.kill();
      await server.start();
      browser.base = server.url;
      await browser.signIn(username, DEMONSTRATION_PASSWORD);
      await submitTask(browser, href, fields);
    }
    await server.kill();
    await server.start();

    const tracking = new PlainBrowser(server.url);
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      await tracking.open('/track');
      await tracking.submit('/track', { number, code });
      if (tracking.page.html.includes('已归档')) break;
      await pause();
    }
    expect(tracking.page.html).to.include('已归档');
    await server.stop();

    const database = await openDatabase({ file: path.join(server.dataDir, 'data', 'desk.sqlite') });
    const [complaint] = await database.read.complaints.all();
    expect(complaint).to.include({ number, state: 'archived', outcome: 'satisfied' });
    const notices = await database.read.notices.ofComplaint(complaint?.id ?? '');
    expect(notices.map(({ event }) => event).sort()).to.deep.equal(['acknowledged', 'plan-to-department', 'result']);
    const submissions = await database.read.submissions.ofComplaint(complaint?.id ?? '');
    expect(submissions.map(({ elementId }) => elementId)).to.deep.equal(JOURNEY.map(({ elementId }) => elementId));
    await database.close();
  });
});
