/** An engine for tests: in memory, with a clock that only the test moves. It does nothing between two calls. */
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addDuration } from '../behaviors/timers.js';
import { ControlledClock } from '../clock.js';
import type { ActivatedJob, CommandName, Commands } from '../commands/commands.js';
import { type EngineOptions, type RunningEngine, startEngine as start } from '../index.js';
import { reasonOf } from '../reason.js';
import { type Instant, type Key, parseJson, type Variables } from '../values.js';
import { TestInstance } from './instance.js';
import { ChangeLog } from './log.js';

const A_YEAR_MS = 365 * 24 * 3_600_000;
const MOST_JOBS = 1_000;

/** Thrown by a job handler: the job ends with a BPMN error, which the model may catch. */
export class BpmnError extends Error {
  constructor(
    readonly code: string,
    message = '',
    readonly variables: Variables = {},
  ) {
    super(message);
    this.name = 'BpmnError';
  }
}

/** Gives the variables the job completes with. An error fails the job, with one retry less. */
export type JobHandler = (job: ActivatedJob) => Variables | void | Promise<Variables | void>;

export interface TestEngineOptions extends Partial<Omit<EngineOptions, 'clock'>> {
  /** Where the clock begins; 2026-01-05T09:00:00Z where nothing is said. */
  now?: Date | Instant;
}

export class TestEngine {
  private readonly workers = new Map<string, JobHandler>();

  private constructor(
    /** The engine itself: commands, reader, ports. */
    readonly engine: RunningEngine,
    readonly clock: ControlledClock,
    private readonly changes: ChangeLog,
  ) {}

  static async start({ now = Date.UTC(2026, 0, 5, 9), ...options }: TestEngineOptions = {}): Promise<TestEngine> {
    const clock = new ControlledClock(now);
    const log = new ChangeLog();
    const observe: EngineOptions['observe'] = (changes) => log.note(clock.now(), changes);
    const engine = await start({ ...options, clock, observe });
    const test = new TestEngine(engine, clock, log);
    clock.settleWith(() => test.settle());
    return test;
  }

  execute<Name extends CommandName>(name: Name, input: Commands[Name]['input']): Promise<Commands[Name]['output']> {
    return this.engine.execute(name, input);
  }

  /** Deploys files of the disk by their paths, or contents by their names: `{ 'order.bpmn': xml }`. */
  deploy(...files: (string | Record<string, string>)[]): Promise<Commands['deploy']['output']> {
    const resources = files.flatMap((file) =>
      typeof file === 'string'
        ? [{ name: path.basename(file), content: readFileSync(file) }]
        : Object.entries(file).map(([name, content]) => ({ name, content: Buffer.from(content) })),
    );
    return this.execute('deploy', { resources });
  }

  /** Begins an instance of the latest version, and lets it go as far as it can. */
  async create(bpmnProcessId: string, variables: Variables = {}): Promise<TestInstance> {
    const { processInstanceKey } = await this.execute('createProcessInstance', { bpmnProcessId, variables });
    await this.settle();
    return new TestInstance(this, processInstanceKey);
  }

  instance(key: Key): TestInstance {
    return new TestInstance(this, key);
  }

  /** Does every job of a type from now on; null: they wait again. */
  onJob(type: string, handler: JobHandler | null): void {
    if (handler) this.workers.set(type, handler);
    else this.workers.delete(type);
  }

  /** Activates what waits of a type now. */
  jobs(type: string): Promise<ActivatedJob[]> {
    const request = { type, worker: 'test', timeoutMs: A_YEAR_MS, maxJobs: MOST_JOBS, fetchVariables: [], waitMs: 0 };
    return this.engine.activateJobs(request);
  }

  /** Activates the one job of a type. @throws AssertionError where there is none, or several */
  async job(type: string): Promise<ActivatedJob> {
    await this.engine.idle();
    const jobs = await this.jobs(type);
    const [job] = jobs;
    if (job && jobs.length === 1) return job;
    const log = this.log();
    throw new assert.AssertionError({
      message: `Expected one job of type ${type}, but there are ${jobs.length}.\n\nWhat happened:\n${log.map((line) => `  ${line}`).join('\n')}\n`,
      actual: jobs.length,
      expected: 1,
    });
  }

  /** Completes the one job of a type; gives what its worker saw. */
  async work(type: string, variables: Variables = {}): Promise<Variables> {
    const job = await this.job(type);
    await this.execute('completeJob', { jobKey: job.key, variables });
    await this.settle();
    return job.variables;
  }

  /** Completes the one open user task of an element. */
  async completeTask(elementId: string, variables: Variables = {}): Promise<void> {
    const rows = await this.rows<{ key: Key }>(
      `select key from user_task where element_id = ? and state = 'CREATED'`,
      elementId,
    );
    assert.strictEqual(rows.length, 1, `Expected one open user task ${elementId}, but there are ${rows.length}.`);
    await this.execute('completeUserTask', { userTaskKey: rows[0]?.key ?? 0, variables, action: '' });
    await this.settle();
  }

  async publish(
    name: string,
    correlationKey: string,
    variables: Variables = {},
    more: { timeToLiveMs?: number; messageId?: string } = {},
  ): Promise<void> {
    const { timeToLiveMs = 0, messageId = '' } = more;
    await this.execute('publishMessage', { name, correlationKey, timeToLiveMs, messageId, variables });
    await this.settle();
  }

  async broadcast(signalName: string, variables: Variables = {}): Promise<void> {
    await this.execute('broadcastSignal', { signalName, variables });
    await this.settle();
  }

  /** Lets time pass: milliseconds, or an ISO 8601 duration. Everything that is due on the way happens, in its order. */
  async advance(time: number | string): Promise<void> {
    const at = typeof time === 'number' ? this.clock.now() + time : addDuration(this.clock.now(), time);
    if (at === null) throw new TypeError(`'${time}' is no ISO 8601 duration`);
    await this.advanceTo(at);
  }

  async advanceTo(time: Instant | Date): Promise<void> {
    await this.clock.setTo(typeof time === 'number' ? time : time.getTime());
    await this.settle();
  }

  /** Nothing is left to do: no step, no due timer, no job that a handler takes. */
  async settle(): Promise<void> {
    for (;;) {
      await this.engine.idle();
      if (!(await this.workOnce())) return;
    }
  }

  private async workOnce(): Promise<boolean> {
    let worked = false;
    for (const [type, handler] of this.workers) {
      for (const job of await this.jobs(type)) {
        worked = true;
        await this.handle(job, handler);
      }
    }
    return worked;
  }

  private async handle(job: ActivatedJob, handler: JobHandler): Promise<void> {
    try {
      const variables = (await handler(job)) ?? {};
      await this.execute('completeJob', { jobKey: job.key, variables });
    } catch (error) {
      const message = reasonOf(error);
      if (error instanceof BpmnError) {
        const { code: errorCode, variables } = error;
        await this.execute('throwError', { jobKey: job.key, errorCode, errorMessage: message, variables });
      } else {
        const failure = { retries: job.retries - 1, errorMessage: message, retryBackOffMs: 0, variables: {} };
        await this.execute('failJob', { jobKey: job.key, ...failure });
      }
    }
  }

  /** Rows of the engine's tables, when everything is on disk. */
  async rows<Row>(sql: string, ...parameters: unknown[]): Promise<Row[]> {
    await this.engine.idle();
    return this.engine.reader.all<Row>(sql, parameters);
  }

  /** Variables of one scope: an instance, or one of its element instances. */
  async variables(scopeKey: Key): Promise<Variables> {
    const rows = await this.rows<{ name: string; value: string }>(
      'select name, value from variable where scope_key = ? order by name',
      scopeKey,
    );
    return Object.fromEntries(rows.map(({ name, value }) => [name, parseJson(value)]));
  }

  /** Everything that happened, one line per change. */
  log(): string[] {
    return this.changes.lines();
  }

  /** What happened in an instance and in those it called. */
  async logOf(key: Key): Promise<string[]> {
    const rows = await this.rows<{ key: Key }>(
      `with recursive tree(key) as (select ? union all
         select p.key from process_instance p join tree on p.parent_process_instance_key = tree.key) select key from tree`,
      key,
    );
    return this.changes.lines(new Set(rows.map((row) => row.key)));
  }

  close(): Promise<void> {
    return this.engine.close();
  }
}
