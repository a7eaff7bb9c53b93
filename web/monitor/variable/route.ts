/** One routing variable where an incident stands: what it is now, what it should be, and why; then another try at once. */
import { type Request, Router, type Response } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { VARIABLE_KINDS } from '../../../domain/monitor/index.js';
import { render } from '../../shell/render.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { urls } from '../../shell/urls.js';
import { type Given, variableModel } from './view-model.js';

type Asked = Request<{ key: string; name: string }>;

export function variableRoutes({ useCases, config }: WebDeps<'monitor'>): Router {
  const keyOf = ({ params: { key } }: Asked): string => {
    if (!/^\d{1,19}$/.test(key)) throw new DomainError('notFound');
    return key;
  };

  async function show(req: Asked, res: Response, given: Given | null): Promise<void> {
    const key = keyOf(req);
    const { variables } = await useCases.monitor.incidentRepairs(currentUser(res), key);
    const variable = variables.find(({ name }) => name === req.params.name);
    if (variable === undefined) throw new DomainError('notFound');
    const model = variableModel(context(res), key, variable, given);
    render(res, 'admin/variable', model, given === null ? 200 : 422);
  }

  async function change(req: Asked, res: Response): Promise<void> {
    const key = keyOf(req);
    const given: Given = {
      kind: VARIABLE_KINDS.find((kind) => kind === field(req, 'kind')) ?? 'text',
      typed: field(req, 'typed'),
      reason: field(req, 'reason'),
      seen: field(req, 'seen'),
      errors: {},
    };
    let done = false;
    try {
      done = await useCases.monitor.changeVariable(currentUser(res), key, { name: req.params.name, ...given });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'invalid')) throw error;
      return show(req, res, { ...given, errors: error.fields });
    }
    setFlash(res, config, done ? 'admin.variable.changed' : 'admin.incidents.gone');
    res.redirect(303, done ? urls.adminIncident(key) : urls.adminIncidents);
  }

  return Router()
    .get(urls.adminVariable.route, (req: Asked, res) => show(req, res, null))
    .post(urls.adminVariable.route, change);
}
