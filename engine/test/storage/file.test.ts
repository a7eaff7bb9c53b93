/** The engine's file: what it refuses, what is there after a restart, and what a commit that fails leads to. */
import { expect } from 'chai';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sqlite3 from 'sqlite3';
import { Rejection } from '../../commands/commands.js';
import { EmbeddedEngine } from '../../engine.js';
import { ControlledClock, DataError, type RunningEngine, startEngine } from '../../index.js';
import { Database } from '../../storage/database.js';
import {
  bpmn,
  catching,
  chain,
  end,
  message,
  onMessage,
  onSignal,
  onTimer,
  parallel,
  flow,
  service,
  signal,
  start,
} from '../conformance/models.js';

const NOW = Date.UTC(2026, 0, 5, 9);

/** What is due already comes at once, as by the machine's clock. */
class PromptClock extends ControlledClock {
  override schedule(at: number, run: () => void): () => void {
    if (at > this.now()) return super.schedule(at, run);
    const soon = setImmediate(run);
    return () => clearImmediate(soon);
  }
}

describe('the file of the engine', () => {
  let folder: string;
  let file: string;
  const running: RunningEngine[] = [];
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'engine-file-'));
    file = path.join(folder, 'engine.db');
  });
  afterEach(async () => {
    for (const engine of running.splice(0)) await engine.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  async function begin(clock = new ControlledClock(NOW), ownWorkers = false): Promise<RunningEngine> {
    const engine = await startEngine({ data: file, clock, ownWorkers });
    running.push(engine);
    return engine;
  }
  const stop = async (): Promise<void> => running.pop()?.close();

  function execute(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const database = new sqlite3.Database(file);
      database.exec(sql, (error) => database.close(() => (error ? reject(error) : resolve())));
    });
  }

  async function refusal(): Promise<string> {
    const reason: unknown = await begin().then(
      () => null,
      (error: unknown) => error,
    );
    expect(reason).to.be.instanceOf(DataError);
    return (reason as DataError).message;
  }

  it('keeps the listeners of every user task', async () => {
    const listener = { id: 'desk', type: 'told', retries: 3, afterNonGlobal: false, priority: 50 };
    await (await begin()).execute('createGlobalTaskListener', { ...listener, eventTypes: ['CREATING'] });
    await stop();
    await (await begin()).execute('deleteGlobalTaskListener', { id: 'desk' });
    await stop();
    const again = await begin();
    await again.execute('createGlobalTaskListener', { ...listener, eventTypes: ['CREATING'] });
  });

  it('is refused where a newer version has written it', async () => {
    await begin();
    await stop();
    await execute('pragma user_version = 99');
    expect(await refusal()).to.equal(
      `${file} was written by a newer version of the engine: use that version, or another file.`,
    );
  });

  it('is refused where another engine has it', async () => {
    await begin();
    expect(await refusal()).to.equal(`${file} is in use by another engine: stop that one first.`);
  });

  it('is refused, and left alone, where it belongs to another program', async () => {
    await execute('create table customer (name text); insert into customer values (1)');
    expect(await refusal()).to.equal(`${file} is a database of another program: choose another file.`);
    await execute('select name from customer');
  });

  it('is refused where it is no database', async () => {
    fs.writeFileSync(file, 'words, and more words, but no database');
    expect(await refusal()).to.include('is damaged or is no SQLite file');
    expect(fs.readFileSync(file, 'utf8')).to.include('more words');
  });

  it('is refused where its directory is missing', async () => {
    file = path.join(folder, 'nowhere', 'engine.db');
    expect(await refusal()).to.include('cannot be opened');
  });

  describe('whose log (WAL)', () => {
    const xml = bpmn('p', [start(), service('job'), end(), chain('start', 'job', 'end')]);

    /** The files as a crash leaves them, after some acknowledged instances, each in a transaction of its own. */
    async function crashed(instances: number): Promise<void> {
      const engine = await begin();
      await engine.execute('deploy', { resources: [{ name: 'p.bpmn', content: Buffer.from(xml) }] });
      for (let index = 0; index < instances; index += 1)
        await engine.execute('createProcessInstance', { bpmnProcessId: 'p', variables: {} });
      await engine.idle();
      const copy = path.join(folder, 'copy.db');
      for (const suffix of ['', '-wal']) fs.copyFileSync(`${file}${suffix}`, `${copy}${suffix}`);
      await stop();
      file = copy;
    }
    const damage = (change: (log: Buffer) => Buffer): void => {
      const log = fs.readFileSync(`${file}-wal`);
      fs.writeFileSync(`${file}-wal`, change(log));
    };
    const instances = async (): Promise<number> => {
      const [row] = await (await begin()).reader.all<{ n: number }>('select count(*) as n from process_instance');
      return row?.n ?? 0;
    };

    it('holds what was acknowledged is read again', async () => {
      await crashed(5);
      expect(await instances()).to.equal(5);
    });

    it('was damaged in its middle is refused, and nothing is lost in silence', async () => {
      await crashed(5);
      damage((log) => {
        log[Math.floor(log.length / 2)] = (log[Math.floor(log.length / 2)] ?? 0) ^ 0xff;
        return log;
      });
      const before = fs.readFileSync(`${file}-wal`);
      expect(await refusal()).to.equal(
        `${file}-wal is damaged: restore ${file} and ${file}-wal from a backup, or move ${file}-wal away to go on without what it holds.`,
      );
      expect(fs.readFileSync(`${file}-wal`).equals(before), 'the log is left as it is').to.equal(true);
    });

    it('was damaged at its beginning is refused', async () => {
      await crashed(2);
      damage((log) => log.fill(0, 0, 20));
      expect(await refusal()).to.include('-wal is damaged');
    });

    it('breaks off in its last transaction, as a power cut leaves it, is read up to there', async () => {
      await crashed(5);
      damage((log) => log.subarray(0, log.length - 100));
      expect(await instances()).to.equal(4);
    });
  });

  /** Whoever runs as root may write everything: for a moment this process is nobody. */
  async function asNobody<Value>(run: () => Promise<Value>): Promise<Value> {
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.(65_534);
    try {
      return await run();
    } finally {
      if (root) process.seteuid?.(0);
    }
  }

  it('is refused where it may not be written', async () => {
    await begin();
    await stop();
    fs.chmodSync(file, 0o444);
    for (const writable of [folder, `${file}.lock`]) fs.chmodSync(writable, 0o777);
    expect(await asNobody(refusal)).to.equal(`${file} is read-only: the engine must be able to write it.`);
  });

  it('is refused where its directory may not be written', async () => {
    fs.chmodSync(folder, 0o555);
    expect(await asNobody(refusal)).to.equal(
      `${file} cannot be opened: check that its directory exists and may be written.`,
    );
    fs.chmodSync(folder, 0o755);
  });

  it('of an older version is read, with what it lacked empty', async () => {
    const xml = bpmn('p', [start(), service('job'), end(), chain('start', 'job', 'end')]);
    let engine = await begin();
    await engine.execute('deploy', { resources: [{ name: 'p.bpmn', content: Buffer.from(xml) }] });
    await engine.execute('createProcessInstance', { bpmnProcessId: 'p', variables: {} });
    await engine.idle();
    await stop();
    const added = {
      process_instance: ['tags', 'business_id'],
      process_definition: ['start_form_id'],
      job: ['updated_at', 'denied_reason'],
    };
    await execute(
      `drop view batch; drop view instance_batch; drop table correlated_message; drop table batch_operation; drop table batch_operation_item; ${Object.entries(
        added,
      )
        .flatMap(([table, columns]) => columns.map((column) => `alter table ${table} drop column ${column};`))
        .join('')} pragma user_version = 2`,
    );
    engine = await begin();
    const request = { type: 'job', worker: 'w', timeoutMs: 1000, maxJobs: 1, fetchVariables: [], waitMs: 0 };
    const [job] = await engine.activateJobs(request);
    expect(job?.tags ?? []).to.deep.equal([]);
    await engine.execute('completeJob', { jobKey: job?.key ?? 0, variables: {} });
    await engine.idle();
    const [row] = await engine.reader.all<{ state: string; business_id: unknown }>('select * from process_instance');
    expect(row).to.include({ state: 'COMPLETED', business_id: null });
  });

  /** Waits for a job, a timer, a message and a signal at once. */
  const WAITING = bpmn(
    'p',
    [
      start(),
      parallel('g'),
      service('job'),
      catching('timer', onTimer('timeDuration', 'PT1H')),
      catching('msg', onMessage('m')),
      catching('sig', onSignal('s')),
      parallel('j'),
      end(),
      flow('start', 'g'),
      ...['job', 'timer', 'msg', 'sig'].map((id) => chain('g', id, 'j')),
      flow('j', 'end'),
    ],
    [message('m', '="k"'), signal('s')],
  );

  it('holds everything that waits: after a restart each of it goes on', async () => {
    const clock = new ControlledClock(NOW);
    let engine = await begin(clock);
    await engine.execute('deploy', { resources: [{ name: 'p.bpmn', content: Buffer.from(WAITING) }] });
    const { processInstanceKey } = await engine.execute('createProcessInstance', {
      bpmnProcessId: 'p',
      variables: { x: 1 },
    });
    const again = async (): Promise<void> => {
      await engine.idle();
      await stop();
      engine = await begin(clock);
    };
    await again();
    const [job] = await engine.activateJobs({
      type: 'job',
      worker: 'w',
      timeoutMs: 60_000,
      maxJobs: 1,
      fetchVariables: [],
      waitMs: 0,
    });
    expect(job?.variables).to.deep.equal({ x: 1 });
    await again();
    await engine.execute('completeJob', { jobKey: job?.key ?? 0, variables: {} });
    await again();
    await engine.execute('publishMessage', {
      name: 'm',
      correlationKey: 'k',
      timeToLiveMs: 0,
      messageId: '',
      variables: {},
    });
    await again();
    await engine.execute('broadcastSignal', { signalName: 's', variables: {} });
    await again();
    await clock.advance(3_600_000);
    await engine.idle();
    const [row] = await engine.reader.all<{ state: string }>('select state from process_instance where key = ?', [
      processInstanceKey,
    ]);
    expect(row?.state).to.equal('COMPLETED');
  });

  for (const [ownWorkers, soon] of [
    [true, 1],
    [false, 0],
  ] as const)
    it(`gives a job that was in hand out again ${ownWorkers ? 'at once where its workers ended with it' : 'after its time-out only where they may live'}`, async () => {
      const clock = new ControlledClock(NOW);
      const engine = await begin(clock);
      const xml = bpmn('p', [start(), service('job'), end(), chain('start', 'job', 'end')]);
      await engine.execute('deploy', { resources: [{ name: 'p.bpmn', content: Buffer.from(xml) }] });
      await engine.execute('createProcessInstance', { bpmnProcessId: 'p', variables: {} });
      const jobs = async (of: RunningEngine): Promise<number> => {
        const request = { type: 'job', worker: 'w', timeoutMs: 60_000, maxJobs: 1, fetchVariables: [], waitMs: 0 };
        return (await of.activateJobs(request)).length;
      };
      expect(await jobs(engine)).to.equal(1);
      await stop();

      const again = await begin(clock, ownWorkers);
      await again.idle();
      expect(await jobs(again)).to.equal(soon);
      await clock.advance(60_000);
      expect(await jobs(again), 'after its time-out').to.equal(1);
    });

  it('starts, and gives out again, where the time of a job in hand was over before its start', async () => {
    const engine = await begin();
    const xml = bpmn('p', [start(), service('job'), end(), chain('start', 'job', 'end')]);
    await engine.execute('deploy', { resources: [{ name: 'p.bpmn', content: Buffer.from(xml) }] });
    for (let i = 0; i < 20; i += 1)
      await engine.execute('createProcessInstance', { bpmnProcessId: 'p', variables: {} });
    const request = { type: 'job', worker: 'w', timeoutMs: 1_000, maxJobs: 20, fetchVariables: [], waitMs: 0 };
    expect(await engine.activateJobs(request)).to.have.length(20);
    await stop();

    const again = await begin(new PromptClock(NOW + 60_000), true);
    await again.idle();
    expect(await again.activateJobs(request)).to.have.length(20);
  });

  it('a commit that fails answers UNAVAILABLE, changes nothing, and the engine goes on', async () => {
    const database = await Database.open(file);
    const engine = await EmbeddedEngine.open(database, { clock: new ControlledClock(NOW) });
    const xml = bpmn('p', [start(), service('job'), end(), chain('start', 'job', 'end')]);
    await engine.execute('deploy', { resources: [{ name: 'p.bpmn', content: Buffer.from(xml) }] });
    const write = database.write.bind(database);
    let broken = true;
    database.write = (columns) => (broken ? Promise.reject(new Error('database or disk is full')) : write(columns));
    const create = () => engine.execute('createProcessInstance', { bpmnProcessId: 'p', variables: {} });
    const refused: unknown = await create().then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).to.be.instanceOf(Rejection);
    expect((refused as Rejection).type).to.equal('UNAVAILABLE');
    broken = false;
    await create();
    await engine.idle();
    const counts = await engine.reader.all<{ n: number }>('select count(*) as n from process_instance');
    expect(counts).to.deep.equal([{ n: 1 }]);
    const jobs = await engine.activateJobs({
      type: 'job',
      worker: 'w',
      timeoutMs: 60_000,
      maxJobs: 10,
      fetchVariables: [],
      waitMs: 0,
    });
    expect(jobs, 'the job of the refused instance does not exist').to.have.length(1);
    await engine.close();
  });
});
