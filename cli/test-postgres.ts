/** `npm run test:postgres`: runs test/db once more on PostgreSQL, on a cluster of its own. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { withPostgres } from './postgres-cluster.js';

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

try {
  process.exitCode = await withPostgres(['max_connections=200'], async ({ url }) => {
    const mocha = path.join(root, 'node_modules', '.bin', 'mocha');
    const { status } = spawnSync('env', [`TEST_DATABASE_URL=${url}`, mocha, ...MOCHA], { cwd: root, stdio: 'inherit' });
    return status ?? 1;
  });
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
