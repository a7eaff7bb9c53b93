/** Records that the complainant has withdrawn, and ends every clock of the case. */
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { complaintId, contextOf, variablesOf } from './input.js';

export const recordWithdrawal = (useCases: UseCases): JobHandler => ({
  type: 'complaint.withdraw',
  handle: async (job) => {
    await useCases.recordWithdrawal(contextOf(job), variablesOf(job, { complaintId }).complaintId);
    return {};
  },
});
