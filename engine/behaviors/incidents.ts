/** Incidents: raised where a step or a job has failed for good, resolved by somebody, or with the end of the element. */
import type { Execution } from '../execution.js';
import type { ElementInstance, IncidentType, Job, Key } from '../records.js';
import { changeJob } from './jobs.js';

export function raiseIncident(
  x: Execution,
  elementInstanceKey: Key,
  type: IncidentType,
  message: string,
  job?: Job,
): void {
  const instance = x.get('element_instance', elementInstanceKey);
  if (!instance) return;
  const { elementId, processInstanceKey, rootProcessInstanceKey, bpmnProcessId, processDefinitionKey } = instance;
  const key = x.newKey();
  x.put('incident', {
    key,
    errorType: type,
    errorMessage: message,
    state: 'ACTIVE',
    elementId,
    elementInstanceKey,
    jobKey: job?.key ?? null,
    processInstanceKey,
    rootProcessInstanceKey,
    bpmnProcessId,
    processDefinitionKey,
    createdAt: x.now,
    resolvedAt: null,
  });
  x.put('element_instance', { ...instance, incidentKey: key });
  if (job) changeJob(x, job, { incidentKey: key });
  updateFlags(x, processInstanceKey);
}

/** Marks the incidents of an element as resolved. */
export function closeIncidents(x: Execution, instance: ElementInstance): void {
  const incidents = x.rowsOf('incident', instance, instance.key);
  if (incidents.length === 0) return;
  for (const incident of incidents) {
    x.put('incident', { ...incident, state: 'RESOLVED', resolvedAt: x.now });
    const job = incident.jobKey === null ? undefined : x.get('job', incident.jobKey);
    if (job) changeJob(x, job, { incidentKey: null });
  }
  const current = x.get('element_instance', instance.key);
  if (current) x.put('element_instance', { ...current, incidentKey: null });
  updateFlags(x, instance.processInstanceKey);
}

/** An instance has an incident where one of its elements has, or an instance it called. */
function updateFlags(x: Execution, processInstanceKey: Key): void {
  const instance = x.get('process_instance', processInstanceKey);
  if (!instance) return;
  const { incident, process_instance } = x.treeOf(instance).tables;
  const hasIncident =
    [...incident.all()].some((one) => one.processInstanceKey === instance.key) ||
    [...process_instance.all()].some((one) => one.parentProcessInstanceKey === instance.key && one.hasIncident);
  if (hasIncident !== instance.hasIncident) x.put('process_instance', { ...instance, hasIncident });
  if (instance.parentProcessInstanceKey !== null) updateFlags(x, instance.parentProcessInstanceKey);
}
