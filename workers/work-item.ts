/** Keeps the desk's own list of user tasks: one handler for the four listeners that every user task has. */
import { type Job, type JobHandler, JobInputError, type Matter } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { isGroup } from '../domain/people/index.js';
import { complaintId, contextOf, dutyId, variablesOf } from './input.js';

const LATER_EVENTS = ['assigning', 'completing', 'canceling'] as const;

/** A task belongs to a case, or to a duty of the period. */
function matterOf(job: Job): Matter {
  const given = variablesOf(job, { complaintId: complaintId.nullish(), dutyId: dutyId.nullish() });
  if (given.complaintId) return { kind: 'case', complaintId: given.complaintId };
  if (given.dutyId) return { kind: 'duty', dutyId: given.dutyId };
  throw new JobInputError(`The task ${job.elementId} needs the variable complaintId or dutyId.`);
}

/** The listener runs several times for one task: its event makes each of them an occurrence of its own. */
const occurrenceOf = (job: Job) => ({ ...contextOf(job), occurrence: job.key });

/** A new task is what its own diagram says, in the version that its case runs by. */
const offer = ({ tasks, definitions }: Pick<UseCases, 'tasks' | 'definitions'>): JobHandler => ({
  type: 'work-item.creating',
  handle: async (job) => {
    const { elementInstanceKey, elementId, processInstanceKey, processDefinitionKey, bpmnProcessId } = job;
    const matter = matterOf(job);
    const task = await definitions.taskAt({ processDefinitionKey, elementId, elementInstanceKey });
    if (task === null) throw new JobInputError(`${elementId} is no user task of ${bpmnProcessId}.`);
    if (!isGroup(task.group))
      throw new JobInputError(`The task ${elementId} has no candidate group: nobody would see it.`);
    await tasks.offerWorkItem(occurrenceOf(job), {
      elementInstanceKey,
      elementId,
      processInstanceKey,
      processDefinitionKey,
      bpmnProcessId,
      formId: task.formId,
      matter,
      group: task.group,
      steps: [...task.clock],
      differentFrom: [...task.differentFrom],
    });
    return {};
  },
});

export const syncWorkItems = (useCases: Pick<UseCases, 'tasks' | 'definitions'>): JobHandler[] => [
  offer(useCases),
  ...LATER_EVENTS.map((event): JobHandler => ({
    type: `work-item.${event}`,
    handle: async (job) => {
      await useCases.tasks.syncWorkItem(occurrenceOf(job), event, job.elementInstanceKey);
      return {};
    },
  })),
];
