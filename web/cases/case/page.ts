/** The page of a case: also the answer to a form of it that could not be taken as it was. */
import type { Request, Response } from 'express';
import type { Complaint, ComplaintId, RevealReason } from '../../../domain/cases/index.js';
import { EngineError, own } from '../../../domain/core/index.js';
import { eventCard } from '../../mass-events/index.js';
import { context, currentReader, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { elementName } from '../../shell/element-words.js';
import { takeFlash } from '../../shell/flash.js';
import { pathId } from '../../shell/path-ids.js';
import { placeOf as placeInList, placeQuery } from '../../shell/place-in-list.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import type { MessageGiven } from './letters.js';
import type { ExtensionGiven } from './limits.js';
import type { ToldProblem } from './told-form.js';
import { nextSteps } from './next-steps.js';
import { caseModel, type Place } from './view-model.js';

export const idOf = (req: Request): ComplaintId => pathId(req, 'complaintId');

/** The case, with the list that a person came from. */
export const caseAddress = (req: Request): string => `${urls.deskCase(idOf(req))}${placeQuery(placeInList(req))}`;

interface Shown {
  reveal?: RevealReason;
  newCode?: string | null;
  uploadError?: string;
  message?: MessageGiven;
  /** What was typed of somebody who was told, and could not be taken as it is. */
  told?: ToldProblem;
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
    { reveal, newCode = null, uploadError = '', message, told, extension }: Shown = {},
  ): Promise<void> => {
    const user = currentUser(res);
    const known = context(res);
    const file = await useCases.cases.caseFile(currentReader(res), idOf(req), reveal === undefined ? {} : { reveal });
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
      told,
      extension,
      eventCard: eventCard(known, idOf(req), events),
      list: placeQuery(placeInList(req)),
    };
    const model = caseModel(known, file, place, attachments, extra);
    render(res, 'desk/case', model, (model.errors ?? []).length === 0 ? 200 : 422);
  };
}
