/**
 * A program of ours as one file of JavaScript: made once by each process that asks, from the same sources, which it also
 * finds where they lie. Read file by file, the application takes longer to load than to start.
 */
import { build, type Plugin } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');
/** Beside the packages, which it looks for as its sources do. */
const folder = path.join(root, 'node_modules/.cache/programs');
const made = new Map<string, Promise<string>>();

/** Each source goes on to know where it lies. */
const places: Plugin = {
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
      loader: 'ts',
      contents: fs
        .readFileSync(file, 'utf8')
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href)),
    }));
  },
};

async function make(entry: string): Promise<string> {
  const outfile = path.join(folder, `${path.basename(entry, '.ts')}-${process.pid}.mjs`);
  process.once('exit', () => fs.rmSync(outfile, { force: true }));
  await build({
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    packages: 'external',
    alias: { '@gas-complaint-desk/engine': './engine/index.ts' },
    absWorkingDir: root,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    keepNames: true,
    plugins: [places],
    logLevel: 'warning',
  });
  return outfile;
}

/** @returns the file that runs it */
export function program(entry: string): Promise<string> {
  const found = made.get(entry) ?? make(entry);
  made.set(entry, found);
  return found;
}
