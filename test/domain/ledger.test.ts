import { expect } from 'chai';
import {
  BEGINNING,
  faultOf,
  faultOfSeal,
  GENESIS,
  isEntryOf,
  type LedgerEntry,
  linkEntry,
  type NewEntry,
  type Seal,
  sealOf,
} from '../../domain/core/ledger.js';
import { anInstant } from '../kit/instants.js';

const entry = (type: string, facts: LedgerEntry['facts'] = {}): NewEntry => ({
  type,
  complaintId: 'c1',
  actor: 'u1',
  at: anInstant('2026-09-29T01:00:00.000Z'),
  facts,
  payloadDigest: null,
  schemaVersion: 2,
});

function chain(...entries: NewEntry[]): LedgerEntry[] {
  const linked: LedgerEntry[] = [];
  for (const one of entries) linked.push(linkEntry(one, linked.at(-1) ?? BEGINNING));
  return linked;
}

describe('the ledger', () => {
  const [first, second] = chain(entry('a', { x: 1, y: 'two' }), entry('b')) as [LedgerEntry, LedgerEntry];

  it('tells its entries apart by what they are', () => {
    const [opened] = chain(entry('case.opened')) as [LedgerEntry];
    expect(isEntryOf(opened, ['case.opened', 'case.archived'])).to.equal(true);
    expect(isEntryOf(opened, ['case.archived'])).to.equal(false);
  });

  it('makes each entry fast with the hash of the one before', () => {
    expect(first).to.include({ chain: 'c1', sequence: 1, previousHash: GENESIS });
    expect(second).to.include({ sequence: 2, previousHash: first.hash });
    expect(faultOf(first, BEGINNING)).to.equal(null);
    expect(faultOf(second, first)).to.equal(null);
  });

  it('does not depend on the order of the facts', () => {
    expect(chain(entry('a', { y: 'two', x: 1 }))[0]?.hash).to.equal(first.hash);
  });

  it('notices a changed fact, a changed actor, a missing and an inserted entry', () => {
    expect(faultOf({ ...first, facts: { x: 2, y: 'two' } }, BEGINNING)?.en).to.equal('entry 1 was changed');
    expect(faultOf({ ...second, actor: 'u2' }, first)?.en).to.equal('entry 2 was changed');
    expect(faultOf(second, BEGINNING)?.en).to.equal('entry 1 is missing');
    expect(faultOf({ ...second, previousHash: GENESIS }, first)?.en).to.equal('entry 2 does not follow entry 1');
  });

  it('notices an entry that was put into another chain', () => {
    expect(faultOf({ ...first, chain: 'c2' }, BEGINNING)?.en).to.equal('entry 1 was changed');
  });

  it('knows an entry of version 1 as it was written, before there were chains', () => {
    const old: LedgerEntry = {
      ...{ ...entry('a', { x: 1 }), schemaVersion: 1, chain: 'first', sequence: 1, previousHash: GENESIS },
      hash: '80a5ffbc7b9f14b0572c2726bb07dd58abf9f2db5e51e433f0960de9250a4722',
    };
    expect(faultOf(old, BEGINNING)).to.equal(null);
    expect(faultOf({ ...old, facts: { x: 2 } }, BEGINNING)?.en).to.equal('entry 1 was changed');
  });

  it('seals entries in one global chain', () => {
    const one = sealOf(first, BEGINNING);
    const other = sealOf(second, one);
    const faults = (seal: Partial<Seal>): string | undefined => faultOfSeal({ ...other, ...seal }, one)?.en;
    expect([faultOfSeal(one, BEGINNING)?.en, faults({})]).to.deep.equal([undefined, undefined]);
    expect(faults({ entryHash: first.hash })).to.equal('seal 2 was changed');
    expect(faults({ entrySequence: 3 })).to.equal('seal 2 was changed');
    expect(faultOfSeal(other, BEGINNING)?.en).to.equal('seal 1 is missing');
  });
});
