/** Writes a notice (header `event`); who gets it, and when, stands in the company's table of notices. */
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, contextOf, headerOf, variablesOf } from './input.js';

export const sendNotice = ({ notices }: Pick<UseCases, 'notices'>): JobHandler => ({
  type: 'notice.send',
  handle: async (job) => {
    await notices.writeNotice(contextOf(job), variablesOf(job, { complaintId }).complaintId, headerOf(job, 'event'));
    return {};
  },
});
