/** A database that is locked, killed again and again, or without room: whatever was acknowledged goes on by itself. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect } from 'chai';
import sqlite3 from 'sqlite3';
import { withPostgres } from '../../../cli/postgres-cluster.js';
import { Server } from '../../kit/server.js';
import { wait, Work } from './work.js';

const PEOPLE = 3;
const CALM_MS = 3_000;

describe('work while the database is away', function () {
  this.timeout(200_000);
  let server: Server;
  afterEach(() => server.remove());

  const fileOf = (name: string): string => path.join(server.dataDir, 'data', name);

  /** Work before, during and after what happens. */
  async function through(outage: (work: Work) => Promise<void>, location: () => { file: string } | { url: string }) {
    await server.start();
    const { pid } = server;
    const work = new Work(server);
    await work.begin(PEOPLE);
    await work.untilTold(3);
    await outage(work);
    const before = work.told.length;
    await work.untilTold(before + 3);
    await work.stop();
    await work.expectWell(pid, location());
  }

  it('goes on after a lock of 45 s', async () => {
    server = new Server();
    await through(
      async (work) => {
        const holder = new sqlite3.Database(fileOf('desk.sqlite'));
        holder.configure('busyTimeout', 10_000);
        await new Promise<void>((resolve, reject) =>
          holder.exec('begin exclusive', (error) => (error ? reject(error) : resolve())),
        );
        await wait(45_000);
        await new Promise<void>((resolve) => holder.close(() => resolve()));
        expect(work.statuses.get(503) ?? 0, 'people were told to come back').to.be.greaterThan(0);
      },
      () => ({ file: fileOf('desk.sqlite') }),
    );
  });

  it('goes on after a disk was full for 40 s', async () => {
    server = new Server();
    // Nothing grows any more, as on a disk without room; the soft limit can be taken back.
    const limit = (bytes: string): void => void spawnSync('prlimit', [`--pid=${server.pid}`, `--fsize=${bytes}:`]);
    await through(
      async (work) => {
        limit('4096');
        await wait(40_000);
        limit('unlimited');
        expect(work.statuses.get(503) ?? 0, 'people were told to come back').to.be.greaterThan(0);
      },
      () => ({ file: fileOf('desk.sqlite') }),
    );
  });

  it('goes on after PostgreSQL was killed five times in 25 s', () =>
    withPostgres(['max_connections=100'], async ({ url, kill, start }) => {
      server = new Server(undefined, { DATABASE_URL: url });
      await through(
        async () => {
          for (let time = 0; time < 5; time += 1) {
            kill();
            await wait(2_000);
            start();
            await wait(CALM_MS);
          }
        },
        () => ({ url }),
      );
      // The server's connections end before the cluster does.
      await server.stop();
    }));
});
