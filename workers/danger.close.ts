/** A danger was confirmed and urged: it has ended. */
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { contextOf, dangerId, variablesOf } from './input.js';

export const closeDanger = ({ safety }: Pick<UseCases, 'safety'>): JobHandler => ({
  type: 'danger.close',
  handle: async (job) => {
    await safety.closeDanger(contextOf(job), variablesOf(job, { dangerId }).dangerId);
    return {};
  },
});
