/** The gRPC gateway: Zeebe's protocol on one port of this machine. */
import net from 'node:net';
import path from 'node:path';
import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  ServerInterceptingCall,
  type ServerInterceptor,
  status,
  type sendUnaryData,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { Engine } from '../../commands/commands.js';
import { TENANT } from '../../records.js';
import { type Account, refusalOf } from '../credentials.js';
import { checkTenant, parseVariables } from '../variables.js';
import { GATEWAY_VERSION } from '../version.js';
import { decisions } from './decisions.js';
import { deployments } from './deployments.js';
import { activateJobs, jobs, streamJobs } from './jobs.js';
import { processInstances } from './process-instances.js';
import { type ActivateRequest, type Handlers, key, type StreamRequest } from './requests.js';
import { statusOf } from './status.js';

const LARGEST_MESSAGE = 4 * 1024 * 1024;

function service(): ServiceDefinition {
  const definition = loadSync(path.join(import.meta.dirname, 'gateway.proto'), {
    keepCase: true,
    longs: String,
    enums: String,
    defaults: true,
    arrays: true,
    oneofs: true,
  });
  const loaded = loadPackageDefinition(definition) as unknown as {
    gateway_protocol: { Gateway: { service: ServiceDefinition } };
  };
  return loaded.gateway_protocol.Gateway.service;
}

function others(
  engine: Engine,
  host: string,
  port: () => number,
): Pick<Handlers, 'Topology' | 'PublishMessage' | 'BroadcastSignal' | 'DeleteResource' | 'ResolveIncident'> {
  return {
    Topology: async () => ({
      brokers: [
        {
          nodeId: 0,
          host,
          port: port(),
          partitions: [{ partitionId: 1, role: 'LEADER', health: 'HEALTHY' }],
          version: GATEWAY_VERSION,
        },
      ],
      clusterSize: 1,
      partitionsCount: 1,
      replicationFactor: 1,
      gatewayVersion: GATEWAY_VERSION,
    }),
    PublishMessage: async ({ name, correlationKey, timeToLive, messageId, variables }) => {
      const message = {
        name,
        correlationKey,
        timeToLiveMs: Number(timeToLive),
        messageId,
        variables: parseVariables(variables),
      };
      return { ...(await engine.execute('publishMessage', message)), tenantId: TENANT };
    },
    BroadcastSignal: async ({ signalName, variables }) => ({
      ...(await engine.execute('broadcastSignal', { signalName, variables: parseVariables(variables) })),
      tenantId: TENANT,
    }),
    DeleteResource: async ({ resourceKey }) => {
      await engine.execute('deleteResource', { resourceKey: key(resourceKey) });
      return {};
    },
    ResolveIncident: async ({ incidentKey }) => {
      await engine.execute('resolveIncident', { incidentKey: key(incidentKey) });
      return {};
    },
  };
}

type Unary = (call: ServerUnaryCall<never, object>, answer: sendUnaryData<object>) => void;

const unary =
  (name: string, handler: (request: never) => Promise<object>): Unary =>
  (call, answer) => {
    // The request is translated within the promise, so that what cannot be translated is an answer too.
    Promise.resolve()
      .then(() => {
        const { tenantId, request } = call.request as { tenantId?: string; request?: { tenantId?: string } | null };
        checkTenant(`gRPC request ${name}`, [tenantId, request?.tenantId]);
        return handler(call.request);
      })
      .then(
        (result) => answer(null, result),
        (error: unknown) => answer(statusOf(error)),
      );
  };

const unimplemented =
  (name: string): Unary =>
  (_call, answer) =>
    answer({ code: status.UNIMPLEMENTED, details: `${name} is not served by the embedded engine.` });

/** Refuses a call before its message is read. */
const authenticated =
  (account: Account): ServerInterceptor =>
  (_method, call) =>
    new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, proceed) => {
            const refusal = refusalOf(account, metadata.get('authorization')[0]?.toString());
            if (refusal === null) proceed(metadata);
            else call.sendStatus({ code: status.UNAUTHENTICATED, details: refusal });
          },
        }),
    });

/** grpc-js prints a line of its own about a port that is taken: so it is not let near one. */
async function checkFree(host: string, port: number): Promise<void> {
  const probe = net.createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(Object.assign(error, { port })));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** @throws an error with the code `EADDRINUSE` where the port is taken */
export async function startGrpcGateway(
  engine: Engine,
  { host, port, account }: { host: string; port: number; account: Account | null },
): Promise<{ port: number; close(): Promise<void> }> {
  await checkFree(host, port);
  const server = new Server({
    'grpc.max_receive_message_length': LARGEST_MESSAGE,
    'grpc.max_send_message_length': 2 * LARGEST_MESSAGE,
    ...(account && { interceptors: [authenticated(account)] }),
  });
  let bound = port;
  const handlers: Handlers = {
    ...deployments(engine),
    ...processInstances(engine),
    ...jobs(engine),
    ...decisions(engine),
    ...others(engine, host, () => bound),
  };
  const definition = service();
  const implementation = Object.fromEntries(
    Object.keys(definition).map((name) => [
      name,
      name in handlers ? unary(name, handlers[name as keyof Handlers] as never) : unimplemented(name),
    ]),
  ) as unknown as UntypedServiceImplementation;
  implementation['ActivateJobs'] = (call: ServerWritableStream<ActivateRequest, object>) =>
    void activateJobs(engine, call);
  implementation['StreamActivatedJobs'] = (call: ServerWritableStream<StreamRequest, object>) =>
    void streamJobs(engine, call);
  server.addService(definition, implementation);
  bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, actual) => {
      if (error) reject(Object.assign(new Error(`port ${port} is in use`), { code: 'EADDRINUSE', port }));
      else resolve(actual);
    });
  });
  return {
    port: bound,
    close: async () => server.forceShutdown(),
  };
}
