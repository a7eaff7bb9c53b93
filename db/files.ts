/** The files of an installation, and whether its database has been lost. */
import fs from 'node:fs';
import path from 'node:path';

export const deskFileOf = (dataDir: string): string => path.join(dataDir, 'desk.sqlite');
export const engineFileOf = (dataDir: string): string => path.join(dataDir, 'engine.sqlite');
/** Holds nothing: whoever has it locked is the one process that migrates, seeds or deploys. */
export const turnFileOf = (file: string): string => `${file}-turn`;
/** Kept apart from the data, so that a copy of the data alone says nothing. */
export const keyFileOf = (dataDir: string): string => path.join(`${dataDir}-keys`, 'data-key');

const holdsSomething = (file: string): boolean => (fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;

/**
 * A database of no bytes would be filled with empty tables, and everything would look well.
 * @returns a sentence that says what is missing; null where nothing is
 */
export function lostDatabase(file: string): string | null {
  const dataDir = path.dirname(file);
  // A log beside an empty file is thrown away by SQLite: it shows nothing.
  if (holdsSomething(file)) return null;
  const witness = [engineFileOf(dataDir), ...(fs.existsSync(file) ? [keyFileOf(dataDir)] : [])].find(holdsSomething);
  if (witness === undefined) return null;
  const what = fs.existsSync(file) ? 'is empty' : 'is missing';
  return `${file} ${what}, but ${witness} shows that there was one: restore it from a backup of the same moment, or, to begin anew, move ${dataDir} away as a whole.`;
}
