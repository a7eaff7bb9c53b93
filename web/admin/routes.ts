/** Administration: only for the role admin (see app.ts). */
import { Router } from 'express';
import type { WebDeps } from '../deps.js';
import { urls } from '../urls.js';
import { auditRoutes } from './audit/route.js';
import { beginAnewRoutes } from './begin-anew/route.js';
import { incidentRoutes } from './incident/route.js';
import { incidentsRoutes } from './incidents/route.js';
import { instanceRoutes } from './instance/route.js';
import { instancesRoutes } from './instances/route.js';
import { newUserRoutes } from './new-user/route.js';
import { findingRoutes } from './finding/route.js';
import { policiesRoutes } from './policies/route.js';
import { policyRoutes } from './policy/route.js';
import { reconciliationRoutes } from './reconciliation/route.js';
import { variableRoutes } from './variable/route.js';
import { userRoutes } from './user/route.js';
import { usersRoutes } from './users/route.js';

export function adminRoutes(deps: WebDeps): Router {
  return Router()
    .get('/', (_req, res) => res.redirect(303, urls.adminInstances))
    .use(
      instancesRoutes(deps),
      instanceRoutes(deps),
      incidentsRoutes(deps),
      incidentRoutes(deps),
      variableRoutes(deps),
      beginAnewRoutes(deps),
      reconciliationRoutes(deps),
      findingRoutes(deps),
      policiesRoutes(deps),
      policyRoutes(deps),
      newUserRoutes(deps),
      usersRoutes(deps),
      userRoutes(deps),
      auditRoutes(deps),
    );
}
