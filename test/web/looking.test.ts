/**
 * A look at a page writes nothing: it can be repeated, fetched ahead and followed from anywhere, and waits for no writer.
 * One look does on purpose: opening an attachment in full is on record, as revealing is.
 */
import { expect } from 'chai';
import { instantOf } from '../../domain/core/index.js';
import { ADMIN_ACTS, addressOf, DESK_ACTS, ready } from '../kit/acts.js';
import { walkPages } from '../kit/forms.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { followed } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const LONGEST_RUN_MS = 120_000;
const MINUTE = 60_000;
/** Who between them see every page. */
const PEOPLE = ['投诉办01', '承办01', '部门负责人01', '管理员01'];

describe('a look at a page', () => {
  const web = withWeb({ start: '2026-09-28T01:00:00.000Z' });

  async function expectNothingWritten(browser: PlainBrowser, from: readonly string[], within: RegExp): Promise<void> {
    const { desk } = web();
    await desk.settled();
    const before = await desk.rows();
    const seen: string[] = [];
    const open = browser.open.bind(browser);
    browser.open = (address, init) => {
      seen.push(address);
      return open(address, init);
    };
    await walkPages(browser, from, within);
    const after = await desk.rows();
    expect(seen.length, 'the walk was one').to.be.greaterThan(10);
    for (const table of Object.keys(before)) expect(after[table], table).to.deep.equal(before[table]);
  }

  it('of the staff writes nothing, also when some minutes have gone by', async function () {
    this.timeout(LONGEST_RUN_MS);
    const one = ready(1);
    for (const username of PEOPLE) {
      const { desk } = await web().begin(one.scene);
      const ids = await one.next(desk);
      const browser = await web().signedIn(username);
      await desk.advanceTo(instantOf(new Date(desk.clock.now().getTime() + 2 * MINUTE)));
      const pages = [...DESK_ACTS, ...ADMIN_ACTS].filter(({ by, before }) => by === username && before === undefined);
      const from = ['/desk', '/desk/cases', '/admin', '/account', '/kept-forms'];
      const addresses = pages.map(({ page }) => addressOf(page, ids));
      await expectNothingWritten(browser, [...from, ...addresses], /^\/(desk|admin|account|kept-forms)/);
    }
  });

  it('of the portal writes nothing', async () => {
    const browser = await followed(web(), 'userTask_Investigate');
    await expectNothingWritten(browser, ['/', '/complaints/new', browser.page.address, '/track'], /^\//);
  });
});
