/** A mark of a clock has been reached: it is noted, and whoever has to hear of it does. */
import { z } from 'zod';
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { clockId, contextOf, variablesOf } from './input.js';

export const passMark = ({ deadlines }: Pick<UseCases, 'deadlines'>): JobHandler => ({
  type: 'clock.pass-mark',
  handle: async (job) => {
    const input = variablesOf(job, {
      clockId,
      nextMarkKind: z.enum(['reminder', 'due', 'escalation', 'pauseEnd']),
      nextMarkLevel: z.number().int(),
    });
    await deadlines.passMark(contextOf(job), input.clockId, input.nextMarkKind, input.nextMarkLevel);
    return {};
  },
});
