/** The public portal: no account, no scripts. */
import { Router } from 'express';
import { designSystemRoutes } from './design-system/route.js';
import { reportsRoutes } from './duties/reports/route.js';
import { complainRoutes } from './intake/complain/route.js';
import { complaintSentRoutes } from './intake/complaint-sent/route.js';
import { outagesRoutes } from './mass-events/outages/route.js';
import { contactRoutes } from './policies/contact/route.js';
import { plainPages } from './policies/plain-pages.js';
import { privacyRoutes } from './policies/privacy/route.js';
import { regulationProcessRoutes } from './policies/regulation-process/route.js';
import { regulationsRoutes } from './policies/regulations/route.js';
import { answerRoutes } from './portal/answer/route.js';
import { attachmentRoutes } from './portal/attachments/route.js';
import { evaluationLinkRoutes } from './portal/evaluation-link/route.js';
import { evaluationRoutes } from './portal/evaluation/route.js';
import { trackRoutes } from './portal/track/route.js';
import { trackedComplaintRoutes } from './portal/tracked-complaint/route.js';
import { withdrawRoutes } from './portal/withdraw/route.js';
import type { AllDeps } from './shell/deps.js';

export function publicRoutes(deps: AllDeps): Router {
  return Router().use(
    plainPages(deps),
    contactRoutes(deps),
    designSystemRoutes(deps),
    privacyRoutes(),
    regulationsRoutes(deps),
    regulationProcessRoutes(deps),
    outagesRoutes(deps),
    reportsRoutes(deps),
    complainRoutes(deps),
    complaintSentRoutes(deps),
    trackRoutes(deps),
    trackedComplaintRoutes(deps),
    answerRoutes(deps),
    attachmentRoutes(deps),
    evaluationRoutes(deps),
    evaluationLinkRoutes(deps),
    withdrawRoutes(deps),
  );
}
