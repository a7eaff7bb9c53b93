/** The product's own parts on the files of a data directory, under a clock that only moves when it is told to. */
import fs from 'node:fs';
import { ControlledClock, startEngine } from '@gas-complaint-desk/engine';
import type { Database } from '../../db/database.js';
import { engineFileOf } from '../../db/files.js';
import { checkMasterKey } from '../../db/keys.js';
import { seedDemonstration } from '../../db/seeds.js';
import {
  type Clock,
  type EngineKey,
  type EngineClient,
  createKeys,
  type MailGateway,
} from '../../domain/core/index.js';
import type { UseCases } from '../../domain/modules.js';
import type { WorkItem } from '../../domain/tasks/index.js';
import { createEngineClient } from '../../gateways/camunda-rest.js';
import { checkPair } from '../../gateways/data-pair.js';
import type { Resource } from '../../gateways/deploy.js';
import { createLogger } from '../../gateways/log.js';
import { createOutboxDispatcher } from '../../gateways/outbox-dispatcher.js';
import { deployOrStay, openStorage, settingsOf, wireUseCases } from '../../wiring.js';
import { createHandlers } from '../../workers/index.js';
import { JobBell } from './job-bell.js';
import { JobRunner } from './job-runner.js';

export interface HouseOptions {
  dataDir: string;
  master: Buffer;
  zone: string;
  companyName: string;
  /** Where the clock stands at first, in milliseconds. */
  start: number;
  /** What is shipped; the folder's where absent. */
  bundle?: readonly Resource[];
  /** Absent: notices are written, not mailed. */
  mail?: MailGateway;
}

export class House {
  private constructor(
    readonly database: Database,
    readonly useCases: UseCases,
    readonly client: EngineClient,
    private readonly time: ControlledClock,
    private readonly runner: JobRunner,
    /** Element instances of tasks that came up since they were last asked for. */
    private readonly offered: EngineKey[],
    private readonly closing: (() => Promise<void>)[],
  ) {}

  static async open({ dataDir, master, zone, companyName, start, bundle, mail }: HouseOptions): Promise<House> {
    fs.mkdirSync(dataDir, { recursive: true });
    const closing: (() => Promise<void>)[] = [];
    try {
      const time = new ControlledClock(start);
      const bell = new JobBell();
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
        observe: bell.observe,
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
        mailEnabled: mail !== undefined,
      });
      await seedDemonstration(database, clock);
      await checkPair({ engine: client, store: database, accepted: null, log });
      await deployOrStay({ database, engine: client, clock, log, useCases }, bundle);
      const dispatcher = createOutboxDispatcher({
        store: outbox,
        engine: client,
        mail: mail ?? null,
        hooks: null,
        clock,
        log,
      });
      closing.unshift(() => dispatcher.close());
      const offered: EngineKey[] = [];
      const offerWorkItem: UseCases['tasks']['offerWorkItem'] = async (job, task) => {
        await useCases.tasks.offerWorkItem(job, task);
        offered.push(task.elementInstanceKey);
      };
      const handlers = createHandlers({ ...useCases, tasks: { ...useCases.tasks, offerWorkItem } });
      const runner = new JobRunner({ engine, dispatcher, handlers, bell });
      return new House(database, useCases, client, time, runner, offered, closing);
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
    this.runner.lookAgain();
  }

  /** Tasks that came up, in an order that is the same every time. */
  async takeOffered(): Promise<WorkItem[]> {
    const keys = this.offered.splice(0);
    const items = await Promise.all(keys.map((key) => this.database.read.workItems.byElementInstance(key)));
    return items.flatMap((item) => item ?? []).sort((a, b) => (a.elementId < b.elementId ? -1 : 1));
  }

  /** Sends the outbox and does every job until neither has anything left. */
  settle(): Promise<void> {
    return this.runner.settle();
  }

  async close(): Promise<void> {
    for (const close of this.closing.splice(0)) await close();
  }
}
