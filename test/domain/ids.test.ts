/** Ids of different kinds: the compiler keeps them apart, and what comes from outside is looked at. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { isId, newId } from '../../domain/core/ids.js';
import type { Snapshot } from '../../domain/core/store.js';
import type { UserId } from '../../domain/people/ids.js';
import { anId } from '../kit/ids.js';

const [user, complaint] = [anId<UserId>('a person'), anId<ComplaintId>('a case')];

/** Never run: `npm run check:types` reads it, and complains where a line would be allowed. */
export const refused = (r: Snapshot) => [
  // @ts-expect-error a person is no case
  r.complaints.byId(user),
  // @ts-expect-error a case is no task
  r.workItems.byId(complaint),
  // @ts-expect-error a text may be anything
  r.clocks.byId('01a2b3c4-0000-7000-8000-000000000000'),
  // @ts-expect-error nobody is a case: the two are never the same
  user === complaint,
];

describe('an id', () => {
  it('is a UUID, and nothing else from outside is one', () => {
    expect(isId(newId(new Date(0)))).to.equal(true);
    for (const other of ['', 'nobody', '2251799813685999', newId(new Date(0)).toUpperCase(), ` ${user}`, 7, null])
      expect(isId(other), String(other)).to.equal(false);
  });
});
