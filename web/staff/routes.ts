/** Signing in and out, and the first administrator. */
import { Router } from 'express';
import type { WebDeps } from '../deps.js';
import { setUpRoutes } from './set-up/route.js';
import { signInRoutes } from './sign-in/route.js';
import { signOutRoutes } from './sign-out/route.js';

export function staffRoutes(deps: WebDeps): Router {
  return Router().use(signInRoutes(deps), signOutRoutes(deps), setUpRoutes(deps));
}
