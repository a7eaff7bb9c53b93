/** What a failed job is told to the engine: how often it is tried again, and a text without personal data. */
import {
  codeOf,
  JobInputError,
  type Job,
  SetUpError,
  isOutage,
  outageText,
  EngineError,
} from '../domain/core/index.js';

export interface JobFailure {
  retries: number;
  retryBackOffMs: number;
  errorMessage: string;
}

const FIRST_BACK_OFF_MS = 1_000;
const TRIES = 3;
/** Often enough to go on soon after an outage, seldom enough not to press upon a partner that is just coming back. */
const OUTAGE_BACK_OFF_MS = 5_000;

/**
 * A job that lacks what its handler needs is not tried again. An engine or a database that is away is no fault of the
 * job, and costs it none of its tries.
 */
export function failureOf(job: Job, error: unknown): JobFailure {
  if (error instanceof JobInputError) return { retries: 0, retryBackOffMs: 0, errorMessage: error.message };
  if (isOutage(error))
    return { retries: job.retries, retryBackOffMs: OUTAGE_BACK_OFF_MS, errorMessage: outageText(safeText(error)) };
  const retries = Math.max(0, job.retries - 1);
  const tried = Math.max(0, TRIES - retries);
  return { retries, retryBackOffMs: FIRST_BACK_OFF_MS * 4 ** Math.min(tried, 4), errorMessage: safeText(error) };
}

/** Messages of libraries may quote what they were given: only names and codes go out. */
export function safeText(error: unknown): string {
  if (error instanceof EngineError) return `EngineError ${error.status}: ${error.message}`;
  if (error instanceof SetUpError) return `SetUpError: ${error.message}`;
  const code = codeOf(error);
  const name = error instanceof Error ? error.name : 'Error';
  return code === undefined ? name : `${name} (${String(code)})`;
}
