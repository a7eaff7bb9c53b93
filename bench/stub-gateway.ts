/** A gateway that does nothing: it answers every call at once, and hands out one job for each instance that was asked for. */
import path from 'node:path';
import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type sendUnaryData,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const definition = loadSync(path.resolve(import.meta.dirname, '../engine/gateway/grpc/gateway.proto'), {
  keepCase: true,
  longs: String,
  enums: String,
  defaults: true,
});
const { gateway_protocol: loaded } = loadPackageDefinition(definition) as unknown as {
  gateway_protocol: { Gateway: { service: ServiceDefinition } };
};

type Unary = (call: ServerUnaryCall<object, object>, answer: sendUnaryData<object>) => void;
type Activation = ServerWritableStream<{ maxJobsToActivate: number; requestTimeout: string }, object>;

let waiting = 0;
let key = 2 ** 51;
const held: Activation[] = [];

const job = (): object => ({
  key: String((key += 1)),
  type: 'work',
  processInstanceKey: String(key),
  bpmnProcessId: 'p',
  processDefinitionVersion: 1,
  processDefinitionKey: '1',
  elementId: 'a',
  elementInstanceKey: '1',
  customHeaders: '{}',
  worker: 'bench',
  retries: 3,
  deadline: '0',
  variables: '{}',
  tenantId: '<default>',
});

function serve(call: Activation): void {
  const count = Math.min(waiting, call.request.maxJobsToActivate);
  waiting -= count;
  call.write({ jobs: Array.from({ length: count }, job) });
  call.end();
}

const answers: Record<string, Unary> = {
  Topology: (_call, answer) =>
    answer(null, { brokers: [], clusterSize: 1, partitionsCount: 1, replicationFactor: 1, gatewayVersion: '8.9.0' }),
  CreateProcessInstance: (_call, answer) => {
    waiting += 1;
    answer(null, { processDefinitionKey: '1', bpmnProcessId: 'p', version: 1, processInstanceKey: String((key += 1)) });
    const next = held.shift();
    if (next) serve(next);
  },
  CompleteJob: (_call, answer) => answer(null, {}),
  DeployResource: (_call, answer) => answer(null, { key: '1', deployments: [] }),
};
const server = new Server();
server.addService(loaded.Gateway.service, {
  ...answers,
  ActivateJobs: (call: Activation) => {
    if (waiting > 0) return serve(call);
    held.push(call);
    call.on('cancelled', () => held.splice(held.indexOf(call), 1));
  },
} as never);
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_error, port) =>
  console.log(`stub ready: 127.0.0.1:${port}`),
);
