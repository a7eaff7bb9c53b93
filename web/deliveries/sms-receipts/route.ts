/** Where a gateway says what became of a short message. Signed, so without session and form; it answers in a few words. */
import express, { type Request, type Response, Router } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import type { WebDeps } from '../../shell/deps.js';
import { idIn } from '../../shell/path-ids.js';
import { urls } from '../../shell/urls.js';

const LONGEST = '4kb';

const STATUS: Partial<Record<DomainError['code'], number>> = {
  forbidden: 401,
  invalid: 400,
  notFound: 404,
  wrongState: 409,
};

export function smsReceiptRoutes({ useCases, log }: WebDeps<'notices'>): Router {
  async function note(req: Request, res: Response): Promise<void> {
    const hookId = idIn(req.params, 'hookId');
    const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
      (name) => req.get(name) ?? '',
    );
    const body: unknown = req.body;
    const receipt = { id: id ?? '', timestamp: timestamp ?? '', signature: signature ?? '' };
    try {
      if (hookId === undefined) throw new DomainError('forbidden');
      await useCases.notices.noteSmsReceipt(hookId, { ...receipt, body: typeof body === 'string' ? body : '' });
      res.status(204).end();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      log.warn({ reason: error.code }, 'a receipt of a short message was not taken');
      res.status(STATUS[error.code] ?? 409).json({ error: error.code });
    }
  }

  return Router().post(urls.smsReceipts.route, express.text({ type: () => true, limit: LONGEST }), note);
}
