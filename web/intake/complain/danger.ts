/** Somebody may be in danger: what to do is told first, and help is called with a number and a place. */
import { type Request, type Response, Router } from 'express';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { field } from '../../shell/form-fields.js';
import { isLocale } from '../../shell/i18n.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { type Answers, checkAnswers, toInput } from '../answers.js';
import type { Drafts } from './draft.js';
import type { Flow } from './flow.js';
import { type Draft, withVisited } from './steps.js';
import { dangerModel, joinedModel } from './view-model.js';
import type { Whole } from './whole.js';

export function dangerRoutes({ useCases, log }: WebDeps<'intake'>, drafts: Drafts, flow: Flow, whole: Whole): Router {
  async function show(req: Request, res: Response): Promise<void> {
    const draft = await drafts.current(req);
    render(res, 'public/complain-danger', dangerModel(context(res).t, draft, { phone: '', address: '' }));
  }

  /** A person in danger does not fill in forms: a number and a place are enough, and the case begins at once. */
  async function rescue(req: Request, res: Response, draft: Draft): Promise<void> {
    const { t, locale } = context(res);
    const given = { phone: field(req, 'phone'), address: field(req, 'address') };
    const answers: Answers = {
      ...draft.answers,
      ...given,
      safetyHazard: 'yes',
      category: 'safety',
      content: draft.answers.content === '' ? t('public.danger.words') : draft.answers.content,
    };
    const model = dangerModel(t, draft, given, checkAnswers(answers, await flow.offered()));
    if ((model.errors ?? []).length > 0) return render(res, 'public/complain-danger', model, 422);
    const { besides, token } = await whole.submissionOf({ ...draft, answers });
    const filed = await useCases.intake.reportDanger(toInput(answers, besides, locale, token), draft.answers.content);
    const { number, queryCode } = filed;
    if (queryCode === null) return render(res, 'public/danger-joined', joinedModel(t, number));
    const receipt = { number, queryCode };
    // They are on their way already, whatever becomes of the draft.
    await whole
      .sent(req, res, draft, receipt)
      .catch((error: unknown) => log.warn({ error: String(error) }, 'A draft could not be kept after a rescue.'));
    whole.toReceipt(res, draft.key, receipt);
  }

  /** Nothing limits it, whoever else has come from the same address. */
  async function decide(req: Request, res: Response): Promise<void> {
    const draft = await drafts.current(req);
    const choice = field(req, 'choice');
    if (isLocale(req.query['lang'])) return show(req, res);
    if (choice === 'rescue') return rescue(req, res, draft);
    if (choice !== 'safe' && choice !== 'told') throw new HttpError('malformed');
    const answers: Answers = { ...draft.answers, safetyHazard: choice === 'told' ? 'yes' : 'no' };
    const next: Draft = { ...withVisited(draft, 'safety'), answers, safetyConfirmed: true };
    await drafts.save(req, res, next);
    res.redirect(303, await flow.placeAfter(next));
  }

  return Router().get(urls.complaintDanger, show).post(urls.complaintDanger, decide);
}
