/** Records the responsible department. */
import { z } from 'zod';
import type { JobHandler } from '../domain/jobs.js';
import { DEPARTMENTS } from '../domain/model.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { complaintId, contextOf, variablesOf } from './input.js';

export const recordAssignment = (useCases: UseCases): JobHandler => ({
  type: 'complaint.assign',
  handle: async (job) => {
    const input = variablesOf(job, { complaintId, responsibleDepartment: z.enum(DEPARTMENTS) });
    await useCases.recordAssignment(contextOf(job), input.complaintId, input.responsibleDepartment);
    return {};
  },
});
