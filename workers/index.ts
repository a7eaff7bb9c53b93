/** Every job type and who serves it. */
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { collectLateness } from './accountability.collect.js';
import type { JobType } from '../workflows/process-api.js';
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
import { checkTold } from './told.check.js';
import { checkToCall } from './told.to-call.js';
import { planDuties } from './duties.plan.js';
import { recordDuty } from './duty.record.js';
import { planNextVisit } from './return-visit.plan-next.js';
import { planVisit } from './return-visit.plan.js';
import { syncWorkItems } from './work-item.js';

/** By job type: the compiler asks for one of each that the shipped diagrams name. */
const WORKERS: Readonly<Record<JobType, (useCases: UseCases) => JobHandler>> = {
  'approval.record': recordApproval,
  'case.record-event': recordCaseEvent,
  'clock.arm': armClock,
  'clock.pass-mark': passMark,
  'complaint.archive': archiveComplaint,
  'complaint.assign': recordAssignment,
  'complaint.classify': recordClassification,
  'complaint.open': openCase,
  'complaint.register': recordRegistration,
  'complaint.withdraw': recordWithdrawal,
  'escalation.record': recordEscalation,
  'danger.watch': watchDanger,
  'danger.confirm': confirmDanger,
  'danger.close': closeDanger,
  'notice.send': sendNotice,
  'return-visit.plan': planVisit,
  'complaint.judge': recordJudgement,
  'clock.extend': decideExtension,
  'accountability.collect': collectLateness,
  'duties.plan': planDuties,
  'duty.record': recordDuty,
  'told.check': checkTold,
  'told.to-call': checkToCall,
};

/** What only bundles of earlier releases ask for. */
const EARLIER = [planNextVisit];

export const createHandlers = (useCases: UseCases): JobHandler[] => [
  ...[...Object.values(WORKERS), ...EARLIER].map((create) => create(useCases)),
  ...syncWorkItems(useCases),
];
