/** Records what the decision tables made of the complaint (D03-R14, D04-R08, D09-R09, D16-R24). */
import { z } from 'zod';
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, contextOf, later, variablesOf } from './input.js';

export const classification = z.object({
  level: z.string(),
  priority: z.string(),
  complexity: later(z.string(), 'simple'),
});
const major = later(z.object({ major: z.boolean(), criterion: z.string() }), { major: false, criterion: 'none' });

export const recordClassification = ({ cases }: Pick<UseCases, 'cases'>): JobHandler => ({
  type: 'complaint.classify',
  handle: async (job) => {
    const shape = { complaintId, category: z.string(), safetyHazard: later(z.boolean(), false), classification, major };
    const input = variablesOf(job, shape);
    await cases.recordClassification(contextOf(job), input.complaintId, {
      category: input.category,
      safetyHazard: input.safetyHazard,
      ...input.classification,
      major: input.major.major,
      majorCriterion: input.major.criterion,
    });
    return {};
  },
});
