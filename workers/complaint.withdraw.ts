/** Records that the complainant has withdrawn, and ends every clock of the case. */
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, contextOf, variablesOf } from './input.js';

export const recordWithdrawal = ({ cases }: Pick<UseCases, 'cases'>): JobHandler => ({
  type: 'complaint.withdraw',
  handle: async (job) => {
    await cases.recordWithdrawal(contextOf(job), variablesOf(job, { complaintId }).complaintId);
    return {};
  },
});
