/** First in line: every later step, and the error page, finds a context. */
import type { RequestHandler } from 'express';
import { type Locale, recordOf } from '../../../domain/core/index.js';
import { type RequestContext, beginContext, context } from '../context.js';
import { cookies, COOKIE, chooseLanguage } from '../cookies.js';
import type { WebDeps } from '../deps.js';
import { type Formats, createFormats } from '../format.js';
import { type Translate, LOCALES, translator, isLocale, DEFAULT_LOCALE } from '../i18n.js';

/** Words and dates of each language, made once. */
function tongues({ clock, config }: WebDeps): Record<Locale, { t: Translate; format: Formats }> {
  return recordOf(LOCALES, (locale) => {
    const t = translator(locale);
    return { t, format: createFormats(locale, config.zone, clock, t) };
  });
}

export function beginRequest(deps: WebDeps): RequestHandler {
  const known = tongues(deps);
  return (req, res, next) => {
    const chosen = cookies(req)[COOKIE.language];
    const asked = req.query['lang'];
    const locale = isLocale(asked) ? asked : isLocale(chosen) ? chosen : DEFAULT_LOCALE;
    if (isLocale(asked)) chooseLanguage(res, deps.config, asked);
    const start: RequestContext = {
      locale,
      ...known[locale],
      user: null,
      halfSignedIn: null,
      expired: null,
      keptHref: null,
      sessionToken: null,
      csrfToken: '',
      companyName: deps.config.companyName,
      emergencyPhone: deps.config.emergencyPhone,
      path: req.path,
    };
    beginContext(res, start);
    // Pages hold people's data; the few that do not say so themselves.
    res.setHeader('Cache-Control', 'no-store');
    next();
  };
}

/**
 * Finds the signed-in person by the session cookie. Their own language counts where this browser has chosen none; the
 * switch (`?lang=`) is this browser's alone: nothing of a person is written because they look at a page.
 */
export function knowUser(deps: WebDeps<'people'>): RequestHandler {
  const known = tongues(deps);
  return async (req, res, next) => {
    const token = cookies(req)[COOKIE.session];
    if (token === undefined) return next();
    const session = await deps.useCases.people.session(token);
    if (session === null) return next();
    const current = context(res);
    const { user, stage } = session;
    current.sessionToken = token;
    if (stage === 'full') current.user = user;
    else if (stage === 'expired') current.expired = user;
    else current.halfSignedIn = { user, stage };
    if (stage !== 'full') return next();
    const asked = req.query['lang'];
    if (!isLocale(asked) && !isLocale(cookies(req)[COOKIE.language])) {
      Object.assign(current, { locale: user.locale, ...known[user.locale] });
    }
    next();
  };
}
