/** Setting up the second factor: scan, type a code, keep the recovery codes. Also for who must before anything else. */
import { Router, type Request, type Response } from 'express';
import type { User } from '../../../domain/model.js';
import { DomainError } from '../../../domain/use-cases/use-cases.js';
import { COOKIE, setCookie } from '../../cookies.js';
import { context } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { field } from '../../form-fields.js';
import { qrCode } from '../../qr.js';
import { type PageModel, render } from '../../render.js';
import { createSealer } from '../../sealed.js';
import { urls } from '../../urls.js';
import { landingPage } from '../landing.js';

const A_QUARTER_OF_AN_HOUR = 15 * 60_000;

interface Offer {
  userId: string;
  secret: string;
  uri: string;
}
interface SecondFactorModel extends PageModel {
  required: boolean;
  /** SVG. */
  picture: string;
  /** In groups of four, to type where nothing can be scanned. */
  secret: string;
  offer: string;
  error: string;
}
export interface RecoveryCodesModel extends PageModel {
  codes: string[];
  next: string;
}

export function secondFactorRoutes(deps: WebDeps): Router {
  const { useCases, clock, config } = deps;
  const sealer = createSealer(config.csrfSecret, 'second factor', clock);

  /** Signed in, or on the way to it with this as the last step. */
  function somebody(res: Response): User | null {
    const { user, halfSignedIn } = context(res);
    return user ?? (halfSignedIn?.stage === 'enrol' ? halfSignedIn.user : null);
  }

  function show(res: Response, offer: Offer, error = '', status = 200): void {
    const { t, halfSignedIn } = context(res);
    res.setHeader('Cache-Control', 'no-store');
    render<SecondFactorModel>(
      res,
      'staff/second-factor',
      {
        title: t('staff.secondFactor.title'),
        required: halfSignedIn !== null,
        picture: qrCode(offer.uri),
        secret: offer.secret.match(/.{1,4}/g)?.join(' ') ?? '',
        offer: sealer.seal(offer, A_QUARTER_OF_AN_HOUR),
        error,
        ...(error === '' ? {} : { errors: [{ text: error, href: '#code' }] }),
      },
      status,
    );
  }
  const anew = (user: User): Offer => ({ userId: user.id, ...useCases.newSecondFactor(user) });

  async function enable(req: Request, res: Response): Promise<void> {
    const user = somebody(res);
    if (user === null) return res.redirect(303, urls.signIn);
    const { t, sessionToken, halfSignedIn } = context(res);
    const offer = sealer.open<Offer>(field(req, 'offer'));
    if (offer?.userId !== user.id) return show(res, anew(user), t('staff.secondFactor.late'), 422);
    let codes: string[];
    try {
      codes = await useCases.enableSecondFactor(user, offer.secret, field(req, 'code'));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      return show(res, offer, t('staff.code.wrong'), 422);
    }
    if (halfSignedIn !== null && sessionToken !== null)
      setCookie(res, config, COOKIE.session, await useCases.confirmSession(sessionToken));
    res.setHeader('Cache-Control', 'no-store');
    render<RecoveryCodesModel>(res, 'staff/recovery-codes', {
      title: t('staff.recovery.title'),
      codes,
      next: landingPage(user),
    });
  }

  return Router()
    .get(urls.secondFactor, (_req, res) => {
      const user = somebody(res);
      if (user === null) return res.redirect(303, urls.signIn);
      show(res, anew(user));
    })
    .post(urls.secondFactor, enable);
}
