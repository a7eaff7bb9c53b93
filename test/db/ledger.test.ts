import { expect } from 'chai';
import { checkLedger } from '../../domain/ledger-check.js';
import { MARKS, withHouse } from './house.js';

describe('checking the ledger', () => {
  const house = withHouse();
  const faults = async (): Promise<string[]> => (await house().database.transaction(checkLedger)).faults;

  async function lifeOfACase(): Promise<{ complaintId: string; number: string }> {
    const { complaintId, number } = await house().openCase();
    const item = await house().offer(complaintId, 'userTask_Register', 'register', 'intake');
    await house().useCases.submitWorkItem(
      await house().user('受理01'),
      item.id,
      { content: '漏气', category: 'safety' },
      {},
    );
    await house().useCases.recordRegistration(house().job(), complaintId);
    const office = await house().user('投诉办01');
    const clock = (await house().database.read.clocks.ofComplaints([complaintId])).find(
      ({ step }) => step === 'investigate',
    );
    const id = clock?.id ?? '';
    await house().useCases.pauseClock(office, id, 'meterTest');
    await house().useCases.resumeClock(office, id);
    await house().useCases.armClock(house().job(), id, MARKS);
    await house().useCases.passMark(house().job(), id, 'due', 1);
    return { complaintId, number };
  }

  it('finds a chain whole whose complaints and clocks are as it says', async () => {
    await lifeOfACase();
    const report = await house().database.transaction(checkLedger);
    expect(report.faults).to.deep.equal([]);
    expect(report.entries).to.equal((await house().database.read.ledger.head()).sequence);
  });

  it('stays whole when many write at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, at) => house().openCase({ submissionToken: `token ${at}` })));
    expect(await faults()).to.deep.equal([]);
  });

  it('names the first entry that was changed', async () => {
    await lifeOfACase();
    await house().database.knex('ledger_entry').where({ sequence: 4 }).update({ facts: '{"state":"archived"}' });
    await house().database.knex('ledger_entry').where({ sequence: 6 }).update({ actor: 'somebody else' });
    expect(await faults()).to.deep.equal(['entry 4 was changed']);
  });

  it('names an entry that was taken out, also the last', async () => {
    await lifeOfACase();
    const { sequence } = await house().database.read.ledger.head();
    await house().database.knex('ledger_entry').where({ sequence }).delete();
    expect(await faults()).to.deep.equal([`entry ${sequence} is missing: the chain goes up to ${sequence}`]);
    await house().database.knex('ledger_entry').where({ sequence: 2 }).delete();
    expect(await faults()).to.deep.equal(['entry 2 is missing']);
  });

  it('names a complaint and a clock that were changed past the ledger', async () => {
    const { complaintId, number } = await lifeOfACase();
    await house().database.knex('complaint').where({ id: complaintId }).update({ state: 'archived' });
    await house()
      .database.knex('case_clock')
      .where({ complaint_id: complaintId, step: 'investigate' })
      .update({ due_at: '2026-12-31T16:00:00.000Z', state: 'running' });
    const found = await faults();
    expect(found).to.have.length(2);
    expect(found[0]).to.match(new RegExp(`^complaint ${number} is archived .*, but the ledger says registered`));
    expect(found[1]).to.match(
      /^clock investigate .* is running, due 2026-12-31T16:00:00.000Z, but the ledger says overdue, due 2026-10-12T16:00:00.000Z$/,
    );
  });
});
