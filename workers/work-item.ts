/** Keeps the desk's own list of user tasks: one handler for the four listeners that every user task has. */
import { z } from 'zod';
import { type Job, type JobHandler, JobInputError } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { allUserTasks } from '../workflows/process-api.js';
import { contextOf, variablesOf } from './input.js';

const EVENTS = ['creating', 'assigning', 'completing', 'canceling'] as const;

/**
 * A group is written in the model, stands in a variable (`=handlerGroup`, `=escalation.recipientGroup`), or is a role of
 * the department in one: `="department-manager:" + responsibleDepartment`.
 */
function groupOf(job: Job, written: string): string {
  if (!written.startsWith('=')) return written;
  const sum = /^="([a-z-]+:)" \+ (\w+)$/.exec(written);
  if (sum) return `${sum[1]}${textOf(job, [sum[2] ?? ''], written)}`;
  return textOf(job, written.slice(1).trim().split('.'), written);
}

function textOf(job: Job, path: string[], written: string): string {
  const value = path.reduce<unknown>(
    (at, name) => (at as Record<string, unknown> | null | undefined)?.[name],
    job.variables,
  );
  if (typeof value !== 'string' || value === '')
    throw new JobInputError(`The group of ${job.elementId} is ${written}, which is no text here.`);
  return value;
}

const id = z.string().min(1).nullish();

/** A task belongs to a case, or to a duty of the period. */
function matterOf(job: Job): { complaintId: string | null; dutyId: string | null } {
  const { complaintId = null, dutyId = null } = variablesOf(job, { complaintId: id, dutyId: id });
  if ((complaintId ?? dutyId ?? null) === null)
    throw new JobInputError(`The task ${job.elementId} needs the variable complaintId or dutyId.`);
  return { complaintId, dutyId };
}

export const syncWorkItems = ({ tasks }: Pick<UseCases, 'tasks'>): JobHandler[] =>
  EVENTS.map((event) => ({
    type: `work-item.${event}`,
    handle: async (job) => {
      const task = allUserTasks[job.elementId];
      if (task === undefined) throw new JobInputError(`${job.elementId} is no user task of the shipped diagrams.`);
      const { elementInstanceKey, elementId, processInstanceKey, bpmnProcessId } = job;
      // The listener runs several times for one task: its event makes each of them an occurrence of its own.
      const context = { ...contextOf(job), occurrence: job.key };
      await tasks.syncWorkItem(context, event, {
        elementInstanceKey,
        elementId,
        processInstanceKey,
        bpmnProcessId,
        formId: task.formId,
        ...matterOf(job),
        group: groupOf(job, task.candidateGroups),
        steps: [...task.clock],
        differentFrom: [...task.differentFrom],
      });
      return {};
    },
  }));
