/**
 * `npm run bench:engine`: start → service task → end, in process, against `bpmn-engine` and `bpmn-server` in memory
 * (their best case: they write nothing). Ours answers only when it is on disk.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEngine } from '@gas-complaint-desk/engine';
import { compare, type Contestant, perSecond, pooled, print, ratio } from './measure.js';
import { ONE_JOB } from './models.js';
import { peers } from './peers/index.js';

const ROUNDS = 5;
const INSTANCES = 1_000;
const IN_FLIGHT = 256;

async function ours(): Promise<Contestant> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const engine = await startEngine({ data: path.join(folder, 'engine.db') });
  await engine.execute('deploy', { resources: [{ name: 'p.bpmn', content: ONE_JOB }] });
  const request = {
    type: 'work',
    worker: 'bench',
    timeoutMs: 60_000,
    maxJobs: IN_FLIGHT,
    fetchVariables: [],
    waitMs: 100,
  };
  const round = async (count: number): Promise<void> => {
    let done = 0;
    const work = async (): Promise<void> => {
      while (done < count) {
        const jobs = await engine.activateJobs(request);
        done += jobs.length;
        await Promise.all(jobs.map(({ key }) => engine.execute('completeJob', { jobKey: key, variables: {} })));
      }
    };
    const create = pooled(count, IN_FLIGHT, async () => {
      await engine.execute('createProcessInstance', { bpmnProcessId: 'p', variables: {} });
    });
    await Promise.all([create, work()]);
  };
  const close = async (): Promise<void> => {
    await engine.close();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { name: `ours, every answer on disk, ${IN_FLIGHT} in flight`, round, close };
}

const mine = await ours();
const others = await peers();
const rates = await compare([mine, ...others], ROUNDS, INSTANCES);
await mine.close();
for (const [name, rate] of rates) print(name, perSecond(rate));
const own = rates.get(mine.name) ?? 0;
for (const { name } of others) print(`ratio to ${name}`, ratio(own, rates.get(name) ?? 0));
process.exit(0); // bpmn-server leaves timers behind.
