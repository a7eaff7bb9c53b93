/** A name in an address or a form is looked up among what a record itself holds: `constructor` is no process. */
import { expect } from 'chai';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { withWeb } from '../kit/web.js';
import { routesOf } from '../kit/routes.js';
import { adminRoutes } from '../../web/admin-routes.js';
import { deskRoutes } from '../../web/desk-routes.js';
import { publicRoutes } from '../../web/public-routes.js';
import { staffRoutes } from '../../web/staff-routes.js';

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];
const QUERIES = ['lang', 'state', 'kind', 'person', 'process', 'incident', 'view', 'page', 'step', 'sort', 'number'];

describe('names that every object has', () => {
  const web = withWeb();

  function parameterised(): string[] {
    const { deps } = web();
    const all = [
      ...routesOf('', publicRoutes(deps)),
      ...routesOf('', staffRoutes(deps)),
      ...routesOf('/desk', deskRoutes(deps)),
      ...routesOf('/admin', adminRoutes(deps)),
    ];
    // A line that stays open has no end to wait for.
    const pages = all.filter((route) => route.startsWith('GET ') && !route.endsWith('/live'));
    return pages.map((route) => route.slice(4));
  }

  async function statuses(account: string, paths: string[]): Promise<string[]> {
    const browser: PlainBrowser = await web().signedIn(account);
    const wrong: string[] = [];
    for (const path of paths) {
      const { status } = await browser.open(path);
      if (status >= 500) wrong.push(`${path} ${status}`);
    }
    return wrong;
  }

  it('are no process of the regulations: 404', async () => {
    for (const name of NAMES)
      for (const path of [`/regulations/processes/${name}`, `/regulations/processes/${name}/diagram.json`])
        expect((await web().visitor().open(path)).status, path).to.equal(404);
  });

  it('are nothing in any address of the desk and of the administration', async () => {
    const paths = parameterised()
      .filter((path) => path.includes(':'))
      .flatMap((path) => NAMES.map((name) => path.replace(/:\w+/g, name)));
    expect(paths.length).to.be.greaterThan(80);
    expect(await statuses('投诉办01', paths)).to.deep.equal([]);
    expect(await statuses('管理员01', paths)).to.deep.equal([]);
  });

  it('are nothing in any query', async () => {
    const paths = parameterised()
      .filter((path) => !path.includes(':'))
      .flatMap((path) => NAMES.map((name) => `${path}?${QUERIES.map((query) => `${query}=${name}`).join('&')}`));
    expect(await statuses('投诉办01', paths)).to.deep.equal([]);
    expect(await statuses('管理员01', paths)).to.deep.equal([]);
  }).timeout(60_000);
});
