/** The application's database: SQLite (one writer, a pool of readers) or PostgreSQL (a pool of each), through knex. */
import fs from 'node:fs';
import path from 'node:path';
import knexFactory, { type Knex } from 'knex';
import type { Database as Connection } from 'sqlite3';
import { z } from 'zod';
import type { Counts, Snapshot, Store } from '../domain/core/index.js';
import { aloneBy, aloneOn } from './alone.js';
import { codeOf } from './error-codes.js';
import { lostDatabase, turnFileOf } from './files.js';
import { createHandles } from './handles.js';
import { migrations } from './migrations/index.js';
import { counts } from './repositories/counts.js';
import { createRepositories } from './repositories/index.js';
import { textsOf } from './repositories/rows.js';
import { keepStatements } from './statements.js';
import { again, takeTurn } from './turns.js';

/** The database cannot be used; the message is one sentence that says why. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
}

export type DatabaseLocation = { file: string } | { url: string };

export interface Database extends Store {
  knex: Knex;
  /** One process after the other, where several start at once. Nothing that waits for another of them belongs in here. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Beside all transactions. */
  counts: Counts;
  /** Reads all of one moment. Whoever writes meanwhile waits for nothing. */
  snapshot<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const READERS = 4;
/** Of PostgreSQL. Readers have connections that no waiting writer holds. */
const POSTGRES_POOL = { readers: 10, writers: 8 };
/** A file that another program wrote has tables, but not this one. */
const OWN_TABLE = 'knex_migrations';
/**
 * How long anything waits for the database: its turn in this process first, then the lock or the answer. Somebody
 * stands behind every wait, and after ten seconds a person has given up: a sentence that says when to come back is
 * worth more. Jobs and the outbox come back by themselves.
 */
const TURN_MS = 6_000;
const ANSWER_MS = 4_000;
/** The longest wait of one access. */
export const LONGEST_WAIT_MS = TURN_MS + ANSWER_MS;
/** Of SQLite, which does not wait without an end: a migration of a million rows. */
const LONGEST_TURN_MS = 30 * 60_000;
/** How long an emptying of the log may hold up a writer. */
const LOG_WAIT_MS = 200;
/** Knex prints errors besides throwing them, and writes values into their messages; what is thrown is enough. */
const quiet = (): void => undefined;
const LOG = { warn: quiet, error: quiet, deprecate: quiet, debug: quiet };

function sqlite(file: string, max: number, waitMs = ANSWER_MS): Knex {
  return knexFactory({
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    log: LOG,
    compileSqlOnError: false,
    acquireConnectionTimeout: TURN_MS,
    pool: {
      min: 1,
      max,
      afterCreate: (connection: Connection, done: (error: Error | null, connection: Connection) => void) => {
        keepStatements(connection);
        connection.exec(
          `pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma foreign_keys = on; pragma busy_timeout = ${waitMs};`,
          (error) => done(error, connection),
        );
      },
    },
  });
}

/** A server that hangs is given up like one that is dead; what a lock is waited for is told by the server itself. */
function postgres(connectionString: string, max: number, limits: object = { query_timeout: LONGEST_WAIT_MS }): Knex {
  const connection = {
    connectionString,
    connectionTimeoutMillis: ANSWER_MS,
    lock_timeout: ANSWER_MS,
    ...limits,
    keepAlive: true,
  };
  return knexFactory({
    client: 'pg',
    connection,
    log: LOG,
    compileSqlOnError: false,
    acquireConnectionTimeout: TURN_MS,
    pool: { min: 1, max },
  });
}

function explained(location: DatabaseLocation, error: unknown): DatabaseError {
  const [code, message] = [codeOf(error), error instanceof Error ? error.message : String(error)];
  const where = 'file' in location ? location.file : 'the PostgreSQL database';
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return new DatabaseError(
      `${where} is damaged or is no SQLite file: restore it from a backup, or move it away to begin anew.`,
    );
  }
  if (code === 'SQLITE_CANTOPEN')
    return new DatabaseError(`${where} cannot be opened: check that its directory exists and may be written.`);
  if (code === 'SQLITE_READONLY')
    return new DatabaseError(`${where} is read-only: the application must be able to write it.`);
  if (code === 'ECONNREFUSED')
    return new DatabaseError(
      'The PostgreSQL server of DATABASE_URL does not answer: start it, or correct the address.',
    );
  if (code === '28P01' || code === '3D000') return new DatabaseError(`PostgreSQL refuses DATABASE_URL: ${message}.`);
  if (/migration directory is corrupt/.test(message))
    return new DatabaseError(`${where} was written by a newer version of the application: use that version.`);
  return new DatabaseError(`${where} cannot be used: ${message}`);
}

const CHECKPOINT = z.tuple([z.object({ busy: z.number() })]);

/** Somebody else's tables are not mixed with ours. */
async function checkOwn(writer: Knex, file: string): Promise<void> {
  const tables = await textsOf(writer('sqlite_master').where({ type: 'table' }), 'name');
  if (tables.length > 0 && !tables.includes(OWN_TABLE)) {
    throw new DatabaseError(
      `${file} is another program's database: move it away, or set DATA_DIR to another directory.`,
    );
  }
}

/**
 * What is deleted is overwritten (secure_delete); the write-ahead log may still hold the page as it was, for as long as
 * somebody reads from it. On a connection of its own that hardly waits: the writer goes on meanwhile.
 */
async function emptyLog(file: string): Promise<'gone' | 'pending'> {
  const connection = sqlite(file, 1, LOG_WAIT_MS);
  try {
    const [answer] = CHECKPOINT.parse(await connection.raw('pragma wal_checkpoint(truncate)'));
    return answer.busy === 0 ? 'gone' : 'pending';
  } catch (error) {
    if (codeOf(error) === 'SQLITE_BUSY') return 'pending';
    throw error;
  } finally {
    await connection.destroy();
  }
}

/** In its turn nobody else migrates: a lock that is there was left behind by a process that was killed on the way. */
async function toNewest(connection: Knex): Promise<void> {
  await connection.migrate.forceFreeMigrationsLock({ migrationSource: migrations });
  await connection.migrate.latest({ migrationSource: migrations });
}

/** A migration of a million rows takes its time, and nobody waits for a page meanwhile: it has no limit. */
async function migrate(location: DatabaseLocation, writer: Knex): Promise<void> {
  if ('file' in location) return toNewest(writer);
  const patient = postgres(location.url, 1, {});
  try {
    await toNewest(patient);
  } finally {
    await patient.destroy();
  }
}

const inTurn = <T>(location: DatabaseLocation, work: () => Promise<T>): Promise<T> =>
  'file' in location
    ? aloneBy(sqlite(turnFileOf(location.file), 1, LONGEST_TURN_MS), work)
    : aloneOn(postgres(location.url, 1, {}), work);

/** Opens, migrates to the newest schema, and hands over the repositories. @throws {DatabaseError} */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  const isFile = 'file' in location;
  if (isFile) {
    fs.mkdirSync(path.dirname(location.file), { recursive: true });
    const lost = lostDatabase(location.file);
    if (lost !== null) throw new DatabaseError(lost);
  }
  const writer = isFile ? sqlite(location.file, 1) : postgres(location.url, POSTGRES_POOL.writers);
  try {
    await inTurn(location, async () => {
      if (isFile) await checkOwn(writer, location.file);
      await migrate(location, writer);
    });
  } catch (error) {
    await writer.destroy();
    throw error instanceof DatabaseError ? error : explained(location, error);
  }
  const reader = isFile ? sqlite(location.file, READERS) : postgres(location.url, POSTGRES_POOL.readers);
  const handles = createHandles(reader);
  return {
    knex: writer,
    alone: (work) => inTurn(location, work),
    read: handles.read,
    leases: createRepositories(isFile ? writer : reader).outbox,
    counts: counts(isFile ? writer : reader),
    async transaction(work, line) {
      handles.refuseInside('Another transaction was begun');
      return again(() =>
        writer.transaction(async (transaction) => {
          await takeTurn(transaction, line);
          return handles.within(transaction, work);
        }),
      );
    },
    snapshot: (work) =>
      reader.transaction(
        (transaction) => work(createRepositories(transaction)),
        isFile ? {} : { isolationLevel: 'repeatable read', readOnly: true },
      ),
    forgetDeleted: () => (isFile ? emptyLog(location.file) : Promise.resolve('server')),
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}
