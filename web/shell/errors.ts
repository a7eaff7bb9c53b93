/** What can go wrong with a request, and the one place that turns it into a page. */
import { randomUUID } from 'node:crypto';
import type { Response, RequestHandler, ErrorRequestHandler } from 'express';
import { z } from 'zod';
import { DomainError, isOutage, EngineError } from '../../domain/core/index.js';
import { context } from './context.js';
import type { WebDeps } from './deps.js';
import { type Params, type Translate, hasWords } from './i18n.js';
import { render } from './render.js';
import { type SentAgain, sentAgain } from './sent-again.js';
import { urls } from './urls.js';

export type ErrorPage =
  | 'notFound' // no such page, or not for this person to know of
  | 'forbidden' // signed in, but not with this role
  | 'malformed' // the body is not a form, or not one of ours
  | 'formExpired' // the form's token is missing or old
  | 'tooLarge' // params.limit
  | 'tooMany' // params.minutes
  | 'busy';

// more at a time than this process holds

const STATUS: Record<ErrorPage, number> = {
  notFound: 404,
  forbidden: 403,
  malformed: 400,
  formExpired: 403,
  tooLarge: 413,
  tooMany: 429,
  busy: 503,
};

/** Thrown by routes and middleware; the page's words are `errors.<page>.*`. */
export class HttpError extends Error {
  constructor(
    readonly page: ErrorPage,
    readonly params: Params = {},
  ) {
    super(page);
    this.name = 'HttpError';
  }
}

const DOMAIN_STATUS: Record<DomainError['code'], number> = {
  notFound: 404,
  forbidden: 403,
  alreadyClaimed: 409,
  takenAway: 403,
  tookPart: 409,
  alreadyDone: 409,
  taskGone: 410,
  stale: 409,
  invalid: 422,
  wrongState: 409,
  sentBefore: 409,
  signInFailed: 401,
  signInDelayed: 429,
};

/** What held the request up is looked for again well before. */
const RETRY_AFTER_S = 60;

interface Shown {
  status: number;
  key: string;
  params: Params;
}

const BODY_ERROR = z.object({ type: z.unknown(), limit: z.unknown(), status: z.unknown() }).partial();

/** What words can say of the details of a refusal. */
const paramsOf = (details: object): Params =>
  Object.fromEntries(
    Object.entries(details).filter(
      (entry: [string, unknown]): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );

/** Errors of the body parser carry a `type`. */
function bodyError(error: Error): Shown | null {
  const { type, limit, status } = BODY_ERROR.parse(error);
  if (type === 'entity.too.large') {
    return { status: 413, key: 'tooLarge', params: { limit: `${Math.round(Number(limit) / 1024)} kB` } };
  }
  if (typeof type === 'string' || status === 400) return { status: 400, key: 'malformed', params: {} };
  return null;
}

function shown(error: unknown): Shown {
  if (error instanceof HttpError) return { status: STATUS[error.page], key: error.page, params: error.params };
  if (error instanceof DomainError) {
    return { status: DOMAIN_STATUS[error.code], key: error.code, params: paramsOf(error.details) };
  }
  if (isOutage(error)) return { status: 503, key: error instanceof EngineError ? 'engineAway' : 'outage', params: {} };
  if (error instanceof EngineError && error.status === 404) return { status: 404, key: 'notFound', params: {} };
  // Whatever else the engine says is about what we asked, not about the form that a person sent.
  if (error instanceof Error && !(error instanceof EngineError)) {
    const body = bodyError(error);
    if (body !== null) return body;
  }
  return { status: 500, key: 'unexpected', params: {} };
}

interface ErrorModel {
  title: string;
  lead: string;
  whatToDo: string;
  /** Ties the page to the log line; only where there is one. */
  reference: string | null;
  /** Where what was sent is kept; only where it is. */
  keptHref: string | null;
  home: { href: string; text: string };
  /** What was sent while a partner was away, to be sent once more. */
  again: SentAgain | null;
}

/** Codes among the parameters, as people know them. */
function inWords(t: Translate, { key, params }: Shown): Params {
  if (key !== 'takenAway') return params;
  const by = params['by'] === '' ? t('desk.timeline.system') : (params['by'] ?? '');
  return { by, reason: t(`desk.takeBack.reasons.${String(params['reason'])}`) };
}

function renderError(res: Response, answer: Shown, reference: string | null, again: SentAgain | null): void {
  const { status, key } = answer;
  const { t, user, keptHref } = context(res);
  const name = hasWords(`errors.${key}.title`) ? key : 'unexpected';
  const params = inWords(t, answer);
  const model: ErrorModel = {
    title: t(`errors.${name}.title`),
    lead: t(`errors.${name}.lead`, params),
    whatToDo: again === null ? t(`errors.${name}.whatToDo`, params) : t('errors.sentAgain'),
    reference,
    keptHref,
    again,
    home:
      user === null ? { href: urls.start, text: t('errors.toStart') } : { href: urls.desk, text: t('errors.toDesk') },
  };
  render(res, 'error', model, status);
}

export const pageNotFound: RequestHandler = () => {
  throw new HttpError('notFound');
};

/** The one error handler. 5xx are logged with a reference; the log line holds no address of the page (it may be secret). */
export function handleErrors({ log }: WebDeps): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const answer = shown(error);
    const reference = answer.status >= 500 ? randomUUID().slice(0, 8).toUpperCase() : null;
    if (reference !== null) {
      log.error(
        { reference, method: req.method, err: error instanceof Error ? (error.stack ?? error.message) : String(error) },
        'A page failed.',
      );
    }
    if (res.headersSent) return next(error);
    res.setHeader('Cache-Control', 'no-store');
    if (answer.status === 503) res.setHeader('Retry-After', RETRY_AFTER_S);
    if (req.accepts(['html', 'json']) === 'json') {
      const { t, keptHref } = context(res);
      const name = hasWords(`errors.${answer.key}.title`) ? answer.key : 'unexpected';
      const lead = t(`errors.${name}.lead`, inWords(t, answer));
      const detail = keptHref !== null ? `${lead} ${t('errors.kept')}` : lead;
      const location = keptHref !== null ? { kept: keptHref } : {};
      return void res
        .status(answer.status)
        .json({ code: answer.key, title: t(`errors.${name}.title`), detail, ...location });
    }
    return renderError(res, answer, reference, answer.status === 503 ? sentAgain(req) : null);
  };
}
