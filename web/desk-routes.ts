/** The staff desk. Mounted at /desk behind requireUser. */
import { Router } from 'express';
import { caseAttachmentRoutes } from './cases/attachments/route.js';
import { caseRoutes } from './cases/case/route.js';
import { classificationRoutes } from './cases/classification/route.js';
import { correctionRoutes } from './cases/correction/route.js';
import { erasureRoutes } from './cases/erasure/route.js';
import { recusalRoutes } from './cases/recusal/route.js';
import { versionsRoutes } from './cases/versions/route.js';
import { deliveriesRoutes } from './deliveries/deliveries/route.js';
import { dutiesRoutes } from './duties/duties/route.js';
import { dutyRoutes } from './duties/duty/route.js';
import { inboxRoutes } from './inbox/inbox/route.js';
import { liveRoutes } from './inbox/live/route.js';
import { registrationRoutes } from './intake/registration/route.js';
import { caseEventRoutes } from './mass-events/case-event/route.js';
import { eventFormRoutes } from './mass-events/event-form/route.js';
import { eventTasksRoutes } from './mass-events/event-tasks/route.js';
import { eventRoutes } from './mass-events/event/route.js';
import { eventsRoutes } from './mass-events/events/route.js';
import { absencesRoutes } from './people/absences/route.js';
import { casesRoutes } from './search/cases/route.js';
import type { AllDeps } from './shell/deps.js';
import { keepWords } from './shell/middleware/keep-words.js';
import { submissionCorrectionRoutes } from './tasks/submission-correction/route.js';
import { taskRoutes } from './tasks/task/route.js';
import { tasksRoutes } from './tasks/tasks/route.js';

export function deskRoutes(deps: AllDeps): Router {
  return Router().use(
    tasksRoutes(deps),
    taskRoutes(deps),
    inboxRoutes(deps),
    liveRoutes(deps),
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
    deliveriesRoutes(deps),
    dutiesRoutes(deps),
    dutyRoutes(deps),
    keepWords(deps),
  );
}
