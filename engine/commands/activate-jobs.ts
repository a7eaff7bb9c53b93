/** Hands waiting jobs to a worker. */
import { changedAttributes, taskOf, variablesToCome } from '../behaviors/user-tasks.js';
import { visibleVariables } from '../behaviors/variables.js';
import { raiseIncident } from '../behaviors/incidents.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, Job, Key, Variables } from '../records.js';
import { isActivatable } from '../storage/indexes.js';
import { type Command, treeOfKey } from './command.js';
import type { ActivatedJob, ActivateJobsRequest } from './commands.js';

/** What one answer may carry (Zeebe's default message size). */
const LARGEST_ANSWER = 4 * 1024 * 1024;

type Input = Pick<ActivateJobsRequest, 'type' | 'worker' | 'timeoutMs' | 'fetchVariables'> & { candidates: Key[] };

function variablesOf(x: Execution, instance: ElementInstance, job: Job, names: string[]): Variables {
  const coming = job.kind === 'TASK_LISTENER' ? variablesToCome(instance) : {};
  const visible = { ...visibleVariables(x, instance), ...coming };
  if (names.length === 0) return visible;
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(visible, name)).map((name) => [name, visible[name] ?? null]),
  );
}

function userTaskOf(x: Execution, instance: ElementInstance, job: Job): ActivatedJob['userTask'] {
  const task = job.kind === 'TASK_LISTENER' ? taskOf(x, instance) : undefined;
  if (!task) return null;
  const changes = changedAttributes(instance);
  const {
    key: userTaskKey,
    action,
    assignee,
    candidateGroups,
    candidateUsers,
    dueDate,
    followUpDate,
    formKey,
    priority,
  } = { ...task, ...changes };
  return {
    userTaskKey,
    action,
    assignee,
    candidateGroups,
    candidateUsers,
    dueDate,
    followUpDate,
    formKey,
    priority,
    changedAttributes: Object.keys(changes),
  };
}

function describe(x: Execution, instance: ElementInstance, job: Job, names: string[]): ActivatedJob {
  const {
    key,
    type,
    kind,
    listenerEventType,
    processInstanceKey,
    rootProcessInstanceKey,
    bpmnProcessId,
    processDefinitionVersion,
  } = job;
  const { processDefinitionKey, elementId, elementInstanceKey, customHeaders, worker, retries } = job;
  return {
    key,
    type,
    kind,
    listenerEventType,
    processInstanceKey,
    rootProcessInstanceKey,
    bpmnProcessId,
    processDefinitionVersion,
    processDefinitionKey,
    elementId,
    elementInstanceKey,
    customHeaders,
    worker,
    retries,
    deadline: job.deadline ?? 0,
    tags: x.get('process_instance', processInstanceKey)?.tags ?? [],
    variables: variablesOf(x, instance, job, names),
    userTask: userTaskOf(x, instance, job),
  };
}

export const activateJobs: Command<Input, ActivatedJob[]> = {
  async trees({ candidates }, surroundings) {
    const roots = await Promise.all(candidates.map((key) => treeOfKey(surroundings, 'job', key)));
    return [...new Set(roots.flat())];
  },
  apply(x, { candidates, worker, timeoutMs, fetchVariables }) {
    const activated: ActivatedJob[] = [];
    let size = 0;
    for (const key of candidates) {
      const job = x.get('job', key);
      const instance = job && x.get('element_instance', job.elementInstanceKey);
      if (!job || !instance || !isActivatable(job)) continue;
      const taken: Job = { ...job, state: 'ACTIVATED', worker, deadline: x.now + timeoutMs, updatedAt: x.now };
      const described = describe(x, instance, taken, fetchVariables);
      const bytes = Buffer.byteLength(JSON.stringify(described.variables));
      if (bytes > LARGEST_ANSWER) {
        const message = `The job with key '${key}' can not be activated, because with ${bytes} B it is larger than the configured message size (per default is 4 MB). Try to reduce the size by reducing the number of fetched variables or modifying the variable values.`;
        raiseIncident(x, instance.key, 'MESSAGE_SIZE_EXCEEDED', message, job);
        continue;
      }
      if (size + bytes > LARGEST_ANSWER) break;
      size += bytes;
      x.put('job', taken);
      activated.push(described);
    }
    return activated;
  },
};
