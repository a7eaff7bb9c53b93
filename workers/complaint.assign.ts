/** Records the responsible department, and what the tables make of a case of several (D09-R15, D16-R22). */
import { z } from 'zod';
import type { JobHandler } from '../domain/jobs.js';
import { DEPARTMENTS } from '../domain/model.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { classification } from './complaint.classify.js';
import { complaintId, contextOf, variablesOf } from './input.js';

export const recordAssignment = (useCases: UseCases): JobHandler => ({
  type: 'complaint.assign',
  handle: async (job) => {
    const shape = { complaintId, responsibleDepartment: z.enum(DEPARTMENTS), classification };
    const input = variablesOf(job, shape);
    const context = contextOf(job);
    await useCases.recordAssignment(context, input.complaintId, input.responsibleDepartment, input.classification);
    return {};
  },
});
