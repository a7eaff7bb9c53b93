/** Extends a limit as decided (header `decision`: granted or refused), within what was asked for (D11-R12). */
import { z } from 'zod';
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { contextOf, headerOf, variablesOf } from './input.js';

export const decideExtension = (useCases: UseCases): JobHandler => ({
  type: 'clock.extend',
  handle: async (job) => {
    const input = variablesOf(job, { clockId: z.string(), extensionDays: z.number().int().positive() });
    const granted = headerOf(job, 'decision') === 'granted';
    await useCases.decideExtension(contextOf(job), input.clockId, { granted, extension: input.extensionDays });
    return {};
  },
});
