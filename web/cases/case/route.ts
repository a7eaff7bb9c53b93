/** One case: facts, limits, what is to be done, what was done, where it stands in the diagram. */
import { type Request, type Response, Router } from 'express';
import { REVEAL_REASONS } from '../../../domain/cases/index.js';
import { DomainError } from '../../../domain/core/index.js';
import { LONGEST_MESSAGE } from '../../../domain/notices/index.js';
import { currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { diagramModel } from '../../shell/diagram-model.js';
import { HttpError } from '../../shell/errors.js';
import { setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { urls } from '../../shell/urls.js';
import { limitRoutes } from './limit-routes.js';
import { caseAddress, casePage, idOf } from './page.js';
import { toldIn, typedIn } from './told-form.js';

export function caseRoutes(
  deps: WebDeps<
    'attachments' | 'cases' | 'deadlines' | 'definitions' | 'intake' | 'massEvents' | 'notices' | 'telling'
  >,
): Router {
  const { useCases, engine, config } = deps;
  const show = casePage(deps);

  async function diagram(req: Request, res: Response): Promise<void> {
    const { complaint } = await useCases.cases.caseFile(currentUser(res), idOf(req));
    const instance =
      complaint.processInstanceKey === null ? null : await engine.processInstance(complaint.processInstanceKey);
    if (instance === null) throw new HttpError('notFound');
    const key = instance.processInstanceKey;
    const [xml, elements, flows] = await Promise.all([
      engine.processDefinitionXml(instance.processDefinitionKey),
      engine.elementInstances(key),
      engine.takenSequenceFlows(key),
    ]);
    res.json(diagramModel(xml, elements, flows));
  }

  async function revealed(req: Request, res: Response): Promise<void> {
    const reveal = REVEAL_REASONS.find((reason) => reason === field(req, 'reason'));
    if (reveal === undefined) throw new HttpError('malformed');
    await show(req, res, { reveal });
  }

  async function newCode(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    await show(req, res, { newCode: await useCases.intake.reissueQueryCode(user, idOf(req)) });
  }

  async function write(req: Request, res: Response): Promise<void> {
    const text = field(req, 'message');
    const problem = text === '' ? 'missing' : [...text].length > LONGEST_MESSAGE ? 'long' : null;
    if (problem !== null) return show(req, res, { message: { text, problem } });
    await useCases.notices.sendMessage(currentUser(res), idOf(req), { text, token: field(req, 'token') });
    setFlash(res, config, 'desk.case.written');
    res.redirect(303, caseAddress(req));
  }

  async function told(req: Request, res: Response): Promise<void> {
    const typed = typedIn(req);
    try {
      await useCases.telling.recordTold(currentUser(res), idOf(req), toldIn(typed, config.zone));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      return show(req, res, { told: { typed, fields: error.fields } });
    }
    setFlash(res, config, 'desk.told.recorded');
    res.redirect(303, caseAddress(req));
  }

  return Router()
    .get(urls.deskCase.route, (req, res) => show(req, res))
    .post(urls.deskCaseReveal.route, revealed)
    .get(urls.deskCaseDiagram.route, diagram)
    .post(urls.deskCaseCode.route, newCode)
    .post(urls.deskCaseMessage.route, write)
    .post(urls.deskCaseTold.route, told)
    .use(limitRoutes(deps, show));
}
