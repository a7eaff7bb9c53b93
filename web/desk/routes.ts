/** The staff desk. Mounted at /desk behind requireUser. */
import { Router } from 'express';
import type { WebDeps } from '../deps.js';
import { keepWords } from '../middleware/keep-words.js';
import { absencesRoutes } from './absences/route.js';
import { caseAttachmentRoutes } from './attachments/route.js';
import { caseEventRoutes } from './case-event/route.js';
import { caseRoutes } from './case/route.js';
import { casesRoutes } from './cases/route.js';
import { classificationRoutes } from './classification/route.js';
import { correctionRoutes } from './correction/route.js';
import { dutiesRoutes } from './duties/route.js';
import { dutyRoutes } from './duty/route.js';
import { erasureRoutes } from './erasure/route.js';
import { eventFormRoutes } from './event-form/route.js';
import { eventRoutes } from './event/route.js';
import { eventTasksRoutes } from './event-tasks/route.js';
import { eventsRoutes } from './events/route.js';
import { recusalRoutes } from './recusal/route.js';
import { registrationRoutes } from './registration/route.js';
import { submissionCorrectionRoutes } from './submission-correction/route.js';
import { taskRoutes } from './task/route.js';
import { tasksRoutes } from './tasks/route.js';
import { versionsRoutes } from './versions/route.js';

export function deskRoutes(deps: WebDeps): Router {
  return Router().use(
    tasksRoutes(deps),
    taskRoutes(deps),
    casesRoutes(deps),
    registrationRoutes(deps),
    caseRoutes(deps),
    caseAttachmentRoutes(deps),
    correctionRoutes(deps),
    versionsRoutes(deps),
    submissionCorrectionRoutes(deps),
    classificationRoutes(deps),
    recusalRoutes(deps),
    erasureRoutes(deps),
    caseEventRoutes(deps),
    eventsRoutes(deps),
    eventFormRoutes(deps),
    eventRoutes(deps),
    eventTasksRoutes(deps),
    absencesRoutes(deps),
    dutiesRoutes(deps),
    dutyRoutes(deps),
    keepWords(deps),
  );
}
