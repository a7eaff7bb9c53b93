/** The REST gateway: Camunda 8's Orchestration Cluster API (`/v2`) on one port of this machine. */
import type { Server } from 'node:http';
import express, { type Express, type RequestHandler } from 'express';
import type { ControlledClock } from '../../clock.js';
import type { Engine } from '../../commands/commands.js';
import { type Account, refusalOf } from '../credentials.js';
import { isObject } from '../../values.js';
import { checkTenant } from '../variables.js';
import { jsonOf } from './body.js';
import { ownPagesOnly } from './own-pages.js';
import { Problem, sendProblem } from './problem.js';
import { batchOperationRoutes } from './routes/batch-operations.js';
import { clusterRoutes } from './routes/cluster.js';
import { decisionRoutes } from './routes/decisions.js';
import { definitionRoutes } from './routes/definitions.js';
import { deploymentRoutes } from './routes/deployments.js';
import { elementInstanceRoutes } from './routes/element-instances.js';
import { jobRoutes } from './routes/jobs.js';
import { listenerRoutes } from './routes/listeners.js';
import { messageRoutes } from './routes/messages.js';
import { processInstanceRoutes } from './routes/process-instances.js';
import { userTaskRoutes } from './routes/user-tasks.js';
import type { Searching } from './search.js';

export interface RestOptions {
  host: string;
  port: number;
  /** null: time cannot be moved. */
  controlledClock: ControlledClock | null;
  searchDelayMs: number;
  /** null: whoever can reach the port may use it. */
  account: Account | null;
  log: (line: string) => void;
}

const LARGEST_BODY = '4mb';
/**
 * Longer than clients keep a connection that is not used: where the gateway closes it first, a command that is just being
 * sent on it is lost; a client in the same process that has not come to its timers for a while does send one.
 */
const KEEP_ALIVE_MS = 75_000;

/** A page of the web must not reach the engine through a name that points to this machine (DNS rebinding). */
function knownHost(host: string): RequestHandler {
  const known = new Set(['localhost', '127.0.0.1', '[::1]', host]);
  return (request, _response, next) => {
    const name = (request.headers.host ?? '').replace(/:\d+$/, '');
    next(
      known.has(name) ? undefined : new Problem(403, 'FORBIDDEN', `The engine does not answer for the host '${name}'`),
    );
  };
}

/** A body is JSON and says so: a form of a web page cannot say that. */
const jsonOnly: RequestHandler = (request, _response, next) => {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  const fits = !hasBody || request.is('application/json') !== false;
  next(fits ? undefined : new Problem(415, 'Unsupported Media Type', 'Bodies are sent as application/json'));
};

const oneTenant: RequestHandler = (request, _response, next) => {
  const body = jsonOf(request);
  const { tenantId, tenantIds } = isObject(body) ? body : {};
  checkTenant(`request ${request.method} ${request.path}`, [tenantId, ...(Array.isArray(tenantIds) ? tenantIds : [])]);
  next();
};

const authenticated =
  (account: Account | null): RequestHandler =>
  (request, response, next) => {
    const refusal = refusalOf(account, request.headers.authorization);
    if (refusal === null) {
      response.locals['username'] = account?.username;
      return next();
    }
    response.set('WWW-Authenticate', 'Basic realm="engine"');
    next(new Problem(401, 'UNAUTHENTICATED', refusal));
  };

/** @throws an error with the code `EADDRINUSE` where the port is taken */
function listen(app: Express, { host, port, log }: RestOptions): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server: Server = app.listen(port, host);
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.once('listening', () => resolve(server));
    server.on('error', (error) => {
      // Later ones come of a connection that could not be taken: too many files are open.
      if (server.listening) log(`a connection could not be taken: ${error.message}`);
      else reject(Object.assign(error, { port }));
    });
  });
}

/** @throws an error with the code `EADDRINUSE` where the port is taken */
export async function startRestGateway(
  engine: Engine,
  options: RestOptions,
): Promise<{ port: number; close(): Promise<void> }> {
  const { host, port, controlledClock, searchDelayMs, account } = options;
  const searching: Searching = { engine, delayMs: searchDelayMs };
  let bound = port;
  const app = express();
  app.disable('x-powered-by');
  app.use(knownHost(host), ownPagesOnly, authenticated(account));
  app.use('/v2', deploymentRoutes(engine), jsonOnly, express.json({ limit: LARGEST_BODY }), oneTenant);
  app.use(
    '/v2',
    clusterRoutes({ host, port: () => bound }, controlledClock),
    definitionRoutes(searching),
    decisionRoutes(searching),
    batchOperationRoutes(searching),
    processInstanceRoutes(searching),
    elementInstanceRoutes(searching),
    jobRoutes(searching),
    messageRoutes(searching),
    userTaskRoutes(searching),
    listenerRoutes(searching),
  );
  app.use((request, _response, next) =>
    next(new Problem(404, 'Not Found', `The embedded engine does not serve ${request.method} ${request.path}`)),
  );
  app.use(sendProblem);
  const server = await listen(app, options);
  const address = server.address();
  if (typeof address === 'object' && address !== null) bound = address.port;
  return {
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
