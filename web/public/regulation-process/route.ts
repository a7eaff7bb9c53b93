/** One diagram of the procedure, for everybody to read: drawn where scripts run, and step by step as text. */
import { Router, type Request } from 'express';
import { own } from '../../../domain/own.js';
import { allElements, allProcesses } from '../../../workflows/process-api.js';
import { context } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { HttpError } from '../../errors.js';
import { allowInlineStyles } from '../../middleware/security-headers.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { processModel } from './view-model.js';

function processOf(req: Request): string {
  const id = String(req.params['processId']);
  if (own(allProcesses, id) === undefined) throw new HttpError('notFound');
  return id;
}

export function regulationProcessRoutes({ processXml, config }: WebDeps): Router {
  return Router()
    .get(urls.regulationProcessRoute, allowInlineStyles(config), (req, res) => {
      const id = processOf(req);
      const process = own(allProcesses, id);
      if (process === undefined) throw new HttpError('notFound');
      render(res, 'public/regulation-process', processModel(context(res), id, process, own(allElements, id) ?? {}));
    })
    .get(urls.regulationProcessDiagramRoute, async (req, res) => {
      const xml = await processXml(processOf(req));
      res.json({ xml, active: [], completed: [], incidents: [], takenFlows: [] });
    });
}
