/** The staff desk. Mounted at /desk behind requireUser. */
import { Router } from 'express';
import type { WebDeps } from '../deps.js';
import { absencesRoutes } from './absences/route.js';
import { caseAttachmentRoutes } from './attachments/route.js';
import { caseRoutes } from './case/route.js';
import { casesRoutes } from './cases/route.js';
import { classificationRoutes } from './classification/route.js';
import { dutiesRoutes } from './duties/route.js';
import { dutyRoutes } from './duty/route.js';
import { erasureRoutes } from './erasure/route.js';
import { recusalRoutes } from './recusal/route.js';
import { registrationRoutes } from './registration/route.js';
import { taskRoutes } from './task/route.js';
import { tasksRoutes } from './tasks/route.js';

export function deskRoutes(deps: WebDeps): Router {
  return Router().use(
    tasksRoutes(deps),
    taskRoutes(deps),
    casesRoutes(deps),
    registrationRoutes(deps),
    caseRoutes(deps),
    caseAttachmentRoutes(deps),
    classificationRoutes(deps),
    recusalRoutes(deps),
    erasureRoutes(deps),
    absencesRoutes(deps),
    dutiesRoutes(deps),
    dutyRoutes(deps),
  );
}
