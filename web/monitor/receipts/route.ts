/** Receipts of the ledger: whether they left the house, and each as its file, to be kept elsewhere. */
import { type Request, type Response, Router } from 'express';
import { fileNameOf, textOfFile } from '../../../domain/core/index.js';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { pageNumber } from '../../shell/form-fields.js';
import { PAGE_SIZE } from '../../shell/pagination.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { receiptsModel } from './view-model.js';

export function receiptsRoutes({ useCases: { monitor } }: WebDeps<'monitor'>): Router {
  async function list(req: Request, res: Response): Promise<void> {
    const page = pageNumber(req);
    const slice = { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
    const found = await monitor.ledgerReceipts(currentUser(res), slice);
    render(res, 'admin/receipts', receiptsModel(context(res), found, page));
  }

  return Router()
    .get(below(urls.admin, urls.adminReceipts), list)
    .get(urls.adminReceipt.route, async (req, res) => {
      const { day, content } = await monitor.ledgerReceipt(currentUser(res), req.params.day);
      res.attachment(fileNameOf(day, 'json')).type('application/json; charset=utf-8').send(textOfFile(content));
    })
    .get(urls.adminReceiptStamp.route, async (req, res) => {
      const { day, stamp } = await monitor.ledgerReceipt(currentUser(res), req.params.day);
      if (stamp === null) throw new HttpError('notFound');
      res.attachment(fileNameOf(day, 'tsr')).type('application/timestamp-reply').send(Buffer.from(stamp, 'base64'));
    });
}
