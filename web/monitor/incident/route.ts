/** One incident: what it means, what came of it, and what an administrator can do about it. */
import { type Request, Router, type Response } from 'express';
import { type EngineIncident, DomainError, own } from '../../../domain/core/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { takeFlash, setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { instancesOf, complaintsOf } from '../complaint-of.js';
import { incidentRow } from '../incidents/view-model.js';
import { type Outcome, incidentModel } from './view-model.js';

const MOST = { from: 0, limit: 100 };

const keyOf = (req: Request): string => String(req.params['key']);

export function incidentRoutes(deps: WebDeps<'cases' | 'definitions' | 'monitor'>): Router {
  const { engine, useCases, config } = deps;

  const known = async (key: string): Promise<EngineIncident | null> =>
    /^\d{1,19}$/.test(key) ? engine.incident(key) : null;

  /** What came of one that is resolved: its step failed again, is at work, or is behind. */
  async function outcomeOf(incident: EngineIncident): Promise<Outcome> {
    const { processInstanceKey, elementId, elementInstanceKey } = incident;
    const [active, elements] = await Promise.all([
      engine.searchIncidents({ processInstanceKey, state: 'ACTIVE' }, MOST),
      engine.elementInstances(processInstanceKey),
    ]);
    const again = active.items.find((one) => one.elementId === elementId);
    if (again !== undefined) return { state: 'again', incidentKey: again.incidentKey, cause: again.errorMessage };
    const step = elements.find((one) => one.elementInstanceKey === elementInstanceKey);
    if (step?.state === 'ACTIVE') return { state: 'trying' };
    return { state: step?.state === 'TERMINATED' ? 'ended' : 'done' };
  }

  async function show(req: Request, res: Response, tries: string | null): Promise<void> {
    const incident = await known(keyOf(req));
    if (incident === null) throw new HttpError('notFound');
    const user = currentUser(res);
    const [instance] = await instancesOf(deps, [incident.processInstanceKey]);
    const [repairs, complaints] = [
      await useCases.monitor.incidentRepairs(user, incident.incidentKey),
      await complaintsOf(deps, user, instance === undefined ? [] : [instance]),
    ];
    const { t, format } = context(res);
    const key = instance?.processDefinitionKey ?? '';
    const definition = own(await useCases.definitions.processesByKey(instance === undefined ? [] : [key]), key);
    const complaint = complaints.get(incident.processInstanceKey) ?? null;
    const row = incidentRow(t, format, incident, complaint, definition);
    const outcome = row.open ? null : await outcomeOf(incident);
    const facts = { incident, instance: instance ?? null, outcome, ...repairs, tries };
    const model = incidentModel({ t, format }, row, facts, takeFlash(req, res, config));
    render(res, 'admin/incident', model, tries === null ? 200 : 422);
  }

  async function retry(req: Request, res: Response): Promise<void> {
    const key = keyOf(req);
    const tries = field(req, 'tries');
    const isKey = /^\d{1,19}$/.test(key);
    let done = false;
    try {
      const count = tries === '' ? undefined : Number(tries);
      done = isKey && (await useCases.monitor.retryIncident(currentUser(res), key, count));
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'invalid')) throw error;
      return show(req, res, tries);
    }
    setFlash(res, config, done ? 'admin.incidents.retried' : 'admin.incidents.gone');
    res.redirect(303, done ? urls.adminIncident(key) : urls.adminIncidents);
  }

  return Router()
    .get(urls.adminIncident.route, (req, res) => show(req, res, null))
    .post(urls.adminIncidentRetry.route, retry);
}
