/** One diagram of the procedure, for everybody to read: drawn where scripts run, and step by step as text. */
import { type Request, Router } from 'express';
import { own } from '../../../domain/core/index.js';
import { allProcesses, allElements } from '../../../workflows/process-api.js';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { allowInlineStyles } from '../../shell/middleware/security-headers.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { processModel } from './view-model.js';

function processOf(req: Request): string {
  const id = String(req.params['processId']);
  if (own(allProcesses, id) === undefined) throw new HttpError('notFound');
  return id;
}

export function regulationProcessRoutes({ useCases, config }: WebDeps<'definitions'>): Router {
  return Router()
    .get(urls.regulationProcess.route, allowInlineStyles(config), (req, res) => {
      const id = processOf(req);
      const process = own(allProcesses, id);
      if (process === undefined) throw new HttpError('notFound');
      render(res, 'public/regulation-process', processModel(context(res), id, process, own(allElements, id) ?? {}));
    })
    .get(urls.regulationProcessDiagram.route, async (req, res) => {
      const xml = await useCases.definitions.processFile(processOf(req));
      if (xml === null) throw new HttpError('notFound');
      res.json({ xml, active: [], completed: [], incidents: [], takenFlows: [] });
    });
}
