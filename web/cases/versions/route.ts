/** Every version of what was written down of a complaint: who, when, why, and what changed. */
import { Router, type Request, type Response } from 'express';
import { type RevealReason, REVEAL_REASONS } from '../../../domain/cases/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { field } from '../../shell/form-fields.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { versionsModel } from './view-model.js';

export function versionsRoutes({ useCases }: WebDeps<'cases'>): Router {
  async function show(req: Request, res: Response, options: { reveal?: RevealReason }): Promise<void> {
    const versions = await useCases.cases.contentVersions(currentUser(res), pathId(req, 'complaintId'), options);
    res.setHeader('Cache-Control', 'no-store');
    render(res, 'desk/versions', versionsModel(context(res), versions));
  }

  async function revealed(req: Request, res: Response): Promise<void> {
    const reveal = REVEAL_REASONS.find((reason) => reason === field(req, 'reason'));
    if (reveal === undefined) throw new HttpError('malformed');
    await show(req, res, { reveal });
  }

  return Router()
    .get(urls.deskVersions.route, (req, res) => show(req, res, {}))
    .post(urls.deskVersionsReveal.route, revealed);
}
