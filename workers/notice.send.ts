/** Writes a notice (header `event`) to the complainant, or to the group of the variable `noticeAudience`. */
import { z } from 'zod';
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { complaintId, contextOf, headerOf, variablesOf } from './input.js';

export const sendNotice = (useCases: UseCases): JobHandler => ({
  type: 'notice.send',
  handle: async (job) => {
    const input = variablesOf(job, { complaintId, noticeAudience: z.string().nullish() });
    const audience = input.noticeAudience ?? job.customHeaders['audience'] ?? 'complainant';
    await useCases.writeNotice(contextOf(job), input.complaintId, headerOf(job, 'event'), audience);
    return {};
  },
});
