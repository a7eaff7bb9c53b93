/** Notes how far a duty of the period has come (header `event`, as domain/duties names them). */
import { type JobHandler, JobInputError } from '../domain/core/index.js';
import { DUTY_EVENTS } from '../domain/duties/index.js';
import type { UseCases } from '../domain/modules.js';
import { contextOf, dutyId, headerOf, variablesOf } from './input.js';

export const recordDuty = ({ duties }: Pick<UseCases, 'duties'>): JobHandler => ({
  type: 'duty.record',
  handle: async (job) => {
    const { dutyId: id } = variablesOf(job, { dutyId });
    const event = DUTY_EVENTS.find((one) => one === headerOf(job, 'event'));
    if (event === undefined)
      throw new JobInputError(`The header event of ${job.elementId} is none of ${DUTY_EVENTS.join(', ')}.`);
    await duties.recordDuty(contextOf(job), id, event);
    return {};
  },
});
