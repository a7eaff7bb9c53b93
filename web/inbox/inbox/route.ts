/** What was told to the person: unread, still to be noted, noted. */
import { type Request, type Response, Router } from 'express';
import { INBOX_VIEWS, type Told } from '../../../domain/inbox/index.js';
import { context, currentReader, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash, takeFlash } from '../../shell/flash.js';
import { pageNumber, query } from '../../shell/form-fields.js';
import { PAGE_SIZE } from '../../shell/pagination.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { inboxModel } from './view-model.js';

const placeOf = (told: Told): string =>
  told.kind === 'proposal' ? urls.adminProposal(told.proposalId) : urls.deskCase(told.complaintId);

export function inboxRoutes({ useCases: { inbox }, config }: WebDeps<'inbox'>): Router {
  async function page(req: Request, res: Response): Promise<void> {
    const number = pageNumber(req);
    const view = INBOX_VIEWS.find((one) => one === query(req, 'view')) ?? 'unread';
    const found = await inbox.inbox(currentReader(res), view, { from: (number - 1) * PAGE_SIZE, limit: PAGE_SIZE });
    render(res, 'desk/inbox', inboxModel(context(res), view, found, number, takeFlash(req, res, config)));
  }

  return Router()
    .get(below(urls.desk, urls.deskInbox), page)
    .post(below(urls.desk, urls.deskInboxReadAll), async (_req, res) => {
      await inbox.readEverything(currentUser(res));
      setFlash(res, config, 'desk.inbox.allRead');
      res.redirect(303, urls.deskInbox);
    })
    .post(urls.deskInboxEntryOpen.route, async (req, res) => {
      res.redirect(303, placeOf(await inbox.readEntry(currentUser(res), pathId(req, 'entryId'))));
    })
    .post(urls.deskInboxEntryNote.route, async (req, res) => {
      await inbox.noteEntry(currentUser(res), pathId(req, 'entryId'));
      setFlash(res, config, 'desk.inbox.noted');
      res.redirect(303, urls.deskInbox);
    })
    .post(urls.deskInboxTaskOpen.route, async (req, res) => {
      const id = pathId(req, 'workItemId');
      await inbox.readTask(currentUser(res), id);
      res.redirect(303, urls.deskWorkItem(id));
    });
}
