/**
 * The engine: takes commands, applies each in one go on the trees it needs, and answers when it is on disk. While one
 * batch of changes is being written, the next one fills.
 */
import { Alarm } from './alarm.js';
import { pause, type Pause } from './clock.js';
import { activateJobs } from './commands/activate-jobs.js';
import { type Command, Waiting } from './commands/command.js';
import type {
  ActivatedJob,
  ActivateJobsRequest,
  CommandName,
  Commands,
  Engine,
  EngineClock,
  Reader,
} from './commands/commands.js';
import { Rejection } from './commands/commands.js';
import { commands } from './commands/index.js';
import type { Compiled } from './compiler/definitions.js';
import { behaviorOf } from './elements/index.js';
import { Execution } from './execution.js';
import { JobRequests } from './job-requests.js';
import { Memory } from './memory.js';
import { PendingAnswers } from './pending-answers.js';
import type { Key } from './records.js';
import { Recovery } from './recovery.js';
import type { Batch, Change } from './storage/batch.js';
import type { Database } from './storage/database.js';
import { Journal } from './storage/journal.js';
import { readable, unavailable } from './unavailable.js';

const FIRST_KEY: Key = 2 ** 51 + 1;
/** How many instance trees stay in memory when nothing needs them. */
const RESIDENT_TREES = 10_000;

export interface Options {
  clock: EngineClock;
  /** The next key is above this one. */
  keysAbove?: Key;
  residentTrees?: number;
  log?: (line: string) => void;
  observe?: (changes: readonly Change[]) => void;
  /** Of the file that this one's is a copy of. */
  compiled?: Compiled;
  /** How it waits for a disk that is away; preset: by the machine's time. */
  pause?: Pause;
}

/** What an engine had on disk at one instant, and what it had compiled of it: others of the same process begin there. */
export interface Photograph {
  file: string;
  compiled: Compiled;
}

/** A command that was applied: what it answers when it is on disk, and in which batch that is. */
interface Applied<Output> {
  batch: Promise<void>;
  output: Output | Promise<Output>;
  isWaiting: boolean;
}

export class EmbeddedEngine implements Engine {
  readonly clock: EngineClock;
  readonly reader: Reader;
  private readonly compiled: Compiled;
  private readonly keys = { next: FIRST_KEY };
  private readonly journal: Journal;
  private readonly pending: PendingAnswers;
  private readonly requests: JobRequests;
  private readonly recovery: Recovery;
  private readonly alarm: Alarm;
  /** Commands that were taken and are not answered yet. */
  private running = 0;
  private idleWaiters: (() => void)[] = [];
  private closed = false;

  private constructor(
    private readonly database: Database,
    private readonly options: Options,
  ) {
    const { clock, compiled, log = () => undefined, pause: wait = pause } = options;
    this.clock = clock;
    this.compiled = { models: new Map(compiled?.models), decisions: new Map(compiled?.decisions) };
    this.reader = {
      all: <Row>(sql: string, parameters?: unknown[]) =>
        database.all<Row>(sql, parameters).catch((error: unknown) => Promise.reject(readable(error))),
    };
    this.pending = new PendingAnswers(clock);
    this.requests = new JobRequests(
      clock,
      (type) => this.memory !== null && this.memory.indexes.waitingJobs(type, 1).length > 0,
      (request) => this.takeJobs(request),
    );
    this.journal = new Journal(database, this.keys, {
      written: (batch) => this.memory?.letGo(batch, options.residentTrees ?? RESIDENT_TREES),
      failed: (error) => this.forget(error),
      idle: () => this.checkIdle(),
    });
    this.recovery = new Recovery({
      load: () => this.load(),
      onLoaded: (memory) => this.goOn(memory),
      pause: wait,
      log,
    });
    this.alarm = new Alarm({
      clock,
      memory: () => this.memory,
      run: (command, input) => this.run(command, input),
      pause: wait,
      log,
      done: () => this.checkIdle(),
    });
  }

  /** Writes all there is into a file, once it is idle. */
  async photograph(file: string): Promise<Photograph> {
    await this.idle();
    await this.database.copyTo(file);
    return { file, compiled: { models: new Map(this.compiled.models), decisions: new Map(this.compiled.decisions) } };
  }

  static async open(database: Database, options: Options): Promise<EmbeddedEngine> {
    const engine = new EmbeddedEngine(database, options);
    await engine.recovery.begin();
    engine.alarm.set();
    return engine;
  }

  private get memory(): Memory | null {
    return this.recovery.current;
  }

  private async load(): Promise<Memory> {
    const [meta] = await this.database.all<{ value: Key }>(`select value from meta where name = 'next_key'`);
    this.keys.next = Math.max(this.keys.next, meta?.value ?? FIRST_KEY, (this.options.keysAbove ?? 0) + 1);
    return Memory.load(this.database, this.reader, this.compiled, (type) => this.requests.wake(type));
  }

  async execute<Name extends CommandName>(
    name: Name,
    input: Commands[Name]['input'],
  ): Promise<Commands[Name]['output']> {
    return this.run(commands[name], input);
  }

  activateJobs(request: ActivateJobsRequest): Promise<ActivatedJob[]> {
    const reject = (what: string): Rejection =>
      new Rejection('INVALID_ARGUMENT', 'ACTIVATE', `Expected to activate job batch with ${what}`);
    if (request.type.trim() === '') return Promise.reject(reject('type to be present, but it was blank'));
    if (request.timeoutMs < 1)
      return Promise.reject(reject(`timeout to be greater than zero, but it was '${request.timeoutMs}'`));
    if (request.maxJobs < 1)
      return Promise.reject(reject(`max jobs to activate to be greater than zero, but it was '${request.maxJobs}'`));
    return this.requests.add(request);
  }

  /** One try; the oldest jobs first. Candidates that turn out to be taken are forgotten, then the next ones are tried. */
  private async takeJobs(request: ActivateJobsRequest): Promise<ActivatedJob[]> {
    for (;;) {
      // Where memory is dropped meanwhile, they are forgotten there: the one that is loaded knows them from disk.
      const { indexes } = await this.recovery.get();
      const candidates = indexes.waitingJobs(request.type, request.maxJobs);
      if (candidates.length === 0) return [];
      const jobs = await this.run(activateJobs, { ...request, candidates });
      if (jobs.length > 0) return jobs;
      for (const key of candidates) indexes.forgetJob(request.type, key);
    }
  }

  private async run<Input, Output, Prepared>(command: Command<Input, Output, Prepared>, input: Input): Promise<Output> {
    if (this.closed) throw unavailable();
    this.running += 1;
    try {
      return await this.answerOf(await this.carryOut(command, input));
    } catch (error) {
      throw readable(error);
    } finally {
      this.running -= 1;
      this.checkIdle();
    }
  }

  /** What was looked up in a memory that has been dropped meanwhile is looked up again. */
  private async carryOut<Input, Output, Prepared>(
    command: Command<Input, Output, Prepared>,
    input: Input,
  ): Promise<Applied<Output>> {
    for (;;) {
      const memory = this.memory ?? (await this.recovery.get());
      try {
        const applied = await this.applyOn(memory, command, input);
        if (applied) return applied;
      } catch (error) {
        // Nothing is refused because of something that is not on disk, and may never be.
        await this.journal.onDisk().catch(() => undefined);
        if (memory === this.memory) throw error;
      }
    }
  }

  /** null where the memory was dropped before the command was applied on it. */
  private async applyOn<Input, Output, Prepared>(
    memory: Memory,
    command: Command<Input, Output, Prepared>,
    input: Input,
  ): Promise<Applied<Output> | null> {
    // Where a command prepares nothing, `Prepared` is undefined (commands/command.ts).
    const prepared = (await command.prepare?.(input, memory)) as Prepared;
    for (;;) {
      // What it needs can change while it waits: it is asked until all is there.
      const roots = (await command.trees?.(input, memory, prepared)) ?? [];
      if (memory !== this.memory) return null;
      const missing = memory.missing(roots);
      // In the same turn: what is in memory now is there when the command is applied.
      if (missing.length === 0) return this.apply(memory, (x) => command.apply(x, input, prepared));
      await memory.loadTrees(missing);
    }
  }

  /** Everything happens in one go. */
  private apply<Output>(memory: Memory, change: (x: Execution) => Output | Waiting<Output>): Applied<Output> {
    const { state, definitions, messages, indexes, globalListeners } = memory;
    const now = this.clock.now();
    const x = new Execution(state, definitions, messages, indexes, globalListeners, now, behaviorOf, this.keys);
    const output = this.changed(x, change);
    const batch = this.journal.add(x.changes);
    for (const rootKey of x.touchedTrees) {
      state.touch(rootKey, batch.number);
      if (state.hasEnded(rootKey)) batch.endedTrees.push(rootKey);
    }
    indexes.note(x.changes);
    this.options.observe?.(x.changes);
    const applied =
      output instanceof Waiting ? { output: this.pending.wait(output), isWaiting: true } : { output, isWaiting: false };
    const onDisk = this.onDisk(batch, x);
    this.alarm.set();
    return { batch: onDisk, ...applied };
  }

  private changed<Output>(x: Execution, change: (x: Execution) => Output): Output {
    const mark = x.mark();
    try {
      const output = change(x);
      x.drain();
      return output;
    } catch (error) {
      x.rollBack(mark);
      if (error instanceof Rejection) throw error;
      const { stack, message } = error instanceof Error ? error : new Error(String(error));
      this.options.log?.(`a command failed: ${stack ?? message}`);
      throw new Rejection(
        'PROCESSING_ERROR',
        'PROCESS',
        `Expected to process the command, but an error occurred: ${message}`,
      );
    }
  }

  /** Whoever waits for an answer gets it when the change that answers is on disk. */
  private onDisk(batch: Batch, { answers }: Execution): Promise<void> {
    const onDisk = batch.onDisk();
    if (answers.length > 0)
      void onDisk.then(
        () => answers.forEach(({ waiter, answer }) => this.pending.give(waiter, answer)),
        () => undefined,
      );
    return onDisk;
  }

  private async answerOf<Output>({ batch, output, isWaiting }: Applied<Output>): Promise<Output> {
    if (!isWaiting) return batch.then(() => output);
    this.running -= 1; // Waiting for a person or a worker is not work of the engine.
    return batch.then(() => output).finally(() => void (this.running += 1));
  }

  /** A commit has failed: what memory holds is not on disk and never will be. Nothing is applied on top of it. */
  private forget(error: unknown): void {
    this.options.log?.(`a batch could not be written: ${error instanceof Error ? error.message : String(error)}`);
    this.recovery.drop();
    this.alarm.set();
    this.pending.refuseAll(unavailable());
  }

  /** Memory is there again: what is due is due, and workers are told of jobs that they were not told of. */
  private goOn({ indexes }: Memory): void {
    void this.alarm.fire();
    for (const type of indexes.waitingTypes()) this.requests.wake(type);
    this.checkIdle();
  }

  private get isIdle(): boolean {
    return (
      this.running === 0 &&
      this.memory !== null &&
      this.journal.isIdle &&
      !this.requests.isBusy &&
      !this.alarm.isBusy &&
      !this.alarm.isDue
    );
  }

  private checkIdle(): void {
    if (!this.isIdle) return;
    const waiters = this.idleWaiters;
    this.idleWaiters = [];
    for (const resolve of waiters) resolve();
  }

  async idle(): Promise<void> {
    while (!this.isIdle && !this.closed) {
      if (this.alarm.isDue && !this.alarm.isBusy) await this.alarm.fire();
      else await new Promise<void>((resolve) => this.idleWaiters.push(resolve));
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.alarm.close();
    this.requests.close();
    await this.recovery.close();
    while (this.running > 0 || !this.journal.isIdle) {
      await this.journal.settled();
      await new Promise<void>((resolve) => void setImmediate(resolve));
    }
    this.closed = true;
    this.idleWaiters.forEach((resolve) => resolve());
    this.pending.refuseAll(unavailable());
    await this.database.close();
  }
}
