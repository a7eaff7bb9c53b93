/** A database of its own for each test: a temporary SQLite file, or a fresh PostgreSQL database where a server is given. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import knexFactory from 'knex';
import { type Database, openDatabase } from '../../db/database.js';

/** Set by `npm run test:postgres`. */
const server = process.env['TEST_DATABASE_URL'];
export const onPostgres = server !== undefined;

export interface TestDatabase {
  database: Database;
  /** Of SQLite. */
  file: string;
  /** Opens the same database once more, as a second process would. */
  again(): Promise<Database>;
  close(): Promise<void>;
}

async function administrate(url: string, sql: string): Promise<void> {
  const knex = knexFactory({ client: 'pg', connection: url, pool: { min: 0, max: 1 } });
  await knex.raw(sql);
  await knex.destroy();
}

let album: string | undefined;

/** A new folder that is there as long as this process. */
export function folderForGood(): string {
  if (album === undefined) {
    const made = fs.mkdtempSync(path.join(os.tmpdir(), 'photographs-'));
    process.once('exit', () => fs.rmSync(made, { recursive: true, force: true }));
    album = made;
  }
  return fs.mkdtempSync(path.join(album, 'house-'));
}

/** @param copyOf a file of SQLite that it begins with */
export async function openTestDatabase(copyOf?: string): Promise<TestDatabase> {
  const opened: Database[] = [];
  const name = `test_${randomBytes(6).toString('hex')}`;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'desk-db-'));
  if (server !== undefined) await administrate(server, `create database ${name}`);
  const file = path.join(folder, 'desk.sqlite');
  if (copyOf !== undefined) fs.copyFileSync(copyOf, file);
  const location = server === undefined ? { file } : { url: new URL(`/${name}`, server).href };
  const again = async (): Promise<Database> => {
    const database = await openDatabase(location);
    // What is lost with the machine is made again: no transaction waits for the disk.
    if (server === undefined) await database.knex.raw('pragma synchronous = off');
    opened.push(database);
    return database;
  };
  return {
    database: await again(),
    file,
    again,
    async close() {
      for (const database of opened) await database.close();
      if (server !== undefined) await administrate(server, `drop database ${name}`);
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every row of every table, as it lies there. */
export async function rowsOf({ knex }: Database): Promise<Record<string, unknown[]>> {
  const tables = (await (onPostgres
    ? knex('pg_tables').where({ schemaname: 'public' }).select('tablename as name')
    : knex('sqlite_master').where({ type: 'table' }).whereNot('name', 'like', 'sqlite_%').select('name'))) as {
    name: string;
  }[];
  const found: Record<string, unknown[]> = {};
  for (const { name } of tables) found[name] = await knex(name);
  return found;
}
