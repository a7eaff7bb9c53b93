/**
 * Writes a notice (header `event`); who gets it, and when, stands in the company's table of notices. One that the table does
 * not know goes to whom the diagram names (header `audience`), in the company's hours.
 */
import { z } from 'zod';
import { type Job, type JobHandler, JobInputError } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, contextOf, group, headerOf, variablesOf } from './input.js';

const TO = z.union([z.literal('complainant'), group]);

/** null: nobody is named. @throws {JobInputError} */
function audienceOf(job: Job): z.infer<typeof TO> | null {
  const named = job.customHeaders['audience'];
  if (named === undefined || named === '') return null;
  const { success, data } = TO.safeParse(named);
  if (success) return data;
  throw new JobInputError(
    `The header audience of ${job.elementId} is '${named}', which is neither complainant nor a group.`,
  );
}

export const sendNotice = ({ notices }: Pick<UseCases, 'notices'>): JobHandler => ({
  type: 'notice.send',
  handle: async (job) => {
    const { complaintId: id } = variablesOf(job, { complaintId });
    const way = { otherwise: audienceOf(job), sender: job };
    await notices.writeNotice(contextOf(job), id, headerOf(job, 'event'), way);
    return {};
  },
});
