/** The form of a complaint. A POST brings answers back from the check page, or from the language switch. */
import { Router } from 'express';
import { context } from '../../context.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { formToken, noAnswers, readAnswers } from '../answers.js';
import { newComplaintModel } from './view-model.js';

export function newComplaintRoutes(): Router {
  return Router()
    .get(urls.newComplaint, (req, res) => {
      // Nobody's data is in the empty form, and the browser's Back must find what was typed.
      res.setHeader('Cache-Control', 'private, no-cache');
      render(res, 'public/new-complaint', newComplaintModel(context(res).t, formToken(req), noAnswers(), {}));
    })
    .post(urls.newComplaint, (req, res) => {
      render(res, 'public/new-complaint', newComplaintModel(context(res).t, formToken(req), readAnswers(req), {}));
    });
}
