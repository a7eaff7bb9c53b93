/** Who writes beside whom: transactions of one line go one after the other, one without a line has the database to itself. */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Line } from '../domain/core/index.js';
import { codeOf } from './error-codes.js';
import { isPostgres } from './repositories/rows.js';

/** Shared by all that have a line. Any number that no other program uses on this database. */
const HOUSE = 7_324_402;

/** The server knows locks by number. Two lines of one number would wait for each other, and nothing else. */
const numberOf = (line: Line): bigint => createHash('sha256').update(line).digest().readBigInt64BE();

/**
 * The first statements of a transaction. SQLite has one writer: they take its lock, because a reader that turns writer
 * would be refused. In PostgreSQL the locks go with the transaction, whatever becomes of the process; the house comes
 * before the line, so that nobody holds a line while waiting for somebody who waits for the house.
 */
export async function takeTurn(transaction: Knex.Transaction, line?: Line): Promise<void> {
  if (!isPostgres(transaction)) await transaction('ledger_head').where({ id: 0 }).update({ sequence: 0 });
  else if (line === undefined) await transaction.raw(`select pg_advisory_xact_lock(${HOUSE})`);
  else
    await transaction.raw(
      `select pg_advisory_xact_lock_shared(${HOUSE}); select pg_advisory_xact_lock(${numberOf(line)})`,
    );
}

/** Two that wait for each other, or that cannot both be: the server has taken one of them back. */
const TAKEN_BACK = ['40P01', '40001'];
const MOST_TIMES = 5;

/** Does it again where the server has taken it back. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let time = 1; ; time += 1) {
    try {
      return await work();
    } catch (error) {
      if (time === MOST_TIMES || !TAKEN_BACK.includes(codeOf(error))) throw error;
    }
  }
}
