/** What is stuck, since when, for which complaint; and one more try. */
import { Router, type Request, type Response } from 'express';
import { EngineError } from '../../../domain/ports.js';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { setFlash, takeFlash } from '../../flash.js';
import { pageNumber } from '../../form-fields.js';
import { PAGE_SIZE } from '../../pagination.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { complaintsOf, instancesOf } from '../complaint-of.js';
import { incidentRow, incidentsModel } from './view-model.js';

export function incidentsRoutes(deps: WebDeps): Router {
  const { useCases, engine, config, log } = deps;

  async function list(req: Request, res: Response): Promise<void> {
    const { t, format } = context(res);
    const page = pageNumber(req);
    const found = await engine.searchIncidents({ state: 'ACTIVE' }, { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
    const instances = await instancesOf(
      deps,
      found.items.map(({ processInstanceKey }) => processInstanceKey),
    );
    const complaints = await complaintsOf(deps, currentUser(res), instances);
    const byKey = new Map(instances.map((instance) => [instance.processInstanceKey, instance]));
    const rows = found.items.map((incident) => {
      const { processInstanceKey: key } = incident;
      return incidentRow(t, format, incident, complaints.get(key) ?? null, byKey.get(key) ?? null);
    });
    render(res, 'admin/incidents', incidentsModel(t, rows, page, found.total, takeFlash(req, res, config)));
  }

  async function retry(req: Request, res: Response): Promise<void> {
    const key = String(req.params['key']);
    const incident = /^\d{1,19}$/.test(key) ? await engine.incident(key) : null;
    if (incident !== null) await useCases.recordIncidentRetry(currentUser(res), key);
    const done = incident !== null && (await triedAgain(incident));
    if (done) log.info({ incidentKey: key, by: currentUser(res).id }, 'An administrator retried an incident.');
    setFlash(res, config, done ? 'admin.incidents.retried' : 'admin.incidents.gone');
    res.redirect(303, urls.adminIncidents);
  }

  /** false where somebody else was faster, or the case has moved on. */
  async function triedAgain(incident: Parameters<typeof engine.retryIncident>[0]): Promise<boolean> {
    try {
      await engine.retryIncident(incident);
      return true;
    } catch (error) {
      if (error instanceof EngineError && (error.status === 404 || error.status === 409)) return false;
      throw error;
    }
  }

  return Router().get('/incidents', list).post(urls.adminIncidentRetryRoute, retry);
}
