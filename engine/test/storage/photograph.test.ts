/** Engines that begin with the same photograph: each goes on with all of it, and knows nothing of the others. */
import { expect } from 'chai';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ControlledClock, type Photograph, type RunningEngine, startEngine } from '../../index.js';
import { bpmn, catching, chain, end, onTimer, service, start } from '../conformance/models.js';

const NOW = Date.UTC(2026, 0, 5, 9);
const waiting = bpmn('waiting', [
  start(),
  catching('wait', onTimer('timeDuration', 'PT1H')),
  service('after'),
  end(),
  chain('start', 'wait', 'after', 'end'),
]);
const other = (jobType: string): string =>
  bpmn('other', [start(), service(jobType), end(), chain('start', jobType, 'end')]);

describe('a photograph of the engine', () => {
  let folder: string;
  let photograph: Photograph;
  const running: RunningEngine[] = [];
  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'photograph-'));
    const engine = await startEngine({ clock: new ControlledClock(NOW) });
    await deploy(engine, 'waiting.bpmn', waiting);
    await engine.execute('createProcessInstance', { bpmnProcessId: 'waiting', variables: {} });
    photograph = await engine.photograph(path.join(folder, 'engine.db'));
    await engine.close();
  });
  afterEach(async () => {
    for (const engine of running.splice(0)) await engine.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  async function begin(clock = new ControlledClock(NOW)): Promise<RunningEngine> {
    const engine = await startEngine({ photograph, clock });
    running.push(engine);
    return engine;
  }

  const deploy = (engine: RunningEngine, name: string, xml: string) =>
    engine.execute('deploy', { resources: [{ name, content: Buffer.from(xml) }] });

  async function jobs(engine: RunningEngine, type: string): Promise<number> {
    await engine.idle();
    const request = { type, worker: 'w', timeoutMs: 60_000, maxJobs: 9, fetchVariables: [], waitMs: 0 };
    return (await engine.activateJobs(request)).length;
  }

  it('goes on in each that begins with it', async () => {
    const clock = new ControlledClock(NOW);
    const [first, second] = [await begin(clock), await begin()];
    await clock.advance(60 * 60 * 1000);
    expect(await jobs(first, 'after')).to.equal(1);
    expect(await jobs(second, 'after'), 'where no time has passed').to.equal(0);
  });

  it('takes nothing that one of them deploys to another, though its keys are the same', async () => {
    const engines = [await begin(), await begin()];
    for (const [at, engine] of engines.entries()) await deploy(engine, 'other.bpmn', other(`job-${at}`));
    for (const [at, engine] of engines.entries()) {
      await engine.execute('createProcessInstance', { bpmnProcessId: 'other', variables: {} });
      expect(await jobs(engine, `job-${at}`)).to.equal(1);
    }
  });
});
