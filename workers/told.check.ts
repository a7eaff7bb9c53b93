/** Whether all that the complainant must be told has been. */
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, variablesOf } from './input.js';

export const checkTold = ({ telling }: Pick<UseCases, 'telling'>): JobHandler => ({
  type: 'told.check',
  handle: async (job) => ({ untold: await telling.isUntold(variablesOf(job, { complaintId }).complaintId) }),
});
