/** Every job type and who serves it. */
import type { JobHandler } from '../domain/jobs.js';
import type { UseCases } from '../domain/use-cases/use-cases.js';
import { recordApproval } from './approval.record.js';
import { recordCaseEvent } from './case.record-event.js';
import { armClock } from './clock.arm.js';
import { passMark } from './clock.pass-mark.js';
import { archiveComplaint } from './complaint.archive.js';
import { recordAssignment } from './complaint.assign.js';
import { recordClassification } from './complaint.classify.js';
import { openCase } from './complaint.open.js';
import { recordRegistration } from './complaint.register.js';
import { recordWithdrawal } from './complaint.withdraw.js';
import { recordEscalation } from './escalation.record.js';
import { sendNotice } from './notice.send.js';
import { planNextVisit } from './return-visit.plan-next.js';
import { syncWorkItems } from './work-item.js';

export function createHandlers(useCases: UseCases): JobHandler[] {
  const one = [
    recordApproval,
    recordCaseEvent,
    armClock,
    passMark,
    archiveComplaint,
    recordAssignment,
    recordClassification,
    openCase,
    recordRegistration,
    recordWithdrawal,
    recordEscalation,
    sendNotice,
    planNextVisit,
  ];
  return [...one.map((create) => create(useCases)), ...syncWorkItems(useCases)];
}
