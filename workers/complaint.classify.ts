/** Records what the decision tables made of the complaint (D03-R14, D04-R08, D09-R09, D16-R24). */
import { z } from 'zod';
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, contextOf, variablesOf } from './input.js';

export const classification = z.object({ level: z.string(), priority: z.string(), complexity: z.string() });
const major = z.object({ major: z.boolean(), criterion: z.string() });

export const recordClassification = ({ cases }: Pick<UseCases, 'cases'>): JobHandler => ({
  type: 'complaint.classify',
  handle: async (job) => {
    const shape = { complaintId, category: z.string(), safetyHazard: z.boolean().nullish(), classification, major };
    const input = variablesOf(job, shape);
    await cases.recordClassification(contextOf(job), input.complaintId, {
      category: input.category,
      safetyHazard: input.safetyHazard === true,
      ...input.classification,
      major: input.major.major,
      majorCriterion: input.major.criterion,
    });
    return {};
  },
});
