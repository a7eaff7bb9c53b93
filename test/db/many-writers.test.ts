/** Many people write in the same second: what a writer reads meanwhile does not wait for those who wait for him. */
import { expect } from 'chai';
import { COMPLAINT, withHouse } from './house.js';

const PEOPLE = 20;

describe('twenty complainants in the same second', () => {
  const house = withHouse();
  const everybody = <T>(work: (person: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: PEOPLE }, (_none, person) => work(person)));

  it('are all given a number, and what each adds is kept', async () => {
    const { intake, portal } = house().useCases;
    const filed = await everybody((person) =>
      intake.fileComplaint({ ...COMPLAINT, submissionToken: `token-${person}` }),
    );
    expect(new Set(filed.map(({ number }) => number)).size).to.equal(PEOPLE);
    const added = await Promise.allSettled(
      filed.map(({ number, queryCode }) => portal.addInformation(number, queryCode, '昨晚又漏了一次。')),
    );
    expect(added.map((one) => (one.status === 'fulfilled' ? 'kept' : String(one.reason)))).to.deep.equal(
      Array.from({ length: PEOPLE }, () => 'kept'),
    );
    for (const { complaintId } of filed) expect(await house().ledgerTypes(complaintId)).to.include('information.added');
  });
});
