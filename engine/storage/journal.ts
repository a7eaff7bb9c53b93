/** What is to be on disk: batches in their order. While one is being written, the next one fills. */
import type { Key } from '../records.js';
import { unavailable } from '../unavailable.js';
import { Batch, type Change } from './batch.js';
import type { Database } from './database.js';

/**
 * Commands that are written together at most. More would be cheaper to write, but then all clients get their answers at
 * once and send their next commands at once, and disk, engine and clients take turns instead of working side by side.
 */
const LARGEST_BATCH = 64;

export interface JournalEvents {
  written(batch: Batch): void;
  /** Called before anybody whose changes are lost is told so. */
  failed(error: unknown): void;
  /** Everything is on disk, or was given up. */
  idle(): void;
}

export class Journal {
  private batch = new Batch(1);
  /** Batches that are full and wait to be written. */
  private full: Batch[] = [];
  /** The batch on its way to the disk. */
  private current: Batch | null = null;
  private writing: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly keys: { readonly next: Key },
    private readonly events: JournalEvents,
  ) {}

  get isIdle(): boolean {
    return this.writing === null;
  }

  /** Adds the changes of one command; the batch they are written with. */
  add(changes: readonly Change[]): Batch {
    const { batch } = this;
    batch.add(changes);
    if (batch.commands >= LARGEST_BATCH) this.closeBatch();
    this.writing ??= this.write();
    return batch;
  }

  /** When everything that was added so far is on disk. @throws {Rejection} UNAVAILABLE where it will never be */
  async onDisk(): Promise<void> {
    await (this.batch.isEmpty ? (this.full.at(-1) ?? this.current) : this.batch)?.onDisk();
  }

  /** When there is nothing left to write. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private closeBatch(): void {
    this.full.push(this.batch);
    this.batch = new Batch(this.batch.number + 1);
  }

  private next(): Batch | undefined {
    if (this.full.length === 0 && !this.batch.isEmpty) this.closeBatch();
    return this.full.shift();
  }

  /** Writes batch after batch until there is nothing to write. */
  private async write(): Promise<void> {
    // One turn of the loop, so that commands that came together are written together.
    await new Promise<void>((resolve) => void setImmediate(resolve));
    for (let batch = this.next(); batch; batch = this.next()) {
      this.current = batch;
      try {
        if (batch.hasChanges) await this.database.write(batch.toColumns(this.keys.next));
      } catch (error) {
        this.giveUp(batch, error);
        continue;
      }
      this.current = null;
      batch.written();
      this.events.written(batch);
      await Promise.resolve();
    }
    this.writing = null;
    this.events.idle();
  }

  /** What came after a batch that is lost was made on top of it, and is lost with it. */
  private giveUp(failed: Batch, error: unknown): void {
    const lost = [failed, ...this.full, this.batch];
    this.full = [];
    this.current = null;
    this.batch = new Batch(this.batch.number + 1);
    this.events.failed(error);
    for (const batch of lost) batch.failed(unavailable());
  }
}
