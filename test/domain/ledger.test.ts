import { expect } from 'chai';
import { type UnsealedEntry, faultOf, GENESIS, sealEntry, type LedgerEntry } from '../../domain/core/ledger.js';

const entry = (type: string, facts: LedgerEntry['facts'] = {}): UnsealedEntry => ({
  type,
  complaintId: 'c1',
  actor: 'u1',
  at: '2026-09-29T01:00:00.000Z',
  facts,
  payloadDigest: null,
  schemaVersion: 1,
});

function chain(...entries: UnsealedEntry[]): LedgerEntry[] {
  const sealed: LedgerEntry[] = [];
  for (const one of entries) sealed.push(sealEntry(one, sealed.at(-1) ?? { sequence: 0, hash: GENESIS }));
  return sealed;
}

describe('the ledger', () => {
  const [first, second] = chain(entry('a', { x: 1, y: 'two' }), entry('b')) as [LedgerEntry, LedgerEntry];

  it('seals each entry with the hash of the one before', () => {
    expect(first).to.include({ sequence: 1, previousHash: GENESIS });
    expect(second).to.include({ sequence: 2, previousHash: first.hash });
    expect(faultOf(first, { sequence: 0, hash: GENESIS })).to.equal(null);
    expect(faultOf(second, first)).to.equal(null);
  });

  it('does not depend on the order of the facts', () => {
    expect(chain(entry('a', { y: 'two', x: 1 }))[0]?.hash).to.equal(first.hash);
  });

  it('notices a changed fact, a changed actor, a missing and an inserted entry', () => {
    expect(faultOf({ ...first, facts: { x: 2, y: 'two' } }, { sequence: 0, hash: GENESIS })).to.equal(
      'entry 1 was changed',
    );
    expect(faultOf({ ...second, actor: 'u2' }, first)).to.equal('entry 2 was changed');
    expect(faultOf(second, { sequence: 0, hash: GENESIS })).to.equal('entry 1 is missing');
    expect(faultOf({ ...second, previousHash: GENESIS }, first)).to.equal('entry 2 does not follow entry 1');
  });
});
