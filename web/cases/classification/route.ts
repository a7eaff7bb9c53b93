/** What kind of complaint it is, what it was before, and the form that asks the tables again (D04-R08). */
import { type Request, Router, type Response } from 'express';
import type { CaseFile, ComplaintId } from '../../../domain/cases/index.js';
import type { Schema } from '../../../domain/forms/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { type Given, classificationModel, checkFacts } from './view-model.js';

const idOf = (req: Request): ComplaintId => pathId(req, 'complaintId');

export function classificationRoutes({ useCases, config }: WebDeps<'cases' | 'definitions'>): Router {
  /** What the registration asks, as the case's bundle has it. */
  const formOf = ({ complaint }: CaseFile): Promise<Schema | null> =>
    useCases.definitions.registrationForm(complaint.bundleId);

  async function show(req: Request, res: Response, given: Given | null): Promise<void> {
    const user = currentUser(res);
    const id = idOf(req);
    const file = await useCases.cases.caseFile(user, id);
    const form = await formOf(file);
    const versions = await useCases.cases.classifications(user, id);
    res.setHeader('Cache-Control', 'no-store');
    const model = classificationModel(context(res), file, form, versions, given);
    render(res, 'desk/classification', model, given === null ? 200 : 422);
  }

  async function submit(req: Request, res: Response): Promise<void> {
    const reason = field(req, 'reason');
    const form = await formOf(await useCases.cases.caseFile(currentUser(res), idOf(req)));
    const given = checkFacts(context(res), form, (key) => field(req, key), reason);
    if (Object.keys(given.errors).length > 0) return show(req, res, given);
    await useCases.cases.reclassify(currentUser(res), idOf(req), given.facts, reason);
    setFlash(res, config, 'desk.classification.sent');
    res.redirect(303, urls.deskCase(idOf(req)));
  }

  return Router()
    .get(urls.deskClassification.route, (req, res) => show(req, res, null))
    .post(urls.deskClassification.route, submit);
}
