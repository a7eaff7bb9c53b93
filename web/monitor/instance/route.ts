/** One process instance: diagram, history (the diagram's twin in text), incidents, variables. */
import { Router, type Request, type Response } from 'express';
import type { EngineProcessInstance } from '../../../domain/core/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { diagramModel } from '../../shell/diagram-model.js';
import { HttpError } from '../../shell/errors.js';
import { takeFlash } from '../../shell/flash.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { complaintsOf } from '../complaint-of.js';
import { instanceModel } from './view-model.js';

/** A case has a handful of calls and incidents at most; more than this is not read. */
const MOST = { from: 0, limit: 100 };

export function instanceRoutes(deps: WebDeps<'cases' | 'definitions'>): Router {
  const { useCases, engine, config } = deps;

  async function instanceOf(req: Request): Promise<EngineProcessInstance> {
    const key = String(req.params['key']);
    const instance = /^\d{1,19}$/.test(key) ? await engine.processInstance(key) : null;
    if (instance === null) throw new HttpError('notFound');
    return instance;
  }

  async function page(req: Request, res: Response): Promise<void> {
    const instance = await instanceOf(req);
    const key = instance.processInstanceKey;
    const [elements, definition, variables, incidents, called, complaints] = await Promise.all([
      engine.elementInstances(key),
      useCases.definitions.processDefinition(instance.processDefinitionKey),
      engine.variables(key),
      engine.searchIncidents({ processInstanceKey: key, state: 'ACTIVE' }, MOST),
      engine.searchProcessInstances({ parentProcessInstanceKey: key }, MOST),
      complaintsOf(deps, currentUser(res), [instance]),
    ]);
    const { t, format } = context(res);
    const facts = {
      instance,
      complaint: complaints.get(key) ?? null,
      elements,
      definition,
      variables,
      incidents: incidents.items,
      called: called.items,
      definitions: await useCases.definitions.processesByKey(
        called.items.map(({ processDefinitionKey }) => processDefinitionKey),
      ),
    };
    render(res, 'admin/instance', instanceModel(t, format, facts, takeFlash(req, res, config)));
  }

  async function diagram(req: Request, res: Response): Promise<void> {
    const { processInstanceKey: key, processDefinitionKey } = await instanceOf(req);
    const [xml, elements, flows] = await Promise.all([
      engine.processDefinitionXml(processDefinitionKey),
      engine.elementInstances(key),
      engine.takenSequenceFlows(key),
    ]);
    res.json(diagramModel(xml, elements, flows));
  }

  return Router().get(urls.adminInstance.route, page).get(urls.adminInstanceDiagram.route, diagram);
}
