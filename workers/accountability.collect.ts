/** Tells the process whether a limit of the regulation was missed (D11-R19). */
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { complaintId, variablesOf } from './input.js';

export const collectLateness = (useCases: UseCases): JobHandler => ({
  type: 'accountability.collect',
  handle: (job) => useCases.collectLateness(variablesOf(job, { complaintId }).complaintId),
});
