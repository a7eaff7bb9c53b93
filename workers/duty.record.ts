/** Notes how far a duty of the period has come (header `event`: reported, overdue, published, completed). */
import { z } from 'zod';
import { type JobHandler, JobInputError } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { contextOf, headerOf, variablesOf } from './input.js';

const EVENTS = ['reported', 'overdue', 'published', 'completed'] as const;

export const recordDuty = ({ duties }: Pick<UseCases, 'duties'>): JobHandler => ({
  type: 'duty.record',
  handle: async (job) => {
    const { dutyId } = variablesOf(job, { dutyId: z.string().min(1) });
    const event = EVENTS.find((one) => one === headerOf(job, 'event'));
    if (event === undefined)
      throw new JobInputError(`The header event of ${job.elementId} is none of ${EVENTS.join(', ')}.`);
    await duties.recordDuty(contextOf(job), dutyId, event);
    return {};
  },
});
