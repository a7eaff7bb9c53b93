/** What only one of several processes may do at a time when they start, each waiting for its turn however long it takes. */
import type { Knex } from 'knex';

/** Any number that no other program uses on this database. */
const TURN = 7_324_401;

/** @param connection of its own, to PostgreSQL: the server takes the turn back where the process dies */
export async function aloneOn<T>(connection: Knex, work: () => Promise<T>): Promise<T> {
  try {
    await connection.raw('set lock_timeout = 0');
    await connection.raw('select pg_advisory_lock(?)', [TURN]);
    return await work();
  } finally {
    await connection.destroy();
  }
}

/** @param connection of its own, to a file of SQLite that holds nothing but its lock, which goes with the process */
export async function aloneBy<T>(connection: Knex, work: () => Promise<T>): Promise<T> {
  try {
    await connection.raw('begin exclusive');
    return await work();
  } finally {
    await connection.destroy();
  }
}
