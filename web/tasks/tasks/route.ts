/** The task list: mine, my groups', my colleagues', all, done. */
import { Router, type Response, type Request } from 'express';
import { isId } from '../../../domain/core/index.js';
import { massEventRights } from '../../../domain/mass-events/index.js';
import type { User, UserId } from '../../../domain/people/index.js';
import { isOverEstimate } from '../../mass-events/index.js';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { takeFlash } from '../../shell/flash.js';
import { pageNumber, query } from '../../shell/form-fields.js';
import { PAGE_SIZE } from '../../shell/pagination.js';
import { render } from '../../shell/render.js';
import { type Listed, VIEWS, type View, tasksModel } from './view-model.js';

export function tasksRoutes({ useCases, config }: WebDeps<'massEvents' | 'people' | 'tasks'>): Router {
  /** Open events whose estimate has passed, which this user gives another one; they stand first in the list of events. */
  async function overEstimate(res: Response, user: User): Promise<number> {
    if (!massEventRights.change(user, null)) return 0;
    const { events } = await useCases.massEvents.massEvents(user, { from: 0, limit: PAGE_SIZE });
    return events.filter(({ event }) => isOverEstimate(context(res), event)).length;
  }

  async function page(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const number = pageNumber(req);
    const asked = VIEWS.find((view) => view === query(req, 'view'));
    const asPage = { from: (number - 1) * PAGE_SIZE, limit: PAGE_SIZE };
    async function list(view: View): Promise<Listed> {
      if (view !== 'colleagues') return useCases.tasks.listWorkItems(user, view, asPage);
      const person = query(req, 'person');
      const of = isId<UserId>(person) ? person : null;
      const { items, total, ...held } = await useCases.tasks.tasksOfColleagues(user, { of, ...asPage });
      return { items, total, held, counts: await useCases.tasks.countWorkItems(user) };
    }
    let view = asked ?? 'mine';
    let listed = await list(view);
    // Who has nothing of their own yet is shown what they could take.
    if (asked === undefined && listed.total === 0) listed = await list((view = 'groups'));
    const waiting = {
      overEstimate: await overEstimate(res, user),
      notSent: await useCases.people.countKeptForms(user),
    };
    const done = takeFlash(req, res, config);
    render(res, 'desk/tasks', tasksModel(context(res), user, view, listed, number, waiting, done));
  }
  return Router().get('/', page);
}
