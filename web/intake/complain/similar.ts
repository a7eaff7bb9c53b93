/** What may make a complaint simpler: a known outage, one that is open already. Offered once, never forced. */
import { Router, type Request, type Response } from 'express';
import type { MassEvent } from '../../../domain/mass-events/index.js';
import type { UseCases } from '../../../domain/modules.js';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { field } from '../../shell/form-fields.js';
import { isLocale } from '../../shell/i18n.js';
import { countCallers } from '../../shell/middleware/callers.js';
import { render } from '../../shell/render.js';
import { withKey, urls } from '../../shell/urls.js';
import type { DraftAtHand } from './draft-at-hand.js';
import type { Drafts } from './draft.js';
import type { Flow } from './flow.js';
import { type Offers, similarModel } from './similar-view-model.js';
import { type Draft, identityOf } from './steps.js';

const HOUR = 3_600_000;

/** What an outage is complained of as. */
const OF_OUTAGES = ['supply', 'repair', 'other'];

const MOST_OFFERED = 10;

/** Per caller and hour. */
const MOST_LOOK_UPS = 60;

/** Outages that a complaint of this category may be about. */
export async function outagesFor(useCases: Pick<UseCases, 'massEvents'>, { answers }: Draft): Promise<MassEvent[]> {
  return OF_OUTAGES.includes(answers.category)
    ? (await useCases.massEvents.publicOutages()).slice(0, MOST_OFFERED)
    : [];
}

export function similarRoutes(
  deps: WebDeps<'intake' | 'massEvents'>,
  drafts: Drafts,
  draftOf: DraftAtHand,
  flow: Flow,
): Router {
  const { useCases } = deps;
  // Guessing who has complained is stopped, complaining is not: the person who asks too often is just offered less.
  const callers = countCallers(deps, 'similar complaints', HOUR);

  async function offersFor(req: Request, draft: Draft): Promise<Offers> {
    const { complainantName, phone, category } = draft.answers;
    const person = { complainantName, phone, category: category === '' ? null : category };
    const { count } = await callers.add(req);
    const [outages, openSince] = await Promise.all([
      outagesFor(useCases, draft),
      count > MOST_LOOK_UPS ? null : useCases.intake.openDuplicateSince(person),
    ]);
    return { outages, openSince };
  }

  async function show(req: Request, res: Response): Promise<void> {
    const draft = await draftOf(req, res);
    if (draft === null) return;
    const place = await flow.unfinished(draft);
    if (place !== null) return res.redirect(303, place);
    const offers = await offersFor(req, draft);
    if (offers.outages.length === 0 && offers.openSince === null)
      return res.redirect(303, withKey(urls.checkComplaint, 'draft', draft.key));
    res.setHeader('Cache-Control', 'no-store');
    render(res, 'public/complain-similar', similarModel(context(res), draft, offers));
  }

  async function decide(req: Request, res: Response): Promise<void> {
    // The language switch sends the form along: nothing is decided yet.
    if (isLocale(req.query['lang'])) return show(req, res);
    const draft = await draftOf(req, res);
    if (draft === null) return;
    const place = await flow.unfinished(draft);
    if (place !== null) return res.redirect(303, place);
    const chosen = field(req, 'outage');
    // No choice is one, too; and what was offered may have ended in the meantime.
    const outage = (await outagesFor(useCases, draft)).find(({ id }) => id === chosen);
    const next: Draft = { ...draft, similar: { of: identityOf(draft), massEventId: outage?.id ?? null } };
    await drafts.save(req, res, next);
    res.redirect(303, await flow.placeAfter(next));
  }

  return Router().get(urls.similarComplaint, show).post(urls.similarComplaint, decide);
}
