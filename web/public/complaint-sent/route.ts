/** Sends the complaint, then shows number and query code once. Neither is ever in an address. */
import { Router, type Request, type Response } from 'express';
import { COOKIE, cookies, setCookie } from '../../cookies.js';
import { context } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { rateLimit } from '../../middleware/rate-limit.js';
import { render } from '../../render.js';
import { createSealer } from '../../sealed.js';
import { urls } from '../../urls.js';
import { checkAnswers, formToken, readAnswers, submissionToken, toInput } from '../answers.js';
import { newComplaintModel } from '../new-complaint/view-model.js';
import { complaintSentModel, type Receipt } from './view-model.js';

const HOUR = 3_600_000;

export function complaintSentRoutes({ useCases, clock, config }: WebDeps): Router {
  const sealer = createSealer(config.csrfSecret, 'receipt', clock);
  // A whole housing estate may sit behind one address; this stops machines only.
  const limit = rateLimit({ clock, limit: 60, windowMs: HOUR });

  async function send(req: Request, res: Response): Promise<void> {
    const { t, locale } = context(res);
    const [answers, token] = [readAnswers(req), formToken(req)];
    const mistakes = checkAnswers(answers);
    if (Object.keys(mistakes).length > 0) {
      return render(res, 'public/new-complaint', newComplaintModel(t, token, answers, mistakes), 422);
    }
    const filed = await useCases.fileComplaint(
      toInput(answers, locale, submissionToken(config.csrfSecret, token, answers)),
    );
    const receipt: Receipt = { number: filed.number, queryCode: filed.queryCode };
    setCookie(res, config, COOKIE.receipt, sealer.seal(receipt, HOUR));
    res.redirect(303, urls.complaintSent);
  }

  async function sent(req: Request, res: Response): Promise<void> {
    const { t, format } = context(res);
    const receipt = sealer.open<Receipt>(cookies(req)[COOKIE.receipt]);
    const view = receipt === null ? null : await useCases.trackComplaint(receipt.number, receipt.queryCode);
    if (receipt === null || view === null)
      return render(res, 'public/receipt-gone', { title: t('public.sent.goneTitle') });
    render(res, 'public/complaint-sent', complaintSentModel(t, format, receipt, view));
  }

  return Router()
    .get(urls.sendComplaint, (_req, res) => res.redirect(303, urls.newComplaint))
    .post(urls.sendComplaint, limit, send)
    .get(urls.complaintSent, sent);
}
