/** The engine alone under load: SIGKILL at random points, and what was acknowledged is there, once. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { status } from '@grpc/grpc-js';
import { expect } from 'chai';
import sqlite3 from 'sqlite3';
import {
  bpmn,
  catching,
  chain,
  end,
  message,
  onMessage,
  onTimer,
  service,
  start,
} from '../../engine/test/conformance/models.js';
import { GrpcKit } from '../../engine/test/gateway/grpc-kit.js';
import { EngineProcess } from '../kit/engine-process.js';
import { pause } from '../kit/server.js';

const LIVES = 200;
const LONGEST_LIFE_MS = 250;
const CREATORS = 4;
const WORKERS = 2;
/** Jobs of a worker that was cut off come back soon. */
const JOB_TIMEOUT_MS = 500;
const KEEP_MS = 3_600_000;
const LAST_TRIES = 1_200;

const MODEL = bpmn(
  'order',
  [
    start(),
    service('work'),
    catching('paid', onMessage('payment')),
    catching('rest', onTimer('timeDuration', 'PT0.02S')),
    end(),
    chain('start', 'work', 'paid', 'rest', 'end'),
  ],
  [message('payment', '=n')],
);

/** The same numbers in every run: where a life ends is random, but not another randomness each time. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

interface Job {
  key: string;
}

/** One connection to one life of the engine. */
class Connection {
  private readonly client: GrpcKit;

  constructor(port: number) {
    this.client = new GrpcKit(port);
  }

  /** @returns the answer; the status code where there is none */
  call(name: string, request: object): Promise<Record<string, unknown> | number> {
    return this.client.call(name, request).catch((error: { code: number }) => error.code);
  }

  activate(): Promise<Job[]> {
    const request = {
      type: 'work',
      worker: 'test',
      timeout: JOB_TIMEOUT_MS,
      maxJobsToActivate: 20,
      requestTimeout: 200,
    };
    return new Promise((resolve) => {
      const jobs: Job[] = [];
      const stream = this.client.stream<{ jobs: Job[] }>('ActivateJobs', request);
      stream.on('data', (answer) => jobs.push(...answer.jobs));
      stream.on('end', () => resolve(jobs));
      stream.on('error', () => resolve(jobs));
    });
  }

  close(): void {
    this.client.close();
  }
}

describe('the engine, killed at random points under load', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'engine-'));
  const file = path.join(folder, 'engine.db');
  const engine = new EngineProcess(file);

  /** What was acknowledged, and how much was not. */
  const created = new Map<number, string>();
  const completed = new Set<string>();
  const paid = new Set<number>();
  let unanswered = 0;
  let next = 1;

  after(async () => {
    await engine.end('SIGKILL');
    fs.rmSync(folder, { recursive: true, force: true });
  });

  async function begin(): Promise<number> {
    await engine.start();
    return engine.grpcPort;
  }

  /** Load until the engine is gone, or there is nothing left to do. */
  async function load(connection: Connection, isOver: () => boolean, creates: boolean): Promise<void> {
    const create = async (): Promise<void> => {
      while (!isOver()) {
        const n = next++;
        const answer = await connection.call('CreateProcessInstance', {
          bpmnProcessId: 'order',
          version: -1,
          variables: JSON.stringify({ n }),
        });
        if (typeof answer === 'number') unanswered += 1;
        else created.set(n, String(answer['processInstanceKey']));
      }
    };
    const payOne = async (n: number): Promise<void> => {
      const answer = await connection.call('PublishMessage', {
        name: 'payment',
        correlationKey: String(n),
        messageId: String(n),
        timeToLive: KEEP_MS,
        variables: '{}',
      });
      // An earlier try may have come through without its answer.
      if (typeof answer !== 'number' || answer === status.ALREADY_EXISTS) paid.add(n);
    };
    const pay = async (): Promise<void> => {
      while (!isOver()) {
        const open = [...created.keys()].filter((n) => !paid.has(n)).slice(0, 20);
        await Promise.all(open.map((n) => payOne(n)));
        if (open.length === 0) await pause();
      }
    };
    const work = async (): Promise<void> => {
      while (!isOver()) {
        for (const { key } of await connection.activate()) {
          const answer = await connection.call('CompleteJob', { jobKey: key, variables: '{}' });
          if (typeof answer !== 'number') completed.add(key);
        }
      }
    };
    const all = [pay(), ...Array.from({ length: WORKERS }, work)];
    if (creates) all.push(...Array.from({ length: CREATORS }, create));
    await Promise.all(all);
  }

  function rows<Row>(sql: string): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      const database = new sqlite3.Database(file, sqlite3.OPEN_READONLY);
      database.all<Row>(sql, (error, found) => {
        database.close();
        if (error) reject(error);
        else resolve(found);
      });
    });
  }

  it('has every acknowledged command, and each of the others once or not at all', async function () {
    this.timeout(1_200_000);
    const random = randomNumbers(20_260_929);
    for (let life = 0; life < LIVES; life += 1) {
      const connection = new Connection(await begin());
      if (life === 0) {
        const resources = [{ name: 'order.bpmn', content: Buffer.from(MODEL) }];
        expect(await connection.call('DeployResource', { resources })).to.be.an('object');
      }
      let over = false;
      const running = load(connection, () => over, true);
      await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_LIFE_MS));
      over = true;
      await engine.end('SIGKILL');
      await running;
      connection.close();
    }

    // The last life ends what is left.
    const connection = new Connection(await begin());
    let tries = 0;
    let left = 1;
    const running = load(connection, () => left === 0 || tries >= LAST_TRIES, false);
    for (; left > 0 && tries < LAST_TRIES; tries += 1) {
      await pause();
      const [open] = await rows<{ n: number }>(
        `select count(*) as n from process_instance p where state = 'ACTIVE' and exists
           (select 1 from variable v where v.process_instance_key = p.key and v.name = 'n'
             and cast(v.value as integer) in (${[...paid].join(',') || 0}))`,
      );
      left = (open?.n ?? 0) + [...created.keys()].filter((n) => !paid.has(n)).length;
    }
    await running;
    connection.close();
    await engine.end('SIGINT');

    expect(created.size, 'the load was real').to.be.greaterThan(LIVES);
    const instances = await rows<{ key: number; state: string; n: number }>(
      `select p.key, p.state, cast(v.value as integer) as n from process_instance p
         join variable v on v.scope_key = p.key and v.name = 'n'`,
    );
    const byNumber = new Map(instances.map((instance) => [instance.n, instance]));
    expect(byNumber.size, 'no command was done twice').to.equal(instances.length);
    const lost = [...created].filter(([n, key]) => String(byNumber.get(n)?.key) !== key);
    expect(lost, 'instances that were acknowledged').to.deep.equal([]);
    expect(instances.length - created.size, 'the others: once or not at all').to.be.within(0, unanswered);
    const unfinished = [...created.keys()].filter((n) => byNumber.get(n)?.state !== 'COMPLETED');
    expect(unfinished, 'no timer, message or job was forgotten').to.deep.equal([]);

    const jobs = new Map(
      (await rows<{ key: number; state: string }>('select key, state from job')).map((job) => [
        String(job.key),
        job.state,
      ]),
    );
    expect(
      [...completed].filter((key) => jobs.get(key) !== 'COMPLETED'),
      'jobs that were acknowledged',
    ).to.deep.equal([]);
    const twice = await rows(
      `select process_instance_key, element_id from element_instance group by 1, 2 having count(*) > 1`,
    );
    expect(twice, 'no step was done twice').to.deep.equal([]);
    expect(await rows('pragma integrity_check')).to.deep.equal([{ integrity_check: 'ok' }]);
    console.log(`      ${LIVES} lives, ${created.size} instances acknowledged, ${unanswered} requests cut off`);
  });
});
