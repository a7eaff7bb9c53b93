/** What administrators have put right, on the real database: kept with what it was about, the latest first, sealed. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { Instant } from '../../domain/core/time/instant.js';
import type { RepairId } from '../../domain/monitor/ids.js';
import type { Repair } from '../../domain/monitor/repairs.js';
import type { UserId } from '../../domain/people/ids.js';
import { anId } from '../kit/ids.js';
import { anInstant } from '../kit/instants.js';
import { withHouse } from './house.js';

describe('repairs', () => {
  const house = withHouse();

  it('are those of a complaint, the latest first', async () => {
    const { complaintId } = await house().openCase();
    const { complaintId: other } = await house().openCase({ submissionToken: 'another' });
    const repair = (id: RepairId, at: Instant, about: ComplaintId): Repair => ({
      ...{
        id,
        matter: { kind: 'case', complaintId: about },
        processInstanceKey: '2251799813685999',
        elementId: 'task',
        at,
      },
      ...{ act: 'variable-changed', variable: 'category', by: anId<UserId>('user'), sealed: 'sealed' },
    });
    const first = repair(anId('one'), anInstant('2026-09-29T01:00:00.000Z'), complaintId);
    const second = repair(anId('two'), anInstant('2026-09-29T02:00:00.000Z'), complaintId);
    await house().database.transaction(async (r) => {
      for (const one of [first, second, repair(anId('three'), first.at, other)]) await r.repairs.insert(one);
    });
    const { repairs } = house().database.read;
    expect(await repairs.of({ kind: 'case', complaintId })).to.deep.equal([second, first]);
    expect(await repairs.of({ kind: 'duty', dutyId: anId('none') })).to.deep.equal([]);
  });
});
