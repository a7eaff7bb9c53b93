/** Drafts of the portal are kept for whoever goes on with them, and for no more callers than a disk can bear. */
import { expect } from 'chai';
import { withHouse } from './house.js';

const CALLER = '198.51.100.7';

describe('drafts of complaints', () => {
  const house = withHouse();
  const save = (id: string, caller = CALLER): Promise<void> =>
    house().useCases.portal.saveComplaintDraft(id, { key: id }, caller);
  const isKept = async (id: string): Promise<boolean> => (await house().useCases.portal.complaintDraft(id)) !== null;
  const count = async (): Promise<number> => (await house().database.knex('complaint_draft').select('at')).length;

  it('of one address are a hundred at a time: what was begun and left goes first, the oldest first', async () => {
    await save('somebody types');
    await save('somebody types');
    await save('of another address', '198.51.100.8');
    for (let number = 0; number < 400; number += 1) {
      house().advance(1000);
      await save(`machine ${number}`);
    }
    expect(await count()).to.equal(102);
    expect(await isKept('somebody types')).to.equal(true);
    expect(await isKept('of another address')).to.equal(true);
    expect(await isKept('machine 399')).to.equal(true);
    expect(await isKept('machine 0')).to.equal(false);
  });

  it('that all are gone on with make room for whoever begins: the one not used for longest goes', async () => {
    for (let number = 0; number <= 100; number += 1) {
      house().advance(1000);
      await save(`person ${number}`);
      await save(`person ${number}`);
    }
    await save('person 0');
    await save('newcomer');
    expect([await isKept('newcomer'), await isKept('person 0'), await isKept('person 1')]).to.deep.equal([
      true,
      true,
      false,
    ]);
  });

  it('of all addresses are five thousand', async () => {
    const { knex } = house().database;
    const rows = Array.from({ length: 5_200 }, (_none, index) => ({
      id_hash: `draft ${index}`,
      wrapped_key: '',
      sealed: '',
      at: house().now,
      caller_hash: `caller ${index}`,
    }));
    await knex.batchInsert('complaint_draft', rows, 100);
    await save('the last');
    expect(await count()).to.equal(5_001);
    expect(await isKept('the last')).to.equal(true);
  });
});
