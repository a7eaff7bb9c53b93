/** Writing a complaint: one question per page, with what danger asks for in between, and the check of the answers. */
import { Router, type Request, type Response, type RequestHandler } from 'express';
import type { Locale } from '../../../domain/core/index.js';
import type { MassEvent } from '../../../domain/mass-events/index.js';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { takeFlash, setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { isLocale } from '../../shell/i18n.js';
import { proofOfWork } from '../../shell/middleware/proof-of-work.js';
import { rateLimit } from '../../shell/middleware/rate-limit.js';
import { render } from '../../shell/render.js';
import { withKey, urls } from '../../shell/urls.js';
import { type Answers, readAnswers, checkAnswers, toInput, type Besides, submissionToken } from '../answers.js';
import { receiptKeeper } from '../receipt.js';
import type { Receipt } from '../complaint-sent/view-model.js';
import { detailsOf } from '../matter-questions.js';
import { begunRoutes } from './begun.js';
import { detailsRoutes } from './details.js';
import { draftAtHand } from './draft-at-hand.js';
import { complaintDrafts } from './draft.js';
import { complaintFlow } from './flow.js';
import { outagesFor, similarRoutes } from './similar.js';
import {
  type Step,
  STEPS,
  QUESTIONS,
  reconsidered,
  answered,
  withVisited,
  type Draft,
  identityOf,
  detailValues,
  newDraft,
} from './steps.js';
import { stepModel, dangerModel, joinedModel, checkModel } from './view-model.js';

const HOUR = 3_600_000;

export function complainRoutes(deps: WebDeps<'intake' | 'massEvents' | 'policies' | 'portal'>): Router {
  const { useCases, config, log } = deps;
  const drafts = complaintDrafts(deps);
  const draftOf = draftAtHand(deps, drafts);
  const flow = complaintFlow(deps);
  const receipts = receiptKeeper(deps);
  // A whole housing estate may sit behind one address; this stops machines only.
  const limit = rateLimit(deps, 'complaints sent', { limit: 60, windowMs: HOUR });
  const proofs = proofOfWork(deps);

  function known(req: Request): Step {
    const step = STEPS.find((one) => one === req.params['step']);
    if (step === undefined) throw new HttpError('notFound');
    return step;
  }
  async function show(req: Request, res: Response): Promise<void> {
    const step = known(req);
    const draft = await draftOf(req, res);
    if (draft === null) return;
    const at = { draft, steps: await flow.stepsOf(draft) };
    const done = takeFlash(req, res, config);
    render(res, 'public/complain-step', stepModel(context(res).t, step, at, draft.answers, {}, { done }));
  }

  async function answer(req: Request, res: Response): Promise<void> {
    const { t } = context(res);
    const step = known(req);
    const draft = await draftOf(req, res);
    if (draft === null) return;
    const answers: Answers = { ...draft.answers, ...readAnswers(req, QUESTIONS[step]) };
    const at = { draft, steps: await flow.stepsOf(draft) };
    // The language switch sends the form along: nothing is answered yet.
    if (isLocale(req.query['lang'])) return render(res, 'public/complain-step', stepModel(t, step, at, answers, {}));
    const all = checkAnswers(answers);
    const mistakes = Object.fromEntries(
      Object.entries(all).filter(([name]) => QUESTIONS[step].some((one) => one === name)),
    );
    // Machines fill in every field. A person whose browser did so just sends the page once more; nobody in danger has to.
    const trapped = answers.safetyHazard !== 'yes' && field(req, 'website') !== '';
    if (trapped || Object.keys(mistakes).length > 0)
      return render(
        res,
        'public/complain-step',
        stepModel(t, step, at, answers, mistakes, { sendAgain: trapped }),
        422,
      );
    // Another answer about danger is another danger.
    const next = reconsidered(draft, answered(withVisited(draft, step), answers));
    await drafts.save(req, res, next);
    res.redirect(303, await flow.placeAfter(next));
  }

  async function danger(req: Request, res: Response): Promise<void> {
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
    const model = dangerModel(t, draft, given, checkAnswers(answers));
    if ((model.errors ?? []).length > 0) return render(res, 'public/complain-danger', model, 422);
    const whole = { ...draft, answers };
    const { besides, token } = await submissionOf(whole);
    const filed = await useCases.intake.reportDanger(toInput(answers, besides, locale, token), draft.answers.content);
    const { number, queryCode } = filed;
    if (queryCode === null) return render(res, 'public/danger-joined', joinedModel(t, number));
    const receipt = { number, queryCode };
    // They are on their way already, whatever becomes of the draft.
    await sent(req, res, draft, receipt).catch((error: unknown) =>
      log.warn({ error: String(error) }, 'A draft could not be kept after a rescue.'),
    );
    toReceipt(res, draft.key, receipt);
  }

  /** Nothing limits it, whoever else has come from the same address. */
  async function decide(req: Request, res: Response): Promise<void> {
    const draft = await drafts.current(req);
    const choice = field(req, 'choice');
    if (isLocale(req.query['lang'])) return danger(req, res);
    if (choice === 'rescue') return rescue(req, res, draft);
    if (choice !== 'safe' && choice !== 'told') throw new HttpError('malformed');
    const answers: Answers = { ...draft.answers, safetyHazard: choice === 'told' ? 'yes' : 'no' };
    const next: Draft = { ...withVisited(draft, 'safety'), answers, safetyConfirmed: true };
    await drafts.save(req, res, next);
    res.redirect(303, await flow.placeAfter(next));
  }

  /** The outage that was chosen, while it goes on. */
  async function chosenOutage(draft: Draft): Promise<MassEvent | null> {
    const chosen = draft.similar?.of === identityOf(draft) ? draft.similar.massEventId : null;
    return (await outagesFor(useCases, draft)).find(({ id }) => id === chosen) ?? null;
  }

  /** @param changed it has become another since it was shown */
  async function checkPage(req: Request, res: Response, draft: Draft, changed: boolean): Promise<void> {
    const { t, locale } = context(res);
    const form = await flow.formOf(draft);
    const outage = await chosenOutage(draft);
    const shown = (await submissionOf(draft)).token;
    const model = checkModel(t, locale, { draft, form, outage, shown, changed });
    render(res, 'public/check-complaint', { ...model, ...(await proofs.model(req, draft.token)) }, changed ? 409 : 200);
  }

  async function check(req: Request, res: Response): Promise<void> {
    const draft = await draftOf(req, res);
    if (draft === null) return;
    const place = await flow.unfinished(draft);
    if (place !== null) return res.redirect(303, place);
    await checkPage(req, res, draft, false);
  }

  /** What would be filed, and the token that stands for exactly that. */
  async function submissionOf(draft: Draft): Promise<{ besides: Besides; token: string }> {
    const { answers, token } = draft;
    const form = await flow.formOf(draft);
    const besides = {
      ...(form !== null && detailsOf(answers.category, form, detailValues(draft))),
      massEventId: (await chosenOutage(draft))?.id ?? null,
    };
    return { besides, token: submissionToken(config.csrfSecret, token, answers, besides) };
  }

  function toReceipt(res: Response, key: string, receipt: Receipt): void {
    receipts.keep(res, key, receipt);
    res.redirect(303, withKey(urls.complaintSent, 'draft', key));
  }

  /** A person who never gets the answer sends again, and is given the same receipt. */
  const sent = (req: Request, res: Response, draft: Draft, receipt: Receipt): Promise<void> =>
    drafts.save(req, res, { ...newDraft(draft), visited: draft.visited, receipt });

  async function send(req: Request, res: Response, draft: Draft, locale: Locale): Promise<void> {
    const { besides, token } = await submissionOf(draft);
    const { number, queryCode } = await useCases.intake.fileComplaint(toInput(draft.answers, besides, locale, token));
    const receipt = { number, queryCode };
    await sent(req, res, draft, receipt);
    toReceipt(res, draft.key, receipt);
  }

  /** Danger is neither counted nor made to wait. */
  const limitUnlessInDanger: RequestHandler = async (req, res, next) =>
    (await drafts.find(req))?.answers.safetyHazard === 'yes' ? next() : limit(req, res, next);

  return Router()
    .use(
      begunRoutes(deps, drafts, flow),
      detailsRoutes(drafts, draftOf, flow),
      similarRoutes(deps, drafts, draftOf, flow),
    )
    .get(urls.complaintStep.route, show)
    .post(urls.complaintStep.route, answer)
    .get(urls.complaintDanger, danger)
    .post(urls.complaintDanger, decide)
    .get(urls.checkComplaint, check)
    .get(urls.sendComplaint, (_req, res) => res.redirect(303, urls.newComplaint))
    .post(urls.sendComplaint, limitUnlessInDanger, async (req, res) => {
      const draft = await drafts.find(req);
      if (draft?.receipt) return toReceipt(res, draft.key, draft.receipt);
      if (drafts.isGone(req, draft)) setFlash(res, config, 'public.begun.allGone');
      const place = draft === null ? urls.newComplaint : await flow.unfinished(draft);
      if (draft === null || place !== null) return res.redirect(303, place ?? urls.newComplaint);
      // What was shown is what is sent.
      const { token } = await submissionOf(draft);
      if (field(req, 'shown') !== token) return checkPage(req, res, draft, true);
      const minutes = draft.answers.safetyHazard === 'yes' ? null : await proofs.refuse(req, draft.token, token);
      if (minutes !== null) return proofs.explain(res, minutes, withKey(urls.checkComplaint, 'draft', draft.key));
      await send(req, res, draft, context(res).locale);
    });
}
