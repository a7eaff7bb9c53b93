/** The limits of a danger begin: the company’s own, and the regulation’s where it has one. */
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { contextOf, dangerId, variablesOf } from './input.js';

export const watchDanger = ({ safety }: Pick<UseCases, 'safety'>): JobHandler => ({
  type: 'danger.watch',
  handle: async (job) => {
    await safety.watchDanger(contextOf(job), variablesOf(job, { dangerId }).dangerId);
    return {};
  },
});
