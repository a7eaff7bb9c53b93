/** The data directory of a release as it is kept here: the two files, compressed, the key, and what there is in them. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import knexFactory from 'knex';
import { z } from 'zod';
import { deskFileOf, engineFileOf } from '../../db/files.js';

const RELEASE = z.object({
  /** How it was made, in a sentence. */
  made: z.string(),
  /** The hash of the bundle that was shipped with it; null of those that had none. */
  bundle: z.string().nullable(),
  /** When its clock stopped. */
  at: z.iso.datetime(),
  /** Cells of tables that its company had filled in: cell → FEEL. */
  cells: z.record(z.string(), z.string()),
  /** At which elements tasks wait. */
  waiting: z.array(z.string()),
});
export type Release = z.infer<typeof RELEASE>;

const HERE = import.meta.dirname;
const KEY = 'data-key';
const FACTS = 'release.json';
const files = (dataDir: string): string[] => [deskFileOf(dataDir), engineFileOf(dataDir)];
/** The diagrams lie far apart in both: as much as there is is looked back at. */
const PARAMETERS = {
  [zlib.constants.BROTLI_PARAM_QUALITY]: zlib.constants.BROTLI_MAX_QUALITY,
  [zlib.constants.BROTLI_PARAM_LGWIN]: zlib.constants.BROTLI_MAX_WINDOW_BITS,
};

/** Their names, the oldest first. */
export const releases = (): string[] =>
  fs
    .readdirSync(HERE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

export const readRelease = (name: string): Release =>
  RELEASE.parse(JSON.parse(fs.readFileSync(path.join(HERE, name, FACTS), 'utf8')));

/** Lays the files out again. @returns the key that they are read with */
export function unpack(name: string, dataDir: string): Buffer {
  fs.mkdirSync(dataDir, { recursive: true });
  for (const file of files(dataDir))
    fs.writeFileSync(
      file,
      zlib.brotliDecompressSync(fs.readFileSync(path.join(HERE, name, `${path.basename(file)}.br`))),
    );
  return Buffer.from(fs.readFileSync(path.join(HERE, name, KEY), 'utf8').trim(), 'base64');
}

/** Without what was deleted in it, and all of it in one file. */
async function tidy(filename: string): Promise<void> {
  const knex = knexFactory({ client: 'sqlite3', connection: { filename }, useNullAsDefault: true });
  await knex.raw('pragma journal_mode = delete');
  await knex.raw('vacuum');
  await knex.destroy();
}

/** What was there under this name gives way. */
export async function pack(name: string, dataDir: string, master: Buffer, release: Release): Promise<void> {
  const folder = path.join(HERE, name);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  for (const file of files(dataDir)) {
    await tidy(file);
    const content = fs.readFileSync(file);
    const params = { ...PARAMETERS, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    fs.writeFileSync(path.join(folder, `${path.basename(file)}.br`), zlib.brotliCompressSync(content, { params }));
  }
  fs.writeFileSync(path.join(folder, KEY), `${master.toString('base64')}\n`);
  fs.writeFileSync(path.join(folder, FACTS), `${JSON.stringify(release, null, 2)}\n`);
}
