/** The engine's SQLite file: one connection that writes whole batches, one that reads. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sqlite3 from 'sqlite3';
import { codeOf, reasonOf } from '../reason.js';
import type { TableName } from '../records.js';
import { isLogDamaged } from './wal.js';
import {
  additions,
  ANY_BATCH,
  type BatchView,
  INSTANCE_BATCH,
  SCHEMA_VERSION,
  statements,
  TABLE_NAMES,
} from './schema.js';

/** The file cannot be used; the message is one sentence that says why. */
export class DataError extends Error {
  override name = 'DataError';
}

type Connection = sqlite3.Database;

function open(file: string): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const connection: Connection = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(connection)));
  });
}

function run(connection: Connection, sql: string, parameters: unknown[] = []): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.run(sql, parameters, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}

function script(connection: Connection, statements: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.exec(statements.join(';\n'), (error: Error | null) => (error ? reject(error) : resolve()));
  });
}

function all<Row>(connection: Connection, sql: string, parameters: unknown[] = []): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    connection.all(sql, parameters, (error: Error | null, rows: Row[]) => (error ? reject(error) : resolve(rows)));
  });
}

function statement(connection: Connection, sql: string): Promise<sqlite3.Statement> {
  return new Promise((resolve, reject) => {
    const prepared: sqlite3.Statement = connection.prepare(sql, (error: Error | null) =>
      error ? reject(error) : resolve(prepared),
    );
  });
}

function close(connection: Connection): Promise<void> {
  return new Promise((resolve) => connection.close(() => resolve()));
}

function explained(file: string, error: unknown): Error {
  const [code, message] = [codeOf(error), reasonOf(error)];
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return new DataError(
      `${file} is damaged or is no SQLite file: restore it from a backup, or move it away to begin anew.`,
    );
  }
  if (code === 'SQLITE_CANTOPEN')
    return new DataError(`${file} cannot be opened: check that its directory exists and may be written.`);
  if (code === 'SQLITE_READONLY' || code === 'EACCES' || code === 'EROFS')
    return new DataError(`${file} is read-only: the engine must be able to write it.`);
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR')
    return new DataError(`${file} cannot be written: the disk is full, over its quota, or broken (${message}).`);
  return error instanceof DataError ? error : new DataError(`${file} cannot be used: ${message}`);
}

const damagedLog = (file: string): string =>
  `${file}-wal is damaged: restore ${file} and ${file}-wal from a backup, or move ${file}-wal away to go on without what it holds.`;

/** Held as long as the process lives; the operating system frees it when the process is killed. */
async function lock(file: string): Promise<Connection> {
  const connection = await open(`${file}.lock`);
  try {
    await run(connection, 'pragma locking_mode = exclusive');
    await run(connection, 'begin exclusive');
    return connection;
  } catch (error) {
    await close(connection);
    if (codeOf(error) !== 'SQLITE_BUSY') throw error;
    throw new DataError(`${file} is in use by another engine: stop that one first.`);
  }
}

async function prepare(writer: Connection, file: string, durable: boolean): Promise<void> {
  const [version] = await all<{ user_version: number }>(writer, 'pragma user_version');
  if ((version?.user_version ?? 0) > SCHEMA_VERSION) {
    throw new DataError(`${file} was written by a newer version of the engine: use that version, or another file.`);
  }
  const strange = (version?.user_version ?? 0) === 0 ? await all(writer, 'select 1 from sqlite_master limit 1') : [];
  if (strange.length > 0) throw new DataError(`${file} is a database of another program: choose another file.`);
  await run(writer, 'pragma journal_mode = wal');
  await run(writer, `pragma synchronous = ${durable ? 'full' : 'off'}`);
  const stored = new Map<TableName, ReadonlySet<string>>();
  for (const table of TABLE_NAMES) {
    const columns = await all<{ name: string }>(writer, `pragma table_info(${table})`);
    stored.set(table, new Set(columns.map(({ name }) => name)));
  }
  // One transaction: a file is of one version or of the other, and a disk is waited for once.
  await script(writer, [
    'begin',
    ...additions(stored),
    ...statements(),
    `pragma user_version = ${SCHEMA_VERSION}`,
    'commit',
  ]);
}

interface Writing {
  view: BatchView;
  known: ReadonlySet<string>;
  statement: sqlite3.Statement;
}

export class Database {
  private constructor(
    private readonly writer: Connection,
    private readonly reader: Connection,
    private readonly held: Connection,
    private readonly temporary: string | null,
    /** Compiled once: the triggers of the views are long. The smallest view that has all columns is used. */
    private readonly views: readonly Writing[],
  ) {}

  /**
   * @param data a file, or `:memory:` for one that is gone at close
   * @param copyOf what `:memory:` begins with
   * @throws {DataError}
   */
  static async open(data: string, copyOf: string | null = null): Promise<Database> {
    const temporary = data === ':memory:' ? fs.mkdtempSync(path.join(os.tmpdir(), 'engine-')) : null;
    const file = temporary ? path.join(temporary, 'engine.sqlite') : data;
    const opened: Connection[] = [];
    const keep = async (connection: Promise<Connection>): Promise<Connection> => {
      opened.push(await connection);
      return connection;
    };
    try {
      if (temporary && copyOf !== null) fs.copyFileSync(copyOf, file);
      const held = await keep(lock(file));
      if (await isLogDamaged(file)) throw new DataError(damagedLog(file));
      const writer = await keep(open(file));
      await prepare(writer, file, temporary === null);
      const reader = await keep(open(file));
      const views: Writing[] = [];
      for (const view of [INSTANCE_BATCH, ANY_BATCH])
        views.push({ view, known: new Set(view.columns), statement: await statement(writer, view.insert) });
      return new Database(writer, reader, held, temporary, views);
    } catch (error) {
      for (const connection of opened.reverse()) await close(connection);
      throw explained(file, error);
    }
  }

  /** Writes one batch, whole or not at all. */
  write(columns: Record<string, string | number>): Promise<void> {
    const names = Object.keys(columns);
    const writing = this.views.find(({ known }) => names.every((name) => known.has(name)));
    if (!writing) throw new Error(`No view has all of the columns ${names.join(', ')}.`);
    const values = writing.view.columns.map((name) => columns[name] ?? null);
    return new Promise((resolve, reject) => {
      writing.statement.run(values, (error: Error | null) => (error ? reject(error) : resolve()));
    });
  }

  all<Row = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return all<Row>(this.reader, sql, parameters);
  }

  /** All that is on disk, as one file that nobody has open. */
  copyTo(file: string): Promise<void> {
    return run(this.reader, 'vacuum into ?', [file]);
  }

  async close(): Promise<void> {
    await close(this.reader);
    for (const { statement } of this.views) await new Promise<void>((resolve) => statement.finalize(() => resolve()));
    await close(this.writer);
    await close(this.held);
    if (this.temporary) fs.rmSync(this.temporary, { recursive: true, force: true });
  }
}

/** Copies all that is on disk, also while an engine has the file open, into a file that is not there yet. @throws {DataError} */
export async function copyData(from: string, to: string): Promise<void> {
  const connection = await new Promise<Connection>((resolve, reject) => {
    const opened: Connection = new sqlite3.Database(from, sqlite3.OPEN_READONLY, (error) =>
      error ? reject(explained(from, error)) : resolve(opened),
    );
  });
  try {
    await run(connection, 'vacuum into ?', [to]);
  } catch (error) {
    throw explained(to, error);
  } finally {
    await close(connection);
  }
}
