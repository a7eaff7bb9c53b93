/** Computes the next mark of a clock with the working calendar. */
import { z } from 'zod';
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { clockId, contextOf, variablesOf } from './input.js';

const mark = z.object({
  kind: z.enum(['reminder', 'due', 'escalation']),
  level: z.number().int(),
  offset: z.number(),
  unit: z.enum(['minute', 'hour', 'workingDay']),
});

export const armClock = ({ deadlines }: Pick<UseCases, 'deadlines'>): JobHandler => ({
  type: 'clock.arm',
  handle: async (job) => {
    const input = variablesOf(job, { clockId, marks: z.array(mark) });
    return deadlines.armClock(contextOf(job), input.clockId, input.marks);
  },
});
