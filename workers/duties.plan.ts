/** Plans the duties whose task begins before the planner comes round again (D09-R22, D16-R08). */
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { contextOf } from './input.js';

export const planDuties = (useCases: UseCases): JobHandler => ({
  type: 'duties.plan',
  handle: async (job) => {
    await useCases.planDuties(contextOf(job));
    return {};
  },
});
