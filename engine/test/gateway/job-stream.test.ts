/** Jobs pushed to a client, as newer Zeebe clients ask for them. */
import { expect } from 'chai';
import type { ClientReadableStream } from '@grpc/grpc-js';
import { ControlledClock, type RunningEngine, startEngine } from '../../index.js';
import { bpmn, chain, end, service, start } from '../conformance/models.js';
import { GrpcKit } from './grpc-kit.js';

interface StreamedJob {
  key: string;
  type: string;
  variables: string;
}

describe('a stream of jobs', () => {
  let engine: RunningEngine;
  let stream: ClientReadableStream<StreamedJob>;
  let client: GrpcKit;
  const received: StreamedJob[] = [];
  let notify: () => void = () => undefined;

  beforeEach(async () => {
    engine = await startEngine({ data: ':memory:', grpcPort: 0, clock: new ControlledClock(Date.UTC(2026, 0, 5)) });
    client = new GrpcKit(engine.grpcPort);
    received.length = 0;
    stream = client.stream('StreamActivatedJobs', { type: 'work', worker: 'test', timeout: 60_000 });
    stream.on('data', (job: StreamedJob) => {
      received.push(job);
      notify();
    });
    stream.on('error', () => undefined);
  });
  afterEach(async () => {
    stream.cancel();
    client.close();
    await engine.close();
  });

  const arrived = (count: number): Promise<void> =>
    new Promise((resolve) => {
      notify = () => void (received.length >= count && resolve());
      notify();
    });

  it('brings each job as it comes, until the client has had enough', async () => {
    const xml = bpmn('p', [start(), service('work'), end(), chain('start', 'work', 'end')]);
    await engine.execute('deploy', { resources: [{ name: 'p.bpmn', content: Buffer.from(xml) }] });
    const create = (x: number) => engine.execute('createProcessInstance', { bpmnProcessId: 'p', variables: { x } });
    await create(1);
    await arrived(1);
    await create(2);
    await arrived(2);
    expect(received.map(({ type, variables }) => [type, variables])).to.deep.equal([
      ['work', '{"x":1}'],
      ['work', '{"x":2}'],
    ]);
    await engine.execute('completeJob', { jobKey: Number(received[0]?.key), variables: {} });
    const ended = new Promise((resolve) => stream.once('close', resolve));
    stream.cancel();
    await ended;
  });
});
