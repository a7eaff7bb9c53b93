/** The gRPC gateway as `zeebe-node` uses it: the client that our workers and many others speak through. */
import { expect } from 'chai';
import { ZBClient } from 'zeebe-node';
import { ControlledClock, type RunningEngine, startEngine } from '../../index.js';
import {
  boundary,
  bpmn,
  catching,
  chain,
  end,
  error,
  flow,
  message,
  onError,
  onMessage,
  onSignal,
  service,
  signal,
  start,
} from '../conformance/models.js';

const NOW = Date.UTC(2026, 0, 5, 9, 0, 0);
const simple = bpmn('p', [start(), service('work', { retries: '1' }), end(), chain('start', 'work', 'end')]);

describe('zeebe-node', () => {
  let engine: RunningEngine;
  let client: ZBClient;

  beforeEach(async () => {
    engine = await startEngine({ data: ':memory:', grpcPort: 0, clock: new ControlledClock(NOW) });
    client = new ZBClient(`127.0.0.1:${engine.grpcPort}`, { loglevel: 'NONE', retry: false, useTLS: false });
  });
  afterEach(async () => {
    await client.close();
    await engine.close();
  });

  const deploy = (xml: string, name = 'p.bpmn') => client.deployResource({ name, process: Buffer.from(xml) });
  const jobs = (type: string) =>
    client.activateJobs({ type, worker: 'test', timeout: 60_000, maxJobsToActivate: 10, requestTimeout: -1 });
  const stateOf = async (key: string) => {
    await engine.idle();
    const [row] = await engine.reader.all<{ state: string }>('select state from process_instance where key = ?', [
      Number(key),
    ]);
    return row?.state;
  };
  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => '',
      (reason: Error) => reason.message,
    );

  it('broadcasts signals and modifies instances', async () => {
    const xml = bpmn(
      's',
      [start('start', onSignal('go')), service('one'), service('two'), end(), chain('start', 'one', 'two', 'end')],
      [signal('go')],
    );
    await deploy(xml);
    const { key } = await client.broadcastSignal({ signalName: 'go', variables: { x: 1 } });
    expect(key).to.match(/^\d+$/);
    const [job] = await jobs('one');
    expect(job?.variables).to.deep.equal({ x: 1 });
    await client.modifyProcessInstance({
      processInstanceKey: job?.processInstanceKey ?? '',
      activateInstructions: [
        {
          elementId: 'two',
          ancestorElementInstanceKey: '-1',
          variableInstructions: [{ scopeId: '', variables: { y: 2 } }],
        },
      ],
      terminateInstructions: [{ elementInstanceKey: job?.elementInstanceKey ?? '' }],
    });
    expect((await jobs('two'))[0]?.variables).to.deep.equal({ x: 1, y: 2 });
    expect(await engine.reader.all("select state from job where type = 'one'")).to.deep.equal([{ state: 'CANCELED' }]);
  });

  it('sees one broker of a version it knows', async () => {
    const topology = await client.topology();
    expect(topology.gatewayVersion).to.equal('8.9.0');
    expect(topology.brokers[0]?.partitions[0]).to.include({ partitionId: 1, role: 'LEADER' });
  });

  it("deploys, and is told in Zeebe's words what is wrong with a model", async () => {
    const { deployments } = await deploy(simple);
    expect(deployments[0]?.process).to.include({
      bpmnProcessId: 'p',
      version: 1,
      resourceName: 'p.bpmn',
      tenantId: '<default>',
    });
    const broken = await failure(deploy(bpmn('w', [start(), '<bpmn:serviceTask id="t"/>']), 'w.bpmn'));
    expect(broken).to.match(/^3 INVALID_ARGUMENT: Command 'CREATE' rejected with code 'INVALID_ARGUMENT'/);
    expect(broken).to.include(`Must have exactly one 'zeebe:taskDefinition' extension element`);
  });

  it('gets jobs pushed to its worker while it waits, and completes the instance with their result', async () => {
    await deploy(simple);
    const worker = client.createWorker({
      taskType: 'work',
      longPoll: 30_000,
      pollInterval: 10,
      taskHandler: (job) => job.complete({ sum: Number(job.variables['a']) + 1 }),
    });
    const result = await client.createProcessInstanceWithResult({
      bpmnProcessId: 'p',
      variables: { a: 41 },
      requestTimeout: 20_000,
    });
    expect(result.variables).to.deep.equal({ a: 41, sum: 42 });
    await worker.close();
  });

  it('fails a job to an incident, gives it retries and resolves it', async () => {
    await deploy(simple);
    const { processInstanceKey } = await client.createProcessInstance({ bpmnProcessId: 'p', variables: {} });
    const [job] = await jobs('work');
    await client.failJob({ jobKey: job?.key ?? '', retries: 0, errorMessage: 'broken', retryBackOff: 0 });
    await engine.idle();
    const [incident] = await engine.reader.all<{ key: number }>(`select key from incident where state = 'ACTIVE'`);
    const key = String(incident?.key);
    expect(await failure(client.resolveIncident({ incidentKey: key }))).to.match(/^9 FAILED_PRECONDITION/);
    await client.updateJobRetries({ jobKey: job?.key ?? '', retries: 2 });
    await client.resolveIncident({ incidentKey: key });
    const [again] = await jobs('work');
    await client.completeJob({ jobKey: again?.key ?? '', variables: {} });
    expect(await stateOf(processInstanceKey)).to.equal('COMPLETED');
    expect(await failure(client.completeJob({ jobKey: again?.key ?? '', variables: {} }))).to.match(
      /^5 NOT_FOUND: Command 'COMPLETE'/,
    );
  });

  it('throws an error that the model catches', async () => {
    await deploy(
      bpmn(
        'p',
        [
          start(),
          service('work'),
          end(),
          chain('start', 'work', 'end'),
          boundary('caught', 'work', onError('bad')),
          end('other'),
          flow('caught', 'other'),
        ],
        [error('bad')],
      ),
    );
    const { processInstanceKey } = await client.createProcessInstance({ bpmnProcessId: 'p', variables: {} });
    const [job] = await jobs('work');
    await client.throwError({ jobKey: job?.key ?? '', errorCode: 'bad', errorMessage: 'no' });
    expect(await stateOf(processInstanceKey)).to.equal('COMPLETED');
  });

  it('publishes a message once per id, to the instance that waits', async () => {
    await deploy(
      bpmn(
        'p',
        [start(), catching('told', onMessage('m')), end(), chain('start', 'told', 'end')],
        [message('m', '=id')],
      ),
    );
    const { processInstanceKey } = await client.createProcessInstance({ bpmnProcessId: 'p', variables: { id: 'k' } });
    const publish = () =>
      client.publishMessage({
        name: 'm',
        correlationKey: 'k',
        messageId: 'once',
        timeToLive: 60_000,
        variables: { x: 1 },
      });
    await publish();
    expect(await stateOf(processInstanceKey)).to.equal('COMPLETED');
    expect(await failure(publish())).to.match(/^6 ALREADY_EXISTS/);
  });

  it('cancels an instance, sets variables, evaluates nothing that is not there', async () => {
    await deploy(simple);
    const { processInstanceKey } = await client.createProcessInstance({ bpmnProcessId: 'p', variables: {} });
    await client.setVariables({ elementInstanceKey: processInstanceKey, variables: { x: 2 }, local: false });
    expect((await jobs('work'))[0]?.variables).to.deep.equal({ x: 2 });
    await client.cancelProcessInstance(processInstanceKey);
    expect(await stateOf(processInstanceKey)).to.equal('TERMINATED');
    expect(await failure(client.evaluateDecision({ decisionId: 'none', variables: {} }))).to.match(
      /^3 INVALID_ARGUMENT/,
    );
  });

  it('is refused a port that is taken', async () => {
    const taken = await startEngine({
      data: ':memory:',
      grpcPort: engine.grpcPort,
      clock: new ControlledClock(NOW),
    }).catch((reason: unknown) => reason);
    expect(taken).to.include({ code: 'EADDRINUSE', port: engine.grpcPort });
  });
});
