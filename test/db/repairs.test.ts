/** What administrators have put right, on the real database: kept with what it was about, the latest first, sealed. */
import { expect } from 'chai';
import type { Repair } from '../../domain/monitor/repairs.js';
import { withHouse } from './house.js';

describe('repairs', () => {
  const house = withHouse();

  it('are those of a complaint, the latest first', async () => {
    const { complaintId } = await house().openCase();
    const { complaintId: other } = await house().openCase({ submissionToken: 'another' });
    const repair = (id: string, at: string, about: string): Repair => ({
      ...{ id, complaintId: about, dutyId: null, processInstanceKey: '2251799813685999', elementId: 'task', at },
      ...{ act: 'variable-changed', variable: 'category', by: 'user', sealed: 'sealed' },
    });
    const first = repair('one', '2026-09-29T01:00:00.000Z', complaintId);
    const second = repair('two', '2026-09-29T02:00:00.000Z', complaintId);
    await house().database.transaction(async (r) => {
      for (const one of [first, second, repair('three', first.at, other)]) await r.repairs.insert(one);
    });
    const { repairs } = house().database.read;
    expect(await repairs.of({ complaintId, dutyId: null })).to.deep.equal([second, first]);
    expect(await repairs.of({ complaintId: null, dutyId: 'none' })).to.deep.equal([]);
  });
});
