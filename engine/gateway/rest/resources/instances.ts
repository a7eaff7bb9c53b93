/** Process instances, their elements, variables and incidents. */
import { flag, instant, json, key, number, type Resource, tenantId, text, word } from '../fields.js';

export const INSTANCE_KEYS = {
  processInstanceKey: key('t.process_instance_key'),
  rootProcessInstanceKey: key('t.root_process_instance_key'),
};

const ELEMENT_STATES = ['ACTIVE', 'COMPLETED', 'TERMINATED'];
const lifeOf = (alias: string): string =>
  `(case when ${alias}.state in ('COMPLETED', 'TERMINATED') then ${alias}.state else 'ACTIVE' end)`;

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
    state: word('t.state', ['ACTIVE', 'COMPLETED', 'TERMINATED', 'SUSPENDED']),
    hasIncident: flag('t.has_incident'),
    tenantId,
    processInstanceKey: key('t.key'),
    processDefinitionKey: key('t.process_definition_key'),
    parentProcessInstanceKey: key('t.parent_process_instance_key'),
    parentElementInstanceKey: key('t.parent_element_instance_key'),
    rootProcessInstanceKey: key('t.root_process_instance_key'),
    tags: json(`coalesce(t.tags, '[]')`),
    businessId: text('t.business_id'),
  },
  filters: {
    hasRetriesLeft: flag(
      `exists (select 1 from job j where j.process_instance_key = t.key and j.state = 'FAILED' and j.retries > 0)`,
    ),
  },
  related: [
    {
      rows: `element_instance e where e.process_instance_key = t.key and e.element_type <> 'PROCESS'`,
      fields: {
        elementId: text('e.element_id'),
        elementInstanceState: word(lifeOf('e'), ELEMENT_STATES),
        hasElementInstanceIncident: flag('(e.ended_at is null and e.incident_key is not null)'),
      },
    },
    {
      rows: `incident i where i.process_instance_key = t.key and i.state = 'ACTIVE'`,
      fields: { errorMessage: text('i.error_message') },
    },
    {
      rows: 'batch_operation_item b where b.process_instance_key = t.key',
      fields: { batchOperationKey: key('b.batch_operation_key'), batchOperationId: key('b.batch_operation_key') },
    },
  ],
  variables: { variables: 'v.process_instance_key = t.key' },
  lists: { tags: 't.tags' },
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
    type: word('t.element_type', [
      'UNSPECIFIED',
      'PROCESS',
      'SUB_PROCESS',
      'EVENT_SUB_PROCESS',
      'AD_HOC_SUB_PROCESS',
      'AD_HOC_SUB_PROCESS_INNER_INSTANCE',
      'START_EVENT',
      'INTERMEDIATE_CATCH_EVENT',
      'INTERMEDIATE_THROW_EVENT',
      'BOUNDARY_EVENT',
      'END_EVENT',
      'SERVICE_TASK',
      'RECEIVE_TASK',
      'USER_TASK',
      'MANUAL_TASK',
      'TASK',
      'EXCLUSIVE_GATEWAY',
      'INCLUSIVE_GATEWAY',
      'PARALLEL_GATEWAY',
      'EVENT_BASED_GATEWAY',
      'SEQUENCE_FLOW',
      'MULTI_INSTANCE_BODY',
      'CALL_ACTIVITY',
      'BUSINESS_RULE_TASK',
      'SCRIPT_TASK',
      'SEND_TASK',
      'UNKNOWN',
    ]),
    state: word(lifeOf('t'), ELEMENT_STATES),
    hasIncident: flag('(t.ended_at is null and t.incident_key is not null)'),
    tenantId,
    elementInstanceKey: key('t.key'),
    ...INSTANCE_KEYS,
    processDefinitionKey: key('t.process_definition_key'),
    incidentKey: key('t.incident_key'),
  },
  filters: { elementInstanceScopeKey: key('t.flow_scope_key') },
};

/** Longer values are cut in searches, unless the client asks for all of them. */
export const LONGEST_VALUE = 8191;
const TOO_LONG = `(length(t.value) > ${LONGEST_VALUE})`;

const variable = {
  name: text('t.name'),
  tenantId,
  variableKey: key('t.key'),
  scopeKey: key('t.scope_key'),
  ...INSTANCE_KEYS,
};

/** Whole values: of one variable, and of searches that ask for them. */
export const variablesInFull: Resource = {
  name: 'Variable',
  from: 'variable t',
  key: 't.key',
  since: null,
  fields: { ...variable, value: text('t.value'), isTruncated: flag('0') },
};

/** One variable by its key: always whole. */
export const variableAlone: Resource = { ...variablesInFull, fields: { ...variable, value: text('t.value') } };

export const variables: Resource = {
  ...variablesInFull,
  fields: { ...variable, value: text(`substr(t.value, 1, ${LONGEST_VALUE})`), isTruncated: flag(TOO_LONG) },
};

export const incidents: Resource = {
  name: 'Incident',
  from: 'incident t',
  key: 't.key',
  since: 't.created_at',
  fields: {
    processDefinitionId: text('t.bpmn_process_id'),
    errorType: word('t.error_type', [
      'AD_HOC_SUB_PROCESS_NO_RETRIES',
      'CALLED_DECISION_ERROR',
      'CALLED_ELEMENT_ERROR',
      'CONDITION_ERROR',
      'DECISION_EVALUATION_ERROR',
      'EXECUTION_LISTENER_NO_RETRIES',
      'EXTRACT_VALUE_ERROR',
      'FORM_NOT_FOUND',
      'IO_MAPPING_ERROR',
      'JOB_NO_RETRIES',
      'MESSAGE_SIZE_EXCEEDED',
      'RESOURCE_NOT_FOUND',
      'TASK_LISTENER_NO_RETRIES',
      'UNHANDLED_ERROR_EVENT',
      'UNKNOWN',
      'UNSPECIFIED',
    ]),
    errorMessage: text('t.error_message'),
    elementId: text('t.element_id'),
    creationTime: instant('t.created_at'),
    state: word('t.state', ['ACTIVE', 'MIGRATED', 'PENDING', 'RESOLVED', 'UNKNOWN']),
    tenantId,
    incidentKey: key('t.key'),
    processDefinitionKey: key('t.process_definition_key'),
    ...INSTANCE_KEYS,
    elementInstanceKey: key('t.element_instance_key'),
    jobKey: key('t.job_key'),
  },
};

export const sequenceFlows: Resource = {
  name: 'Sequence Flow',
  from: 'taken_sequence_flow t',
  key: 't.id',
  since: null,
  fields: {
    sequenceFlowId: text('t.id'),
    ...INSTANCE_KEYS,
    processDefinitionKey: key('t.process_definition_key'),
    processDefinitionId: text('t.bpmn_process_id'),
    elementId: text('t.element_id'),
    tenantId,
  },
};
