/** Ends the session, here and in the database. */
import { Router } from 'express';
import { clearCookie, COOKIE } from '../../cookies.js';
import { context } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { urls } from '../../urls.js';

export function signOutRoutes({ useCases, config }: WebDeps): Router {
  return Router().post(urls.signOut, async (_req, res) => {
    const { sessionToken } = context(res);
    if (sessionToken !== null) await useCases.signOut(sessionToken);
    clearCookie(res, config, COOKIE.session);
    res.redirect(303, urls.signIn);
  });
}
