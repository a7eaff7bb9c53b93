/** What a failed job is told to the engine: how often it is tried again, and a text without personal data. */
import { JobInputError, type Job } from '../domain/jobs.js';
import { EngineError } from '../domain/ports.js';

export interface JobFailure {
  retries: number;
  retryBackOffMs: number;
  errorMessage: string;
}

const FIRST_BACK_OFF_MS = 1_000;
const TRIES = 3;

/**
 * A job that lacks what its handler needs is not tried again. An engine or a database that cannot be reached is no
 * fault of the job, and costs it none of its tries.
 */
export function failureOf(job: Job, error: unknown): JobFailure {
  if (error instanceof JobInputError) return { retries: 0, retryBackOffMs: 0, errorMessage: error.message };
  const away = error instanceof EngineError && (error.status === 0 || error.status === 503);
  const retries = away ? job.retries : Math.max(0, job.retries - 1);
  const tried = Math.max(0, TRIES - retries);
  return { retries, retryBackOffMs: FIRST_BACK_OFF_MS * 4 ** Math.min(tried, 4), errorMessage: safeText(error) };
}

/** Messages of libraries may quote what they were given: only names and codes go out. */
function safeText(error: unknown): string {
  if (error instanceof EngineError) return `EngineError ${error.status}: ${error.message}`;
  const { name = 'Error', code } = (error ?? {}) as { name?: string; code?: unknown };
  return code === undefined ? String(name) : `${name} (${String(code)})`;
}
