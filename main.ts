/** The composition root: reads the settings, opens what there is to open, wires the rooms, and closes them again. */
import fs from 'node:fs';
import type { Server } from 'node:http';
import type { Express } from 'express';
import { DataError, type RunningEngine, startEngine } from '@gas-complaint-desk/engine';
import { type Config, ConfigError, loadConfig } from './config.js';
import { type Database, DatabaseError, LONGEST_WAIT_MS } from './db/database.js';
import { engineFileOf } from './db/files.js';
import { checkMasterKey, loadMasterKey } from './db/keys.js';
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD, seedDemonstration } from './db/seeds.js';
import {
  createKeys,
  type EngineClient,
  instantOf,
  isOutage,
  type Logger,
  sealLedger,
  giveReceipts,
  takeStock,
} from './domain/core/index.js';
import { BundleError } from './domain/definitions/index.js';
import type { UseCases } from './domain/modules.js';
import { urls } from './web/shell/urls.js';
import { createEngineClient } from './gateways/camunda-rest.js';
import { SystemClock } from './gateways/clock.js';
import { aMinuteLater, atMidnight, daily, neverAgain, type Next, secondsLater } from './gateways/daily.js';
import { checkPair, PairError } from './gateways/data-pair.js';
import { type EngineAccount, randomAccount } from './gateways/engine-account.js';
import { noteEngineAddress } from './gateways/engine-address.js';
import { createHookGateway } from './gateways/hooks.js';
import { logUnhandled } from './gateways/last-resort.js';
import { createLogger } from './gateways/log.js';
import { receiptSending } from './gateways/ledger-receipts.js';
import { createMailGateway } from './gateways/mail.js';
import { PolicyFileError } from './gateways/policy-files.js';
import { retryOutageIncidents } from './gateways/outage-incidents.js';
import { createOutboxDispatcher } from './gateways/outbox-dispatcher.js';
import { inBothLanguages } from './gateways/start-refusals.js';
import { startZeebeWorkers } from './gateways/zeebe-workers.js';
import { deployOrStay, openStorage, settingsOf, wirePages, wireUseCases } from './wiring.js';
import { createHandlers } from './workers/index.js';

/** Another process may have put something into the outbox. */
const OUTBOX_POLL_MS = 1_000;
const ENGINE_RETRY_MS = 2_000;
/** How often what was written is sealed into the global chain. */
const SEALING_SECONDS = 1;
/** A handler reads and writes; a job that is given out again while it still waits would be done twice at once. */
const JOB_TIMEOUT_MS = LONGEST_WAIT_MS + 5_000;
/** More than the engine gives between two that the desk notes. */
const KEYS_BETWEEN = 1_000_000;
/** A request that is still not here after this is given up: 25 MB take three minutes on a slow line. */
const HEADERS_MS = 15_000;
const REQUEST_MS = 5 * 60_000;

/** A first start takes its time: each step says that it has begun. */
const step = (zh: string, en: string): void => console.log(`… ${zh} ${en}`);

const LONGEST_STOP_MS = 25_000;

const closing: (() => Promise<void>)[] = [];
async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}

/** Where the operator goes on with an engine of another moment, no key is given that the desk may know already. */
async function keysAbove(config: Config, database: Database): Promise<number | null> {
  const known = config.dataPair === null ? null : await database.read.findings.latestEngineKey();
  return known === null ? null : Number(known) + KEYS_BETWEEN;
}

async function openEngine(
  config: Config,
  database: Database,
  log: Logger,
): Promise<(RunningEngine & { account: EngineAccount }) | null> {
  if (config.zeebeAddress !== null || !config.roles.includes('engine')) return null;
  step('启动流程引擎', 'starting the engine');
  const account = config.engineAccount ?? randomAccount();
  const above = await keysAbove(config, database);
  const engine = await startEngine({
    data: engineFileOf(config.dataDir),
    ...(above !== null && { keysAbove: above }),
    // With an account of this start only, no other process can have had a job.
    ownWorkers: config.engineAccount === null && config.roles.includes('workers'),
    grpcPort: config.engineGrpcPort,
    restPort: config.engineRestPort,
    account,
    log: (line) => log.error({ line }, 'the engine reports'),
  });
  closing.push(() => engine.close());
  noteEngineAddress(config.dataDir, { baseUrl: `http://127.0.0.1:${engine.restPort}`, account });
  return { ...engine, account };
}

function listen(config: Config, app: Express, log: Logger): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server: Server = app.listen(config.port, config.host);
    server.headersTimeout = HEADERS_MS;
    server.requestTimeout = REQUEST_MS;
    server.once('listening', () => resolve(server));
    server.on('error', (error) => {
      // Later ones come of a connection that could not be taken: too many files are open.
      if (server.listening) log.error({ reason: error.message }, 'a connection could not be taken');
      else reject(Object.assign(error, { port: config.port }));
    });
  });
}

/** Where to go, and who there is. */
async function welcome(config: Config, useCases: UseCases, server: Server | null): Promise<string> {
  const address = server?.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const base = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`;
  const lines = [
    `燃气投诉处理系统 Gas Complaint Desk: ${base}${urls.start}`,
    `  工作人员登录 staff: ${base}${urls.signIn}`,
  ];
  if (!config.production) {
    lines.push(
      `  演示账号 demonstration accounts (password ${DEMONSTRATION_PASSWORD}):`,
      `  ${DEMONSTRATION_ACCOUNTS.map(([username]) => username).join(' ')}`,
    );
  } else {
    const token = await useCases.people.administratorSetupToken();
    if (token !== null) lines.push(`  首位管理员 first administrator (one-time link): ${base}${urls.setUp(token)}`);
  }
  return lines.join('\n');
}

/** The cluster may still be starting: it is waited for. A refusal is final. */
async function deployWhenReachable(
  engine: EngineClient,
  database: Database,
  { dataPair: accepted }: Config,
  { clock, log, useCases }: { clock: SystemClock; log: Logger; useCases: UseCases },
): Promise<void> {
  for (;;) {
    try {
      await database.alone(async () => {
        await checkPair({ engine, store: database, accepted, log });
        await deployOrStay({ database, engine, clock, log, useCases });
      });
      return;
    } catch (error) {
      if (!isOutage(error)) throw error;
      log.warn({ reason: (error as Error).message }, 'waiting for the engine');
      await new Promise<void>(
        (resolve) => void clock.schedule(new Date(clock.now().getTime() + ENGINE_RETRY_MS), resolve),
      );
    }
  }
}

async function start(): Promise<void> {
  const config = loadConfig();
  const log = createLogger(config.logLevel);
  logUnhandled(process, log, () => stop(1));
  const clock = new SystemClock();
  fs.mkdirSync(config.dataDir, { recursive: true });
  const master = loadMasterKey(config);
  step('打开数据库', 'opening the database');
  const database = await openStorage(config);
  closing.push(() => database.close());
  const embedded = await openEngine(config, database, log);
  const account = embedded?.account ?? config.engineAccount;
  const engine = createEngineClient({
    baseUrl: config.zeebeRestAddress ?? `http://127.0.0.1:${embedded?.restPort ?? config.engineRestPort}`,
    account,
  });
  const keys = createKeys(master);
  await database.alone(() => checkMasterKey(settingsOf(database), keys));
  const mail = config.smtpUrl === null ? null : createMailGateway({ url: config.smtpUrl, from: config.mailFrom });
  const hooks = createHookGateway({ onThisMachine: !config.production });
  let ready = false;
  let wakeOutbox = (): void => undefined;
  const { useCases, outbox } = wireUseCases({
    database,
    engine,
    clock,
    keys,
    log,
    zone: config.zone,
    companyName: config.companyName,
    secondFactorRoles: config.secondFactorRoles,
    publicUrl: config.publicUrl,
    mailEnabled: mail !== null,
    hooksOnThisMachine: !config.production,
    wakeOutbox: () => wakeOutbox(),
  });
  if (!config.production) {
    step('准备演示账号', 'preparing the demonstration accounts');
    await database.alone(() => seedDemonstration(database, clock));
  }

  const always = (what: string, work: () => Promise<unknown>, next?: Next): void => {
    const end = daily(clock, log, what, work, next);
    closing.push(() => Promise.resolve(end()));
  };
  // First the port: where it is in use, nothing else has begun.
  let server: Server | null = null;
  if (config.roles.includes('web')) {
    step('启动网页', 'starting the pages');
    const { app } = wirePages({
      useCases,
      engine,
      counts: database.counts,
      clock,
      log,
      config: {
        secureCookies: config.production,
        trustedProxies: config.trustedProxies,
        publicUrl: config.publicUrl,
        companyName: config.companyName,
        emergencyPhone: config.emergencyPhone,
        zone: config.zone,
        csrfSecret: keys.hash('secret', 'forms and cookies'),
        ready: () => ready,
      },
    });
    const listening = await listen(config, app, log);
    server = listening;
    const writeLooks = (): Promise<void> => useCases.people.writeLooks();
    // Where the database is away a session ends a minute early, and nothing else.
    closing.push(() => writeLooks().catch(() => undefined));
    always('noting who was here', writeLooks, aMinuteLater);
    closing.push(
      () =>
        new Promise((resolve) => {
          listening.close(() => resolve());
          listening.closeAllConnections();
        }),
    );
  }
  if (config.roles.includes('workers')) {
    step('部署流程图、决策表和表单', 'deploying diagrams, tables and forms');
    await deployWhenReachable(engine, database, config, { clock, log, useCases });
    step('启动作业程序', 'starting the workers');
    // No other process can be sending for this engine: what a dead one of ours had goes on at once.
    if (embedded !== null && config.engineAccount === null) await outbox.release(null);
    const dispatcher = createOutboxDispatcher({
      store: outbox,
      engine,
      mail,
      hooks,
      clock,
      log,
      pollMs: OUTBOX_POLL_MS,
    });
    closing.push(() => dispatcher.close());
    const address = config.zeebeAddress ?? `127.0.0.1:${embedded?.grpcPort ?? config.engineGrpcPort}`;
    const workers = startZeebeWorkers({
      address,
      account,
      handlers: createHandlers(useCases),
      log,
      jobTimeoutMs: JOB_TIMEOUT_MS,
    });
    closing.push(() => workers.close());
    const incidents = retryOutageIncidents({ engine, clock, log });
    closing.push(async () => incidents.close());
    wakeOutbox = dispatcher.wake;
    dispatcher.wake();
    // An absence begins and ends by the calendar: whoever has tasks in hand is looked at when a day begins.
    const returned = (): Promise<unknown> => useCases.tasks.returnLapsedWorkItems();
    always('offering tasks of absent people again', returned, atMidnight(config.zone));
    always('proving an erasure', () => useCases.cases.finishErasures(), neverAgain);
    always('looking for deployments past the application', () => useCases.policies.adoptDeployed(), aMinuteLater);
    const lookAfterTasks = async (): Promise<void> => {
      await useCases.definitions.listen();
      await useCases.monitor.adoptTasks();
    };
    always('looking after tasks that the desk was not told of', lookAfterTasks, aMinuteLater);
    always('the reconciliation of desk and engine', () => useCases.monitor.reconcile());
    const forget = (): Promise<void> => database.counts.dropEnded(instantOf(clock.now()));
    always('forgetting counts that have ended', forget, secondsLater(3_600));
    always('taking stock', () => takeStock(database, keys, instantOf(clock.now())), neverAgain);
    const receipts = (): Promise<void> =>
      database.alone(() => giveReceipts(database, receiptSending({ config, mail, now: clock.now() })));
    always('giving receipts of the ledger', receipts, secondsLater(3_600));
    always('sealing the ledger', () => sealLedger(database), secondsLater(SEALING_SECONDS));
    always('sending what is unread once a day', () => useCases.deliveries.sendDigests(), aMinuteLater);
    // Nobody waits for it: until it is done, a house number may find only what was filed since the update.
    always('renewing the search', () => useCases.search.renewSearch(), neverAgain);
  }
  ready = true;
  console.log(await welcome(config, useCases, server));
}

/** One clear sentence for what whoever starts this can put right; the whole story for what is our fault. */
function explain(error: unknown): string {
  const { code, port } = error as { code?: string; port?: number };
  if (
    error instanceof ConfigError ||
    error instanceof DatabaseError ||
    error instanceof DataError ||
    error instanceof BundleError ||
    error instanceof PairError ||
    error instanceof PolicyFileError
  )
    return error.message;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use: stop what uses it, or set PORT, ENGINE_GRPC_PORT or ENGINE_REST_PORT to another one.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user: set PORT to one above 1024.`;
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB')
    return 'A database file is damaged: restore the data directory from a backup.';
  return (error as Error).stack ?? String(error);
}

let stopping = false;
function stop(code: number): void {
  if (stopping) return;
  stopping = true;
  // A partner that hangs does not keep the process from ending.
  const clock = new SystemClock();
  clock.schedule(new Date(clock.now().getTime() + LONGEST_STOP_MS), () => process.exit(code));
  closeAll()
    .catch((error: unknown) => console.error(inBothLanguages(explain(error))))
    .finally(() => process.exit(code));
}
process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));

try {
  await start();
} catch (error) {
  console.error(inBothLanguages(explain(error)));
  await closeAll();
  process.exit(1);
}
