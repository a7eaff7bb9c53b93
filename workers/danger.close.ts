/** A danger was confirmed and urged: it has ended. */
import { z } from 'zod';
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { contextOf, variablesOf } from './input.js';

export const closeDanger = (useCases: UseCases): JobHandler => ({
  type: 'danger.close',
  handle: async (job) => {
    await useCases.closeDanger(contextOf(job), variablesOf(job, { dangerId: z.string().min(1) }).dangerId);
    return {};
  },
});
