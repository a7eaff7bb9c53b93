/** What work is about: a case, or a duty of the period. */
import type { ComplaintId } from '../cases/ids.js';
import type { DutyId } from '../duties/ids.js';

export type MatterId = ComplaintId | DutyId;
