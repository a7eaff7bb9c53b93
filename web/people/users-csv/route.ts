/** Accounts as a table: to take away, and to bring in; what it would do is shown before anything is done. */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { userRights } from '../../../domain/people/index.js';
import { context, currentUser } from '../../shell/context.js';
import { decoded } from '../../shell/csv.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { filesOf, receiveFiles } from '../../shell/middleware/read-files.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { readAccounts, writtenAccounts } from './csv.js';
import { type Shown, usersCsvModel } from './view-model.js';

export function usersCsvRoutes({ useCases, config }: WebDeps<'people'>): Router {
  const { people } = useCases;
  const page = below(urls.admin, urls.adminUsersCsv);

  function show(res: Response, shown: Shown | null, status = shown === null ? 200 : 422): void {
    render(res, 'admin/users-csv', usersCsvModel(context(res).t, shown), status);
  }

  /** Known before the file is read. */
  const mayCreate: RequestHandler = (_req, res, next) => {
    if (!userRights.create(currentUser(res), null)) throw new DomainError('forbidden');
    next();
  };

  async function planned(res: Response, text: string | null): Promise<Shown> {
    if (text === null) return { error: 'encoding', line: 0 };
    const read = readAccounts(text);
    if ('error' in read) return read;
    return { text, rows: await people.planAccounts(currentUser(res), read.rows) };
  }

  async function preview(req: Request, res: Response): Promise<void> {
    const [file] = filesOf(req);
    if (file === undefined) return show(res, { error: 'none', line: 0 });
    const shown = await planned(res, decoded(file.bytes));
    const wrong = 'error' in shown || shown.rows.some(({ outcome }) => outcome === 'wrong');
    show(res, shown, wrong ? 422 : 200);
  }

  async function apply(req: Request, res: Response): Promise<void> {
    const text = field(req, 'text');
    const read = readAccounts(text);
    if ('error' in read) return show(res, read);
    try {
      await people.importAccounts(currentUser(res), read.rows);
    } catch (error) {
      // Something has changed since the preview: it says what.
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      return show(res, await planned(res, text));
    }
    setFlash(res, config, 'admin.users.csv.done');
    res.redirect(303, urls.adminUsers);
  }

  async function download(_req: Request, res: Response): Promise<void> {
    const users = await people.listUsers(currentUser(res));
    res.attachment('accounts.csv').type('text/csv; charset=utf-8');
    res.send(writtenAccounts(context(res).t, users));
  }

  return Router()
    .get(page, mayCreate, (_req, res) => show(res, null))
    .post(page, mayCreate, receiveFiles, preview)
    .post(below(urls.admin, urls.adminUsersImport), apply)
    .get(below(urls.admin, urls.adminUsersExport), download);
}
