/** Archives the case with its outcome; tells until when its answer may be disputed. */
import { z } from 'zod';
import { OUTCOMES } from '../domain/cases/index.js';
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, contextOf, variablesOf } from './input.js';

const outcome = z.enum(OUTCOMES);

export const archiveComplaint = ({ cases }: Pick<UseCases, 'cases'>): JobHandler => ({
  type: 'complaint.archive',
  handle: async (job) => {
    const input = variablesOf(job, { complaintId, outcome });
    return cases.archiveComplaint(contextOf(job), input.complaintId, input.outcome);
  },
});
