/** Opening an event, and changing what is said of it. */
import { type Request, Router, type Response } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { type MassEvent, massEventRights, type MassEventId } from '../../../domain/mass-events/index.js';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import {
  type Answers,
  type Mistakes,
  readAnswers,
  timeMistakes,
  newAnswers,
  kindOf,
  toWords,
  answersOf,
} from './answers.js';
import { eventFormModel } from './view-model.js';

const idOf = (req: Request): MassEventId => pathId(req, 'eventId');

export function eventFormRoutes({ useCases, config }: WebDeps<'massEvents'>): Router {
  const { zone } = config;

  function show(res: Response, event: MassEvent | null, answers: Answers, mistakes: Mistakes = {}): void {
    const model = eventFormModel(context(res), event, answers, mistakes);
    render(res, 'desk/event-form', model, Object.keys(mistakes).length === 0 ? 200 : 422);
  }

  /** Runs it with what was written, or shows the form again with what is wrong. */
  async function save(
    req: Request,
    res: Response,
    event: MassEvent | null,
    run: (answers: Answers) => Promise<string>,
  ): Promise<void> {
    const answers = { ...readAnswers(req), ...(event !== null && { kind: event.kind }) };
    const mistakes = timeMistakes(answers, zone);
    if (Object.keys(mistakes).length > 0) return show(res, event, answers, mistakes);
    try {
      const id = await run(answers);
      setFlash(res, config, 'events.saved');
      res.redirect(303, urls.deskEvent(id));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      show(res, event, answers, error.fields);
    }
  }

  /** The event, where this user may change it. */
  async function changeable(req: Request, res: Response): Promise<MassEvent> {
    const { event, may } = await useCases.massEvents.massEvent(currentUser(res), idOf(req), { from: 0, limit: 1 });
    if (!may.change) throw new DomainError('forbidden');
    return event;
  }

  return Router()
    .get(below(urls.desk, urls.deskNewEvent), (_req, res) => {
      if (!massEventRights.open(currentUser(res), null)) throw new DomainError('forbidden');
      show(res, null, newAnswers(context(res).format));
    })
    .post(below(urls.desk, urls.deskNewEvent), (req, res) =>
      save(req, res, null, (answers) =>
        useCases.massEvents.openMassEvent(currentUser(res), { kind: kindOf(answers), ...toWords(answers, zone) }),
      ),
    )
    .get(urls.deskEventChange.route, async (req, res) => {
      const event = await changeable(req, res);
      show(res, event, answersOf(context(res).format, event));
    })
    .post(urls.deskEventChange.route, async (req, res) => {
      const event = await changeable(req, res);
      await save(req, res, event, async (answers) => {
        await useCases.massEvents.changeMassEvent(currentUser(res), event.id, toWords(answers, zone));
        return event.id;
      });
    });
}
