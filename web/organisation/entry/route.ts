/** One entry of a list: what it is called, its place, whether it is in use; where it is named, and what was done with it. */
import { type Request, Router, type Response } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { isDepartment, type List, RIGHT_GROUPS } from '../../../domain/organisation/index.js';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash, takeFlash } from '../../shell/flash.js';
import { field, fieldList } from '../../shell/form-fields.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { codeIn as entryIn, listIn as listNamed } from '../path.js';
import { type Given, entryModel } from './view-model.js';

/** Rights are those of a role: their address names it, and no list. */
const listIn = (req: Request): List => (req.params['role'] === undefined ? listNamed(req) : 'role');
const codeIn = (req: Request): string => req.params['role']?.toString() ?? entryIn(req);

export function listEntryRoutes({ useCases, config }: WebDeps<'definitions' | 'organisation'>): Router {
  const { organisation } = useCases;

  async function show(
    req: Request,
    res: Response,
    status = 200,
    given: Given | null = null,
    mistakes: Record<string, string> = {},
    rights: readonly string[] | null = null,
  ): Promise<void> {
    const view = await organisation.entryView(currentUser(res), listIn(req), codeIn(req));
    const departments = await organisation.departments();
    const asked = view.entry.list === 'category' ? await useCases.definitions.matterForm(view.entry.code) : null;
    const model = entryModel(
      context(res),
      { ...view, departments, asked },
      { given, rights, fields: mistakes, done: takeFlash(req, res, config) },
    );
    render(res, 'admin/list-entry', model, status);
  }
  function done(req: Request, res: Response, words: string): void {
    setFlash(res, config, words);
    res.redirect(303, urls.adminListEntry(listIn(req), codeIn(req)));
  }

  async function change(req: Request, res: Response): Promise<void> {
    const given: Given = {
      nameZh: field(req, 'nameZh'),
      nameEn: field(req, 'nameEn'),
      position: field(req, 'position'),
      department: field(req, 'department'),
      onPortal: field(req, 'onPortal') === 'true',
      questions: field(req, 'questions'),
    };
    const names = { 'zh-CN': given.nameZh, en: given.nameEn };
    const department = isDepartment(given.department) ? given.department : null;
    const entry = {
      list: listIn(req),
      code: codeIn(req),
      names,
      position: Number(given.position),
      department,
      onPortal: given.onPortal,
      questions: given.questions === '' ? null : given.questions,
    };
    const seen = { 'zh-CN': field(req, 'seenZh'), en: field(req, 'seenEn') };
    try {
      await organisation.changeEntry(currentUser(res), entry, seen);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'stale') return show(req, res, 409, given, { nameZh: 'stale' });
      if (error.code !== 'invalid') throw error;
      return show(req, res, 422, given, error.fields);
    }
    done(req, res, 'admin.organisation.changed');
  }

  async function give(req: Request, res: Response): Promise<void> {
    const given = RIGHT_GROUPS.flatMap((group) => fieldList(req, `rights-${group}`));
    const seen = field(req, 'seenRights')
      .split(' ')
      .filter((one) => one !== '');
    try {
      await organisation.giveRights(currentUser(res), codeIn(req), given, seen);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'stale') return show(req, res, 409, null, { rights: 'stale' });
      if (error.code !== 'invalid') throw error;
      return show(req, res, 422, null, error.fields, given);
    }
    done(req, res, 'admin.rights.given');
  }

  async function use(req: Request, res: Response): Promise<void> {
    const inUse = field(req, 'inUse') === 'true';
    await organisation.setInUse(currentUser(res), listIn(req), codeIn(req), inUse);
    done(req, res, inUse ? 'admin.organisation.putInUse' : 'admin.organisation.putOutOfUse');
  }

  async function remove(req: Request, res: Response): Promise<void> {
    const list = listIn(req);
    try {
      await organisation.removeEntry(currentUser(res), list, codeIn(req));
    } catch (error) {
      // Something names it since the page was opened: the page says what.
      if (error instanceof DomainError && error.code === 'wrongState') return show(req, res, 409);
      throw error;
    }
    setFlash(res, config, 'admin.organisation.removed');
    res.redirect(303, urls.adminList(list));
  }

  return Router()
    .get(urls.adminListEntry.route, (req, res) => show(req, res))
    .post(urls.adminListEntry.route, change)
    .post(urls.adminRoleRights.route, give)
    .post(urls.adminListEntryUse.route, use)
    .post(urls.adminListEntryRemoval.route, remove);
}
