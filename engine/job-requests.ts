/** Workers that ask for jobs: answered at once, or held until there are some; the first to ask is the first to get. */
import type { ActivatedJob, ActivateJobsRequest, EngineClock } from './commands/commands.js';

interface Held {
  request: ActivateJobsRequest;
  answer: (jobs: ActivatedJob[]) => void;
  fail: (reason: unknown) => void;
  release: () => void;
}

export class JobRequests {
  private readonly held = new Map<string, Held[]>();
  /** Types whose held requests are being served. */
  private readonly serving = new Set<string>();

  constructor(
    private readonly clock: EngineClock,
    private readonly hasJobs: (type: string) => boolean,
    private readonly take: (request: ActivateJobsRequest) => Promise<ActivatedJob[]>,
  ) {}

  get isBusy(): boolean {
    return this.serving.size > 0;
  }

  async add(request: ActivateJobsRequest): Promise<ActivatedJob[]> {
    const waiting = (this.held.get(request.type) ?? []).length > 0;
    if (!waiting && !request.signal?.aborted) {
      const jobs = await this.take(request);
      if (jobs.length > 0) return jobs;
    }
    if (request.waitMs <= 0 || request.signal?.aborted) return [];
    return this.hold(request);
  }

  private hold(request: ActivateJobsRequest): Promise<ActivatedJob[]> {
    return new Promise((resolve, reject) => {
      const cancel = this.clock.schedule(this.clock.now() + request.waitMs, () => this.letGo(held));
      const abort = (): void => this.letGo(held);
      request.signal?.addEventListener('abort', abort, { once: true });
      const release = (): void => {
        cancel();
        request.signal?.removeEventListener('abort', abort);
      };
      const held: Held = { request, answer: resolve, fail: reject, release };
      this.held.set(request.type, [...(this.held.get(request.type) ?? []), held]);
      // A job may have come while nobody was held.
      if (this.hasJobs(request.type)) this.wake(request.type);
    });
  }

  /** Ends the wait of one request without jobs. */
  private letGo(held: Held): void {
    this.drop(held);
    held.answer([]);
  }

  private drop(held: Held): void {
    held.release();
    const { type } = held.request;
    const rest = (this.held.get(type) ?? []).filter((one) => one !== held);
    if (rest.length > 0) this.held.set(type, rest);
    else this.held.delete(type);
  }

  /** There is a job of this type. */
  wake(type: string): void {
    if (this.serving.has(type) || !this.held.has(type)) return;
    this.serving.add(type);
    queueMicrotask(() => void this.serve(type));
  }

  private async serve(type: string): Promise<void> {
    try {
      while (this.hasJobs(type)) {
        const next = this.held.get(type)?.[0];
        if (!next) return;
        this.drop(next);
        const jobs = await this.take(next.request).catch((error: unknown) => void next.fail(error));
        if (jobs === undefined) continue;
        // The last job may have gone to somebody else: this one goes on waiting.
        if (jobs.length > 0) next.answer(jobs);
        else this.hold(next.request).then(next.answer, next.fail);
      }
    } finally {
      this.serving.delete(type);
    }
  }

  close(): void {
    for (const held of [...this.held.values()].flat()) this.letGo(held);
  }
}
