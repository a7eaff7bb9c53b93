/** Generated from the models by `npm run generate`. Not edited by hand. */
import * as complaintHandling from './complaint-handling/process-api.js';
import * as complaintInvestigation from './complaint-investigation/process-api.js';
import * as deadlineWatch from './deadline-watch/process-api.js';
import * as escalation from './escalation/process-api.js';
import * as planApproval from './plan-approval/process-api.js';
import * as returnVisit from './return-visit/process-api.js';

export interface ProcessFacts {
  readonly name: string;
  readonly nameEn: string;
  /** Folder and file under workflows/. */
  readonly folder: string;
  readonly file: string;
}
export interface ElementFacts {
  /** Chinese, as in the diagram; empty at a gateway that only joins. */
  readonly name: string;
  readonly nameEn: string;
  /** As BPMN has it: userTask, exclusiveGateway… */
  readonly type: string;
  readonly documentation: string;
  /** Of user tasks; empty elsewhere. */
  readonly documentationEn: string;
  /** Rules of the regulation that the element carries out: D03-R13. */
  readonly rules: readonly string[];
  /** 'company' where the regulation does not ask for the element. */
  readonly source: string;
}
export interface UserTaskFacts {
  readonly formId: string;
  /** A group, or `=variable` with the group in a process variable (`=a.b`: in a field of it). */
  readonly candidateGroups: string;
  readonly name: string;
  readonly nameEn: string;
  readonly rules: readonly string[];
  readonly processId: string;
}
export interface FormFacts {
  readonly folder: string;
  readonly file: string;
}

export const allProcesses: Readonly<Record<string, ProcessFacts>> = {
  'complaint-handling': {
    name: '投诉处理',
    nameEn: 'Complaint handling',
    folder: 'complaint-handling',
    file: 'complaint-handling.bpmn',
  },
  'complaint-investigation': {
    name: '调查核实',
    nameEn: 'Complaint investigation',
    folder: 'complaint-investigation',
    file: 'complaint-investigation.bpmn',
  },
  'deadline-watch': {
    name: '期限监督',
    nameEn: 'Deadline watch',
    folder: 'deadline-watch',
    file: 'deadline-watch.bpmn',
  },
  escalation: {
    name: '逾期升级',
    nameEn: 'Escalation',
    folder: 'escalation',
    file: 'escalation.bpmn',
  },
  'plan-approval': {
    name: '方案审批',
    nameEn: 'Plan approval',
    folder: 'plan-approval',
    file: 'plan-approval.bpmn',
  },
  'return-visit': {
    name: '回访',
    nameEn: 'Return visit',
    folder: 'return-visit',
    file: 'return-visit.bpmn',
  },
};

/** Process id → element id → facts. */
export const allElements: Readonly<Record<string, Readonly<Record<string, ElementFacts>>>> = {
  'complaint-handling': complaintHandling.elements,
  'complaint-investigation': complaintInvestigation.elements,
  'deadline-watch': deadlineWatch.elements,
  escalation: escalation.elements,
  'plan-approval': planApproval.elements,
  'return-visit': returnVisit.elements,
};

function tasksOf<T extends object>(tasks: T, processId: string): [string, T[keyof T] & { processId: string }][] {
  return Object.entries(tasks).map(([id, task]) => [id, { ...(task as T[keyof T]), processId }]);
}

/** Element id → facts; no two models share the id of a user task. */
export const allUserTasks: Readonly<Record<string, UserTaskFacts>> = Object.fromEntries([
  ...tasksOf(complaintHandling.userTasks, 'complaint-handling'),
  ...tasksOf(complaintInvestigation.userTasks, 'complaint-investigation'),
  ...tasksOf(escalation.userTasks, 'escalation'),
  ...tasksOf(planApproval.userTasks, 'plan-approval'),
  ...tasksOf(returnVisit.userTasks, 'return-visit'),
]);

/** Every job type a worker must serve, task listeners included. */
export const allJobTypes: readonly string[] = [
  'approval.record',
  'case.record-event',
  'clock.arm',
  'clock.pass-mark',
  'complaint.archive',
  'complaint.assign',
  'complaint.classify',
  'complaint.open',
  'complaint.register',
  'complaint.withdraw',
  'escalation.record',
  'notice.send',
  'return-visit.plan-next',
  'work-item.assigning',
  'work-item.canceling',
  'work-item.completing',
  'work-item.creating',
];

export const allMessages: readonly string[] = [
  'clock-started',
  'complaint-received',
  'complaint-withdrawn',
  'deadline-changed',
  'deadline-met',
  'deadline-overdue',
  'information-added',
  'supervision-closed',
];

/** Form id → where it is. */
export const allForms: Readonly<Record<string, FormFacts>> = {
  assign: {
    folder: 'complaint-handling',
    file: 'assign.form',
  },
  'carry-out': {
    folder: 'complaint-handling',
    file: 'carry-out.form',
  },
  'confirm-rectification': {
    folder: 'complaint-handling',
    file: 'confirm-rectification.form',
  },
  'decide-acceptance': {
    folder: 'complaint-handling',
    file: 'decide-acceptance.form',
  },
  negotiate: {
    folder: 'complaint-handling',
    file: 'negotiate.form',
  },
  'prepare-result': {
    folder: 'complaint-handling',
    file: 'prepare-result.form',
  },
  register: {
    folder: 'complaint-handling',
    file: 'register.form',
  },
  'draft-plan': {
    folder: 'complaint-investigation',
    file: 'draft-plan.form',
  },
  investigate: {
    folder: 'complaint-investigation',
    file: 'investigate.form',
  },
  supervise: {
    folder: 'escalation',
    file: 'supervise.form',
  },
  'approve-plan': {
    folder: 'plan-approval',
    file: 'approve-plan.form',
  },
  'return-visit': {
    folder: 'return-visit',
    file: 'return-visit.form',
  },
};

const allowedVariables: Readonly<Record<string, readonly string[]>> = {
  'complaint-handling': complaintHandling.allowedVariables,
  'complaint-investigation': complaintInvestigation.allowedVariables,
  'deadline-watch': deadlineWatch.allowedVariables,
  escalation: escalation.allowedVariables,
  'plan-approval': planApproval.allowedVariables,
  'return-visit': returnVisit.allowedVariables,
};

/** The process variables a process may carry; none for a process we do not know. */
export function allowedVariablesOf(processId: string): readonly string[] {
  return allowedVariables[processId] ?? [];
}
