/**
 * Writes a notice (header `event`); who gets it, and when, stands in the company's table of notices. One that the table does
 * not know goes to whom the diagram names (header `audience`), in the company's hours. One that must be told (header `mustBeTold`)
 * meets the limits that stop at some events (header `meets`) once something shows that it was.
 */
import { z } from 'zod';
import { isOneOf, type Job, type JobHandler, JobInputError } from '../domain/core/index.js';
import { CASE_EVENTS, type CaseEvent } from '../domain/deadlines/index.js';
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

/** null: nobody waits for it to be told, as in bundles from before. @throws {JobInputError} */
function metBy({ customHeaders, elementId }: Job): CaseEvent[] | null {
  const { meets = '', mustBeTold = '' } = customHeaders;
  const named = meets.split(' ').filter((event) => event !== '');
  const wrong = named.find((event) => !isOneOf(CASE_EVENTS, event));
  if (wrong !== undefined)
    throw new JobInputError(`The header meets of ${elementId} has '${wrong}', which is no event of a case.`);
  return mustBeTold === 'true' || named.length > 0 ? CASE_EVENTS.filter((event) => named.includes(event)) : null;
}

export const sendNotice = ({ notices }: Pick<UseCases, 'notices'>): JobHandler => ({
  type: 'notice.send',
  handle: async (job) => {
    const { complaintId: id } = variablesOf(job, { complaintId });
    const meets = metBy(job);
    const way = { otherwise: audienceOf(job), sender: job, ...(meets !== null && { meets }) };
    await notices.writeNotice(contextOf(job), id, headerOf(job, 'event'), way);
    return {};
  },
});
