/** What a job brings along, checked before anything is done with it. */
import { z } from 'zod';
import { type Job, JobInputError, type JobContext } from '../domain/core/index.js';

/** @throws {JobInputError} naming the variables that are missing or wrong */
export function variablesOf<Shape extends z.ZodRawShape>(job: Job, shape: Shape): z.infer<z.ZodObject<Shape>> {
  const parsed = z.object(shape).safeParse(job.variables);
  if (parsed.success) return parsed.data as z.infer<z.ZodObject<Shape>>;
  const names = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  throw new JobInputError(
    `The job ${job.type} at ${job.elementId} needs the variables ${names.join(', ')} (missing, or of the wrong type).`,
  );
}

/** @throws {JobInputError} */
export function headerOf(job: Job, name: string): string {
  const value = job.customHeaders[name];
  if (value === undefined || value === '')
    throw new JobInputError(`The job ${job.type} at ${job.elementId} needs the header ${name}.`);
  return value;
}

/** The element instance makes a second delivery recognisable. */
export function contextOf(job: Job): JobContext {
  return { occurrence: job.elementInstanceKey, actor: `system:${job.type}` };
}

export const complaintId = z.string().min(1);
