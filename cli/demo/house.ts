/** The product's own parts on the files of a data directory, under a clock that only moves when it is told to. */
import fs from 'node:fs';
import { ControlledClock, type RunningEngine, startEngine } from '@gas-complaint-desk/engine';
import type { Database } from '../../db/database.js';
import { engineFileOf } from '../../db/files.js';
import { checkMasterKey } from '../../db/keys.js';
import { seedDemonstration } from '../../db/seeds.js';
import {
  type Job,
  type JobHandler,
  type Clock,
  type EngineKey,
  type EngineClient,
  createKeys,
} from '../../domain/core/index.js';
import type { UseCases } from '../../domain/modules.js';
import type { WorkItem } from '../../domain/tasks/index.js';
import { createEngineClient } from '../../gateways/camunda-rest.js';
import { failureOf } from '../../gateways/job-failure.js';
import { createLogger } from '../../gateways/log.js';
import { createOutboxDispatcher, type OutboxDispatcher } from '../../gateways/outbox-dispatcher.js';
import { deploy, openStorage, settingsOf, wireUseCases } from '../../wiring.js';
import { createHandlers } from '../../workers/index.js';
import { JobBell } from './job-bell.js';

/** A case that goes round more often than this goes round for ever. */
const MOST_ROUNDS = 500;
const MOST_JOBS = 50;

export interface HouseOptions {
  dataDir: string;
  master: Buffer;
  zone: string;
  companyName: string;
  /** Where the clock stands at first, in milliseconds. */
  start: number;
}

export class House {
  /** Element instances of tasks that came up since they were last asked for. */
  private offered: EngineKey[] = [];
  private constructor(
    readonly database: Database,
    readonly useCases: UseCases,
    readonly client: EngineClient,
    private readonly engine: RunningEngine,
    private readonly time: ControlledClock,
    private readonly dispatcher: OutboxDispatcher,
    private readonly handlers: ReadonlyMap<string, JobHandler>,
    private readonly jobs: JobBell,
    private readonly closing: (() => Promise<void>)[],
  ) {}

  static async open({ dataDir, master, zone, companyName, start }: HouseOptions): Promise<House> {
    fs.mkdirSync(dataDir, { recursive: true });
    const closing: (() => Promise<void>)[] = [];
    try {
      const time = new ControlledClock(start);
      const jobs = new JobBell();
      const clock: Clock = {
        now: () => new Date(time.now()),
        schedule: (at, run) => time.schedule(at.getTime(), run),
      };
      const database = await openStorage({ databaseUrl: null, dataDir });
      closing.unshift(() => database.close());
      // What is lost with the machine is made again: no transaction waits for the disk.
      await database.knex.raw('pragma synchronous = off');
      const engine = await startEngine({
        data: engineFileOf(dataDir),
        restPort: 0,
        clock: time,
        observe: jobs.observe,
      });
      closing.unshift(() => engine.close());
      const client = createEngineClient({ baseUrl: `http://127.0.0.1:${engine.restPort}`, account: null });
      const log = createLogger('error');
      const keys = createKeys(master);
      await checkMasterKey(settingsOf(database), keys);
      const { useCases, outbox } = wireUseCases({
        database,
        engine: client,
        clock,
        keys,
        log,
        zone,
        companyName,
        secondFactorRoles: [],
        publicUrl: null,
        mailEnabled: false,
      });
      await seedDemonstration(database, clock);
      await deploy({ database, engine: client, log });
      const dispatcher = createOutboxDispatcher({ store: outbox, engine: client, mail: null, clock, log });
      closing.unshift(() => dispatcher.close());
      const handlers = new Map<string, JobHandler>();
      const house = new House(database, useCases, client, engine, time, dispatcher, handlers, jobs, closing);
      const syncWorkItem: UseCases['tasks']['syncWorkItem'] = async (job, event, task) => {
        await useCases.tasks.syncWorkItem(job, event, task);
        if (event === 'creating') house.offered.push(task.elementInstanceKey);
      };
      for (const handler of createHandlers({ ...useCases, tasks: { ...useCases.tasks, syncWorkItem } }))
        handlers.set(handler.type, handler);
      return house;
    } catch (error) {
      for (const close of closing) await close();
      throw error;
    }
  }

  now(): number {
    return this.time.now();
  }

  /** When something is due that nobody has to do: a timer, another try. */
  nextAt(): number | null {
    return this.time.nextAt();
  }

  async moveTo(at: number): Promise<void> {
    await this.time.setTo(at);
    // A job that failed waits for its next try, and nothing tells when that has come.
    for (const type of this.handlers.keys()) this.jobs.note(type);
  }

  /** Tasks that came up, in an order that is the same every time. */
  async takeOffered(): Promise<WorkItem[]> {
    const keys = this.offered.splice(0);
    const items = await Promise.all(keys.map((key) => this.database.read.workItems.byElementInstance(key)));
    return items.flatMap((item) => item ?? []).sort((a, b) => (a.elementId < b.elementId ? -1 : 1));
  }

  /** Sends the outbox and does every job until neither has anything left. */
  async settle(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await this.engine.idle();
      let sent = false;
      const sending = this.dispatcher.drain().finally(() => {
        sent = true;
        this.jobs.wake();
      });
      // A command may wait for a listener's job: the jobs are done while the outbox is sent.
      let done = 0;
      while (!sent) {
        done += await this.work();
        if (!sent) await this.jobs.some();
      }
      await sending;
      await this.engine.idle();
      done += await this.work();
      if (done === 0) return;
    }
    throw new Error('The house does not settle.');
  }

  private async work(): Promise<number> {
    let done = 0;
    for (const type of this.jobs.take()) {
      const handler = this.handlers.get(type);
      if (!handler) throw new Error(`Nobody does jobs of the type ${type}.`);
      const request = { type, worker: 'demo', timeoutMs: 60_000, maxJobs: MOST_JOBS, fetchVariables: [], waitMs: 0 };
      const jobs = await this.engine.activateJobs(request);
      for (const { key, elementInstanceKey, processInstanceKey, ...rest } of jobs) {
        const keys = { elementInstanceKey: String(elementInstanceKey), processInstanceKey: String(processInstanceKey) };
        await this.runJob(handler, { ...rest, ...keys, key: String(key) });
        done += 1;
      }
      if (jobs.length === MOST_JOBS) this.jobs.note(type);
    }
    return done;
  }

  private async runJob(handler: JobHandler, job: Job): Promise<void> {
    const jobKey = Number(job.key);
    try {
      const variables = await handler.handle(job);
      await this.engine.execute('completeJob', { jobKey, variables: JSON.parse(JSON.stringify(variables)) as never });
    } catch (error) {
      const { retries, retryBackOffMs, errorMessage } = failureOf(job, error);
      await this.engine.execute('failJob', { jobKey, retries, errorMessage, retryBackOffMs, variables: {} });
    }
  }

  async close(): Promise<void> {
    for (const close of this.closing.splice(0)) await close();
  }
}
