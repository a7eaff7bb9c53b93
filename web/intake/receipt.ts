/** Number and query code, sealed in a cookie of each complaint between sending and the page that shows them. */
import type { Response, Request } from 'express';
import { setCookie, cookieOf, COOKIE, cookiesOf, clearCookie } from '../shell/cookies.js';
import type { WebDeps } from '../shell/deps.js';
import { query } from '../shell/form-fields.js';
import { createSealer } from '../shell/sealed.js';
import { type Receipt, RECEIPT } from './complaint-sent/view-model.js';

const HOUR = 3_600_000;

export function receiptKeeper({ clock, config }: WebDeps) {
  const sealer = createSealer(config.csrfSecret, 'receipt', clock);
  return {
    /** @param draft key of the draft that was sent */
    keep: (res: Response, draft: string, receipt: Receipt): void =>
      setCookie(res, config, cookieOf(COOKIE.receipt, draft), sealer.seal(receipt, HOUR)),
    of: (req: Request): Receipt | null => sealer.open(cookiesOf(req, COOKIE.receipt).get(query(req, 'draft')), RECEIPT),
    forget(req: Request, res: Response): void {
      for (const draft of cookiesOf(req, COOKIE.receipt).keys())
        clearCookie(res, config, cookieOf(COOKIE.receipt, draft));
    },
  };
}
