/** The user task: a task of the engine's own (`zeebe:userTask`), or a job of the type `io.camunda.zeebe:userTask`. */
import { remember } from '../behaviors/element.js';
import { numberOf, stringOf, stringsOf, temporalOf } from '../behaviors/expressions.js';
import { Failure } from '../behaviors/failure.js';
import { createJob } from '../behaviors/jobs.js';
import { cancelTask, change } from '../behaviors/user-tasks.js';
import type { UserTask as UserTaskElement, UserTaskDefinition } from '../compiler/model.js';
import type { ElementBehavior, Execution } from '../execution.js';
import { compileExpression } from '../feel/index.js';
import type { ElementInstance, Key, UserTask } from '../records.js';

const JOB_TYPE = 'io.camunda.zeebe:userTask';
const DEFAULT_PRIORITY = 50;

function formKeyOf(x: Execution, task: UserTaskDefinition, instance: ElementInstance): Key | null {
  if (!task.formId) return null;
  const id = stringOf(x, task.formId, instance);
  const { deploymentKey } = x.definitions.processes.get(instance.processDefinitionKey) ?? { deploymentKey: 0 };
  const form = x.definitions.forms.bound(id, task.formBinding, deploymentKey);
  if (form) return form.key;
  throw new Failure(
    'FORM_NOT_FOUND',
    `Expected to find a form with id '${id}', but no form with this id is found, at least a form with this id should be available. ` +
      'To resolve the Incident please deploy a form with the same id',
  );
}

function priorityOf(x: Execution, task: UserTaskDefinition, instance: ElementInstance): number {
  if (!task.priority) return DEFAULT_PRIORITY;
  const priority = numberOf(x, task.priority, instance);
  if (Number.isInteger(priority) && priority >= 0 && priority <= 100) return priority;
  throw new Failure('EXTRACT_VALUE_ERROR', `Expected priority to be in the range [0,100] but was '${priority}'.`);
}

function create(x: Execution, element: UserTaskElement, instance: ElementInstance): void {
  const { task } = element;
  const { processInstanceKey, rootProcessInstanceKey, processDefinitionKey, bpmnProcessId } = instance;
  const date = (expression: UserTaskDefinition['dueDate']): string | null =>
    expression ? temporalOf(x, expression, instance, 'DATE_TIME') : null;
  const row: UserTask = {
    key: x.newKey(),
    state: 'CREATING',
    name: element.name,
    assignee: null,
    candidateGroups: task.candidateGroups ? stringsOf(x, task.candidateGroups, instance) : [],
    candidateUsers: task.candidateUsers ? stringsOf(x, task.candidateUsers, instance) : [],
    dueDate: date(task.dueDate),
    followUpDate: date(task.followUpDate),
    priority: priorityOf(x, task, instance),
    formKey: formKeyOf(x, task, instance),
    externalFormReference: task.externalFormReference ? stringOf(x, task.externalFormReference, instance) : null,
    customHeaders: element.headers,
    action: '',
    elementId: element.id,
    elementInstanceKey: instance.key,
    processInstanceKey,
    rootProcessInstanceKey,
    bpmnProcessId,
    processDefinitionKey,
    processDefinitionVersion: x.definitions.processes.get(processDefinitionKey)?.version ?? 0,
    createdAt: x.now,
    completedAt: null,
  };
  const assignee = task.assignee ? stringOf(x, task.assignee, instance) : '';
  if (assignee !== '') remember(x, instance, { assignee });
  x.put('user_task', row);
  change(x, row, { event: 'CREATING', attributes: {}, variables: {}, action: '' });
}

/** What the worker of a job-based task is told, in headers of reserved names; lists are JSON. @throws {Failure} */
function reservedHeaders(x: Execution, task: UserTaskDefinition, instance: ElementInstance): Record<string, string> {
  const texts = (expression: UserTaskDefinition['assignee']): string | null =>
    expression ? stringOf(x, expression, instance) : null;
  const lists = (expression: UserTaskDefinition['candidateGroups']): string | null =>
    expression ? JSON.stringify(stringsOf(x, expression, instance)) : null;
  const dates = (expression: UserTaskDefinition['dueDate']): string | null =>
    expression ? temporalOf(x, expression, instance, 'DATE_TIME') : null;
  const linkedForm = formKeyOf(x, task, instance);
  const values = {
    formKey: linkedForm === null ? (texts(task.formKey) ?? texts(task.externalFormReference)) : String(linkedForm),
    assignee: texts(task.assignee),
    candidateGroups: lists(task.candidateGroups),
    candidateUsers: lists(task.candidateUsers),
    dueDate: dates(task.dueDate),
    followUpDate: dates(task.followUpDate),
  };
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(given.map(([name, value]) => [`io.camunda.zeebe:${name}`, value]));
}

export const userTask: ElementBehavior<UserTaskElement> = {
  activate(x, element, instance) {
    if (!element.isJob) return create(x, element, instance);
    const headers = reservedHeaders(x, element.task, instance);
    createJob(x, instance, { type: compileExpression(JOB_TYPE), retries: compileExpression('1') }, headers);
  },
  terminate: (x, element, instance) => !element.isJob && cancelTask(x, instance),
};
