/** Signing in and out, one's own account, and the first administrator. */
import { Router } from 'express';
import type { WebDeps } from '../deps.js';
import { accountRoutes } from './account/route.js';
import { keptFormsRoutes } from './kept-forms/route.js';
import { secondFactorRoutes } from './second-factor/route.js';
import { setUpRoutes } from './set-up/route.js';
import { signInRoutes } from './sign-in/route.js';
import { signInCodeRoutes } from './sign-in-code/route.js';
import { signOutRoutes } from './sign-out/route.js';

export function staffRoutes(deps: WebDeps): Router {
  return Router().use(
    signInRoutes(deps),
    signInCodeRoutes(deps),
    signOutRoutes(deps),
    setUpRoutes(deps),
    keptFormsRoutes(deps),
    secondFactorRoutes(deps),
    accountRoutes(deps),
  );
}
