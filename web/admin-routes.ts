/** Administration: only for the role admin (see app.ts). */
import { Router } from 'express';
import { hookRoutes } from './deliveries/hook/route.js';
import { hooksRoutes } from './deliveries/hooks/route.js';
import { beginAnewRoutes } from './monitor/begin-anew/route.js';
import { findingRoutes } from './monitor/finding/route.js';
import { incidentRoutes } from './monitor/incident/route.js';
import { incidentsRoutes } from './monitor/incidents/route.js';
import { instanceRoutes } from './monitor/instance/route.js';
import { instancesRoutes } from './monitor/instances/route.js';
import { receiptsRoutes } from './monitor/receipts/route.js';
import { reconciliationRoutes } from './monitor/reconciliation/route.js';
import { variableRoutes } from './monitor/variable/route.js';
import { auditRoutes } from './people/audit/route.js';
import { listCsvRoutes } from './organisation/csv/route.js';
import { listEntryRoutes } from './organisation/entry/route.js';
import { listRoutes } from './organisation/list/route.js';
import { listsRoutes } from './organisation/lists/route.js';
import { newUserRoutes } from './people/new-user/route.js';
import { usersCsvRoutes } from './people/users-csv/route.js';
import { userRoutes } from './people/user/route.js';
import { usersRoutes } from './people/users/route.js';
import { bundlesRoutes } from './policies/bundles/route.js';
import { policiesRoutes } from './policies/policies/route.js';
import { policyRoutes } from './policies/policy/route.js';
import { proposalRoutes } from './policies/proposal/route.js';
import type { AllDeps } from './shell/deps.js';
import { urls } from './shell/urls.js';

export function adminRoutes(deps: AllDeps): Router {
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
      bundlesRoutes(deps),
      policyRoutes(deps),
      proposalRoutes(deps),
      listsRoutes(deps),
      listCsvRoutes(deps),
      listRoutes(deps),
      listEntryRoutes(deps),
      newUserRoutes(deps),
      usersCsvRoutes(deps),
      usersRoutes(deps),
      userRoutes(deps),
      hooksRoutes(deps),
      hookRoutes(deps),
      auditRoutes(deps),
      receiptsRoutes(deps),
    );
}
