/** Computes the next mark of a clock with the working calendar. */
import { z } from 'zod';
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { contextOf, variablesOf } from './input.js';

const mark = z.object({
  kind: z.enum(['reminder', 'due', 'escalation']),
  level: z.number().int(),
  offset: z.number(),
  unit: z.enum(['minute', 'hour', 'workingDay']),
});

export const armClock = (useCases: UseCases): JobHandler => ({
  type: 'clock.arm',
  handle: async (job) => {
    const input = variablesOf(job, { clockId: z.string(), marks: z.array(mark) });
    return useCases.armClock(contextOf(job), input.clockId, input.marks);
  },
});
