/** Archives the case with its outcome; tells until when its answer may be disputed. */
import { z } from 'zod';
import type { JobHandler } from '../domain/jobs.js';
import { OUTCOMES } from '../domain/model.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { complaintId, contextOf, variablesOf } from './input.js';

const outcome = z.enum(OUTCOMES);

export const archiveComplaint = (useCases: UseCases): JobHandler => ({
  type: 'complaint.archive',
  handle: async (job) => {
    const input = variablesOf(job, { complaintId, outcome });
    return useCases.archiveComplaint(contextOf(job), input.complaintId, input.outcome);
  },
});
