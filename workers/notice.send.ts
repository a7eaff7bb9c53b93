/** Writes a notice (header `event`); who gets it, and when, stands in the company's table of notices. */
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { complaintId, contextOf, headerOf, variablesOf } from './input.js';

export const sendNotice = (useCases: UseCases): JobHandler => ({
  type: 'notice.send',
  handle: async (job) => {
    await useCases.writeNotice(contextOf(job), variablesOf(job, { complaintId }).complaintId, headerOf(job, 'event'));
    return {};
  },
});
