/**
 * Looking for cases. What is looked for goes by POST and is kept sealed: it may be a name or a phone, and has no place in
 * an address. The address has the id of the search, so that its pages, and the way back from a case, are addresses.
 */
import { COMPLAINT_STATES } from '../../../domain/cases/index.js';
import { Router, type Request, type Response } from 'express';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { field } from '../../shell/form-fields.js';
import { PAGE_SIZE } from '../../shell/pagination.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { judgedAs, judgedOf, kindOf, placeOf, placeQuery } from '../../shell/place-in-list.js';
import { casesModel } from './view-model.js';

const LONGEST_TEXT = 100;

export function casesRoutes({ useCases }: WebDeps<'organisation' | 'search'>): Router {
  const kinds = (): Promise<string[]> => useCases.organisation.offered('matterKind');

  const offered = async () => ({ kinds: await kinds(), judgements: await useCases.search.judgements() });

  async function show(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const place = placeOf(req);
    const kept = place.search === '' ? '' : await useCases.search.keptSearch(user, place.search);
    const asked = { ...place, ...(kept === null && { search: '', page: 1 }) };
    const found = await useCases.search.searchCases(user, {
      text: kept ?? '',
      state: asked.state,
      kind: asked.kind,
      judged: judgedAs(asked),
      from: (asked.page - 1) * PAGE_SIZE,
      limit: PAGE_SIZE,
    });
    res.setHeader('Cache-Control', 'no-store');
    render(res, 'desk/cases', casesModel(context(res), { ...asked, text: kept }, { found, ...(await offered()) }));
  }

  async function search(req: Request, res: Response): Promise<void> {
    const text = field(req, 'text');
    const state = COMPLAINT_STATES.find((one) => one === field(req, 'state')) ?? '';
    const kind = kindOf(field(req, 'kind'));
    const judged = judgedOf((by) => field(req, by));
    if ([...text].length > LONGEST_TEXT) {
      const nothing = {
        items: [],
        total: 0,
        complete: true,
        tooMany: false,
        notes: { short: [], surname: [], digits: [] },
      };
      const place = { search: '', state, kind, ...judged, page: 1 };
      const shown = { found: nothing, ...(await offered()) };
      return render(res, 'desk/cases', casesModel(context(res), { ...place, text }, shown, LONGEST_TEXT), 422);
    }
    const id = text === '' ? '' : await useCases.search.keepSearch(currentUser(res), text);
    res.redirect(303, `${urls.deskCases}${placeQuery({ search: id, state, kind, ...judged, page: 1 })}`);
  }

  return Router().get(below(urls.desk, urls.deskCases), show).post(below(urls.desk, urls.deskCases), search);
}
