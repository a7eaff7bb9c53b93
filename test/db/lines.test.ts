/** Who waits for whom on PostgreSQL: writers of one case for each other, and all for what changes what they go by. */
import { expect } from 'chai';
import type { Line } from '../../domain/core/store.js';
import { onPostgres } from './database.js';
import { withHouse } from './house.js';

const lines = (): void => {
  const house = withHouse();

  /** A transaction that has begun, and ends when it is told to. */
  async function open(line?: Line): Promise<{ end: () => Promise<void> }> {
    let end: () => void = () => undefined;
    const told = new Promise<void>((resolve) => (end = resolve));
    let begun: () => void = () => undefined;
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    const all = house().database.transaction(async () => {
      begun();
      await told;
    }, line);
    await beginning;
    return {
      end: () => {
        end();
        return all;
      },
    };
  }
  /** How many wait for a lock: asked until it is so many, as they have sent their question at some moment only. */
  async function untilWaiting(count: number): Promise<void> {
    for (;;) {
      const [row] = (await house()
        .database.knex('pg_stat_activity')
        .where({ wait_event_type: 'Lock' })
        .whereRaw('datname = current_database()')
        .count({ waiting: '*' })) as { waiting: string }[];
      if (Number(row?.waiting) === count) return;
    }
  }
  const write = (done: string[], name: string, line?: Line): Promise<void> =>
    house().database.transaction(async (r) => {
      await r.settings.set(name, 'written');
      done.push(name);
    }, line);

  it('writers of different cases do not wait for each other', async () => {
    const one = await open('case:one');
    const done: string[] = [];
    await write(done, 'other', 'case:other');
    expect(done).to.deep.equal(['other']);
    await one.end();
  });

  it('writers of one case do', async () => {
    const one = await open('case:one');
    const done: string[] = [];
    const second = write(done, 'second', 'case:one');
    await untilWaiting(1);
    expect(done).to.deep.equal([]);
    await one.end();
    await second;
    expect(done).to.deep.equal(['second']);
  });

  it('what changes what all go by waits for all, and all that come later for it', async () => {
    const one = await open('case:one');
    const done: string[] = [];
    const account = write(done, 'account');
    await untilWaiting(1);
    const later = write(done, 'later', 'case:other');
    await untilWaiting(2);
    expect(done).to.deep.equal([]);
    await one.end();
    await Promise.all([account, later]);
    expect(done).to.deep.equal(['account', 'later']);
  });

  it('two that wait for each other are told apart: one is done again, both are done', async () => {
    const { database } = house();
    await database.transaction(async (r) => {
      await r.settings.set('a', '0');
      await r.settings.set('b', '0');
    });
    let both: () => void = () => undefined;
    const met = new Promise<void>((resolve) => (both = resolve));
    let here = 0;
    let tries = 0;
    const crossing = (first: string, second: string): Promise<void> =>
      database.transaction(async (r) => {
        tries += 1;
        await r.settings.set(first, 'mine');
        here += 1;
        if (here === 2) both();
        await met;
        await r.settings.set(second, 'mine');
      }, `case:${first}`);
    await Promise.all([crossing('a', 'b'), crossing('b', 'a')]);
    expect(tries).to.be.at.least(3);
  });
};

if (onPostgres) describe('lines of writers', lines);
