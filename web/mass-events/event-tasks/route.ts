/** The same task of many cases of an event: its form once, the cases ticked, then what came of each. */
import { type Request, Router, type Response } from 'express';
import type { Values, FieldError } from '../../../domain/forms/index.js';
import type { MassEventId } from '../../../domain/mass-events/index.js';
import { bodyOf } from '../../shell/body.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { field, fieldList, fieldValues, query } from '../../shell/form-fields.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { groupOf, MOST_TOGETHER, sortOut, checkOnce } from './group.js';
import { eventTasksModel, answeredModel, type GroupTask } from './view-model.js';

const idOf = (req: Request): MassEventId => pathId(req, 'eventId');

const elementOf = (req: Request): string => String(req.params['elementId']);

interface Given {
  values: Values;
  errors: Record<string, FieldError>;
  /** Ids of the ticked tasks; null: all. */
  ticked: string[] | null;
}

export function eventTasksRoutes({ useCases, engine }: WebDeps<'massEvents' | 'organisation' | 'tasks'>): Router {
  const deps = { useCases, engine };
  const taskOf = async (req: Request): Promise<GroupTask> => ({
    elementId: elementOf(req),
    element: (await useCases.tasks.taskNamed(elementOf(req)))?.element ?? null,
  });

  async function show(req: Request, res: Response, version: string, given: Given): Promise<void> {
    const user = currentUser(res);
    const { event } = await useCases.massEvents.massEvent(user, idOf(req), { from: 0, limit: 1 });
    const group = await groupOf(deps, user, event.id, elementOf(req), version);
    const model = eventTasksModel(context(res), event, await taskOf(req), group, given);
    render(res, 'desk/event-tasks', model, model.errors === undefined || model.errors.length === 0 ? 200 : 422);
  }

  async function send(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const { event } = await useCases.massEvents.massEvent(user, idOf(req), { from: 0, limit: 1 });
    const version = field(req, 'version');
    const ticked = [...new Set(fieldList(req, 'workItems'))].slice(0, MOST_TOGETHER);
    const values = fieldValues(bodyOf(req));
    if (ticked.length === 0) return show(req, res, version, { values, errors: {}, ticked });
    const { ready, left } = await sortOut(deps, user, elementOf(req), version, ticked);
    const [first] = ready;
    if (first === undefined)
      return render(res, 'desk/event-answered', answeredModel(context(res), event, await taskOf(req), left));
    const { data, errors, variables } = await checkOnce(deps, first, values);
    if (Object.keys(errors).length > 0) return show(req, res, version, { values, errors, ticked });
    const ids = ready.map(({ summary }) => summary.item.id);
    const results = await useCases.massEvents.submitTogether(user, event.id, ids, data, variables);
    render(res, 'desk/event-answered', answeredModel(context(res), event, await taskOf(req), [...results, ...left]));
  }

  return Router()
    .get(urls.deskEventTasks.route, (req, res) =>
      show(req, res, query(req, 'form'), { values: {}, errors: {}, ticked: null }),
    )
    .post(urls.deskEventTasks.route, send);
}
