/** One event: its cases, which joins, which leads, the message to all, the end. */
import { type Request, Router, type Response } from 'express';
import type { ComplaintId } from '../../../domain/cases/index.js';
import { DomainError } from '../../../domain/core/index.js';
import type { MassEventId } from '../../../domain/mass-events/index.js';
import type { WorkItemSummary } from '../../../domain/tasks/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { takeFlash, setFlash } from '../../shell/flash.js';
import { pageNumber, field } from '../../shell/form-fields.js';
import { PAGE_SIZE } from '../../shell/pagination.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { type Given, eventModel, NOTHING_GIVEN } from './view-model.js';

const idOf = (req: Request): MassEventId => pathId(req, 'eventId');

const caseOf = (req: Request): ComplaintId => pathId(req, 'complaintId');

export function eventRoutes({ useCases, config }: WebDeps<'massEvents'>): Router {
  async function show(req: Request, res: Response, given: Given, done = takeFlash(req, res, config)): Promise<void> {
    const user = currentUser(res);
    const page = pageNumber(req);
    const file = await useCases.massEvents.massEvent(user, idOf(req), {
      from: (page - 1) * PAGE_SIZE,
      limit: PAGE_SIZE,
    });
    const tasks: WorkItemSummary[] = await useCases.massEvents.massEventTasks(user, idOf(req));
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
      const mistakes = error.fields;
      return show(req, res, { ...NOTHING_GIVEN, ...words, mistakes }, null);
    }
    setFlash(res, config, done);
    res.redirect(303, urls.deskEvent(idOf(req)));
  }

  const link = (req: Request, res: Response): Promise<void> =>
    change(req, res, { number: field(req, 'number') }, 'events.linked', () =>
      useCases.massEvents.linkCase(currentUser(res), idOf(req), field(req, 'number')),
    );
  const unlink = (req: Request, res: Response): Promise<void> =>
    change(req, res, { unlinking: caseOf(req), reason: field(req, 'reason') }, 'events.unlinked', () =>
      useCases.massEvents.unlinkCase(currentUser(res), idOf(req), caseOf(req), field(req, 'reason')),
    );
  const master = (req: Request, res: Response): Promise<void> =>
    change(req, res, {}, 'events.masterSet', () =>
      useCases.massEvents.makeMaster(currentUser(res), idOf(req), caseOf(req)),
    );
  const close = (req: Request, res: Response): Promise<void> =>
    change(req, res, {}, 'events.closed', () => useCases.massEvents.closeMassEvent(currentUser(res), idOf(req)));

  async function tell(req: Request, res: Response): Promise<void> {
    const words = { text: field(req, 'text'), textEn: field(req, 'textEn') };
    try {
      const { told, before } = await useCases.massEvents.tellComplainants(currentUser(res), idOf(req), words);
      const { t } = context(res);
      const sentences = [
        t('events.messageTold', { count: told }),
        ...(before > 0 ? [t('events.messageBefore', { count: before })] : []),
      ];
      await show(req, res, NOTHING_GIVEN, sentences.join(t('events.sentenceSeparator')));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      await show(req, res, { ...NOTHING_GIVEN, ...words, mistakes: error.fields }, null);
    }
  }

  return Router()
    .get(urls.deskEvent.route, (req, res) => show(req, res, NOTHING_GIVEN))
    .post(urls.deskEventClose.route, close)
    .post(urls.deskEventCases.route, link)
    .post(urls.deskEventUnlink.route, unlink)
    .post(urls.deskEventMaster.route, master)
    .get(urls.deskEventMessage.route, (req, res) => show(req, res, NOTHING_GIVEN))
    .post(urls.deskEventMessage.route, tell);
}
