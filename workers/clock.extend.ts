/** Extends a limit as decided (header `decision`: granted or refused), within what was asked for (D11-R12). */
import { z } from 'zod';
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { clockId, contextOf, headerOf, variablesOf } from './input.js';

export const decideExtension = ({ deadlines }: Pick<UseCases, 'deadlines'>): JobHandler => ({
  type: 'clock.extend',
  handle: async (job) => {
    const input = variablesOf(job, { clockId, extensionDays: z.number().int().positive() });
    const granted = headerOf(job, 'decision') === 'granted';
    await deadlines.decideExtension(contextOf(job), input.clockId, { granted, extension: input.extensionDays });
    return {};
  },
});
