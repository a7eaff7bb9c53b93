/** The gRPC gateway: Zeebe's protocol on one port of this machine. */
import net from 'node:net';
import path from 'node:path';
import {
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
import { isObject, namesOf } from '../../values.js';
import { type Account, refusalOf } from '../credentials.js';
import { checkTenant, parseVariables } from '../variables.js';
import { GATEWAY_VERSION } from '../version.js';
import { decisions } from './decisions.js';
import { deployments } from './deployments.js';
import { activateJobs, jobs, streamJobs } from './jobs.js';
import { processInstances } from './process-instances.js';
import { type ActivateRequest, type Handlers, key, type Requests, type StreamRequest } from './requests.js';
import { statusOf } from './status.js';

const SERVICE = 'gateway_protocol.Gateway';
const LARGEST_MESSAGE = 4 * 1024 * 1024;

function service(): ServiceDefinition {
  const { [SERVICE]: definition } = loadSync(path.join(import.meta.dirname, 'gateway.proto'), {
    keepCase: true,
    longs: String,
    enums: String,
    defaults: true,
    arrays: true,
    oneofs: true,
  });
  // Messages and enumerations have a format, services have not.
  if (!definition || 'format' in definition) throw new Error(`gateway.proto has no service ${SERVICE}.`);
  return definition;
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

type Unary<Request> = (call: ServerUnaryCall<Request, object>, answer: sendUnaryData<object>) => void;

/** For which tenants a request is, where it says so; the one with a result says it of the instance to create. */
function tenantsOf(request: object): unknown[] {
  const inner = 'request' in request && isObject(request.request) ? request.request : {};
  return ['tenantId' in request ? request.tenantId : undefined, inner['tenantId']];
}

const unary =
  <Name extends keyof Requests>(name: Name, handler: Handlers[Name]): Unary<Requests[Name]> =>
  (call, answer) => {
    // The request is translated within the promise, so that what cannot be translated is an answer too.
    Promise.resolve()
      .then(() => {
        checkTenant(`gRPC request ${name}`, tenantsOf(call.request));
        return handler(call.request);
      })
      .then(
        (result) => answer(null, result),
        (error: unknown) => answer(statusOf(error)),
      );
  };

const unimplemented =
  (name: string): Unary<object> =>
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
  const implementation: UntypedServiceImplementation = {};
  for (const name of Object.keys(definition)) implementation[name] = unimplemented(name);
  for (const name of namesOf(handlers)) implementation[name] = unary(name, handlers[name]);
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
