/** Erasing a person from archived cases, and afterwards what proves it. */
import { type Request, Router, type Response } from 'express';
import { ERASURE_REASONS, normalizeNumber, type ComplaintId } from '../../../domain/cases/index.js';
import { DomainError } from '../../../domain/core/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { takeFlash, setFlash } from '../../shell/flash.js';
import { field, fieldList } from '../../shell/form-fields.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { type Given, certificateModel, erasureModel } from './view-model.js';

const idOf = (req: Request): ComplaintId => pathId(req, 'complaintId');

export function erasureRoutes({ useCases, config }: WebDeps<'cases' | 'search'>): Router {
  async function show(req: Request, res: Response, given: Given | null): Promise<void> {
    const user = currentUser(res);
    const file = await useCases.cases.caseFile(user, idOf(req));
    const entry = await useCases.cases.erasureOf(user, idOf(req));
    res.setHeader('Cache-Control', 'no-store');
    if (entry !== null)
      return render(res, 'desk/erased', certificateModel(context(res), file, entry, takeFlash(req, res, config)));
    if (!file.may.erase) throw new DomainError('forbidden');
    const same = await useCases.search.samePerson(user, idOf(req));
    render(res, 'desk/erasure', erasureModel(context(res), file, same, given), given === null ? 200 : 422);
  }

  async function erase(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const { complaint } = await useCases.cases.caseFile(user, idOf(req));
    const reason = ERASURE_REASONS.find((one) => one === field(req, 'reason'));
    const typed = field(req, 'number');
    const also = fieldList(req, 'also');
    const sameNumber = normalizeNumber(typed) === complaint.number;
    if (reason === undefined || !sameNumber) return show(req, res, { typed, also, reason: reason ?? '', sameNumber });
    // Only what the page has offered: cases of the same person.
    const offered = (await useCases.search.samePerson(user, complaint.id)).map((one) => one.complaint.id);
    await useCases.cases.erasePerson(user, [complaint.id, ...offered.filter((id) => also.includes(id))], reason);
    setFlash(res, config, 'desk.erasure.done');
    res.redirect(303, urls.deskErasure(complaint.id));
  }

  return Router()
    .get(urls.deskErasure.route, (req, res) => show(req, res, null))
    .post(urls.deskErasure.route, erase);
}
