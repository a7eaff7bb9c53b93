/** Does what is due when it is due: timers, job time-outs, back-offs, message deadlines, pieces of batch operations. */
import type { Pause } from './clock.js';
import { continueBatchOperation } from './commands/batch-operations.js';
import { broadcastThrown } from './commands/broadcast-signal.js';
import { type EngineClock, Rejection } from './commands/commands.js';
import type { Command } from './commands/command.js';
import { expireMessage, fireTimer, wakeJob } from './commands/due.js';
import type { Memory } from './memory.js';
import type { Instant, Key } from './records.js';
import type { Due } from './storage/schedule.js';

/** After something due that the disk did not let be done. */
const REST_MS = 200;

/** What the alarm needs of the engine. */
export interface Clockwork {
  readonly clock: EngineClock;
  /** null while it is being loaded: then nothing is due. */
  memory(): Memory | null;
  run<Prepared>(command: Command<{ key: Key }, void, Prepared>, input: { key: Key }): Promise<void>;
  pause: Pause;
  log(line: string): void;
  /** Called whenever it has done what is due, or cannot do it now. */
  done(): void;
}

export class Alarm {
  private firing = false;
  private resting = false;
  private at: Instant | null = null;
  private cancel: () => void = () => undefined;
  private readonly closing = new AbortController();

  constructor(private readonly engine: Clockwork) {}

  /** It is at work, or waits for the disk. */
  get isBusy(): boolean {
    return this.firing || this.resting;
  }

  get isDue(): boolean {
    const at = this.engine.memory()?.indexes.nextAt() ?? null;
    return at !== null && at <= this.engine.clock.now();
  }

  /** Plans the next instant at which something is due. */
  set(): void {
    if (this.isBusy || this.closing.signal.aborted) return;
    const at = this.engine.memory()?.indexes.nextAt() ?? null;
    if (at === this.at) return;
    this.cancel();
    this.at = at;
    this.cancel = at === null ? () => undefined : this.engine.clock.schedule(at, () => void this.fire());
  }

  /** Does everything that is due, in its order. */
  async fire(): Promise<void> {
    if (this.isBusy || this.closing.signal.aborted) return;
    this.firing = true;
    this.at = null;
    try {
      while (await this.fireNext());
    } catch (error) {
      this.engine.log(`something due could not be done: ${error instanceof Error ? error.message : String(error)}`);
      void this.rest();
    } finally {
      this.firing = false;
      this.set();
      this.engine.done();
    }
  }

  /** @returns whether there may be more. @throws where the disk does not let it be done */
  private async fireNext(): Promise<boolean> {
    const memory = this.engine.memory();
    if (!memory) return false;
    const due = memory.indexes.takeDue(this.engine.clock.now());
    if (due) await this.do(due, memory);
    else if (memory.indexes.mustReload) await memory.indexes.loadSchedule();
    else return false;
    return true;
  }

  private async do(due: Due, memory: Memory): Promise<void> {
    try {
      await this.run(due);
    } catch (error) {
      if (error instanceof Rejection && error.type === 'UNAVAILABLE') {
        // A memory that is loaded anew finds it on disk.
        memory.indexes.putBack(due);
        throw error;
      }
      this.engine.log(`something due failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private run({ kind, key }: Due): Promise<void> {
    switch (kind) {
      case 'timer':
        return this.engine.run(fireTimer, { key });
      case 'job':
        return this.engine.run(wakeJob, { key });
      case 'message':
        return this.engine.run(expireMessage, { key });
      case 'signal':
        return this.engine.run(broadcastThrown, { key });
      case 'batch':
        return this.engine.run(continueBatchOperation, { key });
    }
  }

  /** The disk is not asked all the time. */
  private async rest(): Promise<void> {
    this.resting = true;
    await this.engine.pause(REST_MS, this.closing.signal);
    this.resting = false;
    await this.fire();
  }

  close(): void {
    this.closing.abort();
    this.cancel();
  }
}
