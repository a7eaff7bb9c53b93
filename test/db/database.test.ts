import { EventEmitter, once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import knexFactory from 'knex';
import { DatabaseError, openDatabase } from '../../db/database.js';
import { migrations } from '../../db/migrations/index.js';
import { keyFileOf } from '../../db/files.js';
import { loadMasterKey } from '../../db/keys.js';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { UserId } from '../../domain/people/ids.js';
import { anId } from '../kit/ids.js';
import { anInstant } from '../kit/instants.js';
import { onPostgres, openTestDatabase, type TestDatabase } from './database.js';

async function failure(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => {
      throw new Error('It was expected to fail.');
    },
    (error: Error) => error,
  );
}

describe('the database', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase();
  });
  afterEach(() => test.close());

  it('comes with the policy version that is in force from 1 January 2025, Shanghai time', async () => {
    expect(await test.database.read.policies.at(anInstant('2024-12-31T15:59:59.999Z'))).to.equal(null);
    expect((await test.database.read.policies.at(anInstant('2024-12-31T16:00:00.000Z')))?.code).to.equal('D03_2025_1');
  });

  it('keeps all of a transaction or nothing', async () => {
    const error = await failure(
      test.database.transaction(async (r) => {
        await r.settings.set('one', '1');
        throw new Error('no');
      }),
    );
    expect(error.message).to.equal('no');
    expect(await test.database.read.settings.get('one')).to.equal(null);
  });

  it('lets writers of two processes queue: nobody is refused, no count is lost', async () => {
    const second = await test.again();
    const count = (database: typeof second) =>
      database.transaction(async (r) => {
        const before = Number((await r.settings.get('count')) ?? 0);
        await r.settings.set('count', String(before + 1));
        return before;
      });
    const seen = await Promise.all(Array.from({ length: 20 }, (_, at) => count(at % 2 === 0 ? second : test.database)));
    expect(seen.sort((a, b) => a - b)).to.deep.equal(Array.from({ length: 20 }, (_, at) => at));
  });

  it('is read while a transaction is open, and shows what was there before', async () => {
    const steps = new EventEmitter();
    const written = once(steps, 'written');
    const transaction = test.database.transaction(async (r) => {
      await r.settings.set('one', '1');
      steps.emit('written');
      await once(steps, 'read');
    });
    await written;
    expect(await test.database.read.settings.get('one')).to.equal(null);
    steps.emit('read');
    await transaction;
    expect(await test.database.read.settings.get('one')).to.equal('1');
  });

  it('has one handle inside a transaction: whoever reads beside it, or begins another, is told at once', async () => {
    const { database } = test;
    const beside = await failure(
      database.transaction(async (r) => {
        await r.settings.set('one', '1');
        await database.read.settings.get('one');
      }),
    );
    expect(beside.message).to.match(/^store\.read was used inside a transaction: use its own handle/);
    const nested = await failure(database.transaction(() => database.transaction(() => Promise.resolve())));
    expect(nested.message).to.match(/^Another transaction was begun inside a transaction/);
    expect(await database.read.settings.get('one')).to.equal(null);
  });

  it('applies a job once, also when it is delivered twice at the same time', async () => {
    const apply = () =>
      test.database.transaction((r) =>
        r.applyOnce('element-1', 'case.registered', anInstant('2026-09-29T01:00:00.000Z')),
      );
    expect((await Promise.all([apply(), apply(), apply()])).filter(Boolean)).to.have.length(1);
  });

  it('numbers without gaps and without doubles, each year from one', async () => {
    const next = (year: number) => test.database.transaction((r) => r.complaints.nextSequence(year));
    const numbers = await Promise.all(Array.from({ length: 10 }, () => next(2026)));
    expect(numbers.sort((a, b) => a - b)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await next(2027)).to.equal(1);
    await failure(
      test.database.transaction(async (r) => {
        await r.complaints.nextSequence(2026);
        throw new Error('rolled back');
      }),
    );
    expect(await next(2026)).to.equal(11);
  });

  it('is opened again as it was left', async () => {
    await test.database.transaction((r) => r.settings.set('one', '1'));
    expect(await (await test.again()).read.settings.get('one')).to.equal('1');
  });

  it('written by a newer version is refused in one sentence', async () => {
    await test.database.knex('knex_migrations').insert({ name: '9999-of-the-future', batch: 2 });
    const error = await failure(test.again());
    expect(error).to.be.instanceOf(DatabaseError);
    expect(error.message).to.match(/newer version/);
  });
});

const aboutFiles = (): void => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'desk-file-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));
  const file = (): string => path.join(folder, 'desk.sqlite');

  it('is made with its folder, synchronised fully, with a write-ahead log and foreign keys', async () => {
    const database = await openDatabase({ file: path.join(folder, 'new', 'desk.sqlite') });
    const pragma = async (name: string): Promise<unknown> =>
      Object.values((await database.knex.raw(`pragma ${name}`))[0] as object)[0];
    expect([await pragma('journal_mode'), await pragma('synchronous'), await pragma('foreign_keys')]).to.deep.equal([
      'wal',
      2,
      1,
    ]);
    await database.close();
  });

  it('is made by one of several processes that start on it at once, the others find it made', async () => {
    const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ file: file() })));
    let inside = 0;
    const most = await Promise.all(
      opened.map((database) =>
        database.alone(async () => {
          inside += 1;
          const seen = inside;
          await database.transaction((r) => r.settings.set('one', '1'));
          inside -= 1;
          return seen;
        }),
      ),
    );
    expect(most, 'one at a time').to.deep.equal([1, 1, 1, 1]);
    await Promise.all(opened.map((database) => database.close()));
  });

  it('is migrated on where a process was killed in the middle of it', async () => {
    const { getMigrations, ...how } = migrations;
    const earlier = { ...how, getMigrations: async () => (await getMigrations([])).slice(0, 5) };
    const killed = knexFactory({ client: 'sqlite3', connection: { filename: file() }, useNullAsDefault: true });
    await killed.migrate.latest({ migrationSource: earlier });
    await killed('knex_migrations_lock').update({ is_locked: 1 });
    await killed.destroy();
    const database = await openDatabase({ file: file() });
    expect(await database.knex('knex_migrations')).to.have.length((await getMigrations([])).length);
    await database.close();
  });

  it('of the version before keeps who is recused, its departments see their cases, and who had a role has a post', async () => {
    const [complaintId, userId] = [anId<ComplaintId>('complaint-1'), anId<UserId>('user-1')];
    const { getMigrations, ...how } = migrations;
    const earlier = { ...how, getMigrations: async () => (await getMigrations([])).slice(0, 3) };
    const old = knexFactory({ client: 'sqlite3', connection: { filename: file() }, useNullAsDefault: true });
    await old.migrate.latest({ migrationSource: earlier });
    const at = '2026-09-29T01:00:00.000Z';
    const { code } = (await old('policy_version').first('code')) as { code: string };
    await old('user').insert({
      id: userId,
      username: '承办01',
      display_name: '承办01',
      department: 'metering',
      roles: '["handler"]',
      locale: 'zh-CN',
      active: true,
      password_hash: 'x',
    });
    await old('complaint').insert({
      id: complaintId,
      number: 'TS20260000011',
      channel: 'web',
      safety_hazard: false,
      state: 'assigned',
      policy_version: code,
      responsible_department: 'metering',
      locale: 'zh-CN',
      received_at: at,
      version: 1,
      query_code_hash: 'x',
      submission_token_hash: 'x',
    });
    await old('recusal').insert({ complaint_id: complaintId, user_id: userId, at });
    await old.destroy();
    const database = await openDatabase({ file: file() });
    const [recusal] = await database.read.recusals.ofComplaint(complaintId);
    expect(recusal).to.deep.include({ kept: { kind: 'person', userId }, reason: 'complainedAbout', at });
    expect(await database.read.complaints.departmentsOf(complaintId)).to.deep.equal(['metering']);
    const user = await database.read.people.byId(userId);
    expect(user?.posts).to.deep.equal([
      { post: 'handler-metering', role: 'handler', department: 'metering', withheld: [] },
    ]);
    expect(user?.groups).to.deep.equal(['handler:metering', 'department:metering']);
    const post = await database.read.organisation.entry('post', 'handler-metering');
    expect(post?.names).to.deep.equal({ 'zh-CN': '计量收费部承办人', en: 'Handler, Metering and billing' });
    await database.close();
  });

  it('that is no SQLite file is refused in one sentence', async () => {
    fs.writeFileSync(file(), 'This is a letter, not a database. '.repeat(100));
    const error = await failure(openDatabase({ file: file() }));
    expect(error).to.be.instanceOf(DatabaseError);
    expect(error.message).to.match(/damaged or is no SQLite file/);
  });

  it('of another program is refused and left as it is', async () => {
    const other = knexFactory({ client: 'sqlite3', connection: { filename: file() }, useNullAsDefault: true });
    await other.schema.createTable('user', (table) => table.string('shoe_size'));
    await other.destroy();
    const before = fs.readFileSync(file());
    const error = await failure(openDatabase({ file: file() }));
    expect(error.message).to.match(/another program's database/);
    expect(fs.readFileSync(file()).subarray(100).equals(before.subarray(100))).to.equal(true);
  });

  it('that is a folder cannot be opened, and says so', async () => {
    fs.mkdirSync(file());
    expect((await failure(openDatabase({ file: file() }))).message).to.match(/cannot be opened/);
  });
};
if (!onPostgres) describe('a database file', aboutFiles);

describe('the master key', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'desk-keys-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));
  const options = (extra: object = {}) => ({
    dataKey: null,
    dataDir: path.join(folder, 'data'),
    production: false,
    ...extra,
  });

  it('is made once, beside the data, for its owner only', () => {
    const key = loadMasterKey(options());
    const file = keyFileOf(path.join(folder, 'data'));
    expect(key).to.have.length(32);
    expect(fs.statSync(file).mode & 0o777).to.equal(0o600);
    expect(path.dirname(path.dirname(file))).to.equal(folder);
    expect(loadMasterKey(options()).equals(key)).to.equal(true);
  });

  it('must be given in production', () => {
    expect(() => loadMasterKey(options({ production: true }))).to.throw(DatabaseError, /DATA_KEY must be set/);
    expect(
      loadMasterKey(options({ production: true, dataKey: Buffer.alloc(32, 3).toString('base64') })).equals(
        Buffer.alloc(32, 3),
      ),
    ).to.equal(true);
  });

  it('in a damaged file is refused, not replaced', () => {
    loadMasterKey(options());
    const file = keyFileOf(path.join(folder, 'data'));
    fs.writeFileSync(file, 'short');
    expect(() => loadMasterKey(options())).to.throw(DatabaseError, /does not hold a key/);
    expect(fs.readFileSync(file, 'utf8')).to.equal('short');
  });
});
