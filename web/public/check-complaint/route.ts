/** The answers once more before sending. They travel in the page itself: nothing is kept of a complaint that is not sent. */
import { Router } from 'express';
import { context } from '../../context.js';
import { field } from '../../form-fields.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { checkAnswers, formToken, readAnswers } from '../answers.js';
import { newComplaintModel } from '../new-complaint/view-model.js';
import { checkComplaintModel } from './view-model.js';

export function checkComplaintRoutes(): Router {
  return Router()
    .get(urls.checkComplaint, (_req, res) => res.redirect(303, urls.newComplaint))
    .post(urls.checkComplaint, (req, res) => {
      const { t } = context(res);
      const [answers, token] = [readAnswers(req), formToken(req)];
      const mistakes = checkAnswers(answers);
      // Machines fill in every field. A person whose browser did so just sends the form once more.
      const trapped = field(req, 'website') !== '';
      if (trapped || Object.keys(mistakes).length > 0) {
        return render(res, 'public/new-complaint', newComplaintModel(t, token, answers, mistakes, trapped), 422);
      }
      render(res, 'public/check-complaint', checkComplaintModel(t, token, answers));
    });
}
