/** One case: facts, limits, what is to be done, what was done, where it stands in the diagram. */
import { type Request, type Response, Router } from 'express';
import { type RevealReason, type Complaint, REVEAL_REASONS, type ComplaintId } from '../../../domain/cases/index.js';
import { EngineError, DomainError, own } from '../../../domain/core/index.js';
import { LONGEST_MESSAGE } from '../../../domain/notices/index.js';
import { eventCard } from '../../mass-events/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { diagramModel } from '../../shell/diagram-model.js';
import { elementName } from '../../shell/element-words.js';
import { HttpError } from '../../shell/errors.js';
import { takeFlash, setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { pathId } from '../../shell/path-ids.js';
import { placeQuery, placeOf as placeInList } from '../../shell/place-in-list.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { nextSteps } from './next-steps.js';
import { type ExtensionGiven, type Place, caseModel } from './view-model.js';

const idOf = (req: Request): ComplaintId => pathId(req, 'complaintId');

/** The case, with the list that a person came from. */
export const caseAddress = (req: Request): string => `${urls.deskCase(idOf(req))}${placeQuery(placeInList(req))}`;

interface Shown {
  reveal?: RevealReason;
  newCode?: string | null;
  uploadError?: string;
  /** A message to the complainant that could not be sent as it is. */
  message?: { text: string; problem: 'missing' | 'long' };
  /** A request for more time that could not be made as it is. */
  extension?: ExtensionGiven;
}

/** Shows one case to the signed-in user. */
export function casePage({
  useCases,
  engine,
  config,
}: WebDeps<'attachments' | 'cases' | 'definitions' | 'massEvents'>) {
  /** Where the case stands. The page is of use without it: the engine may be away. */
  async function placeOf({ processInstanceKey }: Complaint, locale: 'zh-CN' | 'en'): Promise<Place | null> {
    if (processInstanceKey === null) return null;
    try {
      const instance = await engine.processInstance(processInstanceKey);
      if (instance === null) return null;
      const [definition, elements] = await Promise.all([
        useCases.definitions.processDefinition(instance.processDefinitionKey),
        engine.elementInstances(processInstanceKey),
      ]);
      const active = elements
        .filter(({ state, type }) => state === 'ACTIVE' && type !== 'PROCESS')
        .map(({ elementId }) => elementId);
      return {
        now: active.map((id) => elementName(own(definition.elements, id), id, locale)),
        next: nextSteps(definition, active, locale),
      };
    } catch (error) {
      if (error instanceof EngineError) return null;
      throw error;
    }
  }

  return async (
    req: Request,
    res: Response,
    { reveal, newCode = null, uploadError = '', message, extension }: Shown = {},
  ): Promise<void> => {
    const user = currentUser(res);
    const known = context(res);
    const file = await useCases.cases.caseFile(user, idOf(req), reveal === undefined ? {} : { reveal });
    const [place, events, attachments] = await Promise.all([
      placeOf(file.complaint, known.locale),
      useCases.massEvents.caseEvents(user, idOf(req)),
      file.may.seeIdentity ? useCases.attachments.attachmentsOf(user, idOf(req)) : [],
    ]);
    res.setHeader('Cache-Control', 'no-store');
    const extra = {
      done: takeFlash(req, res, config),
      newCode,
      uploadError,
      message,
      extension,
      eventCard: eventCard(known, idOf(req), events),
      list: placeQuery(placeInList(req)),
    };
    const model = caseModel(known, file, place, attachments, extra);
    render(res, 'desk/case', model, (model.errors ?? []).length === 0 ? 200 : 422);
  };
}

export function caseRoutes(
  deps: WebDeps<'attachments' | 'cases' | 'deadlines' | 'definitions' | 'intake' | 'massEvents' | 'notices'>,
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

  async function pause(req: Request, res: Response): Promise<void> {
    await useCases.deadlines.pauseClock(currentUser(res), pathId(req, 'clockId'), field(req, 'reason'));
    setFlash(res, config, 'desk.case.paused');
    res.redirect(303, caseAddress(req));
  }

  async function extend(req: Request, res: Response): Promise<void> {
    const clockId = pathId(req, 'clockId');
    const [amount, reason] = [field(req, 'amount'), field(req, 'reason')];
    try {
      await useCases.deadlines.requestExtension(currentUser(res), clockId, amount === '' ? 0 : Number(amount), reason);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      const mistakes = error.fields;
      return show(req, res, { extension: { clockId, amount, reason, mistakes } });
    }
    setFlash(res, config, 'desk.case.extendSent');
    res.redirect(303, caseAddress(req));
  }

  async function resume(req: Request, res: Response): Promise<void> {
    await useCases.deadlines.resumeClock(currentUser(res), pathId(req, 'clockId'));
    setFlash(res, config, 'desk.case.resumed');
    res.redirect(303, caseAddress(req));
  }

  return Router()
    .get(urls.deskCase.route, (req, res) => show(req, res))
    .post(urls.deskCaseReveal.route, revealed)
    .get(urls.deskCaseDiagram.route, diagram)
    .post(urls.deskCaseCode.route, newCode)
    .post(urls.deskCaseMessage.route, write)
    .post(urls.deskClockPause.route, pause)
    .post(urls.deskClockExtend.route, extend)
    .post(urls.deskClockResume.route, resume);
}
