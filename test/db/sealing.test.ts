/** The global chain of the ledger: what was sealed cannot be written anew, and nobody waits for who seals or who checks. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import knexFactory from 'knex';
import { type Database, openDatabase } from '../../db/database.js';
import { migrations } from '../../db/migrations/index.js';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { checkLedger, type LedgerReport } from '../../domain/core/ledger-check.js';
import { BEGINNING, GENESIS, linkEntry, type Link } from '../../domain/core/ledger.js';
import { sealLedger } from '../../domain/core/sealing.js';
import { anId } from '../kit/ids.js';
import { anInstant } from '../kit/instants.js';
import { wholeLedger } from '../kit/ledger.js';
import { withHouse } from './house.js';

/** Its faults in one language. */
const inEnglish = ({ faults, ...report }: LedgerReport) => ({ ...report, faults: faults.map(({ en }) => en) });
const check = async (database: Database) => inEnglish(await checkLedger(database, null));

const ONE = anId<ComplaintId>('complaint-1');

describe('sealing the ledger', () => {
  const house = withHouse();
  const file = (count: number): Promise<{ complaintId: ComplaintId }[]> =>
    Promise.all(
      Array.from({ length: count }, (_, at) => house().openCase({ submissionToken: `t-${house().now}-${at}` })),
    );
  /** Writes the chain of a case anew, with everything that is in the case: all its hashes are right. */
  async function forge(chain: ComplaintId, length?: number): Promise<void> {
    const { knex, read } = house().database;
    const entries = (await read.ledger.ofComplaint(chain)).slice(0, length);
    await knex('ledger_entry').where({ chain }).delete();
    let last: Link = BEGINNING;
    for (const { chain: _c, sequence: _s, previousHash: _p, hash: _h, ...entry } of entries) {
      const linked = linkEntry({ ...entry, ...(length === undefined && { actor: 'somebody else' }) }, last);
      const { complaintId, payloadDigest, schemaVersion, previousHash, facts, ...rest } = linked;
      await knex('ledger_entry').insert({
        ...{ ...rest, complaint_id: complaintId, payload_digest: payloadDigest, schema_version: schemaVersion },
        ...{ previous_hash: previousHash, facts: JSON.stringify(facts) },
      });
      last = linked;
    }
    await knex('ledger_chain').where({ id: chain }).update({ sequence: last.sequence, hash: last.hash });
  }

  it('says how many entries wait for it, seals each once, and goes on with what is written later', async () => {
    const { database } = house();
    await file(3);
    const first = await check(database);
    expect([first.faults, first.unsealed]).to.deep.equal([[], first.entries]);
    await sealLedger(database);
    expect(await check(database)).to.deep.equal({ ...first, unsealed: 0 });
    house().advance(1_000);
    await file(1);
    const later = await check(database);
    expect([later.faults, later.unsealed]).to.deep.equal([[], later.entries - first.entries]);
    await sealLedger(database);
    await sealLedger(database);
    expect(await check(database)).to.deep.equal({ ...later, unsealed: 0 });
  });

  it('of two processes at once seals nothing twice, and what one that dies has begun is sealed by the other', async () => {
    const { database } = house();
    await file(4);
    const died = await database
      .transaction(async (r) => {
        await r.ledger.seal(5);
        throw new Error('killed');
      }, 'sealing')
      .catch((error: Error) => error.message);
    expect(died).to.equal('killed');
    const second = await house().test.again();
    await Promise.all([sealLedger(database), sealLedger(second), sealLedger(database)]);
    expect(await check(database)).to.deep.include({ faults: [], unsealed: 0 });
  });

  it('in several batches leaves none out', async () => {
    const { database } = house();
    await file(4);
    while ((await database.transaction((r) => r.ledger.seal(3), 'sealing')) === 3);
    expect(await check(database)).to.deep.include({ faults: [], unsealed: 0 });
  });

  it('a case whose chain was written anew is found, and one whose last entries were taken off', async () => {
    const { database } = house();
    const [one, other] = await file(2);
    await sealLedger(database);
    const [changed = anId<ComplaintId>('nothing'), cut = anId<ComplaintId>('nothing')] = [
      one?.complaintId,
      other?.complaintId,
    ];
    const { length } = await database.read.ledger.ofComplaint(cut);
    await forge(changed);
    await forge(cut, length - 1);
    await database
      .knex('ledger_chain')
      .where({ id: cut })
      .update({ sealed: length - 1 });
    const faults = [...(await check(database)).faults].sort();
    expect(faults).to.deep.equal(
      [
        `entry 1 was changed after it was sealed (complaint ${changed})`,
        `${length - 1} entries were sealed, but there are ${length} seals (complaint ${cut})`,
      ].sort(),
    );
  });

  it('a seal that was taken out or changed is found, and an entry that belongs to no chain', async () => {
    const { database } = house();
    await file(1);
    await sealLedger(database);
    const { sequence } = await database.read.ledger.head();
    const last = await database.knex('ledger_seal').where({ sequence }).first();
    await database.knex('ledger_seal').where({ sequence }).delete();
    expect((await check(database)).faults).to.include(
      `seal ${sequence} is missing: the global chain goes up to ${sequence}`,
    );
    await database.knex('ledger_seal').insert({ ...last, entry_hash: GENESIS });
    expect((await check(database)).faults).to.include(`seal ${sequence} was changed`);
    await database.knex('ledger_seal').where({ sequence }).update({ entry_hash: last.entry_hash });
    const entry = await database.knex('ledger_entry').first();
    await database.knex('ledger_entry').insert({ ...entry, chain: 'slipped in' });
    expect((await check(database)).faults).to.include('1 entries belong to no chain');
  });

  it('is checked as it was at one moment, and who writes meanwhile does not wait', async () => {
    const { database } = house();
    await file(2);
    const [before, after] = await database.snapshot(async (r) => {
      const found = await checkLedger({ snapshot: (work) => work(r) }, null);
      house().advance(1_000);
      await file(1);
      await sealLedger(database);
      return [found, await checkLedger({ snapshot: (work) => work(r) }, null)];
    });
    expect(before.faults).to.deep.equal([]);
    expect(after).to.deep.equal(before);
    expect((await check(database)).entries).to.be.greaterThan(before.entries);
  });
});

const OLD = ['user.signed-in', 'case.registered', 'case.accepted', 'case.classified', 'case.assigned', 'user.changed'];

/** As version 1 did: keys in order, no chain. */
const hashOf = (entry: Record<string, unknown>): string => {
  const sorted = Object.keys(entry).sort();
  return createHash('sha256')
    .update(`{${sorted.map((name) => `${JSON.stringify(name)}:${JSON.stringify(entry[name])}`).join(',')}}`)
    .digest('hex');
};

describe('a ledger of one chain for all, of the version before', () => {
  let folder: string;
  let database: Database;
  const file = (): string => path.join(folder, 'desk.sqlite');
  const at = anInstant('2026-09-29T01:00:00.000Z');
  /** There are no cases here, only what the ledger says of them. */
  const lost = `complaint ${ONE} is in the ledger, but not in the database`;

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'old-ledger-'));
    const { getMigrations, ...how } = migrations;
    const all = await getMigrations([]);
    const before = all.slice(
      0,
      all.findIndex(({ name }) => name === '0040-chains'),
    );
    const old = knexFactory({ client: 'sqlite3', connection: { filename: file() }, useNullAsDefault: true });
    await old.migrate.latest({ migrationSource: { ...how, getMigrations: async () => before } });
    let previousHash = GENESIS;
    for (let sequence = 1; sequence <= 6; sequence += 1) {
      const complaintId = sequence === 1 ? null : anId<ComplaintId>(`complaint-${sequence % 2}`);
      const entry = {
        ...{ sequence, type: OLD[sequence - 1] ?? '', complaintId, actor: 'system:test', at, facts: {} },
        ...{ payloadDigest: null, schemaVersion: 1, previousHash },
      };
      const hash = hashOf(entry);
      await old('ledger_entry').insert({
        ...{ sequence, type: entry.type, complaint_id: complaintId, actor: entry.actor, at, facts: '{}', hash },
        ...{ payload_digest: null, schema_version: 1, previous_hash: previousHash },
      });
      previousHash = hash;
    }
    await old('ledger_head').where({ id: 1 }).update({ sequence: 6, hash: previousHash });
    await old.destroy();
    database = await openDatabase({ file: file() });
    const entry = { actor: 'u1', at, facts: {}, payloadDigest: null, schemaVersion: 2 };
    await database.transaction(async (r) => {
      await r.ledger.append({ ...entry, type: 'clock.started', complaintId: ONE });
      await r.ledger.append({ ...entry, type: 'clock.met', complaintId: ONE });
      await r.ledger.append({ ...entry, type: 'user.signed-out', complaintId: null });
    });
  });
  afterEach(async () => {
    await database.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('is carried over as it was, and what is written now follows it, in each case and in all', async () => {
    const types = (await database.read.ledger.ofComplaint(ONE)).map(({ type }) => type);
    expect(types).to.deep.equal(['case.accepted', 'case.assigned', 'clock.started', 'clock.met']);
    const latest = await database.read.ledger.ofTypes(
      { types: ['user.signed-in', 'user.changed', 'user.signed-out'], person: null },
      { from: 0, limit: 9 },
    );
    expect(latest.entries.map(({ type }) => type)).to.deep.equal(['user.signed-out', 'user.changed', 'user.signed-in']);
    expect(await check(database)).to.deep.include({ entries: 9, unsealed: 3, faults: [lost] });
    await sealLedger(database);
    expect(await check(database)).to.deep.include({ entries: 9, unsealed: 0, faults: [lost] });
    expect(await database.read.ledger.head()).to.include({ sequence: 9 });
  });

  it('stays verifiable: a changed entry, and one that was taken off its end, are found', async () => {
    await sealLedger(database);
    await database.knex('ledger_entry').where({ chain: 'first', sequence: 2 }).update({ actor: 'somebody else' });
    expect((await check(database)).faults).to.deep.equal(['entry 2 was changed (the chain "first")', lost]);
    await database.knex('ledger_entry').where({ chain: 'first', sequence: 2 }).update({ actor: 'system:test' });
    await database.knex('ledger_entry').where({ chain: 'first', sequence: 6 }).delete();
    const [last] = (await wholeLedger(database)).filter(({ chain, sequence }) => chain === 'first' && sequence === 5);
    await database.knex('ledger_chain').where({ id: 'first' }).update({ sequence: 5, sealed: 5, hash: last?.hash });
    expect((await check(database)).faults).to.include('seal 6 is missing');
  });
});
