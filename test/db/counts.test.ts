/** What is counted and used up holds for all processes of a house together. */
import { expect } from 'chai';
import type { Counts } from '../../domain/core/counts.js';
import { anInstant } from '../kit/instants.js';
import { openTestDatabase, type TestDatabase } from './database.js';

const NOW = anInstant('2026-09-29T01:00:00.000Z');
const LATER = anInstant('2026-09-29T02:00:00.000Z');
const LAST = anInstant('2026-09-29T03:00:00.000Z');

describe('what two processes count together', () => {
  let test: TestDatabase;
  let one: Counts;
  let other: Counts;
  beforeEach(async () => {
    test = await openTestDatabase();
    one = test.database.counts;
    other = (await test.again()).counts;
  });
  afterEach(() => test.close());

  it('loses nothing of what comes at once', async () => {
    const counted = await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? one : other).add('key', NOW, LATER)),
    );
    expect(counted.map(({ count }) => count).sort((a, b) => a - b)).to.deep.equal(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
    await one.takeBack('key');
    expect(await other.find('key', NOW)).to.deep.equal({ count: 19, until: LATER });
    expect(await other.find('another', NOW)).to.equal(null);
  });

  it('begins anew when its time is over, and is forgotten', async () => {
    await one.add('key', NOW, LATER);
    await one.add('key', NOW, LAST);
    expect(await other.find('key', NOW), 'its end stays').to.deep.equal({ count: 2, until: LATER });
    expect(await other.find('key', LATER)).to.equal(null);
    expect(await other.add('key', LATER, LAST)).to.deep.equal({ count: 1, until: LAST });
    await one.dropEnded(LATER);
    expect(await other.find('key', LATER)).to.not.equal(null);
    await one.dropEnded(LAST);
    expect(await test.database.knex('counted')).to.deep.equal([]);
  });

  it('is used up by whoever is the first, once for all', async () => {
    const asked = await Promise.all([
      one.use('proof', 'mine', NOW, LATER),
      other.use('proof', 'theirs', NOW, LATER),
      one.use('proof', 'another', NOW, LATER),
    ]);
    expect(asked.filter(({ mine }) => mine)).to.have.length(1);
    const first = ['mine', 'theirs', 'another'][asked.findIndex(({ mine }) => mine)] ?? '';
    expect(await other.use('proof', first, NOW, LAST), 'asked again').to.deep.equal({ mine: true, until: LATER });
    expect((await one.use('proof', 'late', NOW, LATER)).mine).to.equal(false);
    expect((await one.use('proof', 'late', LATER, LAST)).mine, 'over').to.equal(true);
  });
});
