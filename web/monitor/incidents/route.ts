/** What is stuck, since when, for which complaint. */
import { Router, type Request, type Response } from 'express';
import { own } from '../../../domain/core/index.js';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { takeFlash } from '../../shell/flash.js';
import { pageNumber } from '../../shell/form-fields.js';
import { PAGE_SIZE } from '../../shell/pagination.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { instancesOf, complaintsOf } from '../complaint-of.js';
import { incidentRow, incidentsModel } from './view-model.js';

export function incidentsRoutes(deps: WebDeps<'cases' | 'definitions'>): Router {
  const { engine, config } = deps;

  async function list(req: Request, res: Response): Promise<void> {
    const { t, format } = context(res);
    const page = pageNumber(req);
    const found = await engine.searchIncidents({ state: 'ACTIVE' }, { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
    const instances = await instancesOf(
      deps,
      found.items.map(({ processInstanceKey }) => processInstanceKey),
    );
    const complaints = await complaintsOf(deps, currentUser(res), instances);
    const definitions = await deps.useCases.definitions.processesByKey(
      instances.map(({ processDefinitionKey }) => processDefinitionKey),
    );
    const byKey = new Map(instances.map((instance) => [instance.processInstanceKey, instance]));
    const rows = found.items.map((incident) => {
      const { processInstanceKey: key } = incident;
      const definition = own(definitions, byKey.get(key)?.processDefinitionKey ?? '');
      return incidentRow(t, format, incident, complaints.get(key) ?? null, definition);
    });
    render(res, 'admin/incidents', incidentsModel(t, rows, page, found.total, takeFlash(req, res, config)));
  }

  return Router().get(below(urls.admin, urls.adminIncidents), list);
}
