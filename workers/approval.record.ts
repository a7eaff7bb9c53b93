/** Records the decision on a plan, and whose it was. */
import { z } from 'zod';
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { complaintId, contextOf, variablesOf } from './input.js';

export const recordApproval = (useCases: UseCases): JobHandler => ({
  type: 'approval.record',
  handle: async (job) => {
    const input = variablesOf(job, { complaintId, approvalOutcome: z.string(), approverGroup: z.string() });
    await useCases.recordApproval(contextOf(job), input.complaintId, {
      outcome: input.approvalOutcome,
      approverGroup: input.approverGroup,
    });
    return {};
  },
});
