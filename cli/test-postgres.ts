/**
 * `npm run test:postgres`: runs test/db once more on PostgreSQL. A cluster of its own is made in a temporary directory
 * with what Debian's package `postgresql` installs, and removed afterwards.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const INSTALLED = '/usr/lib/postgresql';
const root = path.resolve(import.meta.dirname, '..');
const MOCHA = [
  '--no-config',
  '--node-option',
  'import=tsx',
  '--extension',
  'ts',
  '--timeout',
  '30000',
  '--forbid-only',
  'test/db/**/*.test.ts',
];

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
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
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

async function main(): Promise<number> {
  const bin = binaries();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postgres-'));
  fs.chmodSync(folder, 0o777);
  const data = path.join(folder, 'data');
  const port = await freePort();
  const control = (...args: string[]): void => asServer(path.join(bin, 'pg_ctl'), ['-D', data, '-w', ...args]);
  try {
    asServer(path.join(bin, 'initdb'), [
      '-D',
      data,
      '-U',
      'desk',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ]);
    const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder} -c max_connections=200`;
    control('-l', path.join(folder, 'log'), '-o', options, 'start');
    try {
      const url = `postgres://desk@127.0.0.1:${port}/postgres`;
      const mocha = path.join(root, 'node_modules', '.bin', 'mocha');
      const { status } = spawnSync('env', [`TEST_DATABASE_URL=${url}`, mocha, ...MOCHA], {
        cwd: root,
        stdio: 'inherit',
      });
      return status ?? 1;
    } finally {
      control('-m', 'immediate', 'stop');
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
