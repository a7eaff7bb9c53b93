/** Somebody at the desk who takes whatever task is offered, and hands it in. */
import { DEMONSTRATION_PASSWORD } from '../../../db/seeds.js';
import { readModels } from '../../../cli/workflows/models.js';
import { WORKFLOWS } from '../../../wiring.js';
import { ANSWERS } from '../../kit/answers.js';
import { JOURNEY } from '../../kit/journey.js';
import { PlainBrowser } from '../../kit/plain-browser.js';
import { pause, type Server } from '../../kit/server.js';
import { Clerk } from './clerk.js';
import { type Power, sendPage } from './power.js';
import type { Told } from './told.js';

/** Task, as the list names it → what is answered. */
const TASKS = new Map<string, Record<string, string>>();
for (const { name, formId } of (await readModels(WORKFLOWS)).flatMap(({ userTasks }) => Object.values(userTasks)))
  TASKS.set(
    name,
    Object.fromEntries(Object.entries(ANSWERS[formId] ?? {}).map(([field, value]) => [field, String(value)])),
  );
for (const { task, fields } of JOURNEY) TASKS.set(task, fields);
/** What brings a case nearest to its end first: a day of new cases would have no answer otherwise. */
const LAST_STEPS_FIRST = [...JOURNEY.map(({ task }) => task).reverse(), ...TASKS.keys()];

const DONE_BEFORE = 409;
const GONE = 410;

export interface StaffOptions {
  server: Server;
  power: Power;
  told: Told;
  username: string;
  /** Registers, corrects and announces while there is no task. */
  clerk?: boolean;
}

async function signedIn(server: Server, power: Power, username: string): Promise<PlainBrowser> {
  const browser = new PlainBrowser(server.url);
  await power.untilAnswered(async () => {
    await browser.signIn(username, DEMONSTRATION_PASSWORD);
    return browser.page;
  });
  return browser;
}

export async function staffDay({ server, power, told, username, clerk = false }: StaffOptions): Promise<void> {
  const browser = await signedIn(server, power, username);
  const more = clerk ? new Clerk(power, browser, await signedIn(server, power, '投诉办02'), told) : null;
  while (!power.off) {
    const worked = await oneTask(power, browser, told);
    if (!worked) await (more?.next() ?? pause());
  }
}

function offered(browser: PlainBrowser): { href: string; fields: Record<string, string> } | null {
  for (const name of LAST_STEPS_FIRST) {
    const href = browser.links(name).find((link) => link.startsWith('/desk/tasks/'));
    if (href !== undefined) return { href: href.split('?')[0] ?? '', fields: TASKS.get(name) ?? {} };
  }
  return null;
}

async function oneTask(power: Power, browser: PlainBrowser, told: Told): Promise<boolean> {
  for (const view of ['mine', 'groups']) {
    await power.untilAnswered(() => browser.open(`/desk?view=${view}`));
    const task = offered(browser);
    if (task === null) continue;
    const id = task.href.split('/').at(-1) ?? '';
    // Meanwhile the case may have gone another way.
    const offers = async (action: string): Promise<boolean> => {
      const { html } = await power.untilAnswered(() => browser.open(task.href));
      return html.includes(`action="${action}"`);
    };
    if (view === 'groups') {
      if (!(await offers(`${task.href}/claim`))) continue;
      const claimed = await sendPage(power, browser, () => browser.submit(`${task.href}/claim`));
      if (claimed.status === 200) told.claimed.add(id);
    }
    if (!(await offers(task.href))) continue;
    const fields = { ...browser.filledIn(task.href), ...task.fields };
    let lost = false;
    const form = browser.page;
    const { status } = await power.untilAnswered((again) => {
      lost = again;
      browser.page = form;
      return browser.submit(task.href, fields);
    });
    if (status !== 200 && status !== GONE && !(lost && status === DONE_BEFORE))
      throw new Error(`${task.href} was not accepted (${status}): ${browser.text}`);
    // It was called off while its page was open, as where the complainant has read the answer meanwhile: nothing was handed in.
    if (status !== GONE) told.submitted.add(id);
    return true;
  }
  return false;
}
