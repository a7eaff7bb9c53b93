/** The public portal: no account, no scripts. */
import { Router } from 'express';
import type { WebDeps } from '../deps.js';
import { designSystemRoutes } from '../design-system/route.js';
import { answerRoutes } from './answer/route.js';
import { complainRoutes } from './complain/route.js';
import { complaintSentRoutes } from './complaint-sent/route.js';
import { contactRoutes } from './contact/route.js';
import { attachmentRoutes } from './attachments/route.js';
import { evaluationRoutes } from './evaluation/route.js';
import { evaluationLinkRoutes } from './evaluation-link/route.js';
import { outagesRoutes } from './outages/route.js';
import { plainPages } from './plain-pages.js';
import { privacyRoutes } from './privacy/route.js';
import { regulationProcessRoutes } from './regulation-process/route.js';
import { regulationsRoutes } from './regulations/route.js';
import { reportsRoutes } from './reports/route.js';
import { trackRoutes } from './track/route.js';
import { trackedComplaintRoutes } from './tracked-complaint/route.js';
import { withdrawRoutes } from './withdraw/route.js';

export function publicRoutes(deps: WebDeps): Router {
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
