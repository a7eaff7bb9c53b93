/**
 * Statements of a connection to SQLite are compiled once and used again. What knex calls instead compiles each anew, on
 * another thread, and throws it away: for most of ours that takes longer than to carry them out.
 */
import type sqlite3 from 'sqlite3';

/** For each connection: more than there are usual ones. */
const MOST_KEPT = 200;

type Done = (this: sqlite3.Statement, error: Error | null, rows?: unknown[]) => void;
type Method = 'all' | 'run';

export function keepStatements(connection: sqlite3.Database): void {
  /** By their text, the one that was used last at the end. */
  const kept = new Map<string, sqlite3.Statement>();
  const keep = (sql: string, statement: sqlite3.Statement): void => {
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept;
    if (kept.size <= MOST_KEPT || oldest === undefined) return;
    kept.delete(oldest[0]);
    oldest[1].finalize();
  };
  /** What cannot be compiled is told, and never carried out. */
  const compile = (sql: string, done: Done): sqlite3.Statement => {
    const statement = connection.prepare(sql, (error: Error | null) => {
      if (error === null) keep(sql, statement);
      else done.call(statement, error);
    });
    return statement;
  };
  const carryOut =
    (method: Method) =>
    (sql: string, values: unknown, done: Done): void => {
      const statement = kept.get(sql) ?? compile(sql, done);
      if (kept.has(sql)) keep(sql, statement);
      statement[method](values, function (this: sqlite3.Statement, error: Error | null, rows?: unknown[]) {
        // One that has failed may still hold a lock.
        if (error !== null) statement.reset();
        done.call(this, error, rows);
      });
    };
  const close = connection.close.bind(connection);
  Object.assign(connection, {
    all: carryOut('all'),
    run: carryOut('run'),
    close(done: (error: Error | null) => void) {
      for (const statement of kept.values()) statement.finalize();
      kept.clear();
      close(done);
    },
  });
}
