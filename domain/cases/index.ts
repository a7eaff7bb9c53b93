/** A case from registration to archive. */
export type { ContentVersions } from './corrections.js';
export type { ComplaintId, RecusalId } from './ids.js';
export {
  type Complaint,
  type ComplaintChanges,
  COMPLAINT_STATES,
  COMPLEXITIES,
  ENDED_STATES,
  ERASURE_REASONS,
  HEARD_BY,
  JUDGED_BY,
  type JudgedAs,
  type JudgedBy,
  OUTCOMES,
  type ReclassifiedFacts,
  type Recusal,
  RECUSAL_REASONS,
  REVEAL_REASONS,
  type RevealReason,
  VALIDITIES,
} from './model.js';
export { complaintNumber, normalizeNumber } from './number.js';
export { type CaseScope, caseScopes, handlesComplaints } from './rights.js';
export type { CaseQuery, Classifications, Complaints, Recusals, StoredClassification, TokenTerms } from './store.js';
export type { CaseFile, PastClassification } from './views.js';
export { startProcess } from './starting.js';
export { type CasesModule, casesModule } from './module.js';
