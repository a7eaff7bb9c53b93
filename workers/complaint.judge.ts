/** Records the decision on validity (D16-R14) or the nature of the complaint (D17-R05), by the header event. */
import { z } from 'zod';
import { type JobHandler, JobInputError } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, contextOf, headerOf, variablesOf } from './input.js';

const EVENTS = ['validity-decided', 'nature-judged'] as const;
const nature = z.object({ nature: z.string(), fault: z.string(), grade: z.string() }).nullish();
const impact = z.object({ impactLevel: z.number().int() }).nullish();

export const recordJudgement = ({ cases }: Pick<UseCases, 'cases'>): JobHandler => ({
  type: 'complaint.judge',
  handle: async (job) => {
    const event = EVENTS.find((one) => one === headerOf(job, 'event'));
    if (event === undefined)
      throw new JobInputError(`The header event of ${job.elementId} must be ${EVENTS.join(' or ')}.`);
    const shape = { complaintId, validity: z.enum(['valid', 'invalid']).nullish(), nature, impact };
    const input = variablesOf(job, shape);
    await cases.recordJudgement(contextOf(job), input.complaintId, event, {
      validity: input.validity ?? null,
      nature: input.nature?.nature ?? null,
      fault: input.nature?.fault ?? null,
      grade: input.nature?.grade ?? null,
      impactLevel: input.impact?.impactLevel ?? null,
    });
    return {};
  },
});
