/** What was done with accounts and personal data, by whom, with what was before. */
import { Router, type Request, type Response } from 'express';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { query, pageNumber } from '../../shell/form-fields.js';
import { PAGE_SIZE } from '../../shell/pagination.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { KINDS, typesOf, auditModel } from './view-model.js';

export function auditRoutes({ useCases }: WebDeps<'people'>): Router {
  return Router().get(below(urls.admin, urls.adminAudit), async (req: Request, res: Response) => {
    const kind = KINDS.find((one) => one === query(req, 'kind')) ?? 'all';
    const person = query(req, 'person');
    const page = pageNumber(req);
    const found = await useCases.people.audit(
      currentUser(res),
      { types: typesOf(kind), person: person === '' ? null : person },
      { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
    );
    render(res, 'admin/audit', auditModel(context(res), found, { kind, person }, page));
  });
}
