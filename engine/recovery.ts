/**
 * Memory, and how it is got back: after a commit that failed it is dropped at once and loaded again, as often as it
 * takes. Until all of it is there, there is none: nothing can be applied, given out or fired on half of it.
 */
import type { Pause } from './clock.js';
import type { Memory } from './memory.js';
import { unavailable } from './unavailable.js';

/** Before memory is loaded again: a disk that cannot be written now is not asked all the time. */
export const FIRST_PAUSE_MS = 200;
export const LONGEST_PAUSE_MS = 5_000;

export interface Loading {
  load(): Promise<Memory>;
  /** Called when there is a memory again. */
  onLoaded(memory: Memory): void;
  pause: Pause;
  log(line: string): void;
}

export class Recovery {
  /** null while it is being loaded. */
  current: Memory | null = null;
  private loading: Promise<void> | null = null;
  /** The first try is waited for, it takes a moment; after that nobody knows how long the disk stays away. */
  private refusing = false;
  private readonly closing = new AbortController();

  constructor(private readonly engine: Loading) {}

  /** Loads it for the first time. @throws where that fails: then there is nothing to recover */
  async begin(): Promise<void> {
    this.current = await this.engine.load();
  }

  /** @throws {Rejection} UNAVAILABLE where it cannot be loaded now */
  async get(): Promise<Memory> {
    if (!this.refusing) await this.loading;
    if (this.current) return this.current;
    throw unavailable();
  }

  /** What memory holds is not on disk and never will be. */
  drop(): void {
    this.current = null;
    this.loading ??= this.attempt(FIRST_PAUSE_MS);
  }

  private async attempt(pauseMs: number): Promise<void> {
    await this.engine.pause(pauseMs, this.closing.signal);
    if (this.closing.signal.aborted) return;
    try {
      const memory = await this.engine.load();
      this.loading = null;
      this.refusing = false;
      this.current = memory;
      this.engine.onLoaded(memory);
    } catch (error) {
      this.engine.log(`loading failed: ${error instanceof Error ? error.message : String(error)}`);
      this.refusing = true;
      this.loading = this.attempt(Math.min(2 * pauseMs, LONGEST_PAUSE_MS));
    }
  }

  /** Ends the tries; who waits for memory is refused. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.loading;
  }
}
