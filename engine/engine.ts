/**
 * The engine: takes commands, applies each in one go on the trees it needs, and answers when it is on disk. While one
 * batch of changes is being written, the next one fills.
 */
import { pause } from './clock.js';
import { activateJobs } from './commands/activate-jobs.js';
import { type Command, type Surroundings, Waiting } from './commands/command.js';
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
import { continueBatchOperation } from './commands/batch-operations.js';
import { broadcastThrown } from './commands/broadcast-signal.js';
import { expireMessage, fireTimer, wakeJob } from './commands/due.js';
import { commands } from './commands/index.js';
import { DefinitionStore } from './compiler/definitions.js';
import { type Answer, Execution } from './execution.js';
import { JobRequests } from './job-requests.js';
import type { Instant, Key } from './records.js';
import { Batch, type Change } from './storage/batch.js';
import type { Database } from './storage/database.js';
import { Indexes } from './storage/indexes.js';
import { Messages } from './storage/messages.js';
import { toRow } from './storage/schema.js';
import { State } from './storage/state.js';

const FIRST_KEY: Key = 2 ** 51 + 1;
/** How many instance trees stay in memory when nothing needs them. */
const RESIDENT_TREES = 10_000;

/**
 * Commands that are written together at most. More would be cheaper to write, but then all clients get their answers at
 * once and send their next commands at once, and disk, engine and clients take turns instead of working side by side.
 */
const LARGEST_BATCH = 64;

/** Before memory is loaded again: a disk that cannot be written now is not asked all the time. */
const RECOVERY_PAUSE_MS = 200;

const unavailable = (intent: string): Rejection =>
  new Rejection(
    'UNAVAILABLE',
    intent,
    'Expected to write the command to disk, but it could not be written. Please try again',
  );

/** A disk that cannot be read now is no fault of the command: the client may ask again. */
const readable = (error: unknown): unknown =>
  /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|NOMEM)/.test(String((error as { code?: unknown }).code))
    ? unavailable('ANY')
    : error;

const DUE = {
  timer: fireTimer,
  job: wakeJob,
  message: expireMessage,
  signal: broadcastThrown,
  batch: continueBatchOperation,
};

export interface Options {
  clock: EngineClock;
  /** The next key is above this one. */
  keysAbove?: Key;
  residentTrees?: number;
  log?: (line: string) => void;
  observe?: (changes: readonly Change[]) => void;
}

export class EmbeddedEngine implements Engine {
  readonly clock: EngineClock;
  readonly reader: Reader;
  private readonly state: State;
  private readonly definitions: DefinitionStore;
  private messages = new Messages();
  private readonly indexes: Indexes;
  private readonly surroundings: Surroundings;
  private readonly requests: JobRequests;
  private readonly keys = { next: FIRST_KEY };
  private readonly waiters = new Map<string, (answer: Answer) => void>();

  private batch = new Batch(1);
  /** Batches that are full and wait to be written, in their order. */
  private full: Batch[] = [];
  private committed = 0;
  private writing: Promise<void> | null = null;
  /** Commands that were taken and are not answered yet. */
  private running = 0;
  private firing = false;
  private cancelAlarm: () => void = () => undefined;
  private alarmAt: Instant | null = null;
  private idleWaiters: (() => void)[] = [];
  private loads = new Map<Key, Promise<void>>();
  /** Set while memory is being loaded anew; commands wait for it. */
  private recovery: Promise<void> | null = null;
  /** How often memory was dropped: what a command has looked up before counts no more. */
  private epoch = 0;
  /** Memory could not be loaded: commands are refused until it is. */
  private unloaded = false;
  private closed = false;

  private constructor(
    private readonly database: Database,
    private readonly options: Options,
  ) {
    this.clock = options.clock;
    this.reader = {
      all: (sql, parameters) =>
        database.all(sql, parameters).catch((error: unknown) => Promise.reject(readable(error))) as never,
    };
    this.state = new State(database);
    this.definitions = new DefinitionStore(database);
    this.requests = new JobRequests(
      this.clock,
      (type, count) => this.indexes.waitingJobs(type, count).length > 0,
      (request) => this.takeJobs(request),
    );
    this.indexes = new Indexes(database, (type) => this.requests.wake(type));
    const { definitions, indexes } = this;
    const locate: Surroundings['locate'] = (table, key) => this.state.locate(table, key);
    const messages = (): Messages => this.messages;
    this.surroundings = {
      definitions,
      indexes,
      reader: this.reader,
      locate,
      get messages() {
        return messages();
      },
    };
  }

  static async open(database: Database, options: Options): Promise<EmbeddedEngine> {
    const engine = new EmbeddedEngine(database, options);
    await engine.load();
    engine.setAlarm();
    return engine;
  }

  /** Reads from disk what has to be in memory before the first command. */
  private async load(): Promise<void> {
    this.state.clear();
    const [meta] = await this.database.all<{ value: Key }>(`select value from meta where name = 'next_key'`);
    this.keys.next = Math.max(this.keys.next, meta?.value ?? FIRST_KEY, (this.options.keysAbove ?? 0) + 1);
    await this.definitions.load();
    const messages = new Messages();
    for (const row of await this.database.all('select * from message order by key'))
      messages.add(toRow('message', row));
    for (const row of await this.database.all('select * from message_correlation'))
      messages.putCorrelation(toRow('message_correlation', row));
    for (const row of await this.database.all('select * from message_start_subscription'))
      messages.addStart(toRow('message_start_subscription', row));
    for (const row of await this.database.all('select * from signal order by key')) {
      const signal = toRow('signal', row);
      messages.signals.set(signal.key, signal);
    }
    this.messages = messages;
    await this.indexes.load();
  }

  async execute<Name extends CommandName>(
    name: Name,
    input: Commands[Name]['input'],
  ): Promise<Commands[Name]['output']> {
    return (await this.run(commands[name], input)) as Commands[Name]['output'];
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
      const { epoch } = this;
      const candidates = this.indexes.waitingJobs(request.type, request.maxJobs);
      if (candidates.length === 0) return [];
      const jobs = (await this.run(activateJobs as Command<unknown, unknown, unknown>, {
        ...request,
        candidates,
      })) as ActivatedJob[];
      if (jobs.length > 0) return jobs;
      if (epoch === this.epoch) for (const key of candidates) this.indexes.forgetJob(request.type, key);
    }
  }

  private async run(command: Command<unknown, unknown, unknown>, input: unknown): Promise<unknown> {
    if (this.closed) throw unavailable('ANY');
    this.running += 1;
    try {
      for (;;) {
        if (this.unloaded) throw unavailable('ANY');
        if (this.recovery) await this.recovery;
        const { epoch } = this;
        const prepared = await command.prepare?.(input, this.surroundings);
        await this.makeResident(command, input, prepared);
        // What was looked up in a memory that has been dropped meanwhile is looked up again.
        if (epoch === this.epoch && !this.unloaded) return await this.apply(command, input, prepared);
      }
    } catch (error) {
      throw readable(error);
    } finally {
      this.running -= 1;
      this.checkIdle();
    }
  }

  /** Loads the trees a command needs. What it needs can change while it waits: it is asked until all is there. */
  private async makeResident(
    command: Command<unknown, unknown, unknown>,
    input: unknown,
    prepared: unknown,
  ): Promise<void> {
    for (;;) {
      const roots = (await command.trees?.(input, this.surroundings, prepared)) ?? [];
      const missing = roots.filter((root) => !this.state.isResident(root));
      if (missing.length === 0) return;
      await this.loadTrees(missing);
    }
  }

  /** Those that are being read already are waited for; the others are read together. */
  private async loadTrees(rootKeys: Key[]): Promise<void> {
    const others = rootKeys.filter((rootKey) => !this.loads.has(rootKey));
    if (others.length > 0) {
      const load = this.readTrees(others).finally(() => others.forEach((rootKey) => this.loads.delete(rootKey)));
      for (const rootKey of others) this.loads.set(rootKey, load);
    }
    await Promise.all(new Set(rootKeys.map((rootKey) => this.loads.get(rootKey))));
  }

  private async readTrees(rootKeys: Key[]): Promise<void> {
    const rows = await this.database.all<{ key: Key }>(
      `select distinct process_definition_key as key from process_instance
       where root_process_instance_key in (select value from json_each(?)) and state = 'ACTIVE'`,
      [JSON.stringify(rootKeys)],
    );
    for (const { key } of rows) await this.definitions.compileWith(key);
    await this.state.load(rootKeys);
  }

  /** Everything up to the first `await` happens in one go. */
  private apply(command: Command<unknown, unknown, unknown>, input: unknown, prepared: unknown): Promise<unknown> {
    const x = new Execution(this.state, this.definitions, this.messages, this.indexes, this.clock.now(), this.keys);
    const mark = x.mark();
    let output: unknown;
    try {
      output = command.apply(x, input, prepared);
      x.drain();
    } catch (error) {
      x.rollBack(mark);
      if (error instanceof Rejection) throw error;
      this.options.log?.(`a command failed: ${(error as Error).stack ?? String(error)}`);
      throw new Rejection(
        'PROCESSING_ERROR',
        'PROCESS',
        `Expected to process the command, but an error occurred: ${(error as Error).message}`,
      );
    }
    const waiting = output instanceof Waiting ? this.waitFor(output) : null;
    const { batch } = this;
    batch.add(x.changes);
    if (batch.commands >= LARGEST_BATCH) this.closeBatch();
    for (const rootKey of x.touchedTrees) {
      this.state.touch(rootKey, batch.number);
      if (this.state.hasEnded(rootKey)) batch.endedTrees.push(rootKey);
    }
    this.indexes.note(x.changes);
    this.options.observe?.(x.changes);
    const onDisk = batch.onDisk();
    // Whoever waits for an answer gets it when the change that answers is on disk.
    if (x.answers.length > 0)
      void onDisk.then(
        () => x.answers.forEach(({ waiter, answer }) => this.waiters.get(waiter)?.(answer)),
        () => undefined,
      );
    this.scheduleWrite();
    this.setAlarm();
    if (!waiting) return onDisk.then(() => output);
    this.running -= 1; // Waiting for a person or a worker is not work of the engine.
    return onDisk.then(() => waiting).finally(() => void (this.running += 1));
  }

  private waitFor({ waiter, timeoutMs, output }: Waiting): Promise<unknown> {
    const waiting = new Promise((resolve, reject) => {
      const cancel =
        timeoutMs === null
          ? () => undefined
          : this.clock.schedule(this.clock.now() + timeoutMs, () => {
              this.waiters.delete(waiter);
              reject(
                new Rejection(
                  'DEADLINE_EXCEEDED',
                  'AWAIT',
                  'Time out between gateway and broker: the result was not there in time',
                ),
              );
            });
      this.waiters.set(waiter, (answer) => {
        this.waiters.delete(waiter);
        cancel();
        if ('rejection' in answer) reject(answer.rejection);
        else resolve(output(answer.value));
      });
    });
    waiting.catch(() => undefined); // Handled by whoever awaits it; it may fail before that.
    return waiting;
  }

  private scheduleWrite(): void {
    if (this.writing) return;
    this.writing = this.write();
  }

  private closeBatch(): void {
    this.full.push(this.batch);
    this.batch = new Batch(this.batch.number + 1);
  }

  /** Writes batch after batch until there is nothing to write. */
  private async write(): Promise<void> {
    // One turn of the loop, so that commands that came together are written together.
    await new Promise<void>((resolve) => void setImmediate(resolve));
    while (this.full.length > 0 || !this.batch.isEmpty) {
      if (this.full.length === 0) this.closeBatch();
      const batch = this.full.shift() as Batch;
      try {
        if (batch.hasChanges) await this.database.write(batch.toColumns(this.keys.next));
      } catch (error) {
        await this.recover(batch, error);
        continue;
      }
      this.committed = batch.number;
      batch.written();
      this.state.dropEnded(batch.endedTrees, this.committed);
      this.state.evict(this.options.residentTrees ?? RESIDENT_TREES, this.committed);
      await Promise.resolve();
    }
    this.writing = null;
    this.checkIdle();
  }

  /** What memory holds is not on disk and never will be: nothing is applied on top of it. */
  private async recover(failed: Batch, error: unknown): Promise<void> {
    this.options.log?.(`a batch could not be written: ${(error as Error).message}`);
    const later = [...this.full, this.batch];
    this.full = [];
    this.committed = this.batch.number;
    this.batch = new Batch(this.batch.number + 1);
    this.epoch += 1;
    this.recovery = this.loadAgain();
    for (const batch of [failed, ...later]) batch.failed(unavailable('ANY'));
    for (const answer of [...this.waiters.values()]) answer({ rejection: unavailable('ANY') });
    await this.recovery;
    this.recovery = null;
    // What was thought to be done may be due again.
    this.alarmAt = null;
    this.setAlarm();
  }

  /** Whatever keeps the disk from being written may keep it from being read: then again, until it can be. */
  private async loadAgain(): Promise<void> {
    for (;;) {
      await pause(RECOVERY_PAUSE_MS);
      try {
        await this.load();
        this.unloaded = false;
        return;
      } catch (error) {
        this.unloaded = true;
        this.options.log?.(`loading failed: ${(error as Error).message}`);
      }
    }
  }

  private setAlarm(): void {
    if (this.firing || this.closed) return;
    const at = this.indexes.nextAt();
    if (at === this.alarmAt) return;
    this.alarmAt = at;
    this.cancelAlarm();
    this.cancelAlarm = at === null ? () => undefined : this.clock.schedule(at, () => void this.fire());
  }

  /** Does everything that is due, in its order. */
  private async fire(): Promise<void> {
    if (this.firing || this.closed) return;
    this.firing = true;
    this.alarmAt = null;
    this.running += 1;
    try {
      for (;;) {
        const due = this.indexes.takeDue(this.clock.now());
        if (due) {
          const command = DUE[due.kind];
          await this.run(command as Command<unknown, unknown, unknown>, { key: due.key });
        } else if (this.indexes.mustReload) await this.indexes.loadSchedule();
        else break;
      }
    } catch (error) {
      this.options.log?.(`something due could not be done: ${(error as Error).message}`);
    } finally {
      this.firing = false;
      this.running -= 1;
      this.setAlarm();
      this.checkIdle();
    }
  }

  private get isIdle(): boolean {
    const due = this.indexes.nextAt();
    return (
      this.running === 0 &&
      this.writing === null &&
      this.batch.isEmpty &&
      this.full.length === 0 &&
      !this.requests.isBusy &&
      (due === null || due > this.clock.now())
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
      const due = this.indexes.nextAt();
      if (due !== null && due <= this.clock.now() && !this.firing) await this.fire();
      else await new Promise<void>((resolve) => this.idleWaiters.push(resolve));
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.cancelAlarm();
    this.requests.close();
    while (this.running > 0 || this.writing)
      await (this.writing ?? new Promise<void>((resolve) => void setImmediate(resolve)));
    this.closed = true;
    this.idleWaiters.forEach((resolve) => resolve());
    for (const answer of [...this.waiters.values()]) answer({ rejection: unavailable('ANY') });
    await this.database.close();
  }
}
