/** Records the decision on a plan, and whose it was. */
import { z } from 'zod';
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, contextOf, group, variablesOf } from './input.js';

export const recordApproval = ({ cases }: Pick<UseCases, 'cases'>): JobHandler => ({
  type: 'approval.record',
  handle: async (job) => {
    const input = variablesOf(job, { complaintId, approvalOutcome: z.string(), approverGroup: group });
    await cases.recordApproval(contextOf(job), input.complaintId, {
      outcome: input.approvalOutcome,
      approverGroup: input.approverGroup,
    });
    return {};
  },
});
