/** One incident: what it means, what helps, the engine's own words. */
import { Router } from 'express';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { HttpError } from '../../errors.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { complaintsOf, instancesOf } from '../complaint-of.js';
import { incidentRow } from '../incidents/view-model.js';
import { incidentModel } from './view-model.js';

export function incidentRoutes(deps: WebDeps): Router {
  return Router().get(urls.adminIncidentRoute, async (req, res) => {
    const { t, format } = context(res);
    const incident = /^\d{1,19}$/.test(req.params['key']) ? await deps.engine.incident(req.params['key']) : null;
    if (incident === null) throw new HttpError('notFound');
    const [instance] = await instancesOf(deps, [incident.processInstanceKey]);
    const complaints = await complaintsOf(deps, currentUser(res), instance === undefined ? [] : [instance]);
    const row = incidentRow(t, format, incident, complaints.get(incident.processInstanceKey) ?? null, instance ?? null);
    render(res, 'admin/incident', incidentModel(t, row, incident));
  });
}
