/** Several processes of one installation start for the first time, at the same moment. */
import net, { type AddressInfo } from 'node:net';
import { expect } from 'chai';
import { withPostgres } from '../../../cli/postgres-cluster.js';
import { Server } from '../../kit/server.js';

const OTHERS = 3;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** One has the engine, the others reach it; each does everything else. */
async function four(databaseUrl: string): Promise<Server[]> {
  const [grpc, rest] = [await freePort(), await freePort()];
  const all = {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    DATA_KEY: Buffer.alloc(32, 3).toString('base64'),
    DATABASE_URL: databaseUrl,
    ZEEBE_BASIC_AUTH_USERNAME: 'desk',
    ZEEBE_BASIC_AUTH_PASSWORD: 'a long pass phrase',
  };
  const first = { ENGINE_GRPC_PORT: String(grpc), ENGINE_REST_PORT: String(rest) };
  const other = { ZEEBE_ADDRESS: `127.0.0.1:${grpc}`, ZEEBE_REST_ADDRESS: `http://127.0.0.1:${rest}` };
  return [first, ...Array.from({ length: OTHERS }, () => other)].map(
    (own) => new Server(undefined, { ...all, ...own }),
  );
}

describe('four processes that start at once on an empty PostgreSQL database', function () {
  this.timeout(200_000);

  it('all live, deploy once, and name one link for the first administrator', () =>
    withPostgres(['max_connections=100'], async ({ url }) => {
      const servers = await four(url);
      try {
        const starts = await Promise.allSettled(servers.map((one) => one.start()));
        const failed = starts.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
        expect(failed.join('\n')).to.equal('');
        const said = servers.map(({ output }) => output);
        const links = said.map((text) => /\/setup\/\S+/.exec(text)?.[0] ?? '');
        expect(new Set(links).size, links.join(' ')).to.equal(1);
        for (const one of servers) expect((await fetch(one.url + links[0])).status).to.equal(200);
        expect(said.filter((text) => text.includes('the diagrams were deployed'))).to.have.length(1);
      } finally {
        for (const one of servers) await one.remove();
      }
    }));
});
