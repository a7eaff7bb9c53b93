/** Binds the case to its instance and starts the clocks of its receipt (D03-R13, D03-R14, D03-R15). */
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { complaintId, contextOf, variablesOf } from './input.js';

export const openCase = (useCases: UseCases): JobHandler => ({
  type: 'complaint.open',
  handle: async (job) => {
    const input = variablesOf(job, { complaintId });
    return useCases.openCase(contextOf(job), input.complaintId, job.processInstanceKey);
  },
});
