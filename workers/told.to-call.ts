/** Whether a person still has to tell the complainant something: nothing else tells it. */
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, variablesOf } from './input.js';

export const checkToCall = ({ telling }: Pick<UseCases, 'telling'>): JobHandler => ({
  type: 'told.to-call',
  handle: async (job) => ({ toCall: await telling.isToCall(variablesOf(job, { complaintId }).complaintId) }),
});
