/** Where the variables of an incident are looked for, and set, on a real engine: the nearest scope first. */
import { expect } from 'chai';
import { ControlledClock, type RunningEngine, startEngine } from '@gas-complaint-desk/engine';
import { bpmn, chain, each, end, service, start, subProcess } from '../../engine/test/conformance/models.js';
import type { EngineClient } from '../../domain/core/engine.js';
import { createEngineClient } from '../../gateways/camunda-rest.js';

const inside = [start('in'), service('work'), end('out'), chain('in', 'work', 'out')];
const parts = each('=parts', { inputElement: 'part' });
const MODEL = bpmn('p', [start(), subProcess('each', [parts, ...inside]), end(), chain('start', 'each', 'end')]);

describe('the scopes of an incident', () => {
  let engine: RunningEngine;
  let client: EngineClient;
  beforeEach(async () => {
    engine = await startEngine({ clock: new ControlledClock(Date.parse('2026-09-29T01:00:00.000Z')), restPort: 0 });
    client = createEngineClient({ baseUrl: `http://127.0.0.1:${engine.restPort}` });
    await client.deploy([{ name: 'p.bpmn', content: Buffer.from(MODEL) }]);
  });
  afterEach(() => engine.close());

  it('lead from the element over each part of the process that it stands in to the instance', async () => {
    await engine.execute('createProcessInstance', {
      ...{ bpmnProcessId: 'p', version: -1, variables: { parts: ['a', 'b'], all: 0 } },
    } as never);
    const request = { type: 'work', worker: 'test', timeoutMs: 60_000, maxJobs: 9, fetchVariables: [], waitMs: 0 };
    for (const { key: jobKey } of await engine.activateJobs(request))
      await engine.execute('failJob', { jobKey, retries: 0, errorMessage: 'no', retryBackOffMs: 0, variables: {} });
    const { items } = await client.searchIncidents({ state: 'ACTIVE' }, { from: 0, limit: 9 });
    expect(items).to.have.length(2);
    const [first, second] = items;
    if (first === undefined || second === undefined) throw new Error('There are not two incidents.');
    const [ofFirst, ofSecond] = [await client.scopesOf(first), await client.scopesOf(second)];
    const elements = await client.elementInstances(first.processInstanceKey);
    const kindOf = (key: string) => elements.find((one) => one.elementInstanceKey === key)?.type;
    expect(ofFirst.map(kindOf).slice(0, 3)).to.deep.equal(['SERVICE_TASK', 'SUB_PROCESS', 'MULTI_INSTANCE_BODY']);
    expect(ofFirst.at(-1)).to.equal(first.processInstanceKey);
    expect(ofFirst[1], 'each part is a scope of its own').not.to.equal(ofSecond[1]);
    await client.setVariables(first.elementInstanceKey, { part: 'c', all: 1 });
    const variables = await client.variables(first.processInstanceKey);
    const at = (scope: string | undefined, name: string) =>
      variables.find((one) => one.scopeKey === scope && one.name === name)?.value;
    expect([at(ofFirst[1], 'part'), at(ofSecond[1], 'part')].filter((value) => value === '"c"')).to.have.length(1);
    expect(at(ofFirst[1], 'part')).to.equal('"c"');
    expect(at(first.processInstanceKey, 'all')).to.equal('1');
    expect(at(first.processInstanceKey, 'part')).to.equal(undefined);
  });
});
