/** One event: its cases, which joins, which leads, the message to all, the end. */
import { Router, type Request, type Response } from 'express';
import { DomainError, type WorkItemSummary } from '../../../domain/use-cases/use-cases.js';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { setFlash, takeFlash } from '../../flash.js';
import { field, pageNumber } from '../../form-fields.js';
import { PAGE_SIZE } from '../../pagination.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { eventModel, type Given, NOTHING_GIVEN } from './view-model.js';

const idOf = (req: Request): string => String(req.params['eventId']);
const caseOf = (req: Request): string => String(req.params['complaintId']);

export function eventRoutes({ useCases, config }: WebDeps): Router {
  async function show(req: Request, res: Response, given: Given, done = takeFlash(req, res, config)): Promise<void> {
    const user = currentUser(res);
    const page = pageNumber(req);
    const file = await useCases.massEvent(user, idOf(req), { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
    const tasks: WorkItemSummary[] = await useCases.massEventTasks(user, idOf(req));
    const model = eventModel(context(res), file, tasks, page, given, done);
    render(res, 'desk/event', model, Object.keys(given.mistakes).length === 0 ? 200 : 422);
  }

  /** Does it and goes back to the page, or shows there what is wrong. */
  async function change(
    req: Request,
    res: Response,
    words: Partial<Given>,
    done: string,
    run: () => Promise<void>,
  ): Promise<void> {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      const mistakes = error.details['fields'] as Given['mistakes'];
      return show(req, res, { ...NOTHING_GIVEN, ...words, mistakes }, null);
    }
    setFlash(res, config, done);
    res.redirect(303, urls.deskEvent(idOf(req)));
  }

  const link = (req: Request, res: Response): Promise<void> =>
    change(req, res, { number: field(req, 'number') }, 'events.linked', () =>
      useCases.linkCase(currentUser(res), idOf(req), field(req, 'number')),
    );
  const unlink = (req: Request, res: Response): Promise<void> =>
    change(req, res, { unlinking: caseOf(req), reason: field(req, 'reason') }, 'events.unlinked', () =>
      useCases.unlinkCase(currentUser(res), idOf(req), caseOf(req), field(req, 'reason')),
    );
  const master = (req: Request, res: Response): Promise<void> =>
    change(req, res, {}, 'events.masterSet', () => useCases.makeMaster(currentUser(res), idOf(req), caseOf(req)));
  const close = (req: Request, res: Response): Promise<void> =>
    change(req, res, {}, 'events.closed', () => useCases.closeMassEvent(currentUser(res), idOf(req)));

  async function tell(req: Request, res: Response): Promise<void> {
    const words = { text: field(req, 'text'), textEn: field(req, 'textEn') };
    try {
      const { told, before } = await useCases.tellComplainants(currentUser(res), idOf(req), words);
      const { t } = context(res);
      const sentences = [
        t('events.messageTold', { count: told }),
        ...(before > 0 ? [t('events.messageBefore', { count: before })] : []),
      ];
      await show(req, res, NOTHING_GIVEN, sentences.join(t('events.sentenceSeparator')));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      await show(
        req,
        res,
        { ...NOTHING_GIVEN, ...words, mistakes: error.details['fields'] as Given['mistakes'] },
        null,
      );
    }
  }

  return Router()
    .get(urls.deskEventRoute, (req, res) => show(req, res, NOTHING_GIVEN))
    .post(urls.deskEventCloseRoute, close)
    .post(urls.deskEventCasesRoute, link)
    .post(urls.deskEventUnlinkRoute, unlink)
    .post(urls.deskEventMasterRoute, master)
    .get(urls.deskEventMessageRoute, (req, res) => show(req, res, NOTHING_GIVEN))
    .post(urls.deskEventMessageRoute, tell);
}
