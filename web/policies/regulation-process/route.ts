/** One diagram of the procedure, for everybody to read: drawn where scripts run, and step by step as text. */
import { Router } from 'express';
import { own } from '../../../domain/core/index.js';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { allowInlineStyles } from '../../shell/middleware/security-headers.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { processModel } from './view-model.js';

export function regulationProcessRoutes({ useCases, config }: WebDeps<'definitions'>): Router {
  return Router()
    .get(urls.regulationProcess.route, allowInlineStyles(config), async (req, res) => {
      const process = own(await useCases.definitions.processes(), String(req.params['processId']));
      if (process === undefined) throw new HttpError('notFound');
      render(res, 'public/regulation-process', processModel(context(res), process));
    })
    .get(urls.regulationProcessDiagram.route, async (req, res) => {
      const xml = await useCases.definitions.processFile(String(req.params['processId']));
      if (xml === null) throw new HttpError('notFound');
      res.json({ xml, active: [], completed: [], incidents: [], takenFlows: [] });
    });
}
