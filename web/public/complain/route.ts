/** Writing a complaint: one question per page, with what danger asks for in between, and the check of the answers. */
import { Router, type Request, type Response } from 'express';
import type { Locale } from '../../../domain/model.js';
import { context } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { HttpError } from '../../errors.js';
import { field, query } from '../../form-fields.js';
import { isLocale } from '../../i18n.js';
import { rateLimit } from '../../middleware/rate-limit.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { type Answers, checkAnswers, noAnswers, readAnswers, submissionToken, toInput } from '../answers.js';
import { receiptKeeper } from '../complaint-sent/receipt.js';
import { complaintDrafts } from './draft.js';
import { type Draft, isDangerous, nextStep, QUESTIONS, type Step, STEPS } from './steps.js';
import { checkModel, dangerModel, stepModel } from './view-model.js';

const HOUR = 3_600_000;

export function complainRoutes(deps: WebDeps): Router {
  const { useCases, clock, config } = deps;
  const drafts = complaintDrafts(deps);
  const receipts = receiptKeeper(deps);
  // A whole housing estate may sit behind one address; this stops machines only.
  const limit = rateLimit({ clock, limit: 60, windowMs: HOUR });

  function known(req: Request): Step {
    const step = STEPS.find((one) => one === req.params['step']);
    if (step === undefined) throw new HttpError('notFound');
    return step;
  }
  const goOn = (draft: Draft): string => {
    if (isDangerous(draft)) return urls.complaintDanger;
    const next = nextStep(draft);
    return next === null ? urls.checkComplaint : urls.complaintStep(next);
  };

  async function show(req: Request, res: Response): Promise<void> {
    const draft = await drafts.current(req);
    render(res, 'public/complain-step', stepModel(context(res).t, known(req), draft, draft.answers, {}));
  }

  async function answer(req: Request, res: Response): Promise<void> {
    const { t } = context(res);
    const step = known(req);
    const draft = await drafts.current(req);
    const answers: Answers = { ...draft.answers, ...readAnswers(req, QUESTIONS[step]) };
    // The language switch sends the form along: nothing is answered yet.
    if (isLocale(req.query['lang'])) return render(res, 'public/complain-step', stepModel(t, step, draft, answers, {}));
    const all = checkAnswers(answers);
    const mistakes = Object.fromEntries(
      Object.entries(all).filter(([name]) => QUESTIONS[step].some((one) => one === name)),
    );
    // Machines fill in every field. A person whose browser did so just sends the page once more.
    const trapped = field(req, 'website') !== '';
    if (trapped || Object.keys(mistakes).length > 0)
      return render(res, 'public/complain-step', stepModel(t, step, draft, answers, mistakes, trapped), 422);
    const visited = STEPS.filter((one) => one === step || draft.visited.includes(one));
    // Another answer about danger is another danger.
    const again = answers.safetyHazard !== draft.answers.safetyHazard || answers.content !== draft.answers.content;
    const next: Draft = { ...draft, answers, visited, safetyConfirmed: draft.safetyConfirmed && !again };
    await drafts.save(req, res, next);
    res.redirect(303, goOn(next));
  }

  async function danger(req: Request, res: Response): Promise<void> {
    const draft = await drafts.current(req);
    render(res, 'public/complain-danger', dangerModel(context(res).t, draft, { phone: '', address: '' }, ''));
  }

  /** Somebody in danger does not fill in forms: a number and a place are enough, and the case begins at once. */
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
    const mistake = checkAnswers(answers).phone;
    if (mistake !== undefined)
      return render(res, 'public/complain-danger', dangerModel(t, draft, given, t(mistake.key)), 422);
    await send(req, res, { ...draft, answers }, locale);
  }

  async function decide(req: Request, res: Response): Promise<void> {
    const draft = await drafts.current(req);
    const choice = field(req, 'choice');
    if (isLocale(req.query['lang'])) return danger(req, res);
    if (choice === 'rescue') return rescue(req, res, draft);
    if (choice !== 'safe' && choice !== 'told') throw new HttpError('malformed');
    const answers: Answers = { ...draft.answers, safetyHazard: choice === 'told' ? 'yes' : 'no' };
    const visited = STEPS.filter((one) => one === 'safety' || draft.visited.includes(one));
    const next: Draft = { ...draft, answers, visited, safetyConfirmed: true };
    await drafts.save(req, res, next);
    res.redirect(303, goOn(next));
  }

  async function check(req: Request, res: Response): Promise<void> {
    const draft = await drafts.current(req);
    const place = goOn(draft);
    if (place !== urls.checkComplaint) return res.redirect(303, place);
    render(res, 'public/check-complaint', checkModel(context(res).t, draft));
  }

  async function send(req: Request, res: Response, draft: Draft, locale: Locale): Promise<void> {
    const { answers, token } = draft;
    const { number, queryCode } = await useCases.fileComplaint(
      toInput(answers, locale, submissionToken(config.csrfSecret, token, answers)),
    );
    // Whoever never gets this answer sends again, and is given the same receipt.
    const receipt = { number, queryCode };
    await drafts.save(req, res, { ...draft, answers: noAnswers(), receipt });
    receipts.keep(res, receipt);
    res.redirect(303, urls.complaintSent);
  }

  return Router()
    .get(urls.newComplaint, async (req, res) => {
      const draft = await drafts.current(req);
      res.redirect(303, query(req, 'again') === '' ? goOn(draft) : urls.complaintStep('safety'));
    })
    .get(urls.complaintStepRoute, show)
    .post(urls.complaintStepRoute, answer)
    .get(urls.complaintDanger, danger)
    .post(urls.complaintDanger, limit, decide)
    .get(urls.checkComplaint, check)
    .get(urls.sendComplaint, (_req, res) => res.redirect(303, urls.newComplaint))
    .post(urls.sendComplaint, limit, async (req, res) => {
      const draft = await drafts.find(req);
      if (draft?.receipt) {
        receipts.keep(res, draft.receipt);
        return res.redirect(303, urls.complaintSent);
      }
      const place = draft === null ? urls.newComplaint : goOn(draft);
      if (draft === null || place !== urls.checkComplaint) return res.redirect(303, place);
      await send(req, res, draft, context(res).locale);
    });
}
