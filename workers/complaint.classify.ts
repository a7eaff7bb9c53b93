/** Records what the decision table made of the complaint (D03-R14). */
import { z } from 'zod';
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { complaintId, contextOf, variablesOf } from './input.js';

const classification = z.object({ level: z.string(), priority: z.string() });

export const recordClassification = (useCases: UseCases): JobHandler => ({
  type: 'complaint.classify',
  handle: async (job) => {
    const input = variablesOf(job, { complaintId, category: z.string(), classification });
    await useCases.recordClassification(contextOf(job), input.complaintId, {
      category: input.category,
      ...input.classification,
    });
    return {};
  },
});
