/** What a complainant does online: tracking, messages, evaluation, drafts. */
export { daysFrom, disputesLeft, TOLD_BY } from './acts.js';
export { courseOf } from './course.js';
export { evaluationsOf } from './evaluations.js';
export { type Evaluation, SOLVED } from './model.js';
export type { ComplaintDrafts, Evaluations, StoredComplaintDraft, StoredEvaluation } from './store.js';
export type { EvaluationInvitation, TrackingView } from './views.js';
export { type PortalModule, portalModule } from './module.js';
