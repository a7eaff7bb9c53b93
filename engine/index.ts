/** The package: an engine that speaks Zeebe's gRPC and Camunda 8's REST protocol, or is called in process. */
import { ControlledClock, SystemClock } from './clock.js';
import { type Engine, type EngineClock, Rejection } from './commands/commands.js';
import { EmbeddedEngine, type Photograph } from './engine.js';
import type { Account } from './gateway/credentials.js';
import { startGrpcGateway } from './gateway/grpc/index.js';
import { startRestGateway } from './gateway/rest/index.js';
import type { Key } from './records.js';
import type { Change } from './storage/batch.js';
import { Database } from './storage/database.js';

export { ControlledClock, SystemClock } from './clock.js';
export { Rejection } from './commands/commands.js';
export type {
  ActivatedJob,
  ActivateJobsRequest,
  CommandName,
  Commands,
  Engine,
  EngineClock,
  Reader,
  RejectionType,
} from './commands/commands.js';
export type { Photograph } from './engine.js';
export type { Instant, JsonValue, Key, Variables } from './records.js';
export { copyData, DataError } from './storage/database.js';

export interface EngineOptions {
  /** A file, or `:memory:` for what is gone at close. */
  data: string;
  /** What `:memory:` begins with: for tests that all begin in the same house. */
  photograph: Photograph;
  /** null: no gRPC; 0: any free port. */
  grpcPort: number | null;
  /** null: no REST; 0: any free port. */
  restPort: number | null;
  host: string;
  clock: EngineClock;
  /** Lets clients move the clock (`PUT /v2/clock`): for tests only. */
  controlledClock: boolean;
  /** Searches see what is older than this, as on a cluster. Milliseconds. */
  searchDelayMs: number;
  /** Keys are given above this one: whoever has lost the file may know keys that it had given. */
  keysAbove: Key;
  /** Its workers end with it: what they had in hand when it ended is given out again at once, not after their time-out. */
  ownWorkers: boolean;
  /** Both gateways ask for this account; null: whoever reaches a port may use it. */
  account: Account | null;
  log: (line: string) => void;
  /** Sees every change as soon as it is made, before it is on disk: for tests that tell what happened. */
  observe: (changes: readonly Change[]) => void;
}

export interface RunningEngine extends Engine {
  readonly grpcPort: number | null;
  readonly restPort: number | null;
  /** @param file is written; it must not be there yet, and must be there as long as the photograph is used */
  photograph(file: string): Promise<Photograph>;
}

async function giveBackJobs(engine: Engine): Promise<void> {
  const inHand = await engine.reader.all<{ key: Key }>(
    `select key from job where state = 'ACTIVATED' and ended_at is null order by key`,
  );
  for (const { key } of inHand) {
    try {
      await engine.execute('updateJobTimeout', { jobKey: key, timeoutMs: 0 });
    } catch (error) {
      // Its time was over already: it is given out again without this.
      if (!(error instanceof Rejection && error.type === 'INVALID_STATE')) throw error;
    }
  }
}

/** Answers on the ports asked for. @param closing what has to be done at the end is put before what is there */
async function openGateways(
  engine: Engine,
  options: Partial<EngineOptions>,
  closing: (() => Promise<void>)[],
): Promise<Pick<RunningEngine, 'grpcPort' | 'restPort'>> {
  const { grpcPort = null, restPort = null, host = '127.0.0.1', searchDelayMs = 0, account = null } = options;
  const { log = () => undefined } = options;
  const grpc = grpcPort === null ? null : await startGrpcGateway(engine, { host, port: grpcPort, account });
  if (grpc) closing.unshift(() => grpc.close());
  const movable = engine.clock instanceof ControlledClock && options.controlledClock ? engine.clock : null;
  const rest =
    restPort === null
      ? null
      : await startRestGateway(engine, {
          host,
          port: restPort,
          controlledClock: movable,
          searchDelayMs,
          account,
          log,
        });
  if (rest) closing.unshift(() => rest.close());
  return { grpcPort: grpc?.port ?? null, restPort: rest?.port ?? null };
}

/**
 * Opens the file, loads what waits, and answers on the ports asked for.
 * @throws {DataError} where the file cannot be used; an error with the code `EADDRINUSE` where a port is taken
 */
export async function startEngine(options: Partial<EngineOptions> = {}): Promise<RunningEngine> {
  const { data = ':memory:', photograph, log = () => undefined, keysAbove, ownWorkers = false, observe } = options;
  const clock =
    options.clock ?? (options.controlledClock ? new ControlledClock(new SystemClock().now()) : new SystemClock());
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0)) await step();
  };
  try {
    const database = await Database.open(data, photograph?.file);
    const more = {
      ...(photograph && { compiled: photograph.compiled }),
      ...(keysAbove !== undefined && { keysAbove }),
      ...(observe && { observe }),
    };
    const engine = await EmbeddedEngine.open(database, { clock, log, ...more });
    closing.unshift(() => engine.close());
    if (ownWorkers) await giveBackJobs(engine);
    if (clock instanceof ControlledClock) {
      const leave = clock.settleWith(() => engine.idle());
      closing.unshift(async () => leave());
    }
    const ports = await openGateways(engine, options, closing);
    return {
      execute: (name, input) => engine.execute(name, input),
      activateJobs: (request) => engine.activateJobs(request),
      idle: () => engine.idle(),
      photograph: (file) => engine.photograph(file),
      reader: engine.reader,
      clock,
      ...ports,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
