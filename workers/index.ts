/** Every job type and who serves it. */
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { collectLateness } from './accountability.collect.js';
import { recordApproval } from './approval.record.js';
import { recordCaseEvent } from './case.record-event.js';
import { armClock } from './clock.arm.js';
import { decideExtension } from './clock.extend.js';
import { passMark } from './clock.pass-mark.js';
import { archiveComplaint } from './complaint.archive.js';
import { recordAssignment } from './complaint.assign.js';
import { recordClassification } from './complaint.classify.js';
import { recordJudgement } from './complaint.judge.js';
import { openCase } from './complaint.open.js';
import { recordRegistration } from './complaint.register.js';
import { recordWithdrawal } from './complaint.withdraw.js';
import { closeDanger } from './danger.close.js';
import { confirmDanger } from './danger.confirm.js';
import { watchDanger } from './danger.watch.js';
import { recordEscalation } from './escalation.record.js';
import { sendNotice } from './notice.send.js';
import { planDuties } from './duties.plan.js';
import { recordDuty } from './duty.record.js';
import { planNextVisit } from './return-visit.plan-next.js';
import { planVisit } from './return-visit.plan.js';
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
    watchDanger,
    confirmDanger,
    closeDanger,
    sendNotice,
    planVisit,
    planNextVisit,
    recordJudgement,
    decideExtension,
    collectLateness,
    planDuties,
    recordDuty,
  ];
  return [...one.map((create) => create(useCases)), ...syncWorkItems(useCases)];
}
