/** Records that the complaint is registered (D03-R13). */
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { complaintId, contextOf, variablesOf } from './input.js';

export const recordRegistration = (useCases: UseCases): JobHandler => ({
  type: 'complaint.register',
  handle: async (job) => {
    await useCases.recordRegistration(contextOf(job), variablesOf(job, { complaintId }).complaintId);
    return {};
  },
});
