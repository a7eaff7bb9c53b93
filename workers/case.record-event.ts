/** Records an event of the case (header `event`): clocks that stop at it are met, those that start at it begin. */
import { z } from 'zod';
import { isOneOf, type JobHandler, JobInputError } from '../domain/core/index.js';
import { CASE_EVENTS } from '../domain/deadlines/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, contextOf, day, headerOf, variablesOf } from './input.js';

export const recordCaseEvent = ({ cases }: Pick<UseCases, 'cases'>): JobHandler => ({
  type: 'case.record-event',
  handle: async (job) => {
    const event = headerOf(job, 'event');
    if (!isOneOf(CASE_EVENTS, event))
      throw new JobInputError(`The header event of ${job.elementId} is '${event}', which is no event of a case.`);
    const input = variablesOf(job, {
      complaintId,
      planDueOn: day.nullish(),
      remedy: z.boolean().nullish(),
      visitOutcome: z.string().nullish(),
      appealRequested: z.boolean().nullish(),
      negotiationOutcome: z.string().nullish(),
      // Known of a case that was archived once.
      reopenUntil: z.string().nullish(),
    });
    const { planDueOn, remedy, visitOutcome, appealRequested, negotiationOutcome, reopenUntil } = input;
    const facts = {
      ...(typeof planDueOn === 'string' && { planDueOn }),
      ...(typeof remedy === 'boolean' && { remedy }),
      ...(typeof visitOutcome === 'string' && { visitOutcome }),
      ...(typeof appealRequested === 'boolean' && { appealRequested }),
      ...(typeof negotiationOutcome === 'string' && { negotiationOutcome }),
      ...(typeof reopenUntil === 'string' && { reopened: true }),
    };
    await cases.recordCaseEvent(contextOf(job), input.complaintId, event, facts);
    return {};
  },
});
