/** Jobs: created by elements and listeners, canceled with their element. */
import type { JobDefinition, Listener } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, GlobalTaskListener, Job, ListenerEventType } from '../records.js';
import { numberOf, stringOf } from './expressions.js';
import { elementOf } from './element.js';

function put(
  x: Execution,
  instance: ElementInstance,
  facts: Pick<Job, 'type' | 'kind' | 'listenerEventType' | 'retries' | 'customHeaders'>,
): void {
  const { elementId, processInstanceKey, rootProcessInstanceKey, bpmnProcessId, processDefinitionKey } = instance;
  x.put('job', {
    key: x.newKey(),
    state: 'CREATED',
    worker: '',
    deadline: null,
    backoffUntil: null,
    errorCode: null,
    errorMessage: null,
    deniedReason: null,
    incidentKey: null,
    elementId,
    elementInstanceKey: instance.key,
    processInstanceKey,
    rootProcessInstanceKey,
    bpmnProcessId,
    processDefinitionKey,
    processDefinitionVersion: x.definitions.processes.get(processDefinitionKey)?.version ?? 0,
    createdAt: x.now,
    updatedAt: x.now,
    endedAt: null,
    ...facts,
  });
}

/** The job of an element. @param more headers beside those of the model @throws {Failure} */
export function createJob(
  x: Execution,
  instance: ElementInstance,
  job: JobDefinition,
  more: Job['customHeaders'] = {},
): void {
  const type = stringOf(x, job.type, instance);
  const retries = numberOf(x, job.retries, instance);
  put(x, instance, {
    type,
    retries,
    kind: 'BPMN_ELEMENT',
    listenerEventType: 'UNSPECIFIED',
    customHeaders: { ...elementOf(x, instance).headers, ...more },
  });
}

/** The job of a listener. @throws {Failure} */
export function createListenerJob(
  x: Execution,
  instance: ElementInstance,
  listener: Listener,
  event: ListenerEventType,
  kind: 'TASK_LISTENER' | 'EXECUTION_LISTENER' = 'TASK_LISTENER',
): void {
  const type = stringOf(x, listener.type, instance);
  const retries = numberOf(x, listener.retries, instance);
  put(x, instance, {
    type,
    retries,
    kind,
    listenerEventType: event,
    customHeaders: { ...elementOf(x, instance).headers, ...listener.headers },
  });
}

/** The job of a listener of every task. */
export function createGlobalListenerJob(
  x: Execution,
  instance: ElementInstance,
  { type, retries }: Pick<GlobalTaskListener, 'type' | 'retries'>,
  event: ListenerEventType,
): void {
  const customHeaders = { ...elementOf(x, instance).headers };
  put(x, instance, { type, retries, kind: 'TASK_LISTENER', listenerEventType: event, customHeaders });
}

/** Changes a job, and notes when. */
export function changeJob(x: Execution, job: Job, changes: Partial<Job>): void {
  x.put('job', { ...job, ...changes, updatedAt: x.now });
}

export function cancelJobs(x: Execution, instance: ElementInstance): void {
  for (const job of x.rowsOf('job', instance, instance.key))
    changeJob(x, job, { state: 'CANCELED', endedAt: x.now, deadline: null });
}
