/** One of the company's lists, and adding to it. */
import { type Request, Router, type Response } from 'express';
import { DomainError, isOneOf } from '../../../domain/core/index.js';
import { isDepartment, ROLES } from '../../../domain/organisation/index.js';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash, takeFlash } from '../../shell/flash.js';
import { field, pageNumber } from '../../shell/form-fields.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { listIn } from '../path.js';
import { type Given, listModel } from './view-model.js';

const NOTHING: Given = { code: '', nameZh: '', nameEn: '', role: '', department: '' };

export function listRoutes({ useCases, config }: WebDeps<'organisation'>): Router {
  async function show(req: Request, res: Response, given = NOTHING, fields: Record<string, string> = {}) {
    const list = listIn(req);
    const departments = await useCases.organisation.departments();
    const found = await useCases.organisation.entriesOf(currentUser(res), list);
    const done = takeFlash(req, res, config);
    const model = listModel(context(res).t, { list, found, departments, page: pageNumber(req), done }, given, fields);
    render(res, 'admin/list', model, Object.keys(fields).length === 0 ? 200 : 422);
  }

  async function add(req: Request, res: Response): Promise<void> {
    const list = listIn(req);
    const given: Given = {
      code: field(req, 'code'),
      nameZh: field(req, 'nameZh'),
      nameEn: field(req, 'nameEn'),
      role: field(req, 'role'),
      department: field(req, 'department'),
    };
    const { code, nameZh, nameEn } = given;
    try {
      const entry = {
        list,
        code,
        names: { 'zh-CN': nameZh, en: nameEn },
        role: isOneOf(ROLES, given.role) ? given.role : null,
        department: isDepartment(given.department) ? given.department : null,
      };
      await useCases.organisation.addEntry(currentUser(res), entry);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      return show(req, res, given, error.fields);
    }
    setFlash(res, config, 'admin.organisation.added');
    res.redirect(303, urls.adminList(list));
  }

  return Router()
    .get(urls.adminList.route, (req, res) => show(req, res))
    .post(urls.adminList.route, add);
}
