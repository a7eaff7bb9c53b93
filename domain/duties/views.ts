/** A duty as its page shows it. */
import type { CaseFile } from '../cases/views.js';
import type { Duty } from './model.js';

/** A duty with what was written for it; figures up to now where its report is still to come. */
export interface DutyFile extends Pick<CaseFile, 'submissions' | 'names' | 'elements' | 'forms'> {
  duty: Duty;
}
