/** First in line: every later step, and the error page, finds a context. */
import type { RequestHandler } from 'express';
import { type Locale, recordOf } from '../../../domain/core/index.js';
import type { ListEntry } from '../../../domain/organisation/index.js';
import { type RequestContext, beginContext, context } from '../context.js';
import { cookies, COOKIE, chooseLanguage } from '../cookies.js';
import type { WebDeps } from '../deps.js';
import { type Formats, createFormats } from '../format.js';
import { urls } from '../urls.js';
import { type OwnNames, type Translate, LOCALES, translator, isLocale, DEFAULT_LOCALE, termKey } from '../i18n.js';

type Tongues = Record<Locale, { t: Translate; format: Formats }>;

const namesOf = (entries: readonly ListEntry[]): OwnNames =>
  new Map(entries.map(({ list, code, names }) => [termKey(list, code), names]));

/** Words and dates of each language, made once for as long as the company calls its things the same. */
function tongues({ useCases, clock, config }: WebDeps<'organisation'>): () => Promise<Tongues> {
  const make = (names: OwnNames): Tongues =>
    recordOf(LOCALES, (locale) => {
      const t = translator(locale, names);
      return { t, format: createFormats(locale, config.zone, clock, t) };
    });
  let made: { entries: readonly ListEntry[]; words: Tongues } = { entries: [], words: make(new Map()) };
  return async () => {
    // Nobody is refused a page for its names: what is wrong with the database, the page itself says.
    const entries = await useCases.organisation.knownEntries().catch(() => made.entries);
    if (entries !== made.entries) made = { entries, words: make(namesOf(entries)) };
    return made.words;
  };
}

export function beginRequest(deps: WebDeps<'organisation'>): RequestHandler {
  const known = tongues(deps);
  return async (req, res, next) => {
    const chosen = cookies(req)[COOKIE.language];
    const asked = req.query['lang'];
    const locale = isLocale(asked) ? asked : isLocale(chosen) ? chosen : DEFAULT_LOCALE;
    if (isLocale(asked)) chooseLanguage(res, deps.config, asked);
    const start: RequestContext = {
      locale,
      ...(await known())[locale],
      user: null,
      halfSignedIn: null,
      expired: null,
      keptHref: null,
      sessionToken: null,
      unread: 0,
      undeliverable: 0,
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

/** A page that is open and listens is nobody who does something: it keeps no session alive. */
async function sessionOf({ useCases: { people } }: WebDeps<'people'>, path: string, token: string) {
  if (path !== urls.deskLive) return people.session(token);
  const user = await people.listening(token);
  return user === null ? null : { user, stage: 'full' as const };
}

/**
 * Finds the signed-in person by the session cookie. Their own language counts where this browser has chosen none; the
 * switch (`?lang=`) is this browser's alone: nothing of a person is written because they look at a page.
 */
export function knowUser(deps: WebDeps<'organisation' | 'people'>): RequestHandler {
  const known = tongues(deps);
  return async (req, res, next) => {
    const token = cookies(req)[COOKIE.session];
    if (token === undefined) return next();
    const session = await sessionOf(deps, req.path, token);
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
      Object.assign(current, { locale: user.locale, ...(await known())[user.locale] });
    }
    next();
  };
}
