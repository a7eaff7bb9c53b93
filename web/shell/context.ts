/** What is known about a request: filled by the middleware, read by routes and by the layout. */
import type { Response } from 'express';
import type { Locale } from '../../domain/core/index.js';
import type { User } from '../../domain/people/index.js';
import type { Formats } from './format.js';
import type { Translate } from './i18n.js';

export interface RequestContext {
  locale: Locale;
  t: Translate;
  format: Formats;
  user: User | null;
  /** Signed in by password; the second factor is still to be given, or to be set up. */
  halfSignedIn: { user: User; stage: 'code' | 'enrol' } | null;
  /** Whose session has expired: what they send is kept for them. */
  expired: User | null;
  /** Where what the request sent, and was refused, is kept for its author. */
  keptHref: string | null;
  sessionToken: string | null;
  /** How much in their inbox is unread. */
  unread: number;
  /** How much could not be delivered, for whoever looks after it. */
  undeliverable: number;
  /** Goes into every form as `_csrf`, or into the header `x-csrf-token`. */
  csrfToken: string;
  companyName: string;
  emergencyPhone: string;
  /** Path of the request, for the language switch and the current place in the navigation. */
  path: string;
}

const contexts = new WeakMap<Response, RequestContext>();

export const beginContext = (res: Response, start: RequestContext): void => void contexts.set(res, start);

/** The request's context; there from the first middleware on. */
export function context(res: Response): RequestContext {
  const known = contexts.get(res);
  if (known === undefined) throw new Error('This request has not begun.');
  return known;
}

/** The signed-in user of a route behind `requireUser`. */
/** Whoever reads a page, in the language that it is in: this browser may have another than the account. */
export const currentReader = (res: Response): User => ({ ...currentUser(res), locale: context(res).locale });

export function currentUser(res: Response): User {
  const { user } = context(res);
  if (user === null) throw new Error('This route is not behind requireUser.');
  return user;
}
