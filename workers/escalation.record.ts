/** Records that a missed limit has gone to the next level, and tells that level, which has one task for all of it. */
import { z } from 'zod';
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { clockId, complaintId, contextOf, group, later, variablesOf } from './input.js';

const escalation = z.object({ recipientGroup: group, supervise: later(z.boolean(), false) });

export const recordEscalation = ({ deadlines }: Pick<UseCases, 'deadlines'>): JobHandler => ({
  type: 'escalation.record',
  handle: async (job) => {
    const input = variablesOf(job, { complaintId, clockId, level: z.number().int(), escalation });
    const { recipientGroup, supervise } = input.escalation;
    return deadlines.recordEscalation(contextOf(job), input.complaintId, {
      clockId: input.clockId,
      level: input.level,
      recipientGroup,
      processInstanceKey: job.processInstanceKey,
      supervise,
    });
  },
});
