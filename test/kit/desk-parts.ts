/** The parts of the house for tests, wired as the application wires them: engine, database, use cases, workers, outbox. */
import { ControlledClock, type RunningEngine, startEngine } from '@gas-complaint-desk/engine';
import { type EngineClient, EngineError } from '../../domain/core/engine.js';
import type { Job, JobHandler } from '../../domain/core/jobs.js';
import type { Logger } from '../../domain/core/log.js';
import type { HookGateway } from '../../domain/core/hooks.js';
import type { MailGateway } from '../../domain/core/mail.js';
import { createKeys } from '../../domain/core/privacy/keys.js';
import type { Clock } from '../../domain/core/time/instant.js';
import type { UseCases } from '../../domain/modules.js';
import type { Role } from '../../domain/organisation/model.js';
import type { Database } from '../../db/database.js';
import { createEngineClient } from '../../gateways/camunda-rest.js';
import { createHookGateway } from '../../gateways/hooks.js';
import { createOutboxDispatcher, type OutboxDispatcher } from '../../gateways/outbox-dispatcher.js';
import { engineCopies, wireUseCases } from '../../wiring.js';
import { createHandlers } from '../../workers/index.js';
import { JobBell } from '../../cli/demo/job-bell.js';
import { JobRunner } from '../../cli/demo/job-runner.js';
import { openTestDatabase, type TestDatabase } from '../db/database.js';
import type { Photograph } from './photograph.js';

export const MASTER_KEY = Buffer.alloc(32, 7);

const TAKES_ALL: MailGateway = { send: () => Promise.resolve({ response: '250 2.0.0 Ok' }) };

export interface PartsOptions {
  /** null: notices are written, not mailed; absent: a server that takes every mail. */
  mail?: MailGateway | null;
  /** Where hooks are called; the real thing, over this machine, where absent. */
  hooks?: HookGateway;
  /** Puts something around every handler, for tests of delivery. */
  wrap?: (handler: JobHandler) => JobHandler;
  /** Whether the engine cannot be reached by REST. */
  engineAway?: () => boolean;
  /** Milliseconds by which the desk's clock runs ahead of the engine's. */
  ahead?: () => number;
  /** Whose accounts need a second factor. */
  secondFactorRoles?: Role[];
  /** Whether the engine can be copied, as the embedded one can and a cluster cannot. */
  copies?: boolean;
}

export interface DeskParts {
  engine: RunningEngine;
  engineClock: ControlledClock;
  clock: Clock;
  client: EngineClient;
  database: Database;
  useCases: UseCases;
  handlers: JobHandler[];
  dispatcher: OutboxDispatcher;
  log: Logger;
  logged: string[];
  runner: JobRunner;
  test: TestDatabase;
}

/** Goes on from a photograph. */
export async function openParts(
  photograph: Photograph,
  {
    mail = TAKES_ALL,
    hooks = createHookGateway({ onThisMachine: true }),
    wrap = (handler) => handler,
    ahead = () => 0,
    engineAway = () => false,
    secondFactorRoles = [],
    copies = true,
  }: PartsOptions,
): Promise<DeskParts> {
  const engineClock = new ControlledClock(new Date(photograph.now));
  const clock: Clock = {
    now: () => new Date(engineClock.now() + ahead()),
    schedule: (at, run) => engineClock.schedule(at.getTime(), run),
  };
  const bell = new JobBell();
  const engine = await startEngine({
    photograph: photograph.engine,
    restPort: 0,
    clock: engineClock,
    observe: bell.observe,
  });
  const client = sometimesAway(
    createEngineClient({ baseUrl: `http://127.0.0.1:${engine.restPort}`, account: null }),
    engineAway,
  );
  const test = await openTestDatabase(photograph.database);
  const { database } = test;
  const logged: string[] = [];
  const note = (facts: Record<string, unknown>, message: string): void =>
    void logged.push(`${message} ${JSON.stringify(facts)}`);
  const log: Logger = { info: note, warn: note, error: note };
  const { useCases, outbox } = wireUseCases({
    database,
    engine: client,
    clock,
    keys: createKeys(MASTER_KEY),
    log,
    zone: 'Asia/Shanghai',
    companyName: '示范燃气公司',
    secondFactorRoles,
    publicUrl: 'https://tousu.example.com',
    mailEnabled: mail !== null,
    hooksOnThisMachine: true,
    ...(copies && { copyEngine: engineCopies((file) => engine.photograph(file), clock) }),
  });
  const dispatcher = createOutboxDispatcher({ store: outbox, engine: client, mail, hooks, clock, log });
  const handlers = createHandlers(useCases).map(wrap);
  const failed = (job: Job, error: unknown): void =>
    void logged.push(`job ${job.type} at ${job.elementId}: ${String(error)}`);
  const runner = new JobRunner({ engine, dispatcher, handlers, bell, failed });
  return { engine, engineClock, clock, client, database, useCases, handlers, dispatcher, log, logged, runner, test };
}

/** The client, as it answers while the engine is not there. */
function sometimesAway(client: EngineClient, isAway: () => boolean): EngineClient {
  return new Proxy(client, {
    get(target, name: string) {
      const method = target[name as keyof EngineClient] as (...args: unknown[]) => Promise<unknown>;
      return (...args: unknown[]) =>
        isAway() ? Promise.reject(new EngineError(0, 'the engine does not answer')) : method(...args);
    },
  });
}
