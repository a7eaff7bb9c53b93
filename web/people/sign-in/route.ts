/** Sign in with name and password: one answer for an unknown name and a wrong password, slower after failures. */
import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { context } from '../../shell/context.js';
import { setCookie, COOKIE } from '../../shell/cookies.js';
import type { WebDeps } from '../../shell/deps.js';
import { field, passwordField } from '../../shell/form-fields.js';
import { isLocale } from '../../shell/i18n.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { callerAt } from '../caller.js';
import { entrance, landingPage } from '../landing.js';
import { signInModel } from './view-model.js';

export function signInRoutes(deps: WebDeps<'people'>): Router {
  const { useCases, config } = deps;
  const enter = entrance(deps);

  async function signIn(req: Request, res: Response): Promise<void> {
    const username = field(req, 'username');
    const { t } = context(res);
    // The language switch sends the form along: nothing has been tried yet.
    if (isLocale(req.query['lang'])) return render(res, 'staff/sign-in', signInModel(t, username, null));
    try {
      const password = passwordField(req, 'password');
      const caller = callerAt(req, res, config);
      const { user, stage, sessionToken } = await useCases.people.signIn(username, password, caller);
      if (stage === 'full') return await enter(req, res, user, sessionToken);
      setCookie(res, config, COOKIE.session, sessionToken);
      res.redirect(303, stage === 'code' ? urls.signInCode : urls.secondFactor);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const delayed = error.code === 'signInDelayed';
      if (!delayed && error.code !== 'signInFailed') throw error;
      const seconds = Number(error.details['seconds'] ?? 30);
      if (delayed) res.setHeader('Retry-After', String(seconds));
      const mistake = delayed ? t('staff.signIn.delayed', { count: seconds }) : t('staff.signIn.failed');
      render(res, 'staff/sign-in', signInModel(t, username, mistake), delayed ? 429 : 401);
    }
  }

  return Router()
    .get(urls.signIn, (_req, res) => {
      const { user, t } = context(res);
      if (user !== null) return res.redirect(303, landingPage(user));
      render(res, 'staff/sign-in', signInModel(t, '', null));
    })
    .post(urls.signIn, signIn);
}
