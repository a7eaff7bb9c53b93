import { closeIncidents } from '../behaviors/incidents.js';
import { changeJob } from '../behaviors/jobs.js';
import { enter, leave } from '../behaviors/lifecycle.js';
import { type CommandOf, treeOfKey } from './command.js';
import { Rejection } from './commands.js';

export const resolveIncident: CommandOf<'resolveIncident'> = {
  trees: ({ incidentKey }, surroundings) => treeOfKey(surroundings, 'incident', incidentKey),
  apply(x, { incidentKey }) {
    const incident = x.get('incident', incidentKey);
    const expected = `Expected to resolve incident with key '${incidentKey}', but`;
    if (!incident) throw new Rejection('NOT_FOUND', 'RESOLVE', `${expected} no such incident was found`);
    const job = incident.jobKey === null ? undefined : x.get('job', incident.jobKey);
    if (job && job.retries <= 0) {
      const reason = `${expected} job with key '${job.key}' has no retries left. Please update the job retries and retry resolving the incident`;
      throw new Rejection('INVALID_STATE', 'RESOLVE', reason);
    }
    const instance = x.get('element_instance', incident.elementInstanceKey);
    if (!instance) return;
    closeIncidents(x, instance);
    if (job) {
      changeJob(x, job, { state: 'CREATED', incidentKey: null, errorCode: null });
      return;
    }
    // The step that failed is done again from its start; one of the two has nothing to do.
    x.later(() => enter(x, instance.key));
    x.later(() => leave(x, instance.key));
  },
};
