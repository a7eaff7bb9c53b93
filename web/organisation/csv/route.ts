/** A list as a table: to take away, and to bring in; what it would do is shown before anything is done. */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { organisationRights } from '../../../domain/organisation/index.js';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { decoded } from '../../shell/csv.js';
import { field } from '../../shell/form-fields.js';
import { filesOf, receiveFiles } from '../../shell/middleware/read-files.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { listIn } from '../path.js';
import { readList, writtenList } from './csv.js';
import { csvModel, type Shown } from './view-model.js';

export function listCsvRoutes({ useCases, config }: WebDeps<'organisation'>): Router {
  const { organisation } = useCases;

  function show(req: Request, res: Response, shown: Shown | null, status = shown === null ? 200 : 422): void {
    render(res, 'admin/list-csv', csvModel(context(res).t, listIn(req), shown), status);
  }

  /** Known before the file is read. */
  const mayChange: RequestHandler = (_req, res, next) => {
    if (!organisationRights.changeLists(currentUser(res), null)) throw new DomainError('forbidden');
    next();
  };

  async function planned(req: Request, res: Response, text: string | null): Promise<Shown> {
    if (text === null) return { error: 'encoding', line: 0 };
    const read = readList(text);
    if ('error' in read) return read;
    return { text, rows: await organisation.planImport(currentUser(res), listIn(req), read.rows) };
  }

  async function preview(req: Request, res: Response): Promise<void> {
    const [file] = filesOf(req);
    if (file === undefined) return show(req, res, { error: 'none', line: 0 });
    const shown = await planned(req, res, decoded(file.bytes));
    const wrong = 'error' in shown || shown.rows.some(({ outcome }) => outcome === 'wrong');
    show(req, res, shown, wrong ? 422 : 200);
  }

  async function apply(req: Request, res: Response): Promise<void> {
    const text = field(req, 'text');
    const read = readList(text);
    if ('error' in read) return show(req, res, read);
    const list = listIn(req);
    try {
      await organisation.importEntries(currentUser(res), list, read.rows);
    } catch (error) {
      // Something has changed since the preview: it says what.
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      return show(req, res, await planned(req, res, text));
    }
    setFlash(res, config, 'admin.organisation.csv.done');
    res.redirect(303, urls.adminList(list));
  }

  async function download(req: Request, res: Response): Promise<void> {
    const list = listIn(req);
    const found = await organisation.entriesOf(currentUser(res), list);
    res.attachment(`${list}.csv`).type('text/csv; charset=utf-8');
    res.send(
      writtenList(
        context(res).t,
        found.map(({ entry }) => entry),
      ),
    );
  }

  return Router()
    .get(urls.adminListCsv.route, (req, res) => show(req, res, null))
    .post(urls.adminListCsv.route, mayChange, receiveFiles, preview)
    .post(urls.adminListImport.route, apply)
    .get(urls.adminListExport.route, download);
}
