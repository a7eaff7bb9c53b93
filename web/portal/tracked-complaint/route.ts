/** The complainant's own page of one complaint: where it stands, until when, what was said; add information, urge. */
import { type Request, type Response, Router } from 'express';
import { tellsOfDanger } from '../../../domain/safety/index.js';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { takeFlash, setFlash } from '../../shell/flash.js';
import { field, onceOf } from '../../shell/form-fields.js';
import { isLocale } from '../../shell/i18n.js';
import { rateLimit } from '../../shell/middleware/rate-limit.js';
import { render } from '../../shell/render.js';
import { withKey, urls } from '../../shell/urls.js';
import { type Followed, followedComplaint } from '../followed.js';
import { named } from '../tracking-pass.js';
import { type Words, trackedComplaintModel, NO_WORDS, type WordsName, LONGEST } from './view-model.js';

/** What came back with a mistake: the words typed, or the words about files. */
interface Given {
  words?: Words;
  upload?: string;
}

/** Shows the complaint. */
export function trackedComplaintPage({ useCases, config }: WebDeps<'attachments'>) {
  return async (req: Request, res: Response, { pass, view }: Followed, given: Given, status = 200): Promise<void> => {
    const attachments = await useCases.attachments.attachmentsOf('complainant', view.complaint.id);
    const model = trackedComplaintModel(
      context(res),
      view,
      pass.key,
      attachments,
      given.words ?? NO_WORDS,
      given.upload ?? '',
      takeFlash(req, res, config),
    );
    render(res, 'public/tracked-complaint', model, status);
  };
}

export function trackedComplaintRoutes(deps: WebDeps<'attachments' | 'portal'>): Router {
  const { useCases, config } = deps;
  const followed = followedComplaint(deps);
  const page = trackedComplaintPage(deps);
  const limit = rateLimit(deps, 'words', {
    limit: 20,
    windowMs: 3_600_000,
    exempt: (req) => tellsOfDanger(field(req, 'text') + field(req, 'urge')),
  });

  /** The two forms of the page: what is missing or too long comes back with its words. */
  async function send(req: Request, res: Response, name: WordsName): Promise<void> {
    const found = await followed(req, res);
    if (found === null) return;
    const { pass } = found;
    const value = field(req, name);
    if (isLocale(req.query['lang'])) return page(req, res, found, { words: { name, value, problem: null } });
    const missing = name === 'text' && value === '';
    const problem = missing ? 'missing' : [...value].length > LONGEST[name] ? 'long' : null;
    if (problem !== null) return page(req, res, found, { words: { name, value, problem } }, 422);
    if (name === 'text') await useCases.portal.addInformation(pass.number, pass.queryCode, value, onceOf(req));
    else await useCases.portal.urgeComplaint(pass.number, pass.queryCode, value, onceOf(req));
    setFlash(res, config, `public.tracked.${name === 'text' ? 'information' : 'urge'}.done`);
    res.redirect(303, withKey(urls.trackedComplaint, 'complaint', pass.key));
  }

  /** The address names the complaint from then on: another tab does not change what is shown in this one. */
  async function show(req: Request, res: Response): Promise<void> {
    const found = await followed(req, res);
    if (found === null) return;
    const { key } = found.pass;
    if (named(req) === '' && !isLocale(req.query['lang']))
      return res.redirect(303, withKey(urls.trackedComplaint, 'complaint', key));
    await page(req, res, found, {});
  }

  return Router()
    .get(urls.trackedComplaint, show)
    .get(urls.addInformation, (_req, res) => res.redirect(303, urls.trackedComplaint))
    .post(urls.addInformation, limit, (req, res) => send(req, res, 'text'))
    .get(urls.urgeComplaint, (_req, res) => res.redirect(303, urls.trackedComplaint))
    .post(urls.urgeComplaint, limit, (req, res) => send(req, res, 'urge'));
}
