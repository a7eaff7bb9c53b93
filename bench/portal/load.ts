/** Fills a new database: migrated and seeded as at a first start, then so many complaints written directly. */
import { openDatabase } from '../../db/database.js';
import { seedDemonstration } from '../../db/seeds.js';
import type { UserId } from '../../domain/people/index.js';
import { SystemClock } from '../../gateways/clock.js';
import { keys, locationOf, sessionOf, STAFF, USERS, YEARS } from './house.js';
import { type Batch, openCases, Writer } from './rows.js';
import type { Sink } from './sinks.js';
import { instantOf } from '../../domain/core/index.js';

/** Complaints of one transaction. */
const BATCH = 2_000;

/** The accounts, and a session for each user of the measuring: passwords are none of it. @returns ids of the staff */
async function prepare(location: string): Promise<UserId[]> {
  const database = await openDatabase(locationOf(location));
  const clock = new SystemClock();
  await seedDemonstration(database, clock);
  const known = await Promise.all(STAFF.map((username) => database.read.people.byUsername(username)));
  const staff = known.flatMap((found) => (found === null ? [] : [found.user.id]));
  const at = instantOf(clock.now());
  await database.transaction(async (r) => {
    for (let user = 0; user < USERS; user += 1) {
      const tokenHash = keys.hash('session', sessionOf(user));
      const userId = staff[user % staff.length];
      if (userId === undefined) throw new Error('There is no staff.');
      await r.people.insertSession({ tokenHash, userId, startedAt: at, seenAt: at, stage: 'full' });
    }
  });
  await database.close();
  return staff;
}

/** Numbers go on where the rows end. */
async function finish(location: string, total: number, year: number): Promise<void> {
  const database = await openDatabase(locationOf(location));
  await database.knex('number_sequence').insert({ year, last: Math.ceil(total / YEARS) });
  await database.close();
}

/** @returns how many rows were written, by table */
export async function load(
  location: string,
  total: number,
  open: (location: string) => Promise<Sink> | Sink,
): Promise<Map<string, number>> {
  const staff = await prepare(location);
  const now = new SystemClock().now();
  const sink = await open(location);
  const written = new Map<string, number>();
  const writer = new Writer({ total, open: openCases(total), now, staff });
  let writing: Promise<void> = Promise.resolve();
  for (let at = 0; at < total; at += BATCH) {
    const batch: Batch = new Map();
    for (let index = at; index < Math.min(total, at + BATCH); index += 1) writer.write(batch, index);
    for (const [table, { rows }] of batch) written.set(table, (written.get(table) ?? 0) + rows.length);
    await writing; // The next batch is made while this one is written.
    writing = sink.write(batch);
  }
  await writing;
  await sink.close();
  await finish(location, total, now.getUTCFullYear());
  return written;
}
