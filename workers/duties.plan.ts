/** Plans the duties whose task begins before the planner comes round again (D09-R22, D16-R08). */
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { contextOf } from './input.js';

export const planDuties = ({ duties }: Pick<UseCases, 'duties'>): JobHandler => ({
  type: 'duties.plan',
  handle: async (job) => {
    await duties.planDuties(contextOf(job));
    return {};
  },
});
