/** What was done with accounts and personal data, by whom, with what was before. */
import { Router, type Request, type Response } from 'express';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { pageNumber, query } from '../../form-fields.js';
import { PAGE_SIZE } from '../../pagination.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { auditModel, KINDS, typesOf } from './view-model.js';

export function auditRoutes({ useCases }: WebDeps): Router {
  return Router().get(urls.adminAuditRoute, async (req: Request, res: Response) => {
    const kind = KINDS.find((one) => one === query(req, 'kind')) ?? 'all';
    const person = query(req, 'person');
    const page = pageNumber(req);
    const found = await useCases.audit(
      currentUser(res),
      { types: typesOf(kind), person: person === '' ? null : person },
      { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
    );
    render(res, 'admin/audit', auditModel(context(res), found, { kind, person }, page));
  });
}
