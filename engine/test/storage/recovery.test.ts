/** What a commit that fails leads to: memory is loaded again, and until all of it is there, nothing happens. */
import { setMaxListeners } from 'node:events';
import { expect } from 'chai';
import { status } from '@grpc/grpc-js';
import type { ActivatedJob } from '../../commands/commands.js';
import type { EmbeddedEngine } from '../../engine.js';
import { startGrpcGateway } from '../../gateway/grpc/index.js';
import { startRestGateway } from '../../gateway/rest/index.js';
import { Rejection } from '../../index.js';
import type { Key } from '../../records.js';
import { FIRST_PAUSE_MS, LONGEST_PAUSE_MS } from '../../recovery.js';
import { rejectionOf } from '../conformance/kit.js';
import {
  bpmn,
  catching,
  chain,
  end,
  flow,
  message,
  onMessage,
  onSignal,
  onTimer,
  parallel,
  service,
  signal,
  start,
} from '../conformance/models.js';
import { GrpcKit } from '../gateway/grpc-kit.js';
import { type Outcome, turn, UnsteadyDisk } from './unsteady-disk.js';

const HOUR = 3_600_000;
const A_YEAR = 365 * 24 * HOUR;
const TWO_JOBS = bpmn('p', [start(), service('a'), service('b'), end(), chain('start', 'a', 'b', 'end')]);
/** Waits for a job, a timer, a message and a signal at once. */
const WAITING = bpmn(
  'p',
  [
    start(),
    parallel('g'),
    service('a'),
    catching('timer', onTimer('timeDuration', 'PT1H')),
    catching('msg', onMessage('m')),
    catching('sig', onSignal('s')),
    parallel('j'),
    end(),
    flow('start', 'g'),
    ...['a', 'timer', 'msg', 'sig'].map((id) => chain('g', id, 'j')),
    flow('j', 'end'),
  ],
  [message('m', '="k"'), signal('s')],
);

describe('after a commit that failed', () => {
  let disk: UnsteadyDisk;
  let engine: EmbeddedEngine;

  async function begin(xml: string, residentTrees = 10_000): Promise<void> {
    engine = await disk.start({ residentTrees });
    await engine.execute('deploy', { resources: [{ name: 'p.bpmn', content: Buffer.from(xml) }] });
  }
  beforeEach(async () => {
    disk = await UnsteadyDisk.create();
  });
  afterEach(() => disk.remove());

  const create = async (): Promise<Key> =>
    (await engine.execute('createProcessInstance', { bpmnProcessId: 'p', variables: {} })).processInstanceKey;
  const take = (type: string, waitMs = 0, maxJobs = 1, gone?: AbortSignal): Promise<ActivatedJob[]> =>
    engine.activateJobs({
      type,
      worker: 'w',
      timeoutMs: HOUR,
      maxJobs,
      fetchVariables: [],
      waitMs,
      ...(gone && { signal: gone }),
    });
  const complete = (jobKey: Key): Promise<unknown> => engine.execute('completeJob', { jobKey, variables: {} });
  const publish = (timeToLiveMs: number): Promise<unknown> =>
    engine.execute('publishMessage', { name: 'm', correlationKey: 'k', timeToLiveMs, messageId: '', variables: {} });
  const count = async (from: string): Promise<number> =>
    (await engine.reader.all<{ n: number }>(`select count(*) as n from ${from}`))[0]?.n ?? 0;
  const COMPLETED = `process_instance where state = 'COMPLETED'`;

  describe('under load', () => {
    const CREATORS = 12;
    const EACH = 15;
    const WORKERS = 12;

    /** Again and again, as clients do. */
    async function persist<Value>(act: () => Promise<Value>): Promise<Value> {
      for (;;) {
        try {
          return await act();
        } catch (error) {
          if (!(error instanceof Rejection) || error.type !== 'UNAVAILABLE') throw error;
          await turn();
        }
      }
    }

    for (const how of ['lost', 'written'] as const)
      it(`every job on disk is given out, nothing acknowledged is lost or done twice (the failed writes are ${how})`, async () => {
        await begin(TWO_JOBS, 20);
        let writes = 0;
        let isBad = true;
        disk.onWrite = () => ((writes += 1) % 3 === 0 && isBad ? how : 'fine');
        let reads = 0;
        disk.onRead = (sql) => {
          // Loading fails, too, now and then, and in its middle.
          if (isBad && sql.includes(`from message_subscription where state`) && (reads += 1) % 2 === 0)
            throw new Error('disk I/O error');
        };
        const created: Key[] = [];
        const done: Key[] = [];
        const refused: string[] = [];
        const gone = new AbortController();
        setMaxListeners(0, gone.signal);
        const creators = Array.from({ length: CREATORS }, async () => {
          for (let index = 0; index < EACH; index += 1) created.push(await persist(create));
        });
        const workers = Array.from({ length: WORKERS }, async (_, index) => {
          const type = index % 2 === 0 ? 'a' : 'b';
          while (!gone.signal.aborted)
            for (const { key } of await persist(() => take(type, A_YEAR, 3, gone.signal)))
              await persist(() => complete(key)).then(
                () => done.push(key),
                (error: Error) => refused.push(error.message),
              );
        });
        await Promise.all(creators);
        isBad = false;
        // A job whose worker never got it, because only the answer was lost, comes again after its time-out.
        for (let still = 0, before = -1; still < 50;) {
          await disk.clock.advance(HOUR);
          for (let index = 0; index < 20; index += 1) await turn();
          const now = await count(COMPLETED);
          still = now === before ? still + 1 : 0;
          before = now;
          if (now === (await count('process_instance'))) break;
        }
        gone.abort();
        await Promise.all(workers);

        expect(
          await engine.reader.all('select key, type, state from job where ended_at is null'),
          'jobs that were never given out',
        ).to.deep.equal([]);
        expect(disk.log.filter((line) => line.startsWith('loading failed')).length).to.be.greaterThan(0);
        const keys = (await engine.reader.all<{ key: Key }>('select key from process_instance')).map(({ key }) => key);
        expect(
          created.filter((key) => !keys.includes(key)),
          'acknowledged, and not on disk',
        ).to.deep.equal([]);
        const completed = await engine.reader.all<{ key: Key }>(`select key from job where state = 'COMPLETED'`);
        expect(new Set(done).size, 'no job was completed twice').to.equal(done.length);
        expect(done.filter((key) => !completed.some((job) => job.key === key))).to.deep.equal([]);
        expect(await count('job'), 'one of each kind for each instance').to.equal(2 * keys.length);
        if (how === 'written') return;
        expect(keys, 'what was refused is not there').to.have.members(created);
        expect(refused, 'no worker was told that its job is gone').to.deep.equal([]);
      });
  });

  it('everything that waits is there again: jobs, timers, messages and how long they live, subscriptions', async () => {
    await begin(WAITING);
    await create();
    await engine.idle();
    const held = take('b', A_YEAR);
    await publish(HOUR / 2);
    disk.failOnce();
    expect((await rejectionOf(create())).type).to.equal('UNAVAILABLE');
    await engine.idle();

    expect(await count('process_instance'), 'the instance that was refused does not exist').to.equal(1);
    const [job] = await take('a');
    await complete(job?.key ?? 0);
    await engine.execute('broadcastSignal', { signalName: 's', variables: {} });
    await publish(0);
    await disk.clock.advance(HOUR);
    expect(await count(COMPLETED)).to.equal(1);
    expect(await count('message'), 'the message whose time was up is gone').to.equal(0);

    await engine.execute('deploy', { resources: [{ name: 'p.bpmn', content: Buffer.from(TWO_JOBS) }] });
    await create();
    await complete((await take('a'))[0]?.key ?? 0);
    expect(await held, 'a worker that waits since before').to.have.length(1);
  });

  it('a job that was given out in vain is given to the worker that waits, without a restart', async () => {
    await begin(TWO_JOBS);
    await create();
    await engine.idle();
    let decide = (_outcome: Outcome): void => undefined;
    const isWriting = new Promise<void>((writing) => {
      disk.onWrite = () => {
        disk.onWrite = () => 'fine';
        writing();
        return new Promise<Outcome>((resolve) => void (decide = resolve));
      };
    });
    const first = rejectionOf(take('a'));
    await isWriting;
    const second = take('a', A_YEAR);
    decide('lost');
    expect((await first).type).to.equal('UNAVAILABLE');
    expect(await second).to.have.length(1);
  });

  it('what was looked up before is looked up again, and nothing is done twice', async () => {
    await begin(TWO_JOBS, 0);
    await create();
    const [job] = await take('a');
    await engine.idle();
    let goOn = (): void => undefined;
    const isReading = new Promise<void>((reading) => {
      disk.onRead = (sql) => {
        if (!sql.includes('from signal_subscription where root')) return;
        disk.onRead = () => undefined;
        reading();
        return new Promise<void>((resolve) => void (goOn = resolve));
      };
    });
    const slow = rejectionOf(complete(job?.key ?? 0));
    await isReading;
    disk.failOnce();
    expect((await rejectionOf(create())).type).to.equal('UNAVAILABLE');
    await complete(job?.key ?? 0);
    goOn();
    expect((await slow).type, 'it was done by somebody else meanwhile').to.equal('NOT_FOUND');
    await engine.idle();
    expect(await count(`job where type = 'b'`)).to.equal(1);
  });

  it('nothing has been refused because of what was never written', async () => {
    await begin(TWO_JOBS);
    await create();
    const [job] = await take('a');
    await engine.idle();
    disk.failOnce();
    const [first, second] = await Promise.allSettled([complete(job?.key ?? 0), complete(job?.key ?? 0)]);
    expect([first.status, second.status], 'the second finds the job, for the first was not written').to.deep.equal([
      'rejected',
      'fulfilled',
    ]);
  });

  it('a timer that the disk did not let fire fires by itself', async () => {
    await begin(WAITING, 0);
    await create();
    await engine.idle();
    disk.onRead = (sql) => {
      if (!sql.includes('from timer where root')) return;
      disk.onRead = () => undefined;
      throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
    };
    await disk.clock.advance(HOUR);
    expect(disk.log).to.have.length(1);
    expect(await count('timer')).to.equal(0);
  });

  describe('when loading fails, too', () => {
    /** How many tries fail; each stops in the middle of loading. */
    async function failed(tries: number): Promise<void> {
      let left = tries;
      disk.onRead = (sql) => {
        if (left > 0 && sql.includes('from message_subscription where state')) {
          left -= 1;
          throw new Error('disk I/O error');
        }
      };
      disk.failOnce();
      expect((await rejectionOf(create())).type).to.equal('UNAVAILABLE');
    }

    for (const tries of [1, 3])
      it(`${tries === 1 ? 'once' : 'three times'}, it goes on by itself`, async () => {
        await begin(TWO_JOBS);
        await create();
        await failed(tries);
        await engine.idle();
        expect(disk.pauses, 'longer each time').to.deep.equal(
          [1, 2, 4, 8].slice(0, tries + 1).map((times) => times * FIRST_PAUSE_MS),
        );
        await complete((await take('a'))[0]?.key ?? 0);
        expect(await take('b')).to.have.length(1);
      });

    it('nothing is acknowledged, given out or fired, both gateways say UNAVAILABLE; then it goes on', async () => {
      await begin(WAITING);
      const grpc = await startGrpcGateway(engine, { host: '127.0.0.1', port: 0, account: null });
      const rest = await startRestGateway(engine, {
        host: '127.0.0.1',
        port: 0,
        controlledClock: null,
        searchDelayMs: 0,
        account: null,
        log: () => undefined,
      });
      const client = new GrpcKit(grpc.port);
      try {
        await create();
        await engine.idle();
        const held = take('b', A_YEAR);
        let isPausing = (): void => undefined;
        let goOn = (): void => undefined;
        const secondPause = new Promise<void>((resolve) => void (isPausing = resolve));
        const steady = disk.onPause;
        disk.onPause = () => {
          if (disk.pauses.length < 2) return steady();
          isPausing();
          return new Promise((resolve) => void (goOn = resolve));
        };
        const waiting = rejectionOf(failed(1).then(create));
        await secondPause;

        expect((await waiting).type, 'a command that waited for the first try').to.equal('UNAVAILABLE');
        const over = async (place: string, body: object): Promise<number> => {
          const headers = { 'content-type': 'application/json' };
          const address = `http://127.0.0.1:${rest.port}/v2${place}`;
          return (await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })).status;
        };
        expect(await over('/process-instances', { processDefinitionId: 'p' })).to.equal(503);
        expect(await over('/jobs/activation', { type: 'a', timeout: HOUR, maxJobsToActivate: 1 })).to.equal(503);
        expect(await over('/messages/publication', { name: 'm', correlationKey: 'k', timeToLive: 1 })).to.equal(503);
        for (const [name, request] of [
          ['CreateProcessInstance', { bpmnProcessId: 'p', version: -1 }],
          ['BroadcastSignal', { signalName: 's' }],
          ['CompleteJob', { jobKey: '1' }],
        ] as const)
          expect((await client.call(name, request).catch((error: { code: number }) => error))['code']).to.equal(
            status.UNAVAILABLE,
          );
        disk.timeWaits = false;
        await disk.clock.advance(2 * HOUR);
        for (let index = 0; index < 20; index += 1) await turn();
        expect(await count('timer'), 'the timer that is due has not fired').to.equal(1);
        expect(await count('process_instance')).to.equal(1);

        goOn();
        await engine.idle();
        expect(await count('timer'), 'the timer has fired').to.equal(0);
        expect(await over('/messages/publication', { name: 'm', correlationKey: 'k', timeToLive: 1 })).to.equal(200);
        await client.call('BroadcastSignal', { signalName: 's' });
        await complete((await take('a'))[0]?.key ?? 0);
        expect(await count(COMPLETED)).to.equal(1);
        await engine.execute('deploy', { resources: [{ name: 'p.bpmn', content: Buffer.from(TWO_JOBS) }] });
        await create();
        await complete((await take('a'))[0]?.key ?? 0);
        expect(await held, 'a worker that waited all the time').to.have.length(1);
      } finally {
        client.close();
        await rest.close();
        await grpc.close();
      }
    });

    it('for ever, it refuses, asks ever less often, and can be closed', async () => {
      await begin(TWO_JOBS);
      let isLate = (): void => undefined;
      const late = new Promise<void>((resolve) => void (isLate = resolve));
      const steady = disk.onPause;
      disk.onPause = () => {
        if (disk.pauses.length < 8) return steady();
        isLate();
        return new Promise(() => undefined);
      };
      await failed(Infinity);
      await late;
      expect(disk.pauses.at(-1)).to.equal(LONGEST_PAUSE_MS);
      expect((await rejectionOf(create())).type).to.equal('UNAVAILABLE');
      expect((await rejectionOf(take('a', A_YEAR))).type).to.equal('UNAVAILABLE');
      await engine.close();
      expect((await rejectionOf(create())).type).to.equal('UNAVAILABLE');
    });
  });
});
