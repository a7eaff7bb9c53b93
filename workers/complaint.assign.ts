/** Records the responsible department, and what the tables make of a case of several (D09-R15, D16-R22). */
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { classification } from './complaint.classify.js';
import { complaintId, contextOf, department, variablesOf } from './input.js';

export const recordAssignment = ({ cases }: Pick<UseCases, 'cases'>): JobHandler => ({
  type: 'complaint.assign',
  handle: async (job) => {
    const shape = { complaintId, responsibleDepartment: department, classification };
    const input = variablesOf(job, shape);
    const context = contextOf(job);
    await cases.recordAssignment(context, input.complaintId, input.responsibleDepartment, input.classification);
    return {};
  },
});
