/** Rings when the engine has made a job: nobody has to ask for one in vain. */
import type { EngineOptions } from '@gas-complaint-desk/engine';
import { z } from 'zod';

/** What is read of a job's row. */
const JOB = z.object({ type: z.string(), state: z.string() });

export class JobBell {
  private types = new Set<string>();
  private ring: () => void = () => undefined;

  readonly observe: EngineOptions['observe'] = (changes) => {
    for (const { table, row } of changes) {
      const job = table === 'job' ? JOB.safeParse(row).data : undefined;
      if (job?.state === 'CREATED') this.note(job.type);
    }
  };

  note(type: string): void {
    this.types.add(type);
    this.ring();
  }

  get isQuiet(): boolean {
    return this.types.size === 0;
  }

  /** Types that may have jobs, taken off the list. */
  take(): string[] {
    const types = [...this.types].sort();
    this.types.clear();
    return types;
  }

  /** Until there may be a job, or somebody wakes whoever waits. */
  async some(): Promise<void> {
    if (!this.isQuiet) return;
    await new Promise<void>((resolve) => (this.ring = resolve));
  }

  wake(): void {
    this.ring();
  }
}
