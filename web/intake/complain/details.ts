/** The questions of the chosen matter: the company's own form, filled in without scripts. */
import { Router, type Response, type Request } from 'express';
import { checkSubmission } from '../../../domain/forms/index.js';
import { context } from '../../shell/context.js';
import type { FilledIn } from '../../shell/form-parts.js';
import { isLocale } from '../../shell/i18n.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { readMatter } from '../matter-questions.js';
import { detailsModel } from './details-view-model.js';
import type { DraftAtHand } from './draft-at-hand.js';
import type { Drafts } from './draft.js';
import type { Flow } from './flow.js';
import { type Draft, detailValues, reconsidered, withVisited } from './steps.js';

export function detailsRoutes(drafts: Drafts, draftOf: DraftAtHand, flow: Flow): Router {
  async function page(res: Response, draft: Draft, filled: FilledIn): Promise<void> {
    const { t, locale } = context(res);
    const form = await flow.formOf(draft);
    // Nothing is asked about this category, or none is chosen yet.
    if (form === null) return res.redirect(303, await flow.placeAfter(draft));
    const at = { draft, steps: await flow.stepsOf(draft) };
    const status = Object.keys(filled.errors).length === 0 ? 200 : 422;
    render(res, 'public/complain-details', detailsModel(t, locale, form, at, filled), status);
  }

  async function show(req: Request, res: Response): Promise<void> {
    const draft = await draftOf(req, res);
    if (draft !== null) await page(res, draft, { values: detailValues(draft), errors: {} });
  }

  async function answer(req: Request, res: Response): Promise<void> {
    const draft = await draftOf(req, res);
    if (draft === null) return;
    const { category } = draft.answers;
    const form = await flow.formOf(draft);
    if (form === null) return page(res, draft, { values: {}, errors: {} });
    const given = readMatter(req, category, form);
    // The language switch sends the form along: nothing is answered yet.
    if (isLocale(req.query['lang'])) return page(res, draft, { values: given, errors: {} });
    const { data: values, errors } = checkSubmission(form, given);
    if (Object.keys(errors).length > 0) return page(res, draft, { values: given, errors });
    const next = reconsidered(draft, { ...withVisited(draft, 'details'), details: { category, values } });
    await drafts.save(req, res, next);
    res.redirect(303, await flow.placeAfter(next));
  }

  return Router().get(urls.complaintDetails, show).post(urls.complaintDetails, answer);
}
