/** The folder that the owners of the rules edit, as files of a bundle. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export interface Resource {
  /** The file's path below the folder, with `/`. */
  name: string;
  content: Buffer;
}

/** Diagrams, tables and forms are for the engine; notices are kept with them. */
const OWNERS_FILES = /\.(bpmn|dmn|form|hbs)$/;

export function readBundle(folder: string): Resource[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && OWNERS_FILES.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ name: path.relative(folder, file).split(path.sep).join('/'), content: fs.readFileSync(file) }));
}

/** SHA-256 over names and contents. */
export function hashOf(bundle: readonly Resource[]): string {
  const hash = createHash('sha256');
  for (const { name, content } of bundle) hash.update(`${name}\n${content.length}\n`).update(content);
  return hash.digest('hex');
}
