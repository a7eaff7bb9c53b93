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

  async function begin(clock = new ControlledClock(NOW)): Promise<RunningEngine> {
    const engine = await startEngine({ data: file, clock });
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
