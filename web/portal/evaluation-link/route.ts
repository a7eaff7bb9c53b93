/**
 * The evaluation behind the link of a notice: one tap where a person is content, the three questions where not. Opening
 * the link changes nothing, because programs that look through mails open links too.
 */
import { Router, type Request, type Response } from 'express';
import { own, DomainError } from '../../../domain/core/index.js';
import type { EvaluationInvitation } from '../../../domain/portal/index.js';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { query, field } from '../../shell/form-fields.js';
import { isLocale } from '../../shell/i18n.js';
import { rateLimit } from '../../shell/middleware/rate-limit.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { type Given, NONE, givenIn, evaluationIn } from '../given.js';
import { evaluationModel } from '../evaluation/view-model.js';
import { evaluationLinkModel, isOpen, TAPS } from './view-model.js';

const HOUR = 3_600_000;

export function evaluationLinkRoutes(deps: WebDeps<'portal'>): Router {
  const { useCases } = deps;
  const limit = rateLimit(deps, 'evaluations by link', { limit: 60, windowMs: HOUR });
  const secrets = (req: Request): [number: string, token: string] => [
    String(req.params['number']),
    String(req.params['token']),
  ];

  /** @throws {HttpError} notFound, for an unknown number and a wrong token alike */
  async function invitation(req: Request, res: Response): Promise<EvaluationInvitation> {
    res.setHeader('X-Robots-Tag', 'noindex');
    const found = await useCases.portal.evaluationByLink(...secrets(req));
    if (found === null) throw new HttpError('notFound');
    return found;
  }

  function ask(res: Response, invited: EvaluationInvitation, req: Request): void {
    render(
      res,
      'public/evaluation-link',
      evaluationLinkModel(context(res).t, invited, urls.evaluateByLink(...secrets(req))),
    );
  }

  function questions(
    req: Request,
    res: Response,
    { number }: EvaluationInvitation,
    given: Given,
    { errors = {}, sorry = false }: { errors?: Record<string, string>; sorry?: boolean } = {},
  ): void {
    const action = urls.evaluateByLink(...secrets(req));
    const model = evaluationModel(context(res).t, { number, action, backHref: action, sorry }, given, errors);
    render(res, 'public/evaluation', model, Object.keys(errors).length === 0 ? 200 : 422);
  }

  async function show(req: Request, res: Response): Promise<void> {
    const invited = await invitation(req, res);
    if (isOpen(invited) && query(req, 'questions') !== '') return questions(req, res, invited, NONE);
    ask(res, invited, req);
  }

  async function give(req: Request, res: Response): Promise<void> {
    const invited = await invitation(req, res);
    // Tapped twice, or too late: the page says how it stands.
    if (!isOpen(invited)) return res.redirect(303, urls.evaluateByLink(...secrets(req)));
    const tapped = own(TAPS, field(req, 'tap'));
    const given = tapped ?? givenIn(req);
    // The language switch sends the form along: nothing is answered yet.
    if (isLocale(req.query['lang'])) return questions(req, res, invited, given);
    try {
      await useCases.portal.evaluateByLink(...secrets(req), evaluationIn(given));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'invalid') {
        const errors = error.fields;
        return questions(req, res, invited, given, tapped === undefined ? { errors } : { sorry: true });
      }
      if (error.code !== 'wrongState') throw error;
    }
    res.redirect(303, urls.evaluateByLink(...secrets(req)));
  }

  return Router().get(urls.evaluateByLink.route, limit, show).post(urls.evaluateByLink.route, limit, give);
}
