/** The first administrator, by the one-time link printed at the first start in production. A used link is no page at all. */
import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { field, passwordField } from '../../shell/form-fields.js';
import { rateLimit } from '../../shell/middleware/rate-limit.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { checkSetUp, setUpModel } from './view-model.js';

export function setUpRoutes(deps: WebDeps<'people'>): Router {
  const { useCases } = deps;
  const limit = rateLimit(deps, 'set-up', { limit: 30, windowMs: 10 * 60_000 });

  async function mustBeOpen(token: string): Promise<void> {
    if (!(await useCases.people.isAdministratorSetupToken(token))) throw new HttpError('notFound');
  }

  async function setUp(req: Request, res: Response): Promise<void> {
    const token = String(req.params['token']);
    const { t } = context(res);
    const answers = {
      username: field(req, 'username'),
      password: passwordField(req, 'password'),
      repeat: passwordField(req, 'repeat'),
    };
    const mistakes = checkSetUp(answers);
    if (Object.keys(mistakes).length > 0) {
      await mustBeOpen(token);
      return render(res, 'staff/set-up', setUpModel(t, answers.username, mistakes), 422);
    }
    try {
      await useCases.people.setUpAdministrator(token, { username: answers.username, password: answers.password });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      const refused = { username: 'staff.newUser.usernameWrong' };
      return render(res, 'staff/set-up', setUpModel(t, answers.username, refused), 422);
    }
    res.redirect(303, urls.signIn);
  }

  return Router()
    .get(urls.setUp.route, limit, async (req, res) => {
      await mustBeOpen(String(req.params['token']));
      render(res, 'staff/set-up', setUpModel(context(res).t, '', {}));
    })
    .post(urls.setUp.route, limit, setUp);
}
