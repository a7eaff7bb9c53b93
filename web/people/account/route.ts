/** One's own account: language, password, second factor. */
import { Router, type Request, type Response } from 'express';
import { keysOf } from '../../../domain/core/index.js';
import type { ReachGiven } from '../../../domain/people/index.js';
import { currentUser, context } from '../../shell/context.js';
import { setCookie, COOKIE, chooseLanguage } from '../../shell/cookies.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { takeFlash, setFlash } from '../../shell/flash.js';
import { field, passwordField } from '../../shell/form-fields.js';
import { isLocale } from '../../shell/i18n.js';
import { requireUser } from '../../shell/middleware/require-user.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { refusalOf, confirmationOf } from '../confirmation.js';
import type { RecoveryCodesModel } from '../second-factor/route.js';
import { type Mistakes, accountModel } from './view-model.js';
import { givenReach, reachMistakes } from '../reach.js';

export function accountRoutes(deps: WebDeps<'notices' | 'people'>): Router {
  const { useCases, config } = deps;
  const door = requireUser(deps);

  async function show(
    req: Request,
    res: Response,
    mistakes: Mistakes = {},
    status = 200,
    given: ReachGiven | null = null,
  ): Promise<void> {
    const user = currentUser(res);
    const [state, events] = [await useCases.people.secondFactorState(user), await useCases.people.accountEvents(user)];
    const reach = { ...(await useCases.people.ownReach(user)), ...given };
    const optional = await useCases.notices.optionalEvents();
    render(
      res,
      'staff/account',
      accountModel(context(res), user, { state, events, reach, optional }, mistakes, takeFlash(req, res, config)),
      status,
    );
  }

  /** Runs what may find the form wrong; then the page says so. @param fields where on the page a mistake stands */
  async function tried(
    req: Request,
    res: Response,
    fields: Record<string, keyof Mistakes>,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      const refusal = refusalOf(context(res), error);
      if (refusal === null) throw error;
      await show(req, res, { [fields[refusal.name] ?? 'confirm']: refusal.words }, refusal.status);
    }
  }
  function done(res: Response, sessionToken: string, words: string): void {
    setCookie(res, config, COOKIE.session, sessionToken);
    setFlash(res, config, words);
    res.redirect(303, urls.account);
  }
  const confirmed = (req: Request, res: Response) => confirmationOf(req, res, { password: 'password', code: 'code' });

  async function changePassword(req: Request, res: Response): Promise<void> {
    const given = confirmationOf(req, res, { password: 'current', code: 'code' });
    const next = passwordField(req, 'password');
    if (next !== passwordField(req, 'repeat'))
      return show(req, res, { repeat: context(res).t('staff.newUser.repeatWrong') }, 422);
    await tried(req, res, { password: 'current', next: 'password' }, async () =>
      done(res, await useCases.people.changePassword(currentUser(res), given, next), 'staff.account.passwordChanged'),
    );
  }

  const disable = (req: Request, res: Response): Promise<void> =>
    tried(req, res, { password: 'confirm', code: 'code' }, async () =>
      done(
        res,
        await useCases.people.disableSecondFactor(currentUser(res), confirmed(req, res)),
        'staff.account.disabled',
      ),
    );

  const renew = (req: Request, res: Response): Promise<void> =>
    tried(req, res, { password: 'confirm', code: 'code' }, async () => {
      const codes = await useCases.people.renewRecoveryCodes(currentUser(res), confirmed(req, res));
      res.setHeader('Cache-Control', 'no-store');
      const title = context(res).t('staff.recovery.title');
      render<RecoveryCodesModel>(res, 'staff/recovery-codes', { title, codes, next: urls.account });
    });

  async function changeReach(req: Request, res: Response): Promise<void> {
    const given = givenReach(req, await useCases.notices.optionalEvents());
    try {
      await useCases.people.changeOwnReach(currentUser(res), given, Number(field(req, 'version')));
    } catch (error) {
      const { mistakes, status } = reachMistakes(error);
      const { t } = context(res);
      const words: Mistakes = {};
      for (const name of keysOf(mistakes)) words[name] = t(mistakes[name] ?? '');
      return show(req, res, words, status, given);
    }
    setFlash(res, config, 'staff.reach.saved');
    res.redirect(303, urls.account);
  }

  async function changeLanguage(req: Request, res: Response): Promise<void> {
    const locale = field(req, 'locale');
    if (!isLocale(locale)) throw new HttpError('malformed');
    await useCases.people.setLocale(currentUser(res), locale);
    chooseLanguage(res, config, locale);
    setFlash(res, config, 'staff.account.languageChanged');
    res.redirect(303, urls.account);
  }

  return Router()
    .get(urls.account, door, (req, res) => show(req, res))
    .post(urls.accountPassword, door, changePassword)
    .post(urls.accountReach, door, changeReach)
    .post(urls.accountLanguage, door, changeLanguage)
    .post(urls.disableSecondFactor, door, disable)
    .post(urls.recoveryCodes, door, renew);
}
