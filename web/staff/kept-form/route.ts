/** What somebody sent when their session had expired: to be looked over and sent again, or dropped. */
import { Router, type Request, type Response } from 'express';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { isWritten } from '../../kept-fields.js';
import { requireUser } from '../../middleware/require-user.js';
import { type PageModel, render } from '../../render.js';
import { urls } from '../../urls.js';
import { landingPage } from '../landing.js';

interface KeptFormModel extends PageModel {
  lead: string;
  /** What was typed, to be looked over: what was chosen has its words on the form alone. */
  words: string[];
  fields: { name: string; value: string }[];
}

export function keptFormRoutes(deps: WebDeps): Router {
  const { useCases } = deps;
  const door = requireUser(deps);

  async function show(_req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const kept = await useCases.keptForm(user);
    if (kept === null) return res.redirect(303, landingPage(user));
    const { t, format } = context(res);
    const once = new Map(kept.fields).get('once');
    render<KeptFormModel>(res, 'staff/kept-form', {
      title: t('staff.kept.title'),
      lead: t(`staff.kept.lead.${kept.why}`, { when: format.dateTime(kept.at) }),
      words: kept.fields.filter(isWritten).map(([, value]) => value),
      fields: kept.fields.filter(([name]) => name !== 'once').map(([name, value]) => ({ name, value })),
      // It is still the same form.
      ...(once !== undefined && { tied: { once } }),
    });
  }

  /** 307: the browser sends the same form on to where it was meant for. */
  async function send(_req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const kept = await useCases.keptForm(user);
    if (kept === null) return res.redirect(303, landingPage(user));
    await useCases.dropKeptForm(user);
    res.redirect(307, kept.path);
  }

  return Router()
    .get(urls.keptForm, door, show)
    .post(urls.sendKeptForm, door, send)
    .post(urls.dropKeptForm, door, async (_req, res) => {
      await useCases.dropKeptForm(currentUser(res));
      res.redirect(303, landingPage(currentUser(res)));
    });
}
