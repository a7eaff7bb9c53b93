/** Ends the session, here and in the database. */
import { Router } from 'express';
import { context } from '../../shell/context.js';
import { clearCookie, COOKIE } from '../../shell/cookies.js';
import type { WebDeps } from '../../shell/deps.js';
import { urls } from '../../shell/urls.js';

export function signOutRoutes({ useCases, config }: WebDeps<'people'>): Router {
  return Router().post(urls.signOut, async (_req, res) => {
    const { sessionToken } = context(res);
    if (sessionToken !== null) await useCases.people.signOut(sessionToken);
    clearCookie(res, config, COOKIE.session);
    res.redirect(303, urls.signIn);
  });
}
