/** Writing a complaint: one question per page, with what danger asks for in between, and the check of the answers. */
import { type Request, type Response, Router } from 'express';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { takeFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { isLocale } from '../../shell/i18n.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { type Answers, checkAnswers, type Offered, readAnswers } from '../answers.js';
import { begunRoutes } from './begun.js';
import { dangerRoutes } from './danger.js';
import { detailsRoutes } from './details.js';
import { draftAtHand } from './draft-at-hand.js';
import { complaintDrafts } from './draft.js';
import { complaintFlow } from './flow.js';
import { sendingRoutes } from './sending.js';
import { similarRoutes } from './similar.js';
import { answered, questionsOf, reconsidered, type Step, STEPS, withVisited } from './steps.js';
import { stepModel } from './view-model.js';
import { wholeComplaint } from './whole.js';

/** @throws {HttpError} notFound */
function stepIn(req: Request): Step {
  const step = STEPS.find((one) => one === req.params['step']);
  if (step === undefined) throw new HttpError('notFound');
  return step;
}

function mistakesOf(step: Step, answers: Answers, offered: Offered): ReturnType<typeof checkAnswers> {
  const mistakes = Object.entries(checkAnswers(answers, offered));
  const asked = mistakes.filter(([name]) => questionsOf(step, offered.content).some((one) => one === name));
  return Object.fromEntries(asked);
}

export function complainRoutes(
  deps: WebDeps<'definitions' | 'intake' | 'massEvents' | 'organisation' | 'policies' | 'portal'>,
): Router {
  const drafts = complaintDrafts(deps);
  const draftOf = draftAtHand(deps, drafts);
  const flow = complaintFlow(deps);
  const whole = wholeComplaint(deps, drafts, flow);

  async function show(req: Request, res: Response): Promise<void> {
    const step = stepIn(req);
    const draft = await draftOf(req, res);
    if (draft === null) return;
    const at = { draft, steps: await flow.stepsOf(draft), ...(await flow.offered()) };
    const done = takeFlash(req, res, deps.config);
    render(res, 'public/complain-step', stepModel(context(res).t, step, at, draft.answers, {}, { done }));
  }

  async function answer(req: Request, res: Response): Promise<void> {
    const { t } = context(res);
    const step = stepIn(req);
    const draft = await draftOf(req, res);
    if (draft === null) return;
    const at = { draft, steps: await flow.stepsOf(draft), ...(await flow.offered()) };
    const answers: Answers = { ...draft.answers, ...readAnswers(req, questionsOf(step, at.content)) };
    // The language switch sends the form along: nothing is answered yet.
    if (isLocale(req.query['lang'])) return render(res, 'public/complain-step', stepModel(t, step, at, answers, {}));
    const mistakes = mistakesOf(step, answers, at);
    // Machines fill in every field. A person whose browser did so just sends the page once more; nobody in danger has to.
    const trapped = answers.safetyHazard !== 'yes' && field(req, 'website') !== '';
    if (trapped || Object.keys(mistakes).length > 0) {
      const model = stepModel(t, step, at, answers, mistakes, { sendAgain: trapped });
      return render(res, 'public/complain-step', model, 422);
    }
    // Another answer about danger is another danger.
    const next = reconsidered(draft, answered(withVisited(draft, step), answers));
    await drafts.save(req, res, next);
    res.redirect(303, await flow.placeAfter(next));
  }

  return Router()
    .use(
      begunRoutes(deps, drafts, flow),
      detailsRoutes(drafts, draftOf, flow),
      similarRoutes(deps, drafts, draftOf, flow),
    )
    .get(urls.complaintStep.route, show)
    .post(urls.complaintStep.route, answer)
    .use(dangerRoutes(deps, drafts, flow, whole), sendingRoutes(deps, drafts, draftOf, flow, whole));
}
