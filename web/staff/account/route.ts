/** One's own account: language, password, second factor. */
import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../../domain/use-cases/use-cases.js';
import { chooseLanguage, COOKIE, setCookie } from '../../cookies.js';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { HttpError } from '../../errors.js';
import { setFlash, takeFlash } from '../../flash.js';
import { field } from '../../form-fields.js';
import { isLocale } from '../../i18n.js';
import { requireUser } from '../../middleware/require-user.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import type { RecoveryCodesModel } from '../second-factor/route.js';
import { accountModel, type Mistakes } from './view-model.js';

const typed = (req: Request, name: string): string => {
  const value: unknown = (req.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
};

export function accountRoutes(deps: WebDeps): Router {
  const { useCases, config } = deps;
  const door = requireUser(deps);

  async function show(req: Request, res: Response, mistakes: Mistakes = {}): Promise<void> {
    const user = currentUser(res);
    const state = await useCases.secondFactorState(user);
    const model = accountModel(context(res), user, state, mistakes, takeFlash(req, res, config));
    render(res, 'staff/account', model, Object.keys(mistakes).length === 0 ? 200 : 422);
  }

  /** Runs something that may find the form wrong. @returns false where it did: the page has said so */
  async function tried(req: Request, res: Response, fields: Mistakes, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      const wrong = Object.keys(error.details['fields'] as object);
      await show(req, res, Object.fromEntries(Object.entries(fields).filter(([name]) => wrong.includes(name))));
      return false;
    }
  }

  async function changePassword(req: Request, res: Response): Promise<void> {
    if (typed(req, 'password') !== typed(req, 'repeat')) return show(req, res, { repeat: 'staff.newUser.repeatWrong' });
    const words = { current: 'staff.account.currentWrong', password: 'staff.newUser.passwordShort' };
    const done = await tried(req, res, words, async () => {
      const token = await useCases.changePassword(currentUser(res), typed(req, 'current'), typed(req, 'password'));
      setCookie(res, config, COOKIE.session, token);
    });
    if (!done) return;
    setFlash(res, config, 'staff.account.passwordChanged');
    res.redirect(303, urls.account);
  }

  async function disable(req: Request, res: Response): Promise<void> {
    const done = await tried(req, res, { password: 'staff.account.disableWrong' }, () =>
      useCases.disableSecondFactor(currentUser(res), typed(req, 'password')),
    );
    if (!done) return;
    setFlash(res, config, 'staff.account.disabled');
    res.redirect(303, urls.account);
  }

  async function renew(req: Request, res: Response): Promise<void> {
    let codes: string[] = [];
    const done = await tried(req, res, { password: 'staff.account.disableWrong' }, async () => {
      codes = await useCases.renewRecoveryCodes(currentUser(res), typed(req, 'password'));
    });
    if (!done) return;
    res.setHeader('Cache-Control', 'no-store');
    const title = context(res).t('staff.recovery.title');
    render<RecoveryCodesModel>(res, 'staff/recovery-codes', { title, codes, next: urls.account });
  }

  async function changeLanguage(req: Request, res: Response): Promise<void> {
    const locale = field(req, 'locale');
    if (!isLocale(locale)) throw new HttpError('malformed');
    await useCases.setLocale(currentUser(res), locale);
    chooseLanguage(res, config, locale);
    setFlash(res, config, 'staff.account.languageChanged');
    res.redirect(303, urls.account);
  }

  return Router()
    .get(urls.account, door, (req, res) => show(req, res))
    .post(urls.accountPassword, door, changePassword)
    .post(urls.accountLanguage, door, changeLanguage)
    .post(urls.disableSecondFactor, door, disable)
    .post(urls.recoveryCodes, door, renew);
}
