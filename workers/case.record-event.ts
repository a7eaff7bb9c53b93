/** Records an event of the case (header `event`): clocks that stop at it are met, those that start at it begin. */
import { z } from 'zod';
import { type JobHandler, JobInputError } from '../domain/jobs.js';
import { CASE_EVENTS, type CaseEvent } from '../domain/model.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { complaintId, contextOf, headerOf, variablesOf } from './input.js';

export const recordCaseEvent = (useCases: UseCases): JobHandler => ({
  type: 'case.record-event',
  handle: async (job) => {
    const event = headerOf(job, 'event');
    if (!CASE_EVENTS.includes(event as CaseEvent))
      throw new JobInputError(`The header event of ${job.elementId} is '${event}', which is no event of a case.`);
    const input = variablesOf(job, {
      complaintId,
      planDueOn: z.string().nullish(),
      remedy: z.boolean().nullish(),
      visitOutcome: z.string().nullish(),
    });
    const { planDueOn, remedy, visitOutcome } = input;
    const facts = {
      ...(typeof planDueOn === 'string' && { planDueOn }),
      ...(typeof remedy === 'boolean' && { remedy }),
      ...(typeof visitOutcome === 'string' && { visitOutcome }),
    };
    await useCases.recordCaseEvent(contextOf(job), input.complaintId, event as CaseEvent, facts);
    return {};
  },
});
