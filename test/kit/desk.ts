/**
 * The whole house for tests, without sockets to the outside: the real engine in memory behind its REST gateway, a real
 * database, the real use cases and job handlers run in process, and one clock that only the test moves.
 */
import path from 'node:path';
import { ControlledClock, type RunningEngine, startEngine } from '@gas-complaint-desk/engine';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { Complaint } from '../../domain/cases/model.js';
import { type EngineClient, EngineError } from '../../domain/core/engine.js';
import type { Job, JobHandler } from '../../domain/core/jobs.js';
import type { Logger } from '../../domain/core/log.js';
import type { MailGateway } from '../../domain/core/mail.js';
import { type MatterId, caseOf } from '../../domain/core/matter.js';
import { createKeys } from '../../domain/core/privacy/keys.js';
import type { Clock } from '../../domain/core/time/instant.js';
import type { Duty } from '../../domain/duties/model.js';
import { checkSubmission, processVariables, startVariables } from '../../domain/forms/submission.js';
import type { FileComplaintInput, Registration } from '../../domain/intake/model.js';
import type { UseCases } from '../../domain/modules.js';
import type { Role } from '../../domain/organisation/model.js';
import type { User } from '../../domain/people/model.js';
import type { WorkItem } from '../../domain/tasks/model.js';
import { capacityFor } from '../../domain/tasks/rights.js';
import type { Database } from '../../db/database.js';
import { createEngineClient } from '../../gateways/camunda-rest.js';
import { createOutboxDispatcher, type OutboxDispatcher } from '../../gateways/outbox-dispatcher.js';
import type { Resource } from '../../gateways/deploy.js';
import { deploy, engineCopies, wireUseCases } from '../../wiring.js';
import { createHandlers } from '../../workers/index.js';
import { JobBell } from '../../cli/demo/job-bell.js';
import { JobRunner } from '../../cli/demo/job-runner.js';
import { instantOf } from '../../domain/core/index.js';
import { folderForGood, openTestDatabase, rowsOf, type TestDatabase } from '../db/database.js';
import { ANSWERS } from './answers.js';
import { bundle as shippedBundle } from './bundle.js';
import { local } from './calendar.js';
import { notePassed } from './coverage.js';
import { anId } from './ids.js';
import { touch } from './touched.js';
import { type Day, type Photograph, photographAfter, photographOf } from './photograph.js';
import { withCells } from './policy.js';

/** A Tuesday, 09:00 in Shanghai; the National Day holiday begins two days later. */
const START = '2026-09-29T01:00:00.000Z';
export const MASTER_KEY = Buffer.alloc(32, 7);
/** Whoever moves time on and meets more than this meets it for ever. */
const MOST_STEPS = 500;

/** What has happened before a test begins: played once in this process, by name; every test begins with a copy. */
export interface Scene {
  name: string;
  /** What had happened before it. */
  after?: Scene;
  play(desk: Desk): Promise<void>;
}

/** What whoever files is told. */
export interface Filed {
  complaintId: ComplaintId;
  number: string;
  queryCode: string;
}

export interface DeskOptions {
  scene?: Scene;
  start?: string;
  mail?: MailGateway;
  /** Puts something around every handler, for tests of delivery. */
  wrap?: (handler: JobHandler) => JobHandler;
  /** Whether the engine cannot be reached by REST. */
  engineAway?: () => boolean;
  /** Milliseconds by which the desk's clock runs ahead of the engine's. */
  ahead?: () => number;
  /** The policy version in force from the beginning of 2025; D03_2025_1 where absent. */
  policy?: string;
  /** Cells of decision tables that the company has filled in or changed, as Modeler would: cell id → FEEL. */
  cells?: Record<string, string>;
  /** Whose accounts need a second factor. */
  secondFactorRoles?: Role[];
  /** Whether the engine can be copied, as the embedded one can and a cluster cannot. */
  copies?: boolean;
}

export class Desk {
  readonly complaints: ComplaintId[];
  readonly filed: Filed[];
  private engineClosed = false;
  private constructor(
    readonly engine: RunningEngine,
    readonly engineClock: ControlledClock,
    readonly clock: Clock,
    readonly client: EngineClient,
    readonly database: Database,
    readonly useCases: UseCases,
    readonly handlers: JobHandler[],
    readonly dispatcher: OutboxDispatcher,
    readonly log: Logger,
    readonly logged: string[],
    private readonly runner: JobRunner,
    private readonly test: TestDatabase,
    { complaints, filed }: Photograph,
  ) {
    this.complaints = [...complaints];
    this.filed = [...filed];
  }

  static async open(options: DeskOptions = {}): Promise<Desk> {
    const { scene, start = START, policy, cells = {} } = options;
    const day = { start, policy, bundle: await withCells(shippedBundle(), cells) };
    return Desk.on(await Desk.after(day, scene), options);
  }

  private static after(day: Day, scene: Scene | undefined): Promise<Photograph> {
    if (scene === undefined) return photographOf(day);
    return photographAfter(day, scene.name, async () => {
      const desk = await Desk.on(await Desk.after(day, scene.after), {});
      await scene.play(desk);
      return desk.keep();
    });
  }

  private static async on(
    photograph: Photograph,
    {
      mail,
      wrap = (handler) => handler,
      ahead = () => 0,
      engineAway = () => false,
      secondFactorRoles = [],
      copies = true,
    }: DeskOptions,
  ): Promise<Desk> {
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
      mailEnabled: mail !== undefined,
      ...(copies && { copyEngine: engineCopies((file) => engine.photograph(file), clock) }),
    });
    const dispatcher = createOutboxDispatcher({ store: outbox, engine: client, mail: mail ?? null, clock, log });
    const handlers = createHandlers(useCases).map(wrap);
    const failed = (job: Job, error: unknown): void =>
      void logged.push(`job ${job.type} at ${job.elementId}: ${String(error)}`);
    const runner = new JobRunner({ engine, dispatcher, handlers, bell, failed });
    return new Desk(
      engine,
      engineClock,
      clock,
      client,
      database,
      useCases,
      handlers,
      dispatcher,
      log,
      logged,
      runner,
      test,
      photograph,
    );
  }

  /** As a process owner does, from the application. */
  async deploy(resources: readonly Resource[]): Promise<void> {
    const { database, client: engine, clock, log } = this;
    const { id: deployedBy } = await this.user('管理员01');
    await deploy({ database, engine, clock, log }, resources, { origin: 'person', deployedBy, reason: '试行' });
  }

  private sessions = 0;

  /** A session as signing in would make it, without the time that a password takes. @returns its token */
  async session(username: string): Promise<string> {
    const { id: userId } = await this.user(username);
    this.sessions += 1;
    const token = `session ${this.sessions} of ${username}`;
    const at = instantOf(this.clock.now());
    const tokenHash = createKeys(MASTER_KEY).hash('session', token);
    await this.database.transaction((r) =>
      r.people.insertSession({ tokenHash, userId, startedAt: at, seenAt: at, stage: 'full' }),
    );
    return encodeURIComponent(token);
  }

  /** Sends the outbox and runs every job until neither has anything to do. */
  async settled(): Promise<void> {
    this.runner.lookAgain();
    await this.runner.settle().catch((error: Error) => {
      throw new Error(`${error.message} ${this.logged.slice(-3).join(' | ')}`, { cause: error });
    });
  }

  /** Moves time on, stopping wherever something is due. */
  async advanceTo(instant: string): Promise<void> {
    const target = Date.parse(instant);
    await this.settled();
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const next = this.engineClock.nextAt();
      if (next === null || next > target) break;
      await this.engineClock.setTo(Math.max(next, this.engineClock.now()));
      await this.settled();
    }
    await this.engineClock.setTo(target);
    await this.settled();
  }

  async user(username: string): Promise<User> {
    const found = await this.database.read.people.byUsername(username);
    if (!found) throw new Error(`There is no account ${username}.`);
    return found.user;
  }

  async file(input: Partial<FileComplaintInput> = {}): Promise<Filed> {
    const filed = await this.useCases.intake.fileComplaint({
      ...COMPLAINT,
      submissionToken: `token-${this.complaints.length}`,
      ...input,
    });
    this.complaints.push(filed.complaintId);
    this.filed.push(filed);
    await this.settled();
    return filed;
  }

  /** The complaint that was filed last. */
  get lastFiled(): Filed {
    const filed = this.filed.at(-1);
    if (!filed) throw new Error('Nobody has filed a complaint.');
    return filed;
  }

  /** A call that somebody of the complaint unit writes down at the desk, with what the task of registering asks. */
  async register(username: string, answers: Record<string, unknown> = {}): Promise<ComplaintId> {
    const task = await this.useCases.definitions.registrationTask();
    if (task === null) throw new Error('There is no task of the registration.');
    const { form, elementId, allowed } = task;
    touch('form register');
    const { data, errors } = checkSubmission(form, { ...ANSWERS['register'], channel: 'phone', ...answers });
    if (Object.keys(errors).length > 0) throw new Error(`The form register refuses ${JSON.stringify(errors)}.`);
    const variables = startVariables(form, data, allowed) as Registration['variables'];
    const { channel, category, safetyHazard } = data as Pick<Complaint, 'channel' | 'category' | 'safetyHazard'>;
    const { complaintId } = await this.useCases.intake.registerComplaint(await this.user(username), {
      ...{ ...COMPLAINT, channel, category, safetyHazard },
      submissionToken: `desk-${this.complaints.length}`,
      registration: { elementId, formId: 'register', data, variables },
    });
    this.complaints.push(complaintId);
    await this.settled();
    return complaintId;
  }

  async complaint(complaintId = this.complaints[0] ?? anId<ComplaintId>('nothing')): Promise<Complaint> {
    const complaint = await this.database.read.complaints.byId(complaintId);
    if (!complaint) throw new Error(`There is no complaint ${complaintId}.`);
    return complaint;
  }

  /** Tasks of a case, or of a duty of the period. */
  private async items(id: MatterId): Promise<WorkItem[]> {
    const { workItems } = this.database.read;
    return [...(await workItems.ofComplaint(anId(id))), ...(await workItems.ofDuty(anId(id)))];
  }

  /** The open task of an element. */
  async task(elementId: string, complaintId: MatterId = this.complaints[0] ?? anId('nothing')): Promise<WorkItem> {
    const items = await this.items(complaintId);
    const open = items.filter(
      (item) => item.elementId === elementId && (item.state === 'offered' || item.state === 'claimed'),
    );
    if (!open[0]) {
      const others = items
        .filter(({ state }) => state === 'offered' || state === 'claimed')
        .map((item) => item.elementId);
      throw new Error(
        `No task ${elementId} is open; open are: ${others.join(', ') || 'none'}. ${this.logged.slice(-3).join(' | ')}`,
      );
    }
    return open[0];
  }

  async openTasks(complaintId: MatterId = this.complaints[0] ?? anId('nothing')): Promise<string[]> {
    const items = await this.items(complaintId);
    return items.filter(({ state }) => state === 'offered' || state === 'claimed').map(({ elementId }) => elementId);
  }

  /**
   * Claims and submits an open task with the usual answers of its form and `answers` over them, through the form itself:
   * what it refuses is an error here, and only what it marks goes to the process.
   */
  async complete(
    username: string,
    elementId: string,
    answers: Record<string, unknown> = {},
    complaintId?: MatterId,
  ): Promise<void> {
    const user = await this.user(username);
    const item = await this.task(elementId, complaintId);
    const { id, formId } = item;
    await this.useCases.tasks.claimWorkItem(user, id);
    await this.settled();
    const { userTaskKey } = (await this.database.read.workItems.byId(id)) as WorkItem;
    touch(`form ${formId}`);
    const form = userTaskKey === null ? null : await this.client.userTaskForm(userTaskKey);
    if (form === null) throw new Error(`The task ${elementId} has no form.`);
    const schema = await this.useCases.organisation.filledForm(form.schema);
    const { data, errors } = checkSubmission(schema, { ...ANSWERS[formId], ...answers });
    if (Object.keys(errors).length > 0)
      throw new Error(`The form ${formId} refuses ${JSON.stringify(errors)} for ${elementId}.`);
    const variables = processVariables(schema, data, await this.useCases.tasks.allowedVariables(item));
    await this.useCases.tasks.submitWorkItem(user, id, data, variables);
    await this.settled();
  }

  /** The same by whoever may: the first account of the task's group that has not taken part where that matters. */
  async do(elementId: string, answers: Record<string, unknown> = {}, complaintId?: MatterId): Promise<void> {
    const username = await this.whoever(await this.task(elementId, complaintId));
    await this.complete(username, elementId, answers, complaintId);
  }

  private async whoever(item: WorkItem): Promise<string> {
    const { submissions, recusals } = this.database.read;
    const { matter } = item;
    const complaintId = caseOf(matter);
    const submitted = await (matter.kind === 'duty'
      ? submissions.ofDuty(matter.dutyId)
      : submissions.ofComplaint(matter.complaintId));
    const barred = submitted.filter(({ elementId }) => item.differentFrom.includes(elementId)).map(({ by }) => by);
    const complaint = complaintId === null ? null : await this.database.read.complaints.byId(complaintId);
    const recused = complaintId === null ? [] : await recusals.ofComplaint(complaintId);
    for (const user of await this.database.read.people.all()) {
      if (barred.includes(user.id)) continue;
      if (capacityFor(user, { item, case: complaint && { complaint, departments: [], recused } }) === null) continue;
      return user.username;
    }
    throw new Error(`Nobody may do ${item.elementId} (${item.group}).`);
  }

  /** Every limit of the case as `step due → state`, in the order they began; `late` where it was met too late. */
  async limits(complaintId = this.complaints[0] ?? anId<ComplaintId>('nothing')): Promise<string[]> {
    const clocks = await this.database.read.clocks.ofComplaints([complaintId]);
    const started = [...clocks].sort((a, b) => (a.startedAt + a.id < b.startedAt + b.id ? -1 : 1));
    return started.map(({ step, dueAt, state, endedAt }) => {
      const late = state === 'met' && endedAt !== null && endedAt >= dueAt;
      return `${step} ${local(dueAt)} → ${late ? 'late' : state}`;
    });
  }

  /** Notices as `instant event → group`, those of the events asked for. */
  async told(
    events: readonly string[],
    complaintId = this.complaints[0] ?? anId<ComplaintId>('nothing'),
  ): Promise<string[]> {
    const notices = await this.database.read.notices.ofComplaint(complaintId);
    return notices
      .filter(({ event }) => events.includes(event))
      .map(({ createdAt, event, audience }) => `${local(createdAt)} ${event} → ${audience}`);
  }

  /** Duties of a period, the earliest first. */
  async duties(): Promise<Duty[]> {
    return (await this.database.read.duties.list({ from: 0, limit: 100 })).reverse();
  }

  async ledgerTypes(complaintId = this.complaints[0] ?? anId<ComplaintId>('nothing')): Promise<string[]> {
    return (await this.database.read.ledger.ofComplaint(complaintId)).map(({ type }) => type);
  }

  async notices(
    complaintId = this.complaints[0] ?? anId<ComplaintId>('nothing'),
  ): Promise<{ event: string; audience: string }[]> {
    return (await this.database.read.notices.ofComplaint(complaintId)).map(({ event, audience }) => ({
      event,
      audience,
    }));
  }

  /** Every row of the desk's database, as it lies there. */
  rows(): Promise<Record<string, unknown[]>> {
    return rowsOf(this.database);
  }

  /** The database's file. */
  get databaseFile(): string {
    return this.test.file;
  }

  /** Also for tests of what happens without an engine. */
  async closeEngine(): Promise<void> {
    if (this.engineClosed) return;
    this.engineClosed = true;
    await notePassed(this.engine);
    await this.engine.close();
  }

  /** Ends it, and keeps what there is. */
  private async keep(): Promise<Photograph> {
    await this.settled();
    await this.dispatcher.close();
    const engine = await this.engine.photograph(path.join(folderForGood(), 'engine.sqlite'));
    await this.closeEngine();
    const database = await this.test.keep();
    await this.test.close();
    const { complaints, filed } = this;
    // A millisecond later: what is made in a copy has an id after all that is there.
    return { engine, database, complaints, filed, now: this.engineClock.now() + 1 };
  }

  async close(): Promise<void> {
    await this.dispatcher.close();
    await this.closeEngine();
    await this.test.close();
  }
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

export const COMPLAINT: Omit<FileComplaintInput, 'submissionToken'> = {
  complainantName: '测试甲',
  phone: '19900000000',
  email: '',
  address: '测试市示范区测试路1号',
  content: '燃气表读数异常，账单金额明显偏高。',
  occurredAt: '',
  desiredOutcome: '请核对读数并更正账单。',
  channel: 'web',
  category: 'metering',
  safetyHazard: false,
  locale: 'zh-CN',
};

/** One desk per test; `desk()` is the current one. */
export function withDesk(options: DeskOptions = {}): () => Desk {
  let current: Desk | undefined;
  beforeEach(async () => {
    current = await Desk.open(options);
  });
  afterEach(async () => {
    await current?.close();
  });
  return () => current as Desk;
}
