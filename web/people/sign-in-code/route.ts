/** The second step of signing in: a code of the app, or a recovery code. */
import { Router, type Response, type Request } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { field } from '../../shell/form-fields.js';
import type { PageModel } from '../../shell/page-model.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { callerAt } from '../caller.js';
import { entrance } from '../landing.js';

interface SignInCodeModel extends PageModel {
  error: string;
}

export function signInCodeRoutes(deps: WebDeps<'people'>): Router {
  const { useCases, config } = deps;
  const enter = entrance(deps);

  function show(res: Response, error: string, status = 200): void {
    const { t } = context(res);
    render<SignInCodeModel>(
      res,
      'staff/sign-in-code',
      {
        title: t('staff.code.title'),
        error,
        languageForm: { id: 'sign-in-code', action: urls.signInCode },
        ...(error === '' ? {} : { errors: [{ text: error, href: '#code' }] }),
      },
      status,
    );
  }

  async function give(req: Request, res: Response): Promise<void> {
    const { t, sessionToken, halfSignedIn } = context(res);
    if (halfSignedIn?.stage !== 'code' || sessionToken === null) return res.redirect(303, urls.signIn);
    if (req.query['lang'] !== undefined) return show(res, '');
    try {
      const given = await useCases.people.giveSecondFactor(
        sessionToken,
        field(req, 'code'),
        callerAt(req, res, config),
      );
      await enter(req, res, given.user, given.sessionToken);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // Sent twice: the first has come in by now.
      if (error.code === 'notFound') return res.redirect(303, urls.signIn);
      if (error.code === 'signInFailed') return show(res, t('staff.code.wrong'), 401);
      if (error.code !== 'signInDelayed') throw error;
      const count = Number(error.details['seconds'] ?? 30);
      res.setHeader('Retry-After', String(count));
      show(res, t('staff.signIn.delayed', { count }), 429);
    }
  }

  return Router()
    .get(urls.signInCode, (_req, res) => {
      if (context(res).halfSignedIn?.stage !== 'code') return res.redirect(303, urls.signIn);
      show(res, '');
    })
    .post(urls.signInCode, give);
}
