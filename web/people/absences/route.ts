/** Who is away, and who does their tasks meanwhile. */
import { Router, type Request, type Response } from 'express';
import { DomainError, isId } from '../../../domain/core/index.js';
import type { UserId } from '../../../domain/people/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { takeFlash, setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { type Given, absencesModel } from './view-model.js';

export function absencesRoutes({ useCases, config }: WebDeps<'people'>): Router {
  async function show(req: Request, res: Response, given: Given | null): Promise<void> {
    const user = currentUser(res);
    const model = absencesModel(
      context(res),
      user,
      await useCases.people.absences(user),
      given,
      takeFlash(req, res, config),
    );
    render(res, 'desk/absences', model, given === null ? 200 : 422);
  }

  async function record(req: Request, res: Response): Promise<void> {
    const [userId, substituteId] = [field(req, 'userId'), field(req, 'substituteId')];
    const [fromOn, toOn] = [field(req, 'fromOn'), field(req, 'toOn')];
    try {
      if (!isId<UserId>(userId)) throw new DomainError('notFound');
      const substitute = isId<UserId>(substituteId) ? substituteId : null;
      await useCases.people.recordAbsence(currentUser(res), { userId, substituteId: substitute, fromOn, toOn });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      const errors = error.fields;
      return show(req, res, { userId, substituteId, fromOn, toOn, errors });
    }
    setFlash(res, config, 'desk.absences.recorded');
    res.redirect(303, urls.deskAbsences);
  }

  async function end(req: Request, res: Response): Promise<void> {
    await useCases.people.endAbsence(currentUser(res), pathId(req, 'absenceId'));
    setFlash(res, config, 'desk.absences.ended');
    res.redirect(303, urls.deskAbsences);
  }

  return Router()
    .get(below(urls.desk, urls.deskAbsences), (req, res) => show(req, res, null))
    .post(below(urls.desk, urls.deskAbsences), record)
    .post(urls.deskAbsenceEnd.route, end);
}
