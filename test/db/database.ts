/** A database of its own for each test: a temporary SQLite file, or a fresh PostgreSQL database where a server is given. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import knexFactory from 'knex';
import { type Database, type DatabaseLocation, openDatabase } from '../../db/database.js';

/** Set by `npm run test:postgres`. */
const server = process.env['TEST_DATABASE_URL'];
export const onPostgres = server !== undefined;

export interface TestDatabase {
  database: Database;
  /** Of SQLite. */
  file: string;
  /** Opens the same database once more, as a second process would. */
  again(): Promise<Database>;
  /** Leaves it, and keeps it as it is: others begin with it. */
  keep(): Promise<Negative>;
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

/** What a database begins with: a file of SQLite, or the name of a PostgreSQL database that nobody is connected to. */
export type Negative = string;

/** Nothing but the newest schema, made once in this process. */
let migrated: Promise<Negative> | undefined;
const empty = (): Promise<Negative> => (migrated ??= develop(null, () => Promise.resolve()));

/** Makes, for good, what many databases begin with. */
export const negative = async (make: (database: Database) => Promise<void>): Promise<Negative> =>
  develop(await empty(), make);

async function develop(from: Negative | null, make: (database: Database) => Promise<void>): Promise<Negative> {
  const name = await copied(from, folderForGood());
  const database = await openDatabase(locationOf(name));
  try {
    await make(database);
    return name;
  } finally {
    // The last to leave a file writes its log into it; a database with somebody in it cannot be copied.
    await database.close();
  }
}

/** A new database, a copy of that one. @returns its file, or its name */
async function copied(from: Negative | null, folder: string): Promise<Negative> {
  if (server === undefined) {
    const file = path.join(folder, 'desk.sqlite');
    if (from !== null) fs.copyFileSync(from, file);
    return file;
  }
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administrate(server, `create database ${name}${from === null ? '' : ` template ${from}`}`);
  return name;
}

const locationOf = (name: Negative): DatabaseLocation =>
  server === undefined ? { file: name } : { url: new URL(`/${name}`, server).href };

/** @param from what it begins with; nothing but the newest schema where absent */
export async function openTestDatabase(from?: Negative): Promise<TestDatabase> {
  const opened: Database[] = [];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'desk-db-'));
  const name = await copied(from ?? (await empty()), folder);
  const again = async (): Promise<Database> => {
    const database = await openDatabase(locationOf(name));
    // What is lost with the machine is made again: no transaction waits for the disk.
    if (server === undefined) await database.knex.raw('pragma synchronous = off');
    opened.push(database);
    return database;
  };
  const leave = async (): Promise<void> => {
    for (const database of opened.splice(0)) await database.close();
  };
  return {
    database: await again(),
    file: name,
    again,
    async keep() {
      await leave();
      return copied(name, folderForGood());
    },
    async close() {
      await leave();
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
