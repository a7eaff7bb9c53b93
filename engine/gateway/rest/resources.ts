/** What can be searched: per resource the table, and per field its SQL and its type. Nothing else reaches a query. */

/** `key`: whole number, text in JSON · `instant`: epoch milliseconds, ISO 8601 in JSON · `json`: parsed · `text` as it is. */
export type FieldKind = 'key' | 'text' | 'number' | 'instant' | 'flag' | 'json';
export interface Field {
  sql: string;
  kind: FieldKind;
}
export interface Resource {
  name: string;
  /** The table with what is joined to it; its own alias is `t`. */
  from: string;
  /** What identifies a row: the default order and the last one of every order. */
  key: string;
  /** When a row came to be: what a search with a delay goes by. */
  since: string | null;
  fields: Record<string, Field>;
  /** Conditions that are no fields; `?` is the value. */
  conditions?: Record<string, string>;
}

const key = (sql: string): Field => ({ sql, kind: 'key' });
const text = (sql: string): Field => ({ sql, kind: 'text' });
const number = (sql: string): Field => ({ sql, kind: 'number' });
const instant = (sql: string): Field => ({ sql, kind: 'instant' });
const flag = (sql: string): Field => ({ sql, kind: 'flag' });
const json = (sql: string): Field => ({ sql, kind: 'json' });
const tenantId = text(`'<default>'`);
const LIFE = `case when t.state in ('COMPLETED', 'TERMINATED') then t.state else 'ACTIVE' end`;
const instance = {
  processInstanceKey: key('t.process_instance_key'),
  rootProcessInstanceKey: key('t.root_process_instance_key'),
};

export const processDefinitions: Resource = {
  name: 'Process Definition',
  from: 'process_definition t',
  key: 't.key',
  since: 't.created_at',
  fields: {
    name: text('t.name'),
    resourceName: text('t.resource_name'),
    version: number('t.version'),
    versionTag: text('t.version_tag'),
    processDefinitionId: text('t.bpmn_process_id'),
    tenantId,
    processDefinitionKey: key('t.key'),
    hasStartForm: flag('0'),
  },
  conditions: {
    isLatestVersion:
      '(t.version = (select max(o.version) from process_definition o where o.bpmn_process_id = t.bpmn_process_id)) = ?',
  },
};

export const processInstances: Resource = {
  name: 'Process Instance',
  from: 'process_instance t join process_definition d on d.key = t.process_definition_key',
  key: 't.key',
  since: 't.started_at',
  fields: {
    processDefinitionId: text('t.bpmn_process_id'),
    processDefinitionName: text('d.name'),
    processDefinitionVersion: number('t.version'),
    processDefinitionVersionTag: text('d.version_tag'),
    startDate: instant('t.started_at'),
    endDate: instant('t.ended_at'),
    state: text('t.state'),
    hasIncident: flag('t.has_incident'),
    tenantId,
    processInstanceKey: key('t.key'),
    processDefinitionKey: key('t.process_definition_key'),
    parentProcessInstanceKey: key('t.parent_process_instance_key'),
    parentElementInstanceKey: key('t.parent_element_instance_key'),
    rootProcessInstanceKey: key('t.root_process_instance_key'),
    tags: json(`'[]'`),
    businessId: text('null'),
  },
};

export const elementInstances: Resource = {
  name: 'Element Instance',
  from: 'element_instance t',
  key: 't.key',
  since: 't.started_at',
  fields: {
    processDefinitionId: text('t.bpmn_process_id'),
    startDate: instant('t.started_at'),
    endDate: instant('t.ended_at'),
    elementId: text('t.element_id'),
    elementName: text('coalesce(t.element_name, t.element_id)'),
    type: text('t.element_type'),
    state: text(LIFE),
    hasIncident: flag('t.incident_key is not null'),
    tenantId,
    elementInstanceKey: key('t.key'),
    ...instance,
    processDefinitionKey: key('t.process_definition_key'),
    incidentKey: key('t.incident_key'),
  },
  conditions: { elementInstanceScopeKey: 't.flow_scope_key = ?' },
};

export const variables: Resource = {
  name: 'Variable',
  from: 'variable t',
  key: 't.key',
  since: null,
  fields: {
    name: text('t.name'),
    tenantId,
    variableKey: key('t.key'),
    scopeKey: key('t.scope_key'),
    ...instance,
    value: text('t.value'),
    isTruncated: flag('0'),
  },
};

export const incidents: Resource = {
  name: 'Incident',
  from: 'incident t',
  key: 't.key',
  since: 't.created_at',
  fields: {
    processDefinitionId: text('t.bpmn_process_id'),
    errorType: text('t.error_type'),
    errorMessage: text('t.error_message'),
    elementId: text('t.element_id'),
    creationTime: instant('t.created_at'),
    state: text('t.state'),
    tenantId,
    incidentKey: key('t.key'),
    processDefinitionKey: key('t.process_definition_key'),
    ...instance,
    elementInstanceKey: key('t.element_instance_key'),
    jobKey: key('t.job_key'),
  },
};

export const userTasks: Resource = {
  name: 'User Task',
  from: 'user_task t join process_definition d on d.key = t.process_definition_key',
  key: 't.key',
  since: 't.created_at',
  fields: {
    name: text('coalesce(t.name, t.element_id)'),
    state: text('t.state'),
    assignee: text('t.assignee'),
    elementId: text('t.element_id'),
    candidateGroups: json('t.candidate_groups'),
    candidateUsers: json('t.candidate_users'),
    processDefinitionId: text('t.bpmn_process_id'),
    creationDate: instant('t.created_at'),
    completionDate: instant('t.completed_at'),
    followUpDate: text('t.follow_up_date'),
    dueDate: text('t.due_date'),
    tenantId,
    externalFormReference: text('t.external_form_reference'),
    processDefinitionVersion: number('t.process_definition_version'),
    customHeaders: json('t.custom_headers'),
    priority: number('t.priority'),
    userTaskKey: key('t.key'),
    elementInstanceKey: key('t.element_instance_key'),
    processName: text('d.name'),
    processDefinitionKey: key('t.process_definition_key'),
    ...instance,
    formKey: key('t.form_key'),
    tags: json(`'[]'`),
  },
  conditions: {
    candidateGroup: 'exists (select 1 from json_each(t.candidate_groups) where value = ?)',
    candidateUser: 'exists (select 1 from json_each(t.candidate_users) where value = ?)',
  },
};

export const jobs: Resource = {
  name: 'Job',
  from: 'job t',
  key: 't.key',
  since: 't.created_at',
  fields: {
    customHeaders: json('t.custom_headers'),
    deadline: instant('t.deadline'),
    deniedReason: text('null'),
    elementId: text('t.element_id'),
    elementInstanceKey: key('t.element_instance_key'),
    endTime: instant('t.ended_at'),
    errorCode: text('t.error_code'),
    errorMessage: text('t.error_message'),
    hasFailedWithRetriesLeft: flag(`t.state = 'FAILED' and t.retries > 0`),
    isDenied: flag('null'),
    jobKey: key('t.key'),
    kind: text('t.kind'),
    listenerEventType: text('t.listener_event_type'),
    processDefinitionId: text('t.bpmn_process_id'),
    processDefinitionKey: key('t.process_definition_key'),
    ...instance,
    retries: number('t.retries'),
    state: text('t.state'),
    tenantId,
    type: text('t.type'),
    worker: text('t.worker'),
    creationTime: instant('t.created_at'),
  },
};

export const decisionDefinitions: Resource = {
  name: 'Decision Definition',
  from: 'decision_definition t join decision_requirements r on r.key = t.decision_requirements_key',
  key: 't.key',
  since: 'r.created_at',
  fields: {
    decisionDefinitionId: text('t.decision_id'),
    decisionDefinitionKey: key('t.key'),
    decisionRequirementsId: text('t.decision_requirements_id'),
    decisionRequirementsKey: key('t.decision_requirements_key'),
    decisionRequirementsName: text('r.name'),
    decisionRequirementsVersion: number('r.version'),
    name: text('t.name'),
    tenantId,
    version: number('t.version'),
  },
};

export const decisionInstances: Resource = {
  name: 'Decision Instance',
  from: 'decision_instance t',
  key: 't.id',
  since: 't.evaluated_at',
  fields: {
    decisionDefinitionId: text('t.decision_id'),
    decisionDefinitionKey: key('t.decision_definition_key'),
    decisionDefinitionName: text('t.decision_name'),
    decisionDefinitionType: text('t.decision_type'),
    decisionDefinitionVersion: number('t.decision_version'),
    decisionEvaluationInstanceKey: text('t.id'),
    decisionEvaluationKey: key('t.evaluation_key'),
    elementInstanceKey: key('t.element_instance_key'),
    evaluationDate: instant('t.evaluated_at'),
    evaluationFailure: text('t.evaluation_failure'),
    processDefinitionKey: key('t.process_definition_key'),
    ...instance,
    result: text('t.result'),
    state: text('t.state'),
    tenantId,
  },
};
