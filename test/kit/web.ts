/** The web application over a desk of the test kit, on a port of its own. */
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { AllDeps } from '../../web/shell/deps.js';
import { wirePages } from '../../wiring.js';
import { Desk, type DeskOptions } from './desk.js';
import { PlainBrowser } from './plain-browser.js';

export interface Web {
  desk: Desk;
  /** What the application was made of. */
  deps: AllDeps;
  url: string;
  visitor(): PlainBrowser;
  /** A browser with a session, on the page that signing in ends at. */
  signedIn(username: string): Promise<PlainBrowser>;
}

/** A web application and its desk per test. */
export function withWeb({
  trustedProxies = [],
  ...options
}: DeskOptions & { trustedProxies?: string[] } = {}): () => Web {
  let current: Web;
  let server: Server;
  beforeEach(async () => {
    const desk = await Desk.open(options);
    const { app, deps } = wirePages({
      useCases: desk.useCases,
      engine: desk.client,
      counts: desk.database.counts,
      clock: desk.clock,
      log: desk.log,
      config: {
        secureCookies: false,
        trustedProxies,
        publicUrl: null,
        companyName: '示范燃气公司',
        emergencyPhone: '119',
        zone: 'Asia/Shanghai',
        csrfSecret: 'a secret of the tests',
        ready: () => true,
      },
    });
    server = await new Promise<Server>((resolve) => {
      const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    current = {
      desk,
      deps,
      url,
      visitor: () => new PlainBrowser(url),
      async signedIn(username) {
        const browser = new PlainBrowser(url).resume(await desk.session(username));
        await browser.open('/sign-in');
        return browser;
      },
    };
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await current.desk.close();
  });
  return () => current;
}
