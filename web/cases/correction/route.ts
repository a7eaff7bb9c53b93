/** Correcting what was written down of a complaint: a new version, with who and why. */
import { type Request, Router, type Response } from 'express';
import type { ContentVersions, ComplaintId } from '../../../domain/cases/index.js';
import { DomainError } from '../../../domain/core/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { setFlash } from '../../shell/flash.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { type Given, type Mistakes, readCorrection, checkCorrection, changesOf } from './answers.js';
import { correctionModel } from './view-model.js';

const idOf = (req: Request): ComplaintId => pathId(req, 'complaintId');

export function correctionRoutes({ useCases, config }: WebDeps<'cases' | 'organisation'>): Router {
  async function versionsFor(req: Request, res: Response): Promise<ContentVersions> {
    const versions = await useCases.cases.contentVersions(currentUser(res), idOf(req));
    if (!versions.may.correct) throw new DomainError('forbidden');
    return versions;
  }

  /** That may be chosen; one that is offered no more stays what it is. */
  async function channelsFor({ complaint }: ContentVersions): Promise<string[]> {
    return [...new Set([...(await useCases.organisation.offered('channel')), complaint.channel])];
  }

  async function show(
    res: Response,
    versions: ContentVersions,
    given: Given | null,
    { mistakes = {}, status = 200 }: { mistakes?: Mistakes; status?: number } = {},
  ): Promise<void> {
    res.setHeader('Cache-Control', 'no-store');
    const channels = await channelsFor(versions);
    render(res, 'desk/correction', correctionModel(context(res), versions, given, mistakes, channels), status);
  }

  async function submit(req: Request, res: Response): Promise<void> {
    const versions = await versionsFor(req, res);
    const latest = versions.contents.at(-1);
    if (latest === undefined) throw new HttpError('malformed');
    const given = readCorrection(req, latest.content);
    const base = versions.contents.find(({ version }) => version === given.version);
    const mistakes = checkCorrection(given, await channelsFor(versions));
    // No version that there is: everything is shown that may have changed since, and what was typed.
    if (base === undefined) return show(res, versions, { ...given, version: 0 }, { status: 409 });
    if (Object.keys(mistakes).length > 0) return show(res, versions, given, { mistakes, status: 422 });
    try {
      await useCases.cases.correctContent(currentUser(res), idOf(req), changesOf(given, base.content), given.reason);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // A person was faster: the form comes back with what they changed, and with what was typed.
      if (error.code === 'stale') return show(res, await versionsFor(req, res), given, { status: 409 });
      if (error.code !== 'invalid') throw error;
      return show(res, versions, given, { mistakes: error.fields, status: 422 });
    }
    setFlash(res, config, 'desk.correction.done');
    res.redirect(303, urls.deskCase(idOf(req)));
  }

  return Router()
    .get(urls.deskCorrection.route, async (req, res) => show(res, await versionsFor(req, res), null))
    .post(urls.deskCorrection.route, submit);
}
