/** Deliveries as they are stored: each way once, each change from what was read, those that failed first. */
import { expect } from 'chai';
import type { Delivery } from '../../domain/deliveries/index.js';
import { openTestDatabase, type TestDatabase } from './database.js';
import { anId } from '../kit/ids.js';
import { anInstant } from '../kit/instants.js';

const AT = anInstant('2026-09-29T01:00:00.000Z');
const LATER = anInstant('2026-09-29T02:00:00.000Z');

describe('deliveries', () => {
  let test: TestDatabase;
  beforeEach(async () => (test = await openTestDatabase()));
  afterEach(() => test.close());

  const aDelivery = (name: string, occasion = name): Delivery => ({
    ...{ id: anId(name), entryId: null, occasion, userId: null, hookId: null, channel: 'digest', state: 'queued' },
    ...{ messageId: `${name}@desk`, evidence: null, createdAt: AT, sendingAt: null, endedAt: null },
  });

  it('go out once for each occasion and recipient', async () => {
    await test.database.transaction(async (r) => {
      expect(await r.deliveries.insertOnce(aDelivery('one', 'digest:2026-09-29'))).to.equal(true);
      expect(await r.deliveries.insertOnce(aDelivery('two', 'digest:2026-09-29'))).to.equal(false);
    });
  });

  it('change from the state that was read, and no other', async () => {
    const one = aDelivery('one');
    await test.database.transaction((r) => r.deliveries.insertOnce(one));
    await test.database.transaction((r) => r.deliveries.beginSending(one, AT));
    const again = await test.database
      .transaction((r) => r.deliveries.end(one, 'failed', 'away: HTTP 500', LATER))
      .catch((error: Error) => error.message);
    expect(again).to.include('stale');
    const read = await test.database.read.deliveries.byId(one.id);
    expect(read).to.include({ state: 'sending', sendingAt: AT });
    if (read !== null)
      await test.database.transaction((r) => r.deliveries.end(read, 'failed', 'away: HTTP 500', LATER));
    expect(await test.database.read.deliveries.byId(one.id)).to.include({ state: 'failed', endedAt: LATER });
  });

  it('are listed with those that failed first, and found by state and way', async () => {
    await test.database.transaction(async (r) => {
      for (const [name, state] of [
        ['one', 'failed'],
        ['two', 'delivered'],
        ['three', 'queued'],
      ] as const)
        await r.deliveries.insertOnce({ ...aDelivery(name), state, createdAt: name === 'one' ? AT : LATER });
    });
    const { read } = test.database;
    const all = await read.deliveries.list({ state: null, channel: null }, { from: 0, limit: 2 });
    expect([all.total, all.found[0]?.state]).to.deep.equal([3, 'failed']);
    const sent = await read.deliveries.list({ state: 'delivered', channel: 'digest' }, { from: 0, limit: 9 });
    expect(sent.found.map(({ id }) => id)).to.deep.equal([anId('two')]);
    expect(await read.deliveries.countUndeliverable(9), 'of no entry').to.equal(0);
  });
});
