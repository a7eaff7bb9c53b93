/** The staff desk. Mounted at /desk behind requireUser. */
import { Router } from 'express';
import type { WebDeps } from '../deps.js';

export function deskRoutes(_deps: WebDeps): Router {
  return Router();
}
