/** Plans a return visit: the first, the next attempt after one without an answer, the next round (D09-R17, D09-R18). */
import { z } from 'zod';
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, contextOf, variablesOf } from './input.js';

const count = z.number().int().nonnegative();
const profile = z.object({
  maxVisitAttempts: z.number().int().positive(),
  visitAfterWorkingDays: count,
  visitIntervalWorkingDays: count,
});

export const planVisit = ({ cases }: Pick<UseCases, 'cases'>): JobHandler => ({
  type: 'return-visit.plan',
  handle: async (job) => {
    const shape = { complaintId, attempts: count, visitRound: count, visitOutcome: z.string().nullish(), profile };
    const { complaintId: id, attempts, visitRound, visitOutcome, profile: plan } = variablesOf(job, shape);
    const facts = { attempts, visitRound, visitOutcome: visitOutcome ?? null, plan };
    return cases.planVisit(contextOf(job), id, facts);
  },
});
