/** Setting up the second factor: scan, type a code, keep the recovery codes. Also for who must before anything else. */
import { Router, type Response, type Request } from 'express';
import { z } from 'zod';
import type { User } from '../../../domain/people/index.js';
import { context } from '../../shell/context.js';
import { setCookie, COOKIE } from '../../shell/cookies.js';
import type { WebDeps } from '../../shell/deps.js';
import { field } from '../../shell/form-fields.js';
import type { PageModel } from '../../shell/page-model.js';
import { qrCode } from '../../shell/qr.js';
import { render } from '../../shell/render.js';
import { createSealer } from '../../shell/sealed.js';
import { urls } from '../../shell/urls.js';
import { type Refusal, confirmationOf, refusalOf } from '../confirmation.js';
import { landingPage } from '../landing.js';

const A_QUARTER_OF_AN_HOUR = 15 * 60_000;

/** Where on the page a mistake stands. */
const FIELDS: Record<string, string> = { newCode: 'code', password: 'password', code: 'oldCode' };

const OFFER = z.object({ userId: z.string(), secret: z.string(), uri: z.string() });

type Offer = z.infer<typeof OFFER>;

interface SecondFactorModel extends PageModel {
  required: boolean;
  /** SVG. */
  picture: string;
  /** In groups of four, to type where nothing can be scanned. */
  secret: string;
  offer: string;
  /** There is one already: a code of it is asked for. */
  replaces: boolean;
  mistakes: Record<string, string>;
  errors: { text: string; href: string }[];
}

export interface RecoveryCodesModel extends PageModel {
  codes: string[];
  next: string;
}

export function secondFactorRoutes(deps: WebDeps<'people'>): Router {
  const { useCases, clock, config } = deps;
  const sealer = createSealer(config.csrfSecret, 'second factor', clock);

  /** Signed in, or on the way to it with this as the last step. */
  function somebody(res: Response): User | null {
    const { user, halfSignedIn } = context(res);
    return user ?? (halfSignedIn?.stage === 'enrol' ? halfSignedIn.user : null);
  }

  async function show(res: Response, user: User, offer: Offer, refusal: Refusal | null = null): Promise<void> {
    const { t, halfSignedIn } = context(res);
    const mistakes = refusal === null ? {} : { [FIELDS[refusal.name] ?? 'code']: refusal.words };
    res.setHeader('Cache-Control', 'no-store');
    render<SecondFactorModel>(
      res,
      'staff/second-factor',
      {
        title: t('staff.secondFactor.title'),
        required: halfSignedIn !== null,
        replaces: (await useCases.people.secondFactorState(user)).enabled,
        picture: qrCode(offer.uri),
        secret: offer.secret.match(/.{1,4}/g)?.join(' ') ?? '',
        offer: sealer.seal(offer, A_QUARTER_OF_AN_HOUR),
        mistakes,
        errors: Object.entries(mistakes).map(([name, text]) => ({ text, href: `#${name}` })),
      },
      refusal?.status ?? 200,
    );
  }
  const anew = (user: User): Offer => ({ userId: user.id, ...useCases.people.newSecondFactor(user) });

  async function enable(req: Request, res: Response): Promise<void> {
    const user = somebody(res);
    if (user === null) return res.redirect(303, urls.signIn);
    const { t } = context(res);
    const offer = sealer.open(field(req, 'offer'), OFFER);
    if (offer?.userId !== user.id)
      return show(res, user, anew(user), { name: 'newCode', words: t('staff.secondFactor.late'), status: 422 });
    let enabled: Awaited<ReturnType<typeof useCases.people.enableSecondFactor>>;
    try {
      const chosen = { secret: offer.secret, code: field(req, 'code') };
      const confirmation = confirmationOf(req, res, { password: 'password', code: 'oldCode' });
      enabled = await useCases.people.enableSecondFactor(user, chosen, confirmation);
    } catch (error) {
      const refusal = refusalOf(context(res), error);
      if (refusal === null) throw error;
      return show(res, user, offer, refusal);
    }
    setCookie(res, config, COOKIE.session, enabled.sessionToken);
    res.setHeader('Cache-Control', 'no-store');
    render<RecoveryCodesModel>(res, 'staff/recovery-codes', {
      title: t('staff.recovery.title'),
      codes: enabled.codes,
      next: landingPage(user),
    });
  }

  return Router()
    .get(urls.secondFactor, async (_req, res) => {
      const user = somebody(res);
      if (user === null) return res.redirect(303, urls.signIn);
      await show(res, user, anew(user));
    })
    .post(urls.secondFactor, enable);
}
