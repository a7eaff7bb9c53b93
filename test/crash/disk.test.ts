/** The engine on a disk that is full: each command is refused or kept, and what was acknowledged is there afterwards. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { bpmn, chain, end, service, start } from '../../engine/test/conformance/models.js';
import { EngineProcess } from '../kit/engine-process.js';

const MODEL = bpmn('p', [start(), service('work'), end(), chain('start', 'work', 'end')]);
/** Enough for the empty file and some instances. */
const ROOM_KIB = 900;
const VARIABLES = { x: 'x'.repeat(50_000) };
const TRIES = 15;

describe('the engine on a full disk', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'engine-disk-'));
  const file = path.join(folder, 'engine.db');
  let engine: EngineProcess | null = null;
  after(async () => {
    await engine?.end('SIGKILL');
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const post = async (
    place: string,
    body: object | FormData,
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const form = body instanceof FormData;
    const response = await fetch(`http://127.0.0.1:${engine?.restPort}/v2${place}`, {
      method: 'POST',
      body: form ? body : JSON.stringify(body),
      ...(!form && { headers: { 'content-type': 'application/json' } }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('does not begin, and says why', async () => {
    engine = new EngineProcess(path.join(folder, 'other.db'), 0);
    const reason = await engine.start().then(
      () => 'it began',
      (error: Error) => error.message,
    );
    expect(reason).to.match(
      /The engine ended with 1: .*other\.db cannot be written: the disk is full, over its quota, or broken/,
    );
  });

  it('refuses what it cannot keep, stays alive, and loses nothing it acknowledged', async () => {
    engine = new EngineProcess(file, ROOM_KIB);
    await engine.start();
    const form = new FormData();
    form.append('resources', new Blob([MODEL]), 'p.bpmn');
    expect((await post('/deployments', form)).status).to.equal(200);
    const kept: string[] = [];
    let refused = 0;
    for (let index = 0; index < TRIES; index += 1) {
      const { status, body } = await post('/process-instances', { processDefinitionId: 'p', variables: VARIABLES });
      if (status === 200) kept.push(String(body['processInstanceKey']));
      else {
        expect([status, body['title']]).to.deep.equal([503, 'UNAVAILABLE']);
        refused += 1;
      }
    }
    expect(kept.length, 'some had room').to.be.greaterThan(0);
    expect(refused, 'some had not').to.be.greaterThan(0);
    expect(await found(), 'while the disk is full').to.deep.equal(kept);
    await engine.end('SIGKILL');

    engine = new EngineProcess(file);
    await engine.start();
    expect(await found(), 'when there is room again').to.deep.equal(kept);
    const { body } = await post('/jobs/activation', { type: 'work', timeout: 60_000, maxJobsToActivate: 50 });
    expect(body['jobs'], 'no job was lost, none is one too many').to.have.length(kept.length);
  });

  async function found(): Promise<unknown[]> {
    const { body } = await post('/process-instances/search', {});
    return (body['items'] as { processInstanceKey: string }[]).map(({ processInstanceKey }) => processInstanceKey);
  }
});
