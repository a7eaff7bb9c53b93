/** Administration: only for the role admin (see app.ts). */
import { Router } from 'express';
import type { WebDeps } from '../deps.js';

export function adminRoutes(_deps: WebDeps): Router {
  return Router();
}
