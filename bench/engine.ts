/**
 * `npm run bench:engine`: start → service task → end, in process, against `bpmn-engine` in memory (its best case: it
 * writes nothing). Ours answers only when it is on disk. Rounds are interleaved; figures are medians and their ratio.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEngine } from '@gas-complaint-desk/engine';
import { Engine as PeerEngine } from 'bpmn-engine';
// @ts-expect-error bpmn-moddle has no types of its own
import { BpmnModdle } from 'bpmn-moddle';

const ROUNDS = 5;
const INSTANCES = 1_000;
const IN_FLIGHT = 256;

const OURS = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
<bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s"/><bpmn:serviceTask id="a"><bpmn:extensionElements><zeebe:taskDefinition type="a"/></bpmn:extensionElements></bpmn:serviceTask><bpmn:endEvent id="e"/>
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="a"/><bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="e"/></bpmn:process></bpmn:definitions>`;
const PEER = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:js="http://paed01.github.io/bpmn-engine/schema/2017/08/bpmn" id="d" targetNamespace="t">
<process id="p" isExecutable="true"><startEvent id="s"/><serviceTask id="a" implementation="\${environment.services.work}"/><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="e"/></process></definitions>`;

/** Runs `count` tasks with `limit` of them at once. */
async function pooled(count: number, limit: number, task: () => Promise<void>): Promise<void> {
  let left = count;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await task();
  };
  await Promise.all(Array.from({ length: limit }, lane));
}

/** Instances a second. */
async function rate(round: () => Promise<void>): Promise<number> {
  const begin = process.hrtime.bigint();
  await round();
  return INSTANCES / (Number(process.hrtime.bigint() - begin) / 1e9);
}

async function ours(): Promise<{ round: () => Promise<void>; close: () => Promise<void> }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const engine = await startEngine({ data: path.join(folder, 'engine.db') });
  await engine.execute('deploy', { resources: [{ name: 'p.bpmn', content: Buffer.from(OURS) }] });
  const round = async (): Promise<void> => {
    let done = 0;
    const work = async (): Promise<void> => {
      while (done < INSTANCES) {
        const jobs = await engine.activateJobs({
          type: 'a',
          worker: 'bench',
          timeoutMs: 60_000,
          maxJobs: IN_FLIGHT,
          fetchVariables: [],
          waitMs: 100,
        });
        done += jobs.length;
        await Promise.all(jobs.map(({ key }) => engine.execute('completeJob', { jobKey: key, variables: {} })));
      }
    };
    const create = pooled(INSTANCES, IN_FLIGHT, async () => {
      await engine.execute('createProcessInstance', { bpmnProcessId: 'p', variables: {} });
    });
    await Promise.all([create, work()]);
  };
  const close = async (): Promise<void> => {
    await engine.close();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { round, close };
}

/** The peer reads the model once; an engine object of its own for each instance, because it keeps what it has run. */
async function peer(): Promise<{ round: () => Promise<void> }> {
  const moddleContext = await new BpmnModdle().fromXML(PEER);
  const work = (_scope: unknown, next: () => void): void => next();
  const run = async (): Promise<void> => {
    const engine = new PeerEngine({ name: 'bench', moddleContext, services: { work } } as never);
    const execution = await engine.execute();
    if (execution.state !== 'idle') await execution.waitFor('end');
  };
  return { round: () => pooled(INSTANCES, 1, run) };
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const mine = await ours();
const theirs = await peer();
const rates: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  rates.ours.push(await rate(mine.round));
  rates.theirs.push(await rate(theirs.round));
}
await mine.close();
const [a, b] = [median(rates.ours), median(rates.theirs)];
console.log(`ours, every answer on disk, ${IN_FLIGHT} in flight: ${a.toFixed(0)} instances/s (median of ${ROUNDS})`);
console.log(`bpmn-engine 25.0.1, in memory:                 ${b.toFixed(0)} instances/s`);
console.log(`ratio: ${(a / b).toFixed(1)}`);
