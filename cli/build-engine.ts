/** `npm run build:engine`: the engine as a package of plain JavaScript in `engine/dist`, which `npm pack` or a copy takes anywhere. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { z } from 'zod';
import { readJson } from './read-json.js';

const engine = path.resolve(import.meta.dirname, '../engine');
const dist = path.join(engine, 'dist');
const compiled = (file: string): { types: string; default: string } => ({
  types: `./${file}.d.ts`,
  default: `./${file}.js`,
});

rmSync(dist, { recursive: true, force: true });
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
execFileSync(process.execPath, [tsc, '-p', path.join(engine, 'tsconfig.build.json')], { stdio: 'inherit' });
// Two hundred small files take a fifth of the time until the engine is ready: they become a few large ones.
await build({
  entryPoints: ['index', 'cli', 'testing/index'].map((file) => path.join(engine, `${file}.ts`)),
  outdir: dist,
  outbase: engine,
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  sourcemap: true,
  logLevel: 'warning',
});
cpSync(path.join(engine, 'README.md'), path.join(dist, 'README.md'));
// Beside the file that reads it.
cpSync(path.join(engine, 'gateway/grpc/gateway.proto'), path.join(dist, 'gateway.proto'));
cpSync(path.resolve(engine, '../LICENSE'), path.join(dist, 'LICENSE'));

const { private: _private, ...manifest } = readJson(
  path.join(engine, 'package.json'),
  z.record(z.string(), z.unknown()),
);
const exported = { '.': compiled('index'), './testing': compiled('testing/index') };
const bin = path.join(dist, 'cli.js');
writeFileSync(bin, `#!/usr/bin/env node\n${readFileSync(bin, 'utf8')}`);
chmodSync(bin, 0o755);
writeFileSync(
  path.join(dist, 'package.json'),
  `${JSON.stringify({ ...manifest, exports: exported, bin: { engine: './cli.js' } }, null, 2)}\n`,
);
process.stdout.write(`${path.relative(process.cwd(), dist)} is built\n`);
