/** A key is gone when it is in no file any more, and not before: the ledger says so only then. */
import { expect } from 'chai';
import knexFactory from 'knex';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { withHouse } from './house.js';
import { onPostgres } from './database.js';

describe('an erasure', () => {
  const house = withHouse();

  async function erased(): Promise<{
    complaintId: ComplaintId;
    leader: Awaited<ReturnType<ReturnType<typeof house>['user']>>;
  }> {
    const { complaintId } = await house().openCase();
    await house().useCases.cases.archiveComplaint(house().job(), complaintId, 'resolved');
    const leader = await house().user('分管领导01');
    return { complaintId, leader };
  }

  it('is proven at once where nobody else reads; on a database server no program can prove it', async () => {
    const { complaintId, leader } = await erased();
    await house().useCases.cases.erasePerson(leader, [complaintId], 'request');
    const proof = (await house().useCases.cases.erasureOf(leader, complaintId))?.proof;
    expect(proof).to.equal(onPostgres ? 'server' : 'gone');
    expect(await house().ledgerTypes(complaintId)).to.include('person.erasure-proven');
  });

  it('leaves nothing that the person is found by', async () => {
    const { complaintId, leader } = await erased();
    const { complaintId: kept } = await house().openCase({ submissionToken: 'somebody else' });
    const tokens = async (id: string): Promise<number> =>
      ((await house().database.knex('search_token').where({ complaint_id: id })) as object[]).length;
    const before = await tokens(kept);
    expect(await tokens(complaintId)).to.be.greaterThan(0);
    await house().useCases.cases.erasePerson(leader, [complaintId], 'request');
    expect([await tokens(complaintId), await tokens(kept)]).to.deep.equal([0, before]);
  });

  it('is pending while another process reads from before it, holds up no writer, and is proven afterwards', async function () {
    if (onPostgres) return;
    const { complaintId, leader } = await erased();
    const { filename } = house().database.knex.client.config.connection as { filename: string };
    const other = knexFactory({ client: 'sqlite3', connection: { filename }, useNullAsDefault: true });
    try {
      const reading = await other.transaction();
      await reading('complaint_key').first();
      const began = process.hrtime.bigint();
      await house().useCases.cases.erasePerson(leader, [complaintId], 'request');
      await house().database.transaction((r) => r.settings.set('a writer', 'goes on'));
      expect(Number(process.hrtime.bigint() - began) / 1e6, 'milliseconds').to.be.lessThan(5_000);
      expect((await house().useCases.cases.erasureOf(leader, complaintId))?.proof).to.equal('pending');
      expect(await house().ledgerTypes(complaintId)).not.to.include('person.erasure-proven');
      await reading.rollback();
      await house().useCases.cases.finishErasures();
      expect((await house().useCases.cases.erasureOf(leader, complaintId))?.proof).to.equal('gone');
      await house().useCases.cases.finishErasures();
      const proofs = (await house().ledgerTypes(complaintId)).filter((type) => type === 'person.erasure-proven');
      expect(proofs).to.have.length(1);
    } finally {
      await other.destroy();
    }
  });
});
