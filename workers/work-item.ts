/** Keeps the desk's own list of user tasks: it is told of each by the listeners that the engine has for all of them. */
import { type Job, type JobHandler, JobInputError, type Matter } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, contextOf, dutyId, variablesOf } from './input.js';
import { TASK_EVENTS } from './task-listeners.js';

/** A task belongs to a case, or to a duty of the period. */
function matterOf(job: Job): Matter {
  const given = variablesOf(job, { complaintId: complaintId.nullish(), dutyId: dutyId.nullish() });
  if (given.complaintId) return { kind: 'case', complaintId: given.complaintId };
  if (given.dutyId) return { kind: 'duty', dutyId: given.dutyId };
  throw new JobInputError(`The task ${job.elementId} needs the variable complaintId or dutyId.`);
}

/** The listener runs several times for one task: its event makes each of them an occurrence of its own. */
const occurrenceOf = (job: Job) => ({ ...contextOf(job), occurrence: job.key });

/** What has come up is put on the desk. */
async function offer(tasks: UseCases['tasks'], job: Job): Promise<void> {
  const { elementInstanceKey, elementId, processInstanceKey, processDefinitionKey, bpmnProcessId } = job;
  const place = { elementInstanceKey, elementId, processInstanceKey, processDefinitionKey, bpmnProcessId };
  await tasks.offerWorkItem(occurrenceOf(job), await tasks.taskComeUp(place, matterOf(job)));
}

export const syncWorkItems = ({ tasks }: Pick<UseCases, 'tasks'>): JobHandler[] =>
  TASK_EVENTS.map((event): JobHandler => ({
    type: `work-item.${event}`,
    handle: async (job) => {
      if (event === 'creating') await offer(tasks, job);
      else await tasks.syncWorkItem(occurrenceOf(job), event, job.elementInstanceKey);
      return {};
    },
  }));
