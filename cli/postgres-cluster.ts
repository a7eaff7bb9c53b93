/**
 * A PostgreSQL cluster of its own, on loopback, in a temporary directory, made with what Debian's package `postgresql`
 * installs and removed afterwards.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const INSTALLED = '/usr/lib/postgresql';
const INIT = ['-U', 'desk', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];

export interface PostgresCluster {
  /** Of its database `postgres`, as a superuser. */
  url: string;
  /** Where `psql` is. */
  bin: string;
  /** As a power cut would end it: nothing is written any more, every connection is gone. */
  kill(): void;
  /** After `kill`; resolves what it finds in its log first. */
  start(): void;
}

/** The newest version that is installed. */
function binaries(): string {
  const versions = fs.existsSync(INSTALLED) ? fs.readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions
    .map((version) => path.join(INSTALLED, version, 'bin'))
    .find((folder) => fs.existsSync(path.join(folder, 'initdb')));
  if (found === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql.');
  return found;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** PostgreSQL refuses to run as root: then its own user runs it. */
function asServer(command: string, args: string[]): void {
  const isRoot = process.getuid?.() === 0;
  const [program, all] = isRoot ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, args];
  // pg_ctl leaves its output open in the server, so there must be nobody who waits for its end.
  const { status, error } = spawnSync(program, all, { stdio: ['ignore', 'ignore', 'inherit'], cwd: os.tmpdir() });
  if (status !== 0) throw error ?? new Error(`${path.basename(command)} failed with status ${status}.`);
}

/** @param settings on top of PostgreSQL's own: `max_connections=200` */
export async function withPostgres<T>(settings: string[], run: (cluster: PostgresCluster) => Promise<T>): Promise<T> {
  const bin = binaries();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postgres-'));
  fs.chmodSync(folder, 0o777);
  const data = path.join(folder, 'data');
  const port = await freePort();
  const control = (...args: string[]): void => asServer(path.join(bin, 'pg_ctl'), ['-D', data, '-w', ...args]);
  try {
    asServer(path.join(bin, 'initdb'), ['-D', data, ...INIT]);
    const place = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`];
    const options = [...place, ...settings].map((setting) => `-c ${setting}`).join(' ');
    const start = (): void => control('-l', path.join(folder, 'log'), '-o', options, 'start');
    const kill = (): void => control('-m', 'immediate', 'stop');
    start();
    const stop = (): void => {
      kill();
      fs.rmSync(folder, { recursive: true, force: true });
    };
    // Also when whoever started this ends it.
    process.once('exit', stop);
    try {
      return await run({ url: `postgres://desk@127.0.0.1:${port}/postgres`, bin, kill, start });
    } finally {
      process.off('exit', stop);
      stop();
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
