/** The engine of `npm start` takes commands from our own processes alone: not from other programs, not from a page. */
import { expect } from 'chai';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { ZBClient } from 'zeebe-node';
import { engineAddressOf } from '../../gateways/engine-address.js';
import { authorization } from '../../gateways/engine-account.js';
import { fileComplaint } from '../kit/journey.js';
import { pause, Server } from '../kit/server.js';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });

describe('the engine of npm start', function () {
  this.timeout(60_000);
  let server: Server;
  after(() => server.remove());

  it('lets in who knows the account of this start, and no page even then', async () => {
    const grpcPort = await freePort();
    server = new Server(undefined, { ENGINE_GRPC_PORT: String(grpcPort) });
    await server.start();
    await fileComplaint(server.url);
    const data = path.join(server.dataDir, 'data');
    const address = engineAddressOf(data);
    const { baseUrl = '', account = null } = address ?? {};
    expect(fs.statSync(path.join(data, 'engine-address')).mode & 0o777).to.equal(0o600);
    const post = (where: string, headers: Record<string, string>) =>
      fetch(`${baseUrl}/v2${where}`, { method: 'POST', headers });
    const known = authorization(account) as Record<string, string>;
    let running: { processInstanceKey: string; state: string }[] = [];
    while (running.length === 0) {
      await pause();
      const found = await fetch(`${baseUrl}/v2/process-instances/search`, {
        method: 'POST',
        headers: { ...known, 'content-type': 'application/json' },
        body: JSON.stringify({ filter: { processDefinitionId: 'complaint-handling', state: 'ACTIVE' } }),
      });
      running = ((await found.json()) as { items: typeof running }).items;
    }
    const cancel = `/process-instances/${running[0]?.processInstanceKey}/cancellation`;
    expect((await post(cancel, {})).status, 'without the account').to.equal(401);
    for (const page of [
      { origin: 'http://elsewhere.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', 'content-type': 'text/plain' },
      { origin: 'null' },
    ] as Record<string, string>[])
      expect((await post(cancel, { ...known, ...page })).status, JSON.stringify(page)).to.equal(403);
    const instance = await fetch(`${baseUrl}/v2/process-instances/${running[0]?.processInstanceKey}`, {
      headers: known,
    });
    expect(((await instance.json()) as { state: string }).state).to.equal('ACTIVE');
    const stranger = new ZBClient(`127.0.0.1:${grpcPort}`, { retry: false, loglevel: 'NONE', longPoll: 1000 });
    const refused = await stranger.topology().then(
      () => 'let in',
      (error: Error) => error.message,
    );
    await stranger.close();
    expect(refused).to.match(/^16 UNAUTHENTICATED/);
  });
});
