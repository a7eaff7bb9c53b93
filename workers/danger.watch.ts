/** The limits of a danger begin: the company’s own, and the regulation’s where it has one. */
import { z } from 'zod';
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { contextOf, variablesOf } from './input.js';

export const watchDanger = (useCases: UseCases): JobHandler => ({
  type: 'danger.watch',
  handle: async (job) => {
    await useCases.watchDanger(contextOf(job), variablesOf(job, { dangerId: z.string().min(1) }).dangerId);
    return {};
  },
});
