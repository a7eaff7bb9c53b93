/** A real file of the engine whose disk does as a test says: writes that fail, reads that fail or take their time. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Pause } from '../../clock.js';
import { EmbeddedEngine, type Options } from '../../engine.js';
import { ControlledClock } from '../../index.js';
import { Database } from '../../storage/database.js';

export const NOW = Date.UTC(2026, 0, 5, 9);

export type Outcome = 'fine' | 'lost' | 'written';

export class UnsteadyDisk {
  readonly clock = new ControlledClock(NOW);
  readonly log: string[] = [];
  /** How long the engine wanted to wait, each time it did. */
  readonly pauses: number[] = [];
  /** Asked before each write: whether it fails, and where it does, whether the disk has it all the same. */
  onWrite: () => Outcome | Promise<Outcome> = () => 'fine';
  /** Asked before each read: fails where it throws, waits where it waits. */
  onRead: (sql: string) => void | Promise<void> = () => undefined;
  /** Whether time, when it is moved, waits until the engine has done what was due. */
  timeWaits = true;
  /** Waited for instead of each pause. */
  onPause: () => Promise<void> = () => new Promise((resolve) => void setImmediate(resolve));
  private open: EmbeddedEngine | null = null;

  private constructor(
    private readonly folder: string,
    private readonly database: Database,
  ) {}

  static async create(): Promise<UnsteadyDisk> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'engine-recovery-'));
    return new UnsteadyDisk(folder, await Database.open(path.join(folder, 'engine.db')));
  }

  async start(options: Partial<Options> = {}): Promise<EmbeddedEngine> {
    const { database } = this;
    const write = database.write.bind(database);
    const all = database.all.bind(database);
    database.write = async (columns) => {
      const outcome = await this.onWrite();
      if (outcome !== 'lost') await write(columns);
      if (outcome !== 'fine') throw new Error('database or disk is full');
    };
    database.all = async <Row>(sql: string, parameters?: unknown[]) => {
      await this.onRead(sql);
      return all<Row>(sql, parameters);
    };
    const pause: Pause = (ms, signal) => {
      this.pauses.push(ms);
      return new Promise<void>((resolve) => {
        const end = (): void => {
          signal.removeEventListener('abort', end);
          resolve();
        };
        signal.addEventListener('abort', end);
        void this.onPause().then(end);
      });
    };
    const log = (line: string): void => void this.log.push(line);
    const engine = await EmbeddedEngine.open(database, { clock: this.clock, pause, log, ...options });
    this.open = engine;
    this.clock.settleWith(() => (this.timeWaits ? engine.idle() : turn()));
    return engine;
  }

  /** The next write fails. */
  failOnce(how: Outcome = 'lost'): void {
    this.onWrite = () => {
      this.onWrite = () => 'fine';
      return how;
    };
  }

  async remove(): Promise<void> {
    await this.open?.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One turn of the loop: whatever is ready to go on has gone on. */
export const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
