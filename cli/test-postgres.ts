/**
 * `npm run test:postgres`: once more on PostgreSQL, on a cluster of its own: test/db, and those tests of the pages that ask
 * much of a database. Names of files narrow it down.
 */
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { messageOf } from '../domain/core/index.js';
import { withPostgres } from './postgres-cluster.js';

const root = path.resolve(import.meta.dirname, '..');
const MOCHA = [
  '--no-config',
  '--parallel',
  '--jobs',
  String(os.availableParallelism()),
  '--node-option',
  'import=tsx',
  '--extension',
  'ts',
  '--timeout',
  '120000',
  '--forbid-only',
];
/** Nothing here is killed: what a power cut would lose is asked by test/crash. */
const SETTINGS = ['max_connections=200', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const FILES = ['test/db/**/*.test.ts', 'test/web/sweep.test.ts', 'test/web/parallel.test.ts'];

try {
  process.exitCode = await withPostgres(SETTINGS, async ({ url }) => {
    const mocha = path.join(root, 'node_modules', '.bin', 'mocha');
    const asked = process.argv.slice(2);
    const args = [...MOCHA, ...(asked.length > 0 ? asked : FILES)];
    const { status } = spawnSync('env', [`TEST_DATABASE_URL=${url}`, mocha, ...args], { cwd: root, stdio: 'inherit' });
    return status ?? 1;
  });
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
