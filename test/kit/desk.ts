/**
 * The whole house for tests, without sockets to the outside: the real engine in memory behind its REST gateway, a real
 * database, the real use cases and job handlers run in process, and one clock that only the test moves.
 */
import path from 'node:path';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { Complaint } from '../../domain/cases/model.js';
import { createKeys } from '../../domain/core/privacy/keys.js';
import { checkSubmission, startVariables } from '../../domain/forms/submission.js';
import type { FileComplaintInput, Registration } from '../../domain/intake/model.js';
import type { Resource } from '../../gateways/deploy.js';
import { deploy } from '../../wiring.js';
import type { JobRunner } from '../../cli/demo/job-runner.js';
import { instantOf } from '../../domain/core/index.js';
import { folderForGood, type TestDatabase } from '../db/database.js';
import { ANSWERS } from './answers.js';
import { bundle as shippedBundle } from './bundle.js';
import { COMPLAINT } from './complaint.js';
import { notePassed } from './coverage.js';
import { type DeskParts, MASTER_KEY, openParts, type PartsOptions } from './desk-parts.js';
import { DeskTasks } from './desk-tasks.js';
import { touch } from './touched.js';
import { type Day, type Photograph, photographAfter, photographOf } from './photograph.js';
import { withCells } from './policy.js';

/** A Tuesday, 09:00 in Shanghai; the National Day holiday begins two days later. */
const START = '2026-09-29T01:00:00.000Z';
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

export interface DeskOptions extends PartsOptions {
  scene?: Scene;
  start?: string;
  /** The policy version in force from the beginning of 2025; D03_2025_1 where absent. */
  policy?: string;
  /** Cells of decision tables that the company has filled in or changed, as Modeler would: cell id → FEEL. */
  cells?: Record<string, string>;
}

export class Desk extends DeskTasks {
  readonly filed: Filed[];
  private engineClosed = false;
  private readonly runner: JobRunner;
  private readonly test: TestDatabase;

  private constructor(parts: DeskParts, { complaints, filed }: Photograph) {
    super(parts, [...complaints]);
    this.filed = [...filed];
    this.runner = parts.runner;
    this.test = parts.test;
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

  private static async on(photograph: Photograph, options: PartsOptions): Promise<Desk> {
    return new Desk(await openParts(photograph, options), photograph);
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
    const task = await this.useCases.intake.registrationAsked();
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

export { COMPLAINT } from './complaint.js';
export { MASTER_KEY } from './desk-parts.js';

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
