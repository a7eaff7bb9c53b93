/** `npm run bench:linear`: ten times as much of something takes about ten times as long: items of a list, elements of a process. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type RunningEngine, startEngine } from '@gas-complaint-desk/engine';
import { median, print, timed } from './measure.js';
import { EACH, long } from './models.js';

const ROUNDS = 5;
const SIZES = { items: [1_000, 10_000], elements: [100, 1_000] } as const;

async function withEngine(run: (engine: RunningEngine) => Promise<number>): Promise<number> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const engine = await startEngine({ data: path.join(folder, 'engine.db') });
  try {
    return await run(engine);
  } finally {
    await engine.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const deploy = (engine: RunningEngine, content: Buffer) =>
  engine.execute('deploy', { resources: [{ name: 'p.bpmn', content }] });

/** From the start of the instance to its end, every job done by a worker. */
const each = (items: number): Promise<number> =>
  withEngine(async (engine) => {
    await deploy(engine, EACH);
    return timed(async () => {
      const variables = { items: Array.from({ length: items }, (_, index) => index) };
      await engine.execute('createProcessInstance', { bpmnProcessId: 'each', variables });
      const request = {
        type: 'each',
        worker: 'b',
        timeoutMs: 60_000,
        maxJobs: 256,
        fetchVariables: ['item'],
        waitMs: 0,
      };
      for (let done = 0; done < items;) {
        const jobs = await engine.activateJobs(request);
        await Promise.all(jobs.map(({ key }) => engine.execute('completeJob', { jobKey: key, variables: {} })));
        done += jobs.length;
      }
      await engine.idle();
    });
  });

const deployment = (elements: number): Promise<number> =>
  withEngine((engine) => timed(async () => void (await deploy(engine, long(elements)))));

const run = (elements: number): Promise<number> =>
  withEngine(async (engine) => {
    await deploy(engine, long(elements));
    return timed(async () => {
      await engine.execute('createProcessInstance', { bpmnProcessId: `long${elements}`, variables: {} });
      await engine.idle();
    });
  });

for (const [what, measure, sizes] of [
  ['a job for each item of a list', each, SIZES.items],
  ['deployment of a process, by elements', deployment, SIZES.elements],
  ['an instance through a process, by elements', run, SIZES.elements],
] as const) {
  await measure(sizes[0]); // Warm.
  const times = new Map<number, number[]>(sizes.map((size) => [size, []]));
  for (let round = 0; round < ROUNDS; round += 1) for (const size of sizes) times.get(size)?.push(await measure(size));
  const [small, large] = sizes.map((size) => median(times.get(size) ?? [])) as [number, number];
  const factor = sizes[1] / sizes[0];
  print(
    `${what}: ${sizes[0]}, ${sizes[1]}`,
    `${small.toFixed(0)}, ${large.toFixed(0)} ms: ${(large / small).toFixed(1)} × for ${factor} ×`,
  );
}
