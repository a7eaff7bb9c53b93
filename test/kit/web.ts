/** The web application over a desk of the test kit, on a port of its own. */
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { AllDeps } from '../../web/shell/deps.js';
import { wirePages } from '../../wiring.js';
import { Desk, type DeskOptions, type Scene } from './desk.js';
import { PlainBrowser } from './plain-browser.js';

export interface Web {
  desk: Desk;
  /** What the application was made of. */
  deps: AllDeps;
  url: string;
  visitor(): PlainBrowser;
  /** A browser with a session, on the page that signing in ends at. */
  signedIn(username: string): Promise<PlainBrowser>;
  /** Begins the test anew, after that: the desk and its pages so far are closed. */
  begin(scene: Scene): Promise<Web>;
}

interface Running extends Web {
  close(): Promise<void>;
}

/** The pages of a desk that is open, on a port of their own. */
async function serve(desk: Desk, trustedProxies: string[]): Promise<Pick<Web, 'deps' | 'url'> & { server: Server }> {
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
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  return { deps, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A web application and its desk per test. */
export function withWeb({
  trustedProxies = [],
  ...options
}: DeskOptions & { trustedProxies?: string[] } = {}): () => Web {
  let current: Running;
  async function open(scene: Scene | undefined): Promise<void> {
    const desk = await Desk.open(scene ? { ...options, scene } : options);
    const { deps, server, url } = await serve(desk, trustedProxies);
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
      async begin(other) {
        await current.close();
        await open(other);
        return current;
      },
      async close() {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await desk.close();
      },
    };
  }
  beforeEach(() => open(options.scene));
  afterEach(() => current.close());
  return () => current;
}
