/** Putting a case into an event, or together with another case. The form is on the case's page, too. */
import { type Request, Router, type Response } from 'express';
import type { ComplaintId } from '../../../domain/cases/index.js';
import { DomainError, isId } from '../../../domain/core/index.js';
import { massEventRights, type MassEventId } from '../../../domain/mass-events/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { type Given, NOTHING_GIVEN } from '../event-card.js';
import { caseEventModel } from './view-model.js';

const idOf = (req: Request): ComplaintId => pathId(req, 'complaintId');

export function caseEventRoutes({ useCases, config }: WebDeps<'cases' | 'massEvents'>): Router {
  async function show(req: Request, res: Response, given: Given): Promise<void> {
    const user = currentUser(res);
    const [{ complaint }, events] = await Promise.all([
      useCases.cases.caseFile(user, idOf(req)),
      useCases.massEvents.caseEvents(user, idOf(req)),
    ]);
    if (!massEventRights.link(user, null)) throw new DomainError('forbidden');
    if (events.event !== null) throw new DomainError('wrongState');
    const model = caseEventModel(context(res), complaint, events, given);
    render(res, 'desk/case-event', model, Object.keys(given.mistakes).length === 0 ? 200 : 422);
  }

  /** An event of the list goes before a number: the person who chose one needs no other case. */
  async function join(req: Request, given: Given, user: ReturnType<typeof currentUser>): Promise<void> {
    const { massEventId, number, title } = given;
    if (massEventId === '') return void (await useCases.massEvents.linkTogether(user, idOf(req), { number, title }));
    if (!isId<MassEventId>(massEventId)) throw new DomainError('notFound');
    const { complaint } = await useCases.cases.caseFile(user, idOf(req));
    await useCases.massEvents.linkCase(user, massEventId, complaint.number);
  }

  async function send(req: Request, res: Response): Promise<void> {
    const given: Given = {
      massEventId: field(req, 'massEventId'),
      number: field(req, 'number'),
      title: field(req, 'title'),
      mistakes: {},
    };
    try {
      await join(req, given, currentUser(res));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      return show(req, res, { ...given, mistakes: error.fields });
    }
    setFlash(res, config, 'events.linked');
    res.redirect(303, urls.deskCase(idOf(req)));
  }

  return Router()
    .get(urls.deskCaseEvent.route, (req, res) => show(req, res, NOTHING_GIVEN))
    .post(urls.deskCaseEvent.route, send);
}
