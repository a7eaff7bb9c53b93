/** What newer clients than zeebe-node ask over gRPC, and what every call refuses. */
import { expect } from 'chai';
import { ControlledClock, type RunningEngine, startEngine } from '../../index.js';
import { bpmn, chain, end, service, start } from '../conformance/models.js';
import { GrpcKit } from './grpc-kit.js';

const xml = (id: string, task: string): string =>
  bpmn(id, [start(), service(task, { type: 'work' }), end(), chain('start', task, 'end')]);

describe('gRPC', () => {
  let engine: RunningEngine;
  let client: GrpcKit;
  beforeEach(async () => {
    engine = await startEngine({ grpcPort: 0, clock: new ControlledClock(Date.UTC(2026, 0, 5)) });
    client = new GrpcKit(engine.grpcPort);
  });
  afterEach(async () => {
    client.close();
    await engine.close();
  });
  const messageOf = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'no error',
      (error: Error) => error.message,
    );
  const deploy = async (id: string, task: string): Promise<string> => {
    const { deployments } = await client.call('DeployResource', {
      resources: [{ name: `${id}.bpmn`, content: Buffer.from(xml(id, task)) }],
    });
    return (deployments as { process: { processDefinitionKey: string } }[])[0]?.process.processDefinitionKey ?? '';
  };

  it('migrates an instance', async () => {
    await deploy('p', 'a');
    const targetProcessDefinitionKey = await deploy('q', 'b');
    const { processInstanceKey } = await client.call('CreateProcessInstance', { bpmnProcessId: 'p', version: -1 });
    const plan = (mappingInstructions: object[]) => ({
      processInstanceKey,
      migrationPlan: { targetProcessDefinitionKey, mappingInstructions },
    });
    expect(await messageOf(client.call('MigrateProcessInstance', plan([])))).to.match(
      /^9 FAILED_PRECONDITION: Command 'MIGRATE'/,
    );
    await client.call('MigrateProcessInstance', plan([{ sourceElementId: 'a', targetElementId: 'b' }]));
    const rows = await engine.reader.all('select bpmn_process_id as id from process_instance');
    expect(rows).to.deep.equal([{ id: 'q' }]);
    expect(await messageOf(client.call('MigrateProcessInstance', { processInstanceKey: '1' }))).to.match(
      /^5 NOT_FOUND/,
    );
  });

  it('knows one tenant, and refuses the others by the name of the call', async () => {
    await deploy('p', 'a');
    await client.call('CreateProcessInstance', { bpmnProcessId: 'p', version: -1, tenantId: '<default>' });
    for (const [name, request] of [
      ['CreateProcessInstance', { bpmnProcessId: 'p', version: -1, tenantId: 'other' }],
      ['CreateProcessInstanceWithResult', { request: { bpmnProcessId: 'p', version: -1, tenantId: 'other' } }],
      ['PublishMessage', { name: 'm', tenantId: 'other' }],
      ['EvaluateDecision', { decisionId: 'd', tenantId: 'other' }],
      ['DeployResource', { resources: [], tenantId: 'other' }],
    ] as [string, object][]) {
      expect(await messageOf(client.call(name, request))).to.equal(
        `3 INVALID_ARGUMENT: Expected to handle gRPC request ${name} with tenant identifier 'other', but multi-tenancy is disabled`,
      );
    }
    const stream = client.stream('ActivateJobs', {
      type: 'work',
      timeout: 1000,
      maxJobsToActivate: 1,
      tenantIds: ['other'],
    });
    const refused = await new Promise<string>((resolve) => {
      stream.on('data', () => undefined);
      stream.on('error', (error: Error) => resolve(error.message));
      stream.on('end', () => resolve('no error'));
    });
    expect(refused).to.include('gRPC request ActivateJobs with tenant identifier');
  });

  for (const [what, variables, reason] of [
    ['text that is no JSON', '{x', 'Invalid JSON value: {x'],
    ['a list', '[1]', "Property 'variables' is invalid: Expected document to be a root level object, but was 'ARRAY'"],
    [
      'a number',
      '1',
      "Property 'variables' is invalid: Expected document to be a root level object, but was 'INTEGER'",
    ],
    [
      'a document without end',
      `{"x": ${'['.repeat(600)}${']'.repeat(600)}}`,
      "Property 'variables' is invalid: Expected document to be nested at most 500 levels deep, but it is deeper",
    ],
  ] as [string, string, string][]) {
    it(`refuses variables that are ${what}`, async () => {
      await deploy('p', 'a');
      const request = { bpmnProcessId: 'p', version: -1, variables };
      expect(await messageOf(client.call('CreateProcessInstance', request))).to.equal(`3 INVALID_ARGUMENT: ${reason}`);
    });
  }

  it('refuses a message that is too large, and goes on', async () => {
    const request = { bpmnProcessId: 'p', version: -1, variables: JSON.stringify({ x: 'x'.repeat(5 * 1024 * 1024) }) };
    expect(await messageOf(client.call('CreateProcessInstance', request))).to.match(/^8 RESOURCE_EXHAUSTED/);
    expect((await client.call('Topology', {}))['clusterSize']).to.equal(1);
  });
});
