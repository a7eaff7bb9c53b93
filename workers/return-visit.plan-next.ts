/** Counts an unanswered return visit and plans the next one. */
import { z } from 'zod';
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { complaintId, contextOf, variablesOf } from './input.js';

const profile = z.object({ maxVisitAttempts: z.number().int().positive() });

export const planNextVisit = (useCases: UseCases): JobHandler => ({
  type: 'return-visit.plan-next',
  handle: async (job) => {
    const input = variablesOf(job, { complaintId, attempts: z.number().int().nullish(), profile });
    const facts = { attempts: input.attempts ?? 0, maxAttempts: input.profile.maxVisitAttempts };
    return useCases.planNextVisit(contextOf(job), input.complaintId, facts);
  },
});
