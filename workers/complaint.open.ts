/** Binds the case to its instance and starts the clocks of its receipt (D03-R13, D03-R14, D03-R15). */
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, contextOf, variablesOf } from './input.js';

export const openCase = ({ cases }: Pick<UseCases, 'cases'>): JobHandler => ({
  type: 'complaint.open',
  handle: async (job) => {
    const input = variablesOf(job, { complaintId });
    return cases.openCase(contextOf(job), input.complaintId, job);
  },
});
