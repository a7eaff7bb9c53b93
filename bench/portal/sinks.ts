/** Where rows are written in bulk: a SQLite file by prepared statements of many rows, PostgreSQL by COPY through psql. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import knexFactory from 'knex';
import sqlite3 from 'sqlite3';
import type { Batch } from './rows.js';

/** Each batch is one transaction. */
export interface Sink {
  write(batch: Batch): Promise<void>;
  close(): Promise<void>;
}

/** SQLite takes 32,766 parameters a statement; longer statements are no faster than this. */
const PARAMETERS = 4_000;
/** Nobody waits for the disk while the file is filled, and the pages that change stay in memory. */
const FILLING =
  'pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive; pragma cache_size = -3000000';

const named = (table: string, columns: string[]): string =>
  `"${table}" (${columns.map((name) => `"${name}"`).join(',')})`;

function done(resolve: () => void, reject: (error: Error) => void) {
  return (error: Error | null): void => (error ? reject(error) : resolve());
}

export async function sqliteSink(file: string): Promise<Sink> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened: sqlite3.Database = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)));
  });
  const exec = (sql: string): Promise<void> =>
    new Promise((resolve, reject) => void database.exec(sql, done(resolve, reject)));
  const prepared = new Map<string, sqlite3.Statement>();
  const run = (sql: string, values: unknown[]): Promise<void> => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return new Promise((resolve, reject) => void statement.run(values, done(resolve, reject)));
  };
  await exec(FILLING);
  const indexes = await new Promise<{ name: string; sql: string }[]>((resolve, reject) =>
    database.all<{ name: string; sql: string }>(
      "select name, sql from sqlite_master where type = 'index' and sql not like 'create unique%'",
      (error, rows) => (error ? reject(error) : resolve(rows)),
    ),
  );
  for (const { name } of indexes) await exec(`drop index "${name}"`);
  return {
    async write(batch) {
      await exec('begin');
      for (const [table, { columns, rows }] of batch) {
        const most = Math.floor(PARAMETERS / columns.length);
        const row = `(${columns.map(() => '?').join(',')})`;
        for (let at = 0; at < rows.length; at += most) {
          const some = rows.slice(at, at + most);
          await run(
            `insert into ${named(table, columns)} values ` + Array<string>(some.length).fill(row).join(','),
            some.flat(),
          );
        }
      }
      await exec('commit');
    },
    async close() {
      for (const { sql } of indexes) await exec(sql);
      for (const statement of prepared.values()) await new Promise<void>((end) => void statement.finalize(() => end()));
      await new Promise<void>((resolve, reject) => void database.close(done(resolve, reject)));
    },
  };
}

/** Plain indexes are made again when the rows are there; those of keys stay. */
async function indexesOf(url: string): Promise<{ name: string; sql: string }[]> {
  const knex = knexFactory({ client: 'pg', connection: url, pool: { min: 0, max: 1 } });
  const rows = (await knex('pg_indexes')
    .where({ schemaname: 'public' })
    .whereNotIn('indexname', knex('pg_constraint').select('conname'))
    .select('indexname as name', 'indexdef as sql')) as { name: string; sql: string }[];
  await knex.destroy();
  return rows;
}

const escaped = (text: string): string =>
  text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t');

function copied(value: unknown): string {
  if (value === null) return '\\N';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return typeof value === 'string' ? escaped(value) : String(value);
}

/** Rows are whole by themselves: the server need not look up each foreign key. */
const WITHOUT_CHECKS = 'set session_replication_role = replica; set synchronous_commit = off;\n';

export async function postgresSink(bin: string, url: string): Promise<Sink> {
  const indexes = await indexesOf(url);
  const child: ChildProcessWithoutNullStreams = spawn(path.join(bin, 'psql'), [
    '-X',
    '-q',
    '-v',
    'ON_ERROR_STOP=1',
    url,
  ]);
  child.stderr.pipe(process.stderr);
  const ended = once(child, 'exit') as Promise<[number]>;
  const send = async (text: string): Promise<void> => {
    if (!child.stdin.write(text)) await Promise.race([once(child.stdin, 'drain'), ended]);
    if (child.exitCode !== null) throw new Error(`psql ended with status ${child.exitCode}.`);
  };
  let begun = false;
  return {
    async write(batch) {
      const first = [WITHOUT_CHECKS, ...indexes.map(({ name }) => `drop index "${name}";\n`)].join('');
      await send(`${begun ? '' : first}begin;\n`);
      begun = true;
      for (const [table, { columns, rows }] of batch) {
        const lines = rows.map((row) => row.map(copied).join('\t')).join('\n');
        await send(`copy ${named(table, columns)} from stdin;\n${lines}\n\\.\n`);
      }
      await send('commit;\n');
    },
    async close() {
      child.stdin.end(`${indexes.map(({ sql }) => `${sql};\n`).join('')}vacuum analyze;\n`);
      const [status] = await ended;
      if (status !== 0) throw new Error(`psql ended with status ${status}.`);
    },
  };
}
