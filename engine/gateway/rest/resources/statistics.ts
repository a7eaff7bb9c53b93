/** Counts, grouped: of instances, their elements, incidents, subscriptions. */
import type { Reader } from '../../../commands/commands.js';
import { key, number, type Resource, tenantId, text } from '../fields.js';
import { addFilters, Conditions } from '../filters.js';
import { processInstances } from './instances.js';

const COUNTS = `sum(i.state = 'ACTIVE' and i.has_incident = 0) as without_incident,
  sum(i.state = 'ACTIVE' and i.has_incident = 1) as with_incident`;
const counts = {
  activeInstancesWithoutIncidentCount: number('coalesce(t.without_incident, 0)'),
  activeInstancesWithIncidentCount: number('coalesce(t.with_incident, 0)'),
};

/** Per process id, over all its versions. */
export const definitionStatistics: Resource = {
  name: 'Process Definition',
  from: `(select d.bpmn_process_id as id, max(d.version) as version, count(distinct d.key) > 1 as several, ${COUNTS}
    from process_definition d left join process_instance i on i.process_definition_key = d.key
    group by d.bpmn_process_id) t
    join process_definition l on l.bpmn_process_id = t.id and l.version = t.version`,
  key: 't.id',
  since: null,
  fields: {
    processDefinitionId: text('t.id'),
    tenantId,
    latestProcessDefinitionName: text('l.name'),
    hasMultipleVersions: { sql: 't.several', kind: 'flag' },
    ...counts,
  },
};

export const versionStatistics: Resource = {
  name: 'Process Definition',
  from: `(select d.*, ${COUNTS}
    from process_definition d left join process_instance i on i.process_definition_key = d.key group by d.key) t`,
  key: 't.key',
  since: null,
  fields: {
    processDefinitionId: text('t.bpmn_process_id'),
    processDefinitionKey: key('t.key'),
    processDefinitionName: text('t.name'),
    tenantId,
    processDefinitionVersion: number('t.version'),
    ...counts,
  },
};

export const subscriptionStatistics: Resource = {
  name: 'Message Subscription',
  from: `(select s.process_definition_key as key, s.bpmn_process_id as id, count(*) as subscriptions,
    count(distinct s.process_instance_key) as instances
    from message_subscription s where s.state = 'CREATED' group by s.process_definition_key) t`,
  key: 't.key',
  since: null,
  fields: {
    processDefinitionId: text('t.id'),
    tenantId,
    processDefinitionKey: key('t.key'),
    processInstancesWithActiveSubscriptions: number('t.instances'),
    activeSubscriptions: number('t.subscriptions'),
  },
};

interface ElementCount {
  elementId: string;
  active: number;
  canceled: number;
  incidents: number;
  completed: number;
}

/** Per element, over the process instances that satisfy all filters. What has an incident does not count as active. */
export async function elementStatistics(reader: Reader, ...filters: unknown[]): Promise<{ items: ElementCount[] }> {
  const conditions = new Conditions();
  for (const filter of filters) addFilters(conditions, processInstances, filter);
  const items = await reader.all<ElementCount>(
    `select element_id as elementId, sum(ended_at is null and incident_key is null) as active,
       sum(state = 'TERMINATED') as canceled, sum(ended_at is null and incident_key is not null) as incidents,
       sum(state = 'COMPLETED') as completed
     from element_instance where element_type <> 'PROCESS'
       and process_instance_key in (select t.key from ${processInstances.from} where ${conditions.all()})
     group by element_id order by element_id`,
    conditions.parameters,
  );
  return { items };
}

/** Java's hash of a text, by which Camunda's pages tell messages of incidents apart: a whole number of 32 bits. */
export function hashOf(message: string): number {
  let hash = 0;
  for (let index = 0; index < message.length; index += 1) hash = (Math.imul(hash, 31) + message.charCodeAt(index)) | 0;
  return hash;
}

/** Active instances per message of their incidents, the most frequent first. */
export async function incidentsByError(
  reader: Reader,
): Promise<{ errorHashCode: number; errorMessage: string; activeInstancesWithErrorCount: number }[]> {
  const rows = await reader.all<{ errorMessage: string; activeInstancesWithErrorCount: number }>(
    `select error_message as errorMessage, count(distinct process_instance_key) as activeInstancesWithErrorCount
     from incident where state = 'ACTIVE' group by error_message order by 2 desc, 1`,
  );
  return rows.map((row) => ({ errorHashCode: hashOf(row.errorMessage), ...row }));
}

/** Which processes have instances with this message. */
export async function incidentsByDefinition(reader: Reader, messages: string[]): Promise<object[]> {
  const rows = await reader.all<Record<string, unknown>>(
    `select d.bpmn_process_id as processDefinitionId, d.key as processDefinitionKey,
       coalesce(d.name, d.bpmn_process_id) as processDefinitionName, d.version as processDefinitionVersion,
       count(distinct i.process_instance_key) as activeInstancesWithErrorCount
     from incident i join process_definition d on d.key = i.process_definition_key
     where i.state = 'ACTIVE' and i.error_message in (${messages.map(() => '?').join(', ')})
     group by d.key order by 5 desc, d.key`,
    messages,
  );
  return rows.map((row) => ({
    ...row,
    processDefinitionKey: String(row['processDefinitionKey']),
    tenantId: '<default>',
  }));
}
