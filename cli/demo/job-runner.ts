/** Sends the outbox and does the jobs of an engine in this process whenever it is asked to: nothing goes on by itself. */
import { Rejection, type RunningEngine } from '@gas-complaint-desk/engine';
import { z } from 'zod';
import type { Job, JobHandler } from '../../domain/core/index.js';
import { failureOf } from '../../gateways/job-failure.js';
import { json } from '../../gateways/json.js';
import type { OutboxDispatcher } from '../../gateways/outbox-dispatcher.js';
import type { JobBell } from './job-bell.js';

/** A case that goes round more often than this goes round for ever. */
const MOST_ROUNDS = 500;
const MOST_JOBS = 50;
/** As they go to the engine: without what is undefined. */
const VARIABLES = json(z.record(z.string(), z.json()));

interface Parts {
  engine: RunningEngine;
  dispatcher: OutboxDispatcher;
  handlers: readonly JobHandler[];
  /** Hears of the engine's jobs. */
  bell: JobBell;
  failed?: (job: Job, error: unknown) => void;
}

export class JobRunner {
  private readonly handlers: ReadonlyMap<string, JobHandler>;

  constructor(private readonly parts: Parts) {
    this.handlers = new Map(parts.handlers.map((handler) => [handler.type, handler]));
  }

  /** A job that failed or timed out waits for its next try, and nothing tells when that has come. */
  lookAgain(): void {
    for (const type of this.handlers.keys()) this.parts.bell.note(type);
  }

  /** Until neither the outbox nor the engine has anything left. */
  async settle(): Promise<void> {
    const { engine, dispatcher, bell } = this.parts;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await engine.idle();
      let sent = false;
      const sending = dispatcher.drain().finally(() => {
        sent = true;
        bell.wake();
      });
      // A command may wait for a listener's job: the jobs are done while the outbox is sent.
      let done = 0;
      while (!sent) {
        done += await this.work();
        if (!sent) await bell.some();
      }
      await sending;
      await engine.idle();
      done += await this.work();
      if (done === 0) return;
    }
    throw new Error('The house does not settle.');
  }

  private async work(): Promise<number> {
    let done = 0;
    for (const type of this.parts.bell.take()) {
      const handler = this.handlers.get(type);
      if (!handler) throw new Error(`Nobody does jobs of the type ${type}.`);
      const request = {
        type,
        worker: 'in process',
        timeoutMs: 60_000,
        maxJobs: MOST_JOBS,
        fetchVariables: [],
        waitMs: 0,
      };
      const jobs = await this.parts.engine.activateJobs(request);
      for (const { key, elementInstanceKey, processInstanceKey, processDefinitionKey, ...rest } of jobs) {
        const keys = {
          elementInstanceKey: String(elementInstanceKey),
          processInstanceKey: String(processInstanceKey),
          processDefinitionKey: String(processDefinitionKey),
        };
        await this.run(handler, { ...rest, ...keys, key: String(key) });
        done += 1;
      }
      if (jobs.length === MOST_JOBS) this.parts.bell.note(type);
    }
    return done;
  }

  private async run(handler: JobHandler, job: Job): Promise<void> {
    const { engine, bell, failed } = this.parts;
    const jobKey = Number(job.key);
    try {
      const variables = await handler.handle(job);
      await engine.execute('completeJob', { jobKey, variables: VARIABLES.parse(JSON.stringify(variables)) });
    } catch (error) {
      failed?.(job, error);
      const { retries, retryBackOffMs, errorMessage } = failureOf(job, error);
      await engine
        .execute('failJob', { jobKey, retries, errorMessage, retryBackOffMs, variables: {} })
        .catch((refused: unknown) => {
          // Its instance has ended meanwhile, and the job with it.
          if (!(refused instanceof Rejection) || refused.type !== 'NOT_FOUND') throw refused;
        });
      bell.note(job.type);
    }
  }
}
