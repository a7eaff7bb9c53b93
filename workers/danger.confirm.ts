/** A person of the safety department has confirmed a danger: its limit is met. */
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { contextOf, dangerId, variablesOf } from './input.js';

export const confirmDanger = ({ safety }: Pick<UseCases, 'safety'>): JobHandler => ({
  type: 'danger.confirm',
  handle: async (job) => {
    await safety.confirmDanger(contextOf(job), variablesOf(job, { dangerId }).dangerId);
    return {};
  },
});
