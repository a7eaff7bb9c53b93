/** What is stuck, since when, for which complaint. */
import { Router, type Request, type Response } from 'express';
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
    const byKey = new Map(instances.map((instance) => [instance.processInstanceKey, instance]));
    const elements = await deps.useCases.definitions.elementsAt(
      found.items.map(({ processInstanceKey, elementId }) => ({
        processDefinitionKey: byKey.get(processInstanceKey)?.processDefinitionKey ?? null,
        processInstanceKey,
        elementId,
      })),
    );
    const rows = found.items.map((incident, at) => {
      const { processInstanceKey: key } = incident;
      return incidentRow(
        t,
        format,
        incident,
        complaints.get(key) ?? null,
        byKey.get(key) ?? null,
        elements[at] ?? null,
      );
    });
    render(res, 'admin/incidents', incidentsModel(t, rows, page, found.total, takeFlash(req, res, config)));
  }

  return Router().get(below(urls.admin, urls.adminIncidents), list);
}
