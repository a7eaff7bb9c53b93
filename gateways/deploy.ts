/** The folder that the owners of the rules edit, as files of a bundle. */
import fs from 'node:fs';
import path from 'node:path';
import type { BundleFile } from '../domain/definitions/index.js';

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

/** As a bundle keeps them. */
export const filesOf = (resources: readonly Resource[]): BundleFile[] =>
  resources.map(({ name, content }) => ({ name, content: content.toString('utf8') }));
