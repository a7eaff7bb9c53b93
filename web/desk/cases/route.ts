/** Looking for cases. The search goes by POST: what is looked for may be a name or a phone, and has no place in an address. */
import { Router, type Request, type Response } from 'express';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { field, pageNumber, query } from '../../form-fields.js';
import { PAGE_SIZE } from '../../pagination.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { casesModel, STATES } from './view-model.js';

export function casesRoutes({ useCases }: WebDeps): Router {
  async function show(res: Response, text: string, asked: string, page: number): Promise<void> {
    const state = STATES.find((one) => one === asked) ?? '';
    const found = await useCases.searchCases(currentUser(res), {
      text,
      state,
      from: (page - 1) * PAGE_SIZE,
      limit: PAGE_SIZE,
    });
    render(res, 'desk/cases', casesModel(context(res), { text, state }, found, page));
  }
  return Router()
    .get(urls.deskCasesRoute, (req: Request, res: Response) => show(res, '', query(req, 'state'), pageNumber(req)))
    .post(urls.deskCasesRoute, (req: Request, res: Response) =>
      show(res, field(req, 'text').slice(0, 100), field(req, 'state'), 1),
    );
}
