/** Records that a missed limit has gone to the next level, and tells that level. */
import { z } from 'zod';
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { complaintId, contextOf, variablesOf } from './input.js';

const escalation = z.object({ recipientGroup: z.string() });

export const recordEscalation = (useCases: UseCases): JobHandler => ({
  type: 'escalation.record',
  handle: async (job) => {
    const input = variablesOf(job, { complaintId, clockId: z.string(), level: z.number().int(), escalation });
    const { clockId, level } = input;
    await useCases.recordEscalation(contextOf(job), input.complaintId, {
      clockId,
      level,
      recipientGroup: input.escalation.recipientGroup,
    });
    return {};
  },
});
