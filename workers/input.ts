/** What a job brings along, checked before anything is done with it. */
import { z } from 'zod';
import type { ComplaintId } from '../domain/cases/index.js';
import {
  type Id,
  isId,
  isLocalDate,
  type Job,
  JobInputError,
  type JobContext,
  type LocalDate,
} from '../domain/core/index.js';
import type { ClockId } from '../domain/deadlines/index.js';
import type { DutyId } from '../domain/duties/index.js';
import { type Department, isDepartment } from '../domain/organisation/index.js';
import { type Group, isGroup } from '../domain/people/index.js';
import type { DangerId } from '../domain/safety/index.js';

/** @throws {JobInputError} naming the variables that are missing or wrong */
export function variablesOf<Shape extends z.ZodRawShape>(job: Job, shape: Shape): z.infer<z.ZodObject<Shape>> {
  const parsed = z.object(shape).safeParse(job.variables);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  throw new JobInputError(
    `The job ${job.type} at ${job.elementId} needs the variables ${names.join(', ')} (missing, or of the wrong type).`,
  );
}

/**
 * A variable, or a part of one, that came later than its job type: a bundle from before does not set it, and its cases go on.
 * @param otherwise what it is for them
 */
export const later = <Schema extends z.ZodType>(schema: Schema, otherwise: z.output<Schema>) =>
  schema.nullish().transform((value): z.output<Schema> => value ?? otherwise);

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

const idOf = <T extends Id>(): z.ZodType<T> => z.custom<T>(isId<T>);

export const day = z.custom<LocalDate>(isLocalDate);
export const group = z.custom<Group>(isGroup);
export const department = z.custom<Department>(isDepartment);
export const complaintId = idOf<ComplaintId>();
export const clockId = idOf<ClockId>();
export const dangerId = idOf<DangerId>();
export const dutyId = idOf<DutyId>();
