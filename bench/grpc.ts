/**
 * `npm run bench:grpc`: start → service task → end through gRPC, with a real `zeebe-node` client and worker (256 jobs,
 * every 10 ms), the engine compiled and in a process of its own, every answer on disk. Against a stub gateway that does
 * nothing, with the same client, mix and settings; against the other engines, which are in memory and without network.
 * Then: how long answers take at 70 % of the rate, the rate with 100,000 instances that wait, what it costs to do
 * nothing, and how soon it is ready.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ZBClient } from 'zeebe-node';
import { Child } from './child.js';
import { compare, type Contestant, median, percentile, perSecond, pooled, print, ratio } from './measure.js';
import { ONE_JOB, WAITING } from './models.js';
import { peers } from './peers/index.js';

const ROUNDS = 5;
const INSTANCES = 4_000;
const IN_FLIGHT = 256;
const WORKER = {
  maxJobsToActivate: 256,
  pollInterval: 10 as never,
  timeout: 60_000 as never,
  loglevel: 'NONE' as const,
};
const WAITING_INSTANCES = 100_000;
const SHARE = 0.7;
const OPEN_LOOP_SECONDS = 4;
const IDLE_SECONDS = 10;
const ENGINE = path.resolve(import.meta.dirname, '../engine/dist/cli.js');
const STUB = path.resolve(import.meta.dirname, 'stub-gateway.ts');

/** A client with a worker that completes everything. */
class Load {
  readonly client: ZBClient;
  private completed = 0;
  private wanted = 0;
  private done: () => void = () => undefined;
  /** Milliseconds of each completion, while somebody listens. */
  readonly completions: number[] = [];

  constructor(port: number) {
    this.client = new ZBClient(`127.0.0.1:${port}`, { loglevel: 'NONE', retry: false });
    this.client.createWorker({
      taskType: 'work',
      taskHandler: async (job) => {
        const begin = performance.now();
        const outcome = await job.complete();
        this.completions.push(performance.now() - begin);
        this.completed += 1;
        if (this.completed >= this.wanted) this.done();
        return outcome;
      },
      ...WORKER,
    });
  }

  async create(): Promise<void> {
    await this.client.createProcessInstance({ bpmnProcessId: 'p', variables: {} });
  }

  /** Resolves when so many more are completed. */
  expect(count: number): Promise<void> {
    this.wanted = this.completed + count;
    return new Promise((resolve) => (this.done = resolve));
  }

  async round(count: number): Promise<void> {
    const completed = this.expect(count);
    await pooled(count, IN_FLIGHT, () => this.create());
    await completed;
  }
}

async function contestant(
  name: string,
  script: string,
  args: string[],
): Promise<Contestant & { load: Load; child: Child }> {
  const child = await Child.start(script, args);
  const load = new Load(child.port);
  await load.client.deployResource({ process: ONE_JOB, name: 'p.bpmn' });
  const close = async (): Promise<void> => {
    await child.stop();
    await load.client.close();
  };
  return { name, child, load, close, round: (count) => load.round(count) };
}

/** Instances begin at a steady rate, whether earlier ones are done or not. @returns milliseconds of each answer */
async function openLoop(load: Load, rate: number): Promise<{ create: number[]; complete: number[] }> {
  const create: number[] = [];
  load.completions.length = 0;
  const total = Math.round(rate * OPEN_LOOP_SECONDS);
  const completed = load.expect(total);
  const begin = performance.now();
  const pending: Promise<void>[] = [];
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - begin) / 1000) * rate));
    for (; sent < due; sent += 1) {
      const at = performance.now();
      pending.push(load.create().then(() => void create.push(performance.now() - at)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(pending);
  await completed;
  return { create, complete: [...load.completions] };
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
const engineArguments = (name: string): string[] => [
  '--grpc-port',
  '0',
  '--rest-port',
  '0',
  '--data',
  path.join(folder, name),
];

const readiness: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const child = await Child.start(ENGINE, engineArguments(`ready-${round}.db`));
  readiness.push(child.readyMs);
  await child.stop();
}

const ours = await contestant('ours, every answer on disk, through gRPC', ENGINE, engineArguments('engine.db'));
const stub = await contestant('stub gateway, through gRPC', STUB, []);
const laden = await contestant(
  `ours with ${WAITING_INSTANCES} instances that wait for a message`,
  ENGINE,
  engineArguments('laden.db'),
);
await laden.load.client.deployResource({ process: WAITING, name: 'waiting.bpmn' });
await pooled(WAITING_INSTANCES, IN_FLIGHT, async (index) => {
  await laden.load.client.createProcessInstance({ bpmnProcessId: 'waiting', variables: { key: String(index) } });
});
const others = await peers();
const rates = await compare([ours, laden, stub], ROUNDS, INSTANCES);
for (const [name, rate] of await compare(others, 3, 1_000)) rates.set(name, rate);
for (const [name, rate] of rates) print(name, perSecond(rate));
const own = rates.get(ours.name) ?? 0;
for (const { name } of [stub, ...others]) print(`ratio to ${name}`, ratio(own, rates.get(name) ?? 0));
print('ratio with waiting instances to without', ratio(rates.get(laden.name) ?? 0, own));
await stub.close();
await laden.close();

const latencies = { create: [[], []], complete: [[], []] } as Record<'create' | 'complete', [number[], number[]]>;
for (let round = 0; round < ROUNDS; round += 1) {
  const measured = await openLoop(ours.load, own * SHARE);
  for (const what of ['create', 'complete'] as const) {
    latencies[what][0].push(median(measured[what]));
    latencies[what][1].push(percentile(measured[what], 0.99));
  }
}
for (const [what, [middle, slow]] of Object.entries(latencies))
  print(
    `${what} at ${SHARE * 100} % of the rate: median, p99 (medians of ${ROUNDS})`,
    `${median(middle).toFixed(1)}, ${median(slow).toFixed(1)} ms`,
  );

const before = ours.child.cpuMs();
await new Promise((resolve) => setTimeout(resolve, IDLE_SECONDS * 1000));
const idle = (ours.child.cpuMs() - before) / (IDLE_SECONDS * 1000);
print('processor time while nothing happens, a worker connected', `${(idle * 100).toFixed(2)} %`);
await ours.close();
print(`ready after the start of the process, empty file (median of ${ROUNDS})`, `${median(readiness).toFixed(0)} ms`);
fs.rmSync(folder, { recursive: true, force: true });
process.exit(0); // bpmn-server leaves timers behind.
