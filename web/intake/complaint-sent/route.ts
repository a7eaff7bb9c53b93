/** Shows number and query code once, with a slip to print. Neither is ever in an address. */
import { Router, type Request, type Response } from 'express';
import { limitsInWords } from '../../policies/index.js';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { query } from '../../shell/form-fields.js';
import { qrCode } from '../../shell/qr.js';
import { render } from '../../shell/render.js';
import { urls, withKey } from '../../shell/urls.js';
import { receiptKeeper } from '../receipt.js';
import { complaintSentModel } from './view-model.js';

export function complaintSentRoutes(deps: WebDeps<'policies' | 'portal'>): Router {
  const receipts = receiptKeeper(deps);

  return Router().get(urls.complaintSent, async (req: Request, res: Response) => {
    const { t, format } = context(res);
    const receipt = receipts.of(req);
    const view = receipt === null ? null : await deps.useCases.portal.trackComplaint(receipt.number, receipt.queryCode);
    if (receipt === null || view === null)
      return render(res, 'public/receipt-gone', { title: t('public.sent.goneTitle') });
    // Words, not an address: what a phone opens by itself would carry the code to the server's log.
    const slip = t('public.sent.slip', {
      number: receipt.number,
      code: receipt.queryCode,
      address: `${req.protocol}://${req.get('host') ?? ''}${urls.track}`,
    });
    // Where the dates cannot be told yet, the general rules stand in their place.
    const told = view.clocks.length > 0 ? 'received' : undefined;
    const limits = limitsInWords(t, await deps.useCases.policies.policyInForce(), told);
    const model = complaintSentModel(t, format, receipt, view, qrCode(slip), limits);
    render(res, 'public/complaint-sent', {
      ...model,
      address: withKey(urls.complaintSent, 'draft', query(req, 'draft')),
    });
  });
}
