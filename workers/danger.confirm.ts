/** A person of the safety department has confirmed a danger: its limit is met. */
import { z } from 'zod';
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { contextOf, variablesOf } from './input.js';

export const confirmDanger = (useCases: UseCases): JobHandler => ({
  type: 'danger.confirm',
  handle: async (job) => {
    await useCases.confirmDanger(contextOf(job), variablesOf(job, { dangerId: z.string().min(1) }).dangerId);
    return {};
  },
});
