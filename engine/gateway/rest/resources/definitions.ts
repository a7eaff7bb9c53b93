/** Processes, decisions and forms that are deployed; decisions that were evaluated. */
import { flag, instant, json, key, number, type Resource, tenantId, text, word } from '../fields.js';

const notDeleted = (alias: string): string =>
  `not exists (select 1 from deleted_resource x where x.key = ${alias}.key)`;
const latest = (table: string, id: string): string =>
  `(${notDeleted('t')} and t.version = (select max(o.version) from ${table} o where o.${id} = t.${id} and ${notDeleted('o')}))`;

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
    hasStartForm: flag('(t.start_form_id is not null)'),
  },
  filters: { isLatestVersion: flag(latest('process_definition', 'bpmn_process_id')) },
};

export const decisionRequirements: Resource = {
  name: 'Decision Requirements',
  from: 'decision_requirements t',
  key: 't.key',
  since: 't.created_at',
  fields: {
    decisionRequirementsId: text('t.decision_requirements_id'),
    decisionRequirementsKey: key('t.key'),
    decisionRequirementsName: text('t.name'),
    resourceName: text('t.resource_name'),
    tenantId,
    version: number('t.version'),
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
  filters: {
    isLatestVersion: flag(
      `(${notDeleted('r')} and t.version = (select max(o.version) from decision_definition o
         where o.decision_id = t.decision_id
           and not exists (select 1 from deleted_resource x where x.key = o.decision_requirements_key)))`,
    ),
  },
};

export const forms: Resource = {
  name: 'Form',
  from: 'form t',
  key: 't.key',
  since: 't.created_at',
  fields: {
    tenantId,
    formId: text('t.form_id'),
    schema: text('t.resource'),
    version: number('t.version'),
    formKey: key('t.key'),
  },
};

const DECISION_TYPES = ['DECISION_TABLE', 'LITERAL_EXPRESSION', 'UNSPECIFIED', 'UNKNOWN'];

export const decisionInstances: Resource = {
  name: 'Decision Instance',
  from: 'decision_instance t',
  key: 't.id',
  since: 't.evaluated_at',
  fields: {
    decisionDefinitionId: text('t.decision_id'),
    decisionDefinitionKey: key('t.decision_definition_key'),
    decisionDefinitionName: text('t.decision_name'),
    decisionDefinitionType: word(
      `case when t.decision_type in ('DECISION_TABLE', 'LITERAL_EXPRESSION') then t.decision_type else 'UNKNOWN' end`,
      DECISION_TYPES,
    ),
    decisionDefinitionVersion: number('t.decision_version'),
    decisionEvaluationInstanceKey: text('t.id'),
    decisionEvaluationKey: key('t.evaluation_key'),
    elementInstanceKey: key('t.element_instance_key'),
    evaluationDate: instant('t.evaluated_at'),
    evaluationFailure: text('t.evaluation_failure'),
    processDefinitionKey: key('t.process_definition_key'),
    processInstanceKey: key('t.process_instance_key'),
    result: text('t.result'),
    // The decision that was asked for is evaluated last.
    rootDecisionDefinitionKey: key(
      `(select o.decision_definition_key from decision_instance o where o.evaluation_key = t.evaluation_key
         order by o."index" desc limit 1)`,
    ),
    rootProcessInstanceKey: key('t.root_process_instance_key'),
    state: word('t.state', ['EVALUATED', 'FAILED', 'UNSPECIFIED', 'UNKNOWN']),
    tenantId,
  },
  filters: { decisionRequirementsKey: key('t.decision_requirements_key') },
};

/** One of them, with what it saw and which rules matched. */
export const decisionInstanceInFull: Resource = {
  ...decisionInstances,
  fields: {
    ...decisionInstances.fields,
    evaluatedInputs: json('t.evaluated_inputs'),
    matchedRules: json('t.matched_rules'),
  },
};
