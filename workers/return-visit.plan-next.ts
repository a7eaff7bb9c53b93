/** What `return-visit.plan` was called in the first bundles: after a visit that nobody answered, and only then. */
import { z } from 'zod';
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, contextOf, later, variablesOf } from './input.js';

const count = z.number().int().nonnegative();
const profile = z.object({ maxVisitAttempts: z.number().int().positive() });
/** They knew one round of visits, which began at once. */
const ONE_ROUND = { visitAfterWorkingDays: 0, visitIntervalWorkingDays: 0 };

export const planNextVisit = ({ cases }: Pick<UseCases, 'cases'>): JobHandler => ({
  type: 'return-visit.plan-next',
  handle: async (job) => {
    const input = variablesOf(job, { complaintId, attempts: later(count, 0), profile });
    return cases.planVisit(contextOf(job), input.complaintId, {
      attempts: input.attempts,
      visitRound: 1,
      visitOutcome: 'noAnswer',
      plan: { ...ONE_ROUND, ...input.profile },
    });
  },
});
