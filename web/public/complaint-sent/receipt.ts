/** Number and query code, sealed in a cookie between sending and the page that shows them. */
import type { Request, Response } from 'express';
import { COOKIE, cookies, setCookie } from '../../cookies.js';
import type { WebDeps } from '../../deps.js';
import { createSealer } from '../../sealed.js';
import type { Receipt } from './view-model.js';

const HOUR = 3_600_000;

export function receiptKeeper({ clock, config }: WebDeps) {
  const sealer = createSealer(config.csrfSecret, 'receipt', clock);
  return {
    keep: (res: Response, receipt: Receipt): void => setCookie(res, config, COOKIE.receipt, sealer.seal(receipt, HOUR)),
    of: (req: Request): Receipt | null => sealer.open<Receipt>(cookies(req)[COOKIE.receipt]),
  };
}
