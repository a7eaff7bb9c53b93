/** Records that the complaint is registered (D03-R13). */
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, contextOf, variablesOf } from './input.js';

export const recordRegistration = ({ cases }: Pick<UseCases, 'cases'>): JobHandler => ({
  type: 'complaint.register',
  handle: async (job) => {
    await cases.recordRegistration(contextOf(job), variablesOf(job, { complaintId }).complaintId);
    return {};
  },
});
