/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { complainantActUseCases, type ComplainantActUseCases } from './complainant-acts.js';
import { complaintDraftUseCases, type ComplaintDraftUseCases } from './drafts.js';
import { evaluationLinkUseCases, type EvaluationLinkUseCases } from './evaluation-links.js';
import { trackingUseCases, type TrackingUseCases } from './tracking.js';

export type PortalModule = ComplainantActUseCases & ComplaintDraftUseCases & EvaluationLinkUseCases & TrackingUseCases;

export const portalModule = (context: Context): PortalModule => ({
  ...complainantActUseCases(context),
  ...complaintDraftUseCases(context),
  ...evaluationLinkUseCases(context),
  ...trackingUseCases(context),
});
