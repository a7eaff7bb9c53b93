/** The lists as the pages of this process know them: every page has names on it, and none waits for them. */
import type { Context } from '../core/context.js';
import type { ListEntry } from './model.js';

/** As long as another process may go on showing the names from before. */
const AS_READ_MS = 10_000;

export class Known {
  private entries: readonly ListEntry[] | null = null;
  private readAt = 0;
  private reading = false;

  constructor(private readonly context: Context) {}

  /** As they were read last; what another process has changed since is asked for behind the page. */
  async all(): Promise<readonly ListEntry[]> {
    if (this.entries === null) return this.readAgain();
    if (this.context.deps.clock.now().getTime() - this.readAt >= AS_READ_MS && !this.reading) {
      this.reading = true;
      // A database that is away says so on the pages that ask it for more than names.
      void this.readAgain().catch(() => undefined);
    }
    return this.entries;
  }

  async readAgain(): Promise<readonly ListEntry[]> {
    const { store, clock } = this.context.deps;
    this.readAt = clock.now().getTime();
    try {
      this.entries = await store.read.organisation.all();
      return this.entries;
    } finally {
      this.reading = false;
    }
  }
}
