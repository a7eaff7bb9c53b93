/** What work is about: a case, or a duty of the period. */
import type { ComplaintId } from '../cases/ids.js';
import type { DutyId } from '../duties/ids.js';

export type Matter = { kind: 'case'; complaintId: ComplaintId } | { kind: 'duty'; dutyId: DutyId };

export type MatterId = ComplaintId | DutyId;

export const idOfMatter = (matter: Matter): MatterId => (matter.kind === 'case' ? matter.complaintId : matter.dutyId);

/** The case that it is about; null for a duty. */
export const caseOf = (matter: Matter): ComplaintId | null => (matter.kind === 'case' ? matter.complaintId : null);
