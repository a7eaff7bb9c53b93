/** Generated from the models by `npm run generate`. Not edited by hand. */
import * as acceptance from './acceptance/process-api.js';
import * as accountability from './accountability/process-api.js';
import * as apology from './apology/process-api.js';
import * as appeal from './appeal/process-api.js';
import * as archiving from './archiving/process-api.js';
import * as assignment from './assignment/process-api.js';
import * as complaintHandling from './complaint-handling/process-api.js';
import * as complaintInvestigation from './complaint-investigation/process-api.js';
import * as deadlineWatch from './deadline-watch/process-api.js';
import * as departmentInvestigation from './department-investigation/process-api.js';
import * as dutyCalendar from './duty-calendar/process-api.js';
import * as escalation from './escalation/process-api.js';
import * as extension from './extension/process-api.js';
import * as findings from './findings/process-api.js';
import * as handOver from './hand-over/process-api.js';
import * as handlingPlan from './handling-plan/process-api.js';
import * as identityCheck from './identity-check/process-api.js';
import * as interimReply from './interim-reply/process-api.js';
import * as majorAlert from './major-alert/process-api.js';
import * as negotiation from './negotiation/process-api.js';
import * as onTheSpot from './on-the-spot/process-api.js';
import * as periodicDuty from './periodic-duty/process-api.js';
import * as planApproval from './plan-approval/process-api.js';
import * as rectification from './rectification/process-api.js';
import * as referral from './referral/process-api.js';
import * as resultNotice from './result-notice/process-api.js';
import * as resultReview from './result-review/process-api.js';
import * as returnVisit from './return-visit/process-api.js';
import * as safetyLane from './safety-lane/process-api.js';
import * as transferApproval from './transfer-approval/process-api.js';
import * as validity from './validity/process-api.js';

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
  /** Steps of the limits that the task has to keep. */
  readonly clock: readonly string[];
  /** User tasks that whoever does this one must not have done in the same case. */
  readonly differentFrom: readonly string[];
  readonly processId: string;
}
export interface FieldFacts {
  readonly label: string;
  readonly labelEn: string;
  /** Value → words, of fields with choices. */
  readonly options: Readonly<Record<string, { readonly label: string; readonly labelEn: string }>>;
  /** Signed in, by drawing or by name. */
  readonly signature?: boolean;
}
export interface FormFacts {
  readonly folder: string;
  readonly file: string;
  readonly fields: Readonly<Record<string, FieldFacts>>;
}

export const allProcesses: Readonly<Record<string, ProcessFacts>> = {
  acceptance: {
    name: '审查受理',
    nameEn: 'Acceptance',
    folder: 'acceptance',
    file: 'acceptance.bpmn',
  },
  accountability: {
    name: '责任追究',
    nameEn: 'Accountability',
    folder: 'accountability',
    file: 'accountability.bpmn',
  },
  apology: {
    name: '致歉赔偿',
    nameEn: 'Apology and compensation',
    folder: 'apology',
    file: 'apology.bpmn',
  },
  appeal: {
    name: '申诉',
    nameEn: 'Appeal',
    folder: 'appeal',
    file: 'appeal.bpmn',
  },
  archiving: {
    name: '归档',
    nameEn: 'Archiving',
    folder: 'archiving',
    file: 'archiving.bpmn',
  },
  assignment: {
    name: '分派转办',
    nameEn: 'Assignment',
    folder: 'assignment',
    file: 'assignment.bpmn',
  },
  'complaint-handling': {
    name: '投诉处理',
    nameEn: 'Complaint handling',
    folder: 'complaint-handling',
    file: 'complaint-handling.bpmn',
  },
  'complaint-investigation': {
    name: '调查核实',
    nameEn: 'Investigation',
    folder: 'complaint-investigation',
    file: 'complaint-investigation.bpmn',
  },
  'deadline-watch': {
    name: '期限监督',
    nameEn: 'Deadline watch',
    folder: 'deadline-watch',
    file: 'deadline-watch.bpmn',
  },
  'department-investigation': {
    name: '部门调查',
    nameEn: 'Investigation in a department',
    folder: 'department-investigation',
    file: 'department-investigation.bpmn',
  },
  'duty-calendar': {
    name: '定期工作安排',
    nameEn: 'Calendar of duties',
    folder: 'duty-calendar',
    file: 'duty-calendar.bpmn',
  },
  escalation: {
    name: '逾期升级',
    nameEn: 'Escalation',
    folder: 'escalation',
    file: 'escalation.bpmn',
  },
  extension: {
    name: '延期审批',
    nameEn: 'Extension',
    folder: 'extension',
    file: 'extension.bpmn',
  },
  findings: {
    name: '调查结果',
    nameEn: 'Findings',
    folder: 'findings',
    file: 'findings.bpmn',
  },
  'hand-over': {
    name: '接诉移交',
    nameEn: 'Hand-over',
    folder: 'hand-over',
    file: 'hand-over.bpmn',
  },
  'handling-plan': {
    name: '处理方案',
    nameEn: 'Handling plan',
    folder: 'handling-plan',
    file: 'handling-plan.bpmn',
  },
  'identity-check': {
    name: '身份核实',
    nameEn: 'Identity check',
    folder: 'identity-check',
    file: 'identity-check.bpmn',
  },
  'interim-reply': {
    name: '通报进展',
    nameEn: 'Interim reply',
    folder: 'interim-reply',
    file: 'interim-reply.bpmn',
  },
  'major-alert': {
    name: '重大投诉报告',
    nameEn: 'Major complaint alert',
    folder: 'major-alert',
    file: 'major-alert.bpmn',
  },
  negotiation: {
    name: '协商补救',
    nameEn: 'Negotiation',
    folder: 'negotiation',
    file: 'negotiation.bpmn',
  },
  'on-the-spot': {
    name: '当场处理',
    nameEn: 'On-the-spot settlement',
    folder: 'on-the-spot',
    file: 'on-the-spot.bpmn',
  },
  'periodic-duty': {
    name: '定期工作',
    nameEn: 'Duty of a period',
    folder: 'periodic-duty',
    file: 'periodic-duty.bpmn',
  },
  'plan-approval': {
    name: '方案审批',
    nameEn: 'Plan approval',
    folder: 'plan-approval',
    file: 'plan-approval.bpmn',
  },
  rectification: {
    name: '整改督促',
    nameEn: 'Rectification',
    folder: 'rectification',
    file: 'rectification.bpmn',
  },
  referral: {
    name: '转外部处理',
    nameEn: 'Referral',
    folder: 'referral',
    file: 'referral.bpmn',
  },
  'result-notice': {
    name: '反馈结果',
    nameEn: 'Result to the complainant',
    folder: 'result-notice',
    file: 'result-notice.bpmn',
  },
  'result-review': {
    name: '结果审核',
    nameEn: 'Review of the result',
    folder: 'result-review',
    file: 'result-review.bpmn',
  },
  'return-visit': {
    name: '满意度回访',
    nameEn: 'Return visit',
    folder: 'return-visit',
    file: 'return-visit.bpmn',
  },
  'safety-lane': {
    name: '险情处置',
    nameEn: 'Dealing with danger',
    folder: 'safety-lane',
    file: 'safety-lane.bpmn',
  },
  'transfer-approval': {
    name: '转办审批',
    nameEn: 'Approval before transfer',
    folder: 'transfer-approval',
    file: 'transfer-approval.bpmn',
  },
  validity: {
    name: '性质认定',
    nameEn: 'Validity and nature',
    folder: 'validity',
    file: 'validity.bpmn',
  },
};

/** Process id → element id → facts. */
export const allElements: Readonly<Record<string, Readonly<Record<string, ElementFacts>>>> = {
  acceptance: acceptance.elements,
  accountability: accountability.elements,
  apology: apology.elements,
  appeal: appeal.elements,
  archiving: archiving.elements,
  assignment: assignment.elements,
  'complaint-handling': complaintHandling.elements,
  'complaint-investigation': complaintInvestigation.elements,
  'deadline-watch': deadlineWatch.elements,
  'department-investigation': departmentInvestigation.elements,
  'duty-calendar': dutyCalendar.elements,
  escalation: escalation.elements,
  extension: extension.elements,
  findings: findings.elements,
  'hand-over': handOver.elements,
  'handling-plan': handlingPlan.elements,
  'identity-check': identityCheck.elements,
  'interim-reply': interimReply.elements,
  'major-alert': majorAlert.elements,
  negotiation: negotiation.elements,
  'on-the-spot': onTheSpot.elements,
  'periodic-duty': periodicDuty.elements,
  'plan-approval': planApproval.elements,
  rectification: rectification.elements,
  referral: referral.elements,
  'result-notice': resultNotice.elements,
  'result-review': resultReview.elements,
  'return-visit': returnVisit.elements,
  'safety-lane': safetyLane.elements,
  'transfer-approval': transferApproval.elements,
  validity: validity.elements,
};

function tasksOf<T extends object>(tasks: T, processId: string): [string, T[keyof T] & { processId: string }][] {
  return Object.entries(tasks).map(([id, task]) => [id, { ...(task as T[keyof T]), processId }]);
}

/** Element id → facts; no two models share the id of a user task. */
export const allUserTasks: Readonly<Record<string, UserTaskFacts>> = Object.fromEntries([
  ...tasksOf(acceptance.userTasks, 'acceptance'),
  ...tasksOf(accountability.userTasks, 'accountability'),
  ...tasksOf(apology.userTasks, 'apology'),
  ...tasksOf(appeal.userTasks, 'appeal'),
  ...tasksOf(assignment.userTasks, 'assignment'),
  ...tasksOf(complaintHandling.userTasks, 'complaint-handling'),
  ...tasksOf(departmentInvestigation.userTasks, 'department-investigation'),
  ...tasksOf(escalation.userTasks, 'escalation'),
  ...tasksOf(extension.userTasks, 'extension'),
  ...tasksOf(findings.userTasks, 'findings'),
  ...tasksOf(handOver.userTasks, 'hand-over'),
  ...tasksOf(handlingPlan.userTasks, 'handling-plan'),
  ...tasksOf(identityCheck.userTasks, 'identity-check'),
  ...tasksOf(interimReply.userTasks, 'interim-reply'),
  ...tasksOf(majorAlert.userTasks, 'major-alert'),
  ...tasksOf(negotiation.userTasks, 'negotiation'),
  ...tasksOf(onTheSpot.userTasks, 'on-the-spot'),
  ...tasksOf(periodicDuty.userTasks, 'periodic-duty'),
  ...tasksOf(planApproval.userTasks, 'plan-approval'),
  ...tasksOf(rectification.userTasks, 'rectification'),
  ...tasksOf(referral.userTasks, 'referral'),
  ...tasksOf(resultNotice.userTasks, 'result-notice'),
  ...tasksOf(resultReview.userTasks, 'result-review'),
  ...tasksOf(returnVisit.userTasks, 'return-visit'),
  ...tasksOf(safetyLane.userTasks, 'safety-lane'),
  ...tasksOf(transferApproval.userTasks, 'transfer-approval'),
  ...tasksOf(validity.userTasks, 'validity'),
]);

/** Every job type a worker must serve, task listeners included. */
export const allJobTypes: readonly string[] = [
  'accountability.collect',
  'approval.record',
  'case.record-event',
  'clock.arm',
  'clock.extend',
  'clock.pass-mark',
  'complaint.archive',
  'complaint.assign',
  'complaint.classify',
  'complaint.judge',
  'complaint.open',
  'complaint.register',
  'complaint.withdraw',
  'danger.close',
  'danger.confirm',
  'danger.watch',
  'duties.plan',
  'duty.record',
  'escalation.record',
  'notice.send',
  'return-visit.plan',
];

export const allMessages: readonly string[] = [
  'answer-accepted',
  'answer-disputed',
  'clock-started',
  'complaint-received',
  'complaint-reclassified',
  'complaint-urged',
  'complaint-withdrawn',
  'danger-found',
  'danger-overdue',
  'deadline-changed',
  'deadline-met',
  'deadline-overdue',
  'deadline-reminder',
  'duty-due',
  'extension-requested',
  'information-added',
  'major-identified',
  'supervision-over',
];

/** Form id → where it is. */
export const allForms: Readonly<Record<string, FormFacts>> = {
  'confirm-decline': {
    folder: 'acceptance',
    file: 'confirm-decline.form',
    fields: {
      declineConfirmed: {
        label: '复核意见',
        labelEn: 'Decision',
        options: {
          confirmed: {
            label: '同意不予受理',
            labelEn: 'Decline it',
          },
          refused: {
            label: '不同意，应当受理',
            labelEn: 'Accept it',
          },
        },
      },
      declineOpinion: {
        label: '复核说明',
        labelEn: 'Opinion',
        options: {},
      },
    },
  },
  'decide-acceptance': {
    folder: 'acceptance',
    file: 'decide-acceptance.form',
    fields: {
      acceptance: {
        label: '审查意见',
        labelEn: 'Decision',
        options: {
          accepted: {
            label: '受理',
            labelEn: 'Accept',
          },
          declined: {
            label: '不予受理',
            labelEn: 'Decline',
          },
        },
      },
      declineGround: {
        label: '不予受理的情形',
        labelEn: 'Ground for declining',
        options: {
          outOfScope: {
            label: '不属于本公司业务范围',
            labelEn: 'Not a matter of this company',
          },
          duplicate: {
            label: '同一事项已在办理',
            labelEn: 'The same matter is being handled',
          },
          malicious: {
            label: '恶意投诉',
            labelEn: 'Malicious complaint',
          },
        },
      },
      declineReason: {
        label: '不予受理的理由',
        labelEn: 'Reason for declining',
        options: {},
      },
    },
  },
  'carry-out-sanction': {
    folder: 'accountability',
    file: 'carry-out-sanction.form',
    fields: {
      sanctionCarriedOut: {
        label: '落实情况',
        labelEn: 'What was done',
        options: {},
      },
    },
  },
  'decide-accountability': {
    folder: 'accountability',
    file: 'decide-accountability.form',
    fields: {
      accountabilityOutcome: {
        label: '处理决定',
        labelEn: 'Decision',
        options: {
          sanction: {
            label: '给予处罚',
            labelEn: 'Sanction',
          },
          none: {
            label: '不予处罚',
            labelEn: 'No sanction',
          },
        },
      },
      responsibility: {
        label: '责任认定',
        labelEn: 'Who is responsible and why',
        options: {},
      },
      sanctionKind: {
        label: '处罚种类',
        labelEn: 'Kind of sanction',
        options: {},
      },
      sanction: {
        label: '处罚内容',
        labelEn: 'Sanction',
        options: {},
      },
    },
  },
  apologise: {
    folder: 'apology',
    file: 'apologise.form',
    fields: {
      apologisedBy: {
        label: '道歉人',
        labelEn: 'Who apologised',
        options: {},
      },
      compensation: {
        label: '赔偿',
        labelEn: 'Compensation',
        options: {
          paid: {
            label: '已赔偿',
            labelEn: 'Paid',
          },
          none: {
            label: '无损失，无须赔偿',
            labelEn: 'No loss',
          },
        },
      },
      compensationAmount: {
        label: '赔偿金额（元）',
        labelEn: 'Amount (CNY)',
        options: {},
      },
      compensationReason: {
        label: '说明',
        labelEn: 'Note',
        options: {},
      },
      dangerNow: {
        label: '投诉人反映现在有险情（漏气、燃气味、一氧化碳等）',
        labelEn: 'The complainant tells of danger now (leak, smell of gas, carbon monoxide …)',
        options: {},
      },
    },
  },
  'decide-appeal': {
    folder: 'appeal',
    file: 'decide-appeal.form',
    fields: {
      appealOutcome: {
        label: '复核决定',
        labelEn: 'Decision',
        options: {
          upheld: {
            label: '支持申诉，采取新措施',
            labelEn: 'Upheld: new measures',
          },
          dismissed: {
            label: '不支持，维持原处理结果',
            labelEn: 'Dismissed: the result stands',
          },
        },
      },
      appealReason: {
        label: '理由',
        labelEn: 'Reason',
        options: {},
      },
    },
  },
  assign: {
    folder: 'assignment',
    file: 'assign.form',
    fields: {
      responsibleDepartment: {
        label: '责任部门',
        labelEn: 'Responsible department',
        options: {},
      },
      jointDepartment: {
        label: '协办部门',
        labelEn: 'Second department',
        options: {
          none: {
            label: '无',
            labelEn: 'None',
          },
        },
      },
      assignmentNote: {
        label: '分派说明',
        labelEn: 'Note',
        options: {},
      },
    },
  },
  register: {
    folder: 'complaint-handling',
    file: 'register.form',
    fields: {
      channel: {
        label: '投诉渠道',
        labelEn: 'Channel',
        options: {},
      },
      complainantName: {
        label: '投诉人姓名',
        labelEn: 'Complainant',
        options: {},
      },
      phone: {
        label: '联系电话',
        labelEn: 'Phone',
        options: {},
      },
      email: {
        label: '电子邮箱',
        labelEn: 'E-mail',
        options: {},
      },
      address: {
        label: '用气地址',
        labelEn: 'Address of supply',
        options: {},
      },
      content: {
        label: '投诉内容',
        labelEn: 'Complaint',
        options: {},
      },
      occurredAt: {
        label: '发生时间',
        labelEn: 'When it happened',
        options: {},
      },
      desiredOutcome: {
        label: '投诉人诉求',
        labelEn: 'What the complainant asks for',
        options: {},
      },
      category: {
        label: '投诉类别',
        labelEn: 'Category',
        options: {},
      },
      safetyHazard: {
        label: '涉及生命财产安全或者存在燃气安全隐患',
        labelEn: 'Life, property or gas safety is at risk',
        options: {},
      },
      urgency: {
        label: '紧急程度',
        labelEn: 'Urgency',
        options: {
          critical: {
            label: '特急',
            labelEn: 'Critical',
          },
          urgent: {
            label: '紧急',
            labelEn: 'Urgent',
          },
          normal: {
            label: '一般',
            labelEn: 'Normal',
          },
        },
      },
      complexity: {
        label: '复杂程度',
        labelEn: 'Complexity',
        options: {
          simple: {
            label: '简单',
            labelEn: 'Simple',
          },
          complex: {
            label: '复杂',
            labelEn: 'Complex',
          },
        },
      },
      multiParty: {
        label: '涉及多方',
        labelEn: 'Several parties are concerned',
        options: {},
      },
      subject: {
        label: '被投诉对象',
        labelEn: 'Complained about',
        options: {
          event: {
            label: '事件',
            labelEn: 'An event',
          },
          department: {
            label: '部门',
            labelEn: 'A department',
          },
          staff: {
            label: '工作人员',
            labelEn: 'A member of staff',
          },
          manager: {
            label: '部门负责人',
            labelEn: 'A department manager',
          },
        },
      },
      subjectAccount: {
        label: '被投诉人员（账号或姓名）',
        labelEn: 'Person complained about (account or name)',
        options: {},
      },
      compensationClaimed: {
        label: '涉及赔偿',
        labelEn: 'Compensation is claimed',
        options: {},
      },
      damageAmount: {
        label: '损害金额（元）',
        labelEn: 'Amount of damage (CNY)',
        options: {},
      },
      involvedParty: {
        label: '涉及的机构',
        labelEn: 'Who is involved',
        options: {
          none: {
            label: '无',
            labelEn: 'Nobody else',
          },
          media: {
            label: '媒体',
            labelEn: 'Media',
          },
          lawyer: {
            label: '律师',
            labelEn: 'Lawyer',
          },
          police: {
            label: '警察',
            labelEn: 'Police',
          },
          consumerAssociation: {
            label: '消协',
            labelEn: 'Consumer association',
          },
          government: {
            label: '政府机关',
            labelEn: 'Government organ',
          },
        },
      },
      opinionRisk: {
        label: '不良影响的可能',
        labelEn: 'Risk of bad influence',
        options: {
          none: {
            label: '无',
            labelEn: 'None',
          },
          media: {
            label: '可能媒体曝光',
            labelEn: 'Media exposure possible',
          },
          judicial: {
            label: '可能进入司法程序',
            labelEn: 'Judicial proceedings possible',
          },
          extreme: {
            label: '可能采取过激行为',
            labelEn: 'Extreme behaviour possible',
          },
        },
      },
      settlement: {
        label: '事实清楚、责任明确，可以当场处理',
        labelEn: 'Facts and responsibility are clear: can be settled on the spot',
        options: {},
      },
    },
  },
  investigate: {
    folder: 'department-investigation',
    file: 'investigate.form',
    fields: {
      investigationOutcome: {
        label: '调查结论',
        labelEn: 'Outcome',
        options: {
          done: {
            label: '已查清',
            labelEn: 'Facts established',
          },
          returned: {
            label: '不属于本部门职责，退回',
            labelEn: 'Not a matter of this department: return',
          },
        },
      },
      returnReason: {
        label: '退回理由',
        labelEn: 'Reason for returning',
        options: {},
      },
      findings: {
        label: '调查核实情况',
        labelEn: 'Findings',
        options: {},
      },
      evidence: {
        label: '主要证据',
        labelEn: 'Evidence',
        options: {},
      },
      cause: {
        label: '认定的原因',
        labelEn: 'Cause that was found',
        options: {},
      },
      substantiated: {
        label: '投诉是否属实',
        labelEn: 'Is the complaint substantiated?',
        options: {
          yes: {
            label: '属实',
            labelEn: 'Yes',
          },
          partly: {
            label: '部分属实',
            labelEn: 'Partly',
          },
          no: {
            label: '不属实',
            labelEn: 'No',
          },
        },
      },
    },
  },
  supervise: {
    folder: 'escalation',
    file: 'supervise.form',
    fields: {
      superviseNote: {
        label: '督办意见',
        labelEn: 'Instruction',
        options: {},
      },
    },
  },
  'decide-extension': {
    folder: 'extension',
    file: 'decide-extension.form',
    fields: {
      extensionOutcome: {
        label: '审批意见',
        labelEn: 'Decision',
        options: {
          approved: {
            label: '批准',
            labelEn: 'Approve',
          },
          refused: {
            label: '不批准',
            labelEn: 'Refuse',
          },
        },
      },
      extensionExplanation: {
        label: '向投诉人说明的情况',
        labelEn: 'What the complainant is told',
        options: {},
      },
      extensionOpinion: {
        label: '意见说明',
        labelEn: 'Opinion',
        options: {},
      },
    },
  },
  'confirm-findings': {
    folder: 'findings',
    file: 'confirm-findings.form',
    fields: {
      findingsOutcome: {
        label: '审阅意见',
        labelEn: 'Decision',
        options: {
          confirmed: {
            label: '确认',
            labelEn: 'Confirm',
          },
          sentBack: {
            label: '退回补充',
            labelEn: 'Send back',
          },
        },
      },
      findingsOpinion: {
        label: '意见说明',
        labelEn: 'Opinion',
        options: {},
      },
    },
  },
  'report-findings': {
    folder: 'findings',
    file: 'report-findings.form',
    fields: {
      reportFacts: {
        label: '事实与原因',
        labelEn: 'Facts and cause',
        options: {},
      },
      reportResponsibility: {
        label: '责任认定',
        labelEn: 'Responsibility',
        options: {},
      },
      staffFault: {
        label: '是否因工作人员失误、工作质量或者服务质量引起',
        labelEn: 'Caused by staff error, work or service quality?',
        options: {
          yes: {
            label: '是',
            labelEn: 'Yes',
          },
          no: {
            label: '否',
            labelEn: 'No',
          },
        },
      },
      reportRemedy: {
        label: '拟采取的补救措施',
        labelEn: 'Remedy proposed',
        options: {},
      },
    },
  },
  'take-over': {
    folder: 'hand-over',
    file: 'take-over.form',
    fields: {
      recordComplete: {
        label: '客户信息已核对',
        labelEn: 'The customer information has been checked',
        options: {},
      },
      takeOverNote: {
        label: '接收说明',
        labelEn: 'Note',
        options: {},
      },
    },
  },
  'draft-plan': {
    folder: 'handling-plan',
    file: 'draft-plan.form',
    fields: {
      plan: {
        label: '处理方案',
        labelEn: 'Plan',
        options: {},
      },
      planDueOn: {
        label: '整改完成日期',
        labelEn: 'Rectification due on',
        options: {},
      },
      planLevel: {
        label: '方案级别',
        labelEn: 'Level of the plan',
        options: {
          general: {
            label: '一般',
            labelEn: 'General',
          },
          important: {
            label: '重要',
            labelEn: 'Important',
          },
          major: {
            label: '重大',
            labelEn: 'Major',
          },
        },
      },
    },
  },
  'verify-identity': {
    folder: 'identity-check',
    file: 'verify-identity.form',
    fields: {
      identityOutcome: {
        label: '核实结果',
        labelEn: 'Outcome',
        options: {
          verified: {
            label: '身份属实',
            labelEn: 'Verified',
          },
          notVerified: {
            label: '暂未核实',
            labelEn: 'Not verified yet',
          },
        },
      },
      identityNote: {
        label: '核实说明',
        labelEn: 'Note',
        options: {},
      },
    },
  },
  'write-progress': {
    folder: 'interim-reply',
    file: 'write-progress.form',
    fields: {
      progressText: {
        label: '处理进展',
        labelEn: 'How far it is',
        options: {},
      },
      expectedOn: {
        label: '预计办结日期',
        labelEn: 'Expected to be settled on',
        options: {},
      },
    },
  },
  'track-major': {
    folder: 'major-alert',
    file: 'track-major.form',
    fields: {
      trackNote: {
        label: '跟踪监督情况',
        labelEn: 'What was found',
        options: {},
      },
    },
  },
  conduct: {
    folder: 'matters',
    file: 'conduct.form',
    fields: {
      occasion: {
        label: '在什么场合',
        labelEn: 'On what occasion',
        options: {
          visit: {
            label: '上门服务',
            labelEn: 'A visit to the home',
          },
          hall: {
            label: '营业厅',
            labelEn: 'The customer service hall',
          },
          phone: {
            label: '电话',
            labelEn: 'On the phone',
          },
          site: {
            label: '施工或检修现场',
            labelEn: 'Where work was done',
          },
          other: {
            label: '其他',
            labelEn: 'Another',
          },
        },
      },
      where: {
        label: '具体时间和地点',
        labelEn: 'When and where exactly',
        options: {},
      },
      staff: {
        label: '工作人员的姓名或工号',
        labelEn: 'Name or badge number of the staff',
        options: {},
      },
      evidence: {
        label: '是否有录音、录像或照片',
        labelEn: 'Are there recordings or pictures',
        options: {
          yes: {
            label: '有，可以提供',
            labelEn: 'Yes, I can hand them in',
          },
          no: {
            label: '没有',
            labelEn: 'No',
          },
        },
      },
    },
  },
  metering: {
    folder: 'matters',
    file: 'metering.form',
    fields: {
      meterNumber: {
        label: '燃气表号',
        labelEn: 'Meter number',
        options: {},
      },
      reading: {
        label: '最近一次表上的读数（立方米）',
        labelEn: 'Last reading of the meter (cubic metres)',
        options: {},
      },
      readOn: {
        label: '抄表日期',
        labelEn: 'On which day it was read',
        options: {},
      },
      billPeriod: {
        label: '对哪一期账单有疑问',
        labelEn: 'Which bill it is about',
        options: {},
      },
    },
  },
  price: {
    folder: 'matters',
    file: 'price.form',
    fields: {
      accountNumber: {
        label: '燃气户号',
        labelEn: 'Gas account number',
        options: {},
      },
      billPeriod: {
        label: '哪一期账单或哪一次收费',
        labelEn: 'Which bill or charge',
        options: {},
      },
      amount: {
        label: '收取金额（元）',
        labelEn: 'Amount charged (yuan)',
        options: {},
      },
      expectedPrice: {
        label: '您了解的公布价格或约定价格',
        labelEn: 'The published or agreed price, as you know it',
        options: {},
      },
    },
  },
  quality: {
    folder: 'matters',
    file: 'quality.form',
    fields: {
      appliance: {
        label: '哪种燃气具',
        labelEn: 'Which appliance',
        options: {
          stove: {
            label: '燃气灶',
            labelEn: 'Cooker',
          },
          heater: {
            label: '热水器',
            labelEn: 'Water heater',
          },
          boiler: {
            label: '采暖炉',
            labelEn: 'Heating boiler',
          },
          several: {
            label: '不止一种',
            labelEn: 'More than one',
          },
        },
      },
      flame: {
        label: '火焰有什么异常',
        labelEn: 'What is wrong with the flame',
        options: {
          weak: {
            label: '火力弱、不够热',
            labelEn: 'Weak, not hot enough',
          },
          colour: {
            label: '发黄、发红或冒黑烟',
            labelEn: 'Yellow, red or sooty',
          },
          unstable: {
            label: '忽大忽小或容易熄灭',
            labelEn: 'It flickers or goes out',
          },
          smell: {
            label: '燃烧时有异味',
            labelEn: 'It smells while burning',
          },
          other: {
            label: '其他',
            labelEn: 'Something else',
          },
        },
      },
      since: {
        label: '从哪一天开始',
        labelEn: 'Since which day',
        options: {},
      },
      neighbours: {
        label: '邻居是否也有同样情况',
        labelEn: 'Do neighbours have it too',
        options: {
          yes: {
            label: '也有',
            labelEn: 'Yes',
          },
          no: {
            label: '没有',
            labelEn: 'No',
          },
          unknown: {
            label: '不清楚',
            labelEn: 'I do not know',
          },
        },
      },
    },
  },
  repair: {
    folder: 'matters',
    file: 'repair.form',
    fields: {
      reportedOn: {
        label: '哪一天报修或申请安装',
        labelEn: 'On which day you asked for it',
        options: {},
      },
      orderNumber: {
        label: '报修单号或工单号',
        labelEn: 'Number of the order',
        options: {},
      },
      visited: {
        label: '有没有人上门',
        labelEn: 'Did somebody come',
        options: {
          no: {
            label: '没有人上门',
            labelEn: 'Nobody came',
          },
          unsolved: {
            label: '来过，没有修好或装好',
            labelEn: 'Somebody came, but it was not done',
          },
          again: {
            label: '修好后又出现同样问题',
            labelEn: 'It was done, and the fault is back',
          },
        },
      },
      charged: {
        label: '已收取的费用（元）',
        labelEn: 'What was charged (yuan)',
        options: {},
      },
    },
  },
  safety: {
    folder: 'matters',
    file: 'safety.form',
    fields: {
      place: {
        label: '隐患在哪里',
        labelEn: 'Where the hazard is',
        options: {
          indoor: {
            label: '户内',
            labelEn: 'In the home',
          },
          shared: {
            label: '楼道等公共部位',
            labelEn: 'In a shared part of the building',
          },
          outdoor: {
            label: '室外道路或管道',
            labelEn: 'Outdoors, on a street or pipe',
          },
          site: {
            label: '施工现场',
            labelEn: 'On a building site',
          },
          other: {
            label: '其他',
            labelEn: 'Somewhere else',
          },
        },
      },
      since: {
        label: '哪一天发现的',
        labelEn: 'On which day it was noticed',
        options: {},
      },
      reported: {
        label: '是否已打过抢险电话',
        labelEn: 'Was the emergency number called',
        options: {
          yes: {
            label: '已打过',
            labelEn: 'Yes',
          },
          no: {
            label: '没有',
            labelEn: 'No',
          },
        },
      },
    },
  },
  supply: {
    folder: 'matters',
    file: 'supply.form',
    fields: {
      problem: {
        label: '供气出了什么问题',
        labelEn: 'What is wrong with the supply',
        options: {
          outage: {
            label: '停气',
            labelEn: 'There is no gas',
          },
          pressure: {
            label: '气压不足',
            labelEn: 'The pressure is low',
          },
          unstable: {
            label: '时有时无',
            labelEn: 'It comes and goes',
          },
          connection: {
            label: '开通或恢复供气迟缓',
            labelEn: 'Connecting or restoring it takes too long',
          },
        },
      },
      since: {
        label: '从哪一天开始',
        labelEn: 'Since which day',
        options: {},
      },
      extent: {
        label: '影响范围',
        labelEn: 'Who is affected',
        options: {
          home: {
            label: '只有我家',
            labelEn: 'My home only',
          },
          building: {
            label: '整栋楼',
            labelEn: 'The whole building',
          },
          area: {
            label: '整个小区或街区',
            labelEn: 'The whole estate or street',
          },
          unknown: {
            label: '不清楚',
            labelEn: 'I do not know',
          },
        },
      },
      announced: {
        label: '事先有没有通知',
        labelEn: 'Was it announced',
        options: {
          yes: {
            label: '有通知',
            labelEn: 'Yes',
          },
          no: {
            label: '没有通知',
            labelEn: 'No',
          },
          unknown: {
            label: '不清楚',
            labelEn: 'I do not know',
          },
        },
      },
    },
  },
  negotiate: {
    folder: 'negotiation',
    file: 'negotiate.form',
    fields: {
      negotiationOutcome: {
        label: '协商结果',
        labelEn: 'Outcome',
        options: {
          newMeasures: {
            label: '采取补救措施',
            labelEn: 'New measures',
          },
          explained: {
            label: '已解释说明',
            labelEn: 'Explained',
          },
          appeal: {
            label: '提交申诉',
            labelEn: 'Appeal',
          },
          refer: {
            label: '转相关部门',
            labelEn: 'Refer to another body',
          },
        },
      },
      negotiationNote: {
        label: '协商记录',
        labelEn: 'Note',
        options: {},
      },
      dangerNow: {
        label: '投诉人反映现在有险情（漏气、燃气味、一氧化碳等）',
        labelEn: 'The complainant tells of danger now (leak, smell of gas, carbon monoxide …)',
        options: {},
      },
    },
  },
  'settle-on-the-spot': {
    folder: 'on-the-spot',
    file: 'settle-on-the-spot.form',
    fields: {
      spotOutcome: {
        label: '处理结果',
        labelEn: 'Outcome',
        options: {
          settled: {
            label: '已当场办结',
            labelEn: 'Settled',
          },
          notSettled: {
            label: '未能当场办结',
            labelEn: 'Not settled',
          },
        },
      },
      settlementFacts: {
        label: '事实与责任',
        labelEn: 'Facts and responsibility',
        options: {},
      },
      settlementResult: {
        label: '处理结果和履行方式',
        labelEn: 'What was settled and how it is carried out',
        options: {},
      },
      complainantSignature: {
        label: '投诉人签字',
        labelEn: 'Signature of the complainant',
        options: {},
        signature: true,
      },
      departmentSignature: {
        label: '归属部门签字',
        labelEn: 'Signature of the responsible department',
        options: {},
        signature: true,
      },
      stationSignature: {
        label: '投诉处理机构签字',
        labelEn: 'Signature of the complaint office',
        options: {},
        signature: true,
      },
      dangerNow: {
        label: '投诉人反映现在有险情（漏气、燃气味、一氧化碳等）',
        labelEn: 'The complainant tells of danger now (leak, smell of gas, carbon monoxide …)',
        options: {},
      },
    },
  },
  'review-report': {
    folder: 'periodic-duty',
    file: 'review-report.form',
    fields: {
      reportOutcome: {
        label: '审阅意见',
        labelEn: 'Decision',
        options: {
          approved: {
            label: '同意',
            labelEn: 'Agreed',
          },
          returned: {
            label: '退回补充',
            labelEn: 'Returned',
          },
        },
      },
      reportNote: {
        label: '退回的理由',
        labelEn: 'Why it is returned',
        options: {},
      },
    },
  },
  'write-report': {
    folder: 'periodic-duty',
    file: 'write-report.form',
    fields: {
      reportText: {
        label: '本期情况',
        labelEn: 'The period',
        options: {},
      },
      reportProblems: {
        label: '存在的问题和原因',
        labelEn: 'Problems and their causes',
        options: {},
      },
      reportImprovements: {
        label: '改进措施',
        labelEn: 'Improvements',
        options: {},
      },
    },
  },
  'approve-plan': {
    folder: 'plan-approval',
    file: 'approve-plan.form',
    fields: {
      approvalOutcome: {
        label: '审批意见',
        labelEn: 'Decision',
        options: {
          approved: {
            label: '批准',
            labelEn: 'Approve',
          },
          returned: {
            label: '退回修改',
            labelEn: 'Return for revision',
          },
        },
      },
      approvalOpinion: {
        label: '意见说明',
        labelEn: 'Opinion',
        options: {},
      },
    },
  },
  'carry-out': {
    folder: 'rectification',
    file: 'carry-out.form',
    fields: {
      measuresTaken: {
        label: '已采取的整改措施',
        labelEn: 'Measures taken',
        options: {},
      },
      completedOn: {
        label: '完成日期',
        labelEn: 'Completed on',
        options: {},
      },
    },
  },
  'confirm-rectification': {
    folder: 'rectification',
    file: 'confirm-rectification.form',
    fields: {
      rectificationConfirmed: {
        label: '整改是否完成',
        labelEn: 'Is the rectification complete?',
        options: {
          confirmed: {
            label: '已完成',
            labelEn: 'Complete',
          },
          notYet: {
            label: '尚未完成',
            labelEn: 'Not yet',
          },
        },
      },
      confirmationNote: {
        label: '确认说明',
        labelEn: 'Note',
        options: {},
      },
    },
  },
  'record-referral-answer': {
    folder: 'referral',
    file: 'record-referral-answer.form',
    fields: {
      referralAnswer: {
        label: '外部答复',
        labelEn: 'Answer',
        options: {},
      },
      answeredOn: {
        label: '答复日期',
        labelEn: 'Answered on',
        options: {},
      },
    },
  },
  'refer-out': {
    folder: 'referral',
    file: 'refer-out.form',
    fields: {
      referredTo: {
        label: '转往单位',
        labelEn: 'Body',
        options: {},
      },
      referralNumber: {
        label: '文号',
        labelEn: 'Its number',
        options: {},
      },
      referralReason: {
        label: '转出理由',
        labelEn: 'Reason',
        options: {},
      },
    },
  },
  'prepare-explanation': {
    folder: 'result-notice',
    file: 'prepare-explanation.form',
    fields: {
      resultText: {
        label: '调查结果与解释说明',
        labelEn: 'Findings and explanation',
        options: {},
      },
    },
  },
  'prepare-result': {
    folder: 'result-notice',
    file: 'prepare-result.form',
    fields: {
      resultText: {
        label: '处理结果',
        labelEn: 'Result',
        options: {},
      },
      apology: {
        label: '向投诉人致歉',
        labelEn: 'Apologise to the complainant',
        options: {},
      },
    },
  },
  'record-service': {
    folder: 'result-notice',
    file: 'record-service.form',
    fields: {
      servedBy: {
        label: '送达方式',
        labelEn: 'How it was served',
        options: {
          inPerson: {
            label: '当面送达',
            labelEn: 'In person',
          },
          post: {
            label: '邮寄送达',
            labelEn: 'By post',
          },
          electronic: {
            label: '电子送达',
            labelEn: 'Electronically',
          },
        },
      },
      servedOn: {
        label: '送达日期',
        labelEn: 'Served on',
        options: {},
      },
      serviceEvidence: {
        label: '送达证明',
        labelEn: 'Evidence',
        options: {},
      },
    },
  },
  'review-result': {
    folder: 'result-review',
    file: 'review-result.form',
    fields: {
      reviewOutcome: {
        label: '审核意见',
        labelEn: 'Decision',
        options: {
          passed: {
            label: '通过',
            labelEn: 'Pass',
          },
          sentBack: {
            label: '退回',
            labelEn: 'Send back',
          },
        },
      },
      reviewOpinion: {
        label: '意见说明',
        labelEn: 'Opinion',
        options: {},
      },
    },
  },
  'ask-satisfaction': {
    folder: 'return-visit',
    file: 'ask-satisfaction.form',
    fields: {
      visitOutcome: {
        label: '用户是否满意',
        labelEn: 'Is the user satisfied?',
        options: {
          satisfied: {
            label: '满意',
            labelEn: 'Satisfied',
          },
          dissatisfied: {
            label: '不满意',
            labelEn: 'Dissatisfied',
          },
          noAnswer: {
            label: '无应答',
            labelEn: 'No answer',
          },
        },
      },
      visitNote: {
        label: '用户意见',
        labelEn: 'What the user says',
        options: {},
      },
      dangerNow: {
        label: '用户反映现在有险情（漏气、燃气味、一氧化碳等）',
        labelEn: 'The user tells of danger now (leak, smell of gas, carbon monoxide …)',
        options: {},
      },
    },
  },
  'return-visit': {
    folder: 'return-visit',
    file: 'return-visit.form',
    fields: {
      visitOutcome: {
        label: '对处理结果是否满意',
        labelEn: 'Satisfied with the result?',
        options: {
          satisfied: {
            label: '满意',
            labelEn: 'Satisfied',
          },
          dissatisfied: {
            label: '不满意',
            labelEn: 'Dissatisfied',
          },
          noAnswer: {
            label: '无应答',
            labelEn: 'No answer',
          },
        },
      },
      visitChannel: {
        label: '回访方式',
        labelEn: 'How they were asked',
        options: {
          phone: {
            label: '电话',
            labelEn: 'Phone',
          },
          sms: {
            label: '短信',
            labelEn: 'SMS',
          },
          email: {
            label: '邮件',
            labelEn: 'E-mail',
          },
          onSite: {
            label: '现场',
            labelEn: 'On site',
          },
          other: {
            label: '其他',
            labelEn: 'Other',
          },
        },
      },
      dangerNow: {
        label: '投诉人反映现在有险情（漏气、燃气味、一氧化碳等）',
        labelEn: 'The complainant tells of danger now (leak, smell of gas, carbon monoxide …)',
        options: {},
      },
      serviceQuality: {
        label: '服务质量',
        labelEn: 'Quality of service',
        options: {
          good: {
            label: '好',
            labelEn: 'Good',
          },
          fair: {
            label: '一般',
            labelEn: 'Fair',
          },
          poor: {
            label: '差',
            labelEn: 'Poor',
          },
        },
      },
      serviceAttitude: {
        label: '服务态度',
        labelEn: 'Manner of service',
        options: {
          good: {
            label: '好',
            labelEn: 'Good',
          },
          fair: {
            label: '一般',
            labelEn: 'Fair',
          },
          poor: {
            label: '差',
            labelEn: 'Poor',
          },
        },
      },
      visitNote: {
        label: '意见和建议',
        labelEn: 'Opinions and suggestions',
        options: {},
      },
    },
  },
  'confirm-danger': {
    folder: 'safety-lane',
    file: 'confirm-danger.form',
    fields: {
      dangerCall: {
        label: '是否已与报告人通话',
        labelEn: 'Have you spoken to the person who reported?',
        options: {
          reached: {
            label: '已通话',
            labelEn: 'Yes',
          },
          noAnswer: {
            label: '已拨打，无人接听',
            labelEn: 'Called, no answer',
          },
          noNumber: {
            label: '没有留下可拨打的电话',
            labelEn: 'No number to call',
          },
        },
      },
      dangerMeasures: {
        label: '已采取的措施',
        labelEn: 'Measures taken',
        options: {},
      },
    },
  },
  'supervise-danger': {
    folder: 'safety-lane',
    file: 'supervise-danger.form',
    fields: {
      safetyContact: {
        label: '已联系的人员',
        labelEn: 'Whom you reached',
        options: {},
      },
      superviseNote: {
        label: '督办意见',
        labelEn: 'Instruction',
        options: {},
      },
    },
  },
  'urge-safety': {
    folder: 'safety-lane',
    file: 'urge-safety.form',
    fields: {
      safetyContact: {
        label: '已联系的人员',
        labelEn: 'Whom you reached',
        options: {},
      },
      safetyMeasures: {
        label: '已采取的措施',
        labelEn: 'Measures taken',
        options: {},
      },
    },
  },
  'approve-transfer': {
    folder: 'transfer-approval',
    file: 'approve-transfer.form',
    fields: {
      transferOutcome: {
        label: '审批意见',
        labelEn: 'Decision',
        options: {
          approved: {
            label: '同意转办',
            labelEn: 'Approve',
          },
          returned: {
            label: '退回补充',
            labelEn: 'Send back',
          },
        },
      },
      transferOpinion: {
        label: '意见说明',
        labelEn: 'Opinion',
        options: {},
      },
    },
  },
  'supplement-record': {
    folder: 'transfer-approval',
    file: 'supplement-record.form',
    fields: {
      supplement: {
        label: '补充内容',
        labelEn: 'What was added',
        options: {},
      },
    },
  },
  'decide-validity': {
    folder: 'validity',
    file: 'decide-validity.form',
    fields: {
      validity: {
        label: '鉴定结论',
        labelEn: 'Decision',
        options: {
          valid: {
            label: '有效',
            labelEn: 'Valid',
          },
          invalid: {
            label: '无效',
            labelEn: 'Invalid',
          },
        },
      },
      validityReason: {
        label: '理由',
        labelEn: 'Reason',
        options: {},
      },
    },
  },
  'judge-nature': {
    folder: 'validity',
    file: 'judge-nature.form',
    fields: {
      eventTrue: {
        label: '投诉的事件是否存在',
        labelEn: 'Did it happen?',
        options: {
          yes: {
            label: '确实存在',
            labelEn: 'Yes',
          },
          no: {
            label: '没有证据',
            labelEn: 'No evidence',
          },
          expected: {
            label: '客户担心或者主观预料',
            labelEn: 'Feared or expected only',
          },
        },
      },
      companyCause: {
        label: '是否由公司本身原因引起',
        labelEn: 'Did the company cause it?',
        options: {
          yes: {
            label: '是',
            labelEn: 'Yes',
          },
          no: {
            label: '否',
            labelEn: 'No',
          },
          policy: {
            label: '不可抗的政府政策因素',
            labelEn: 'Government policy',
          },
        },
      },
      causeKind: {
        label: '原因',
        labelEn: 'Cause',
        options: {
          staff: {
            label: '工作人员有责',
            labelEn: 'Staff at fault',
          },
          process: {
            label: '公司制度流程不合理',
            labelEn: 'Policy or process unreasonable',
          },
        },
      },
      conduct: {
        label: '行为',
        labelEn: 'Conduct',
        options: {
          extortion: {
            label: '吃、拿、卡、要、乱收费',
            labelEn: 'Soliciting, obstructing, arbitrary charges',
          },
          violence: {
            label: '打骂客户',
            labelEn: 'Hitting or insulting a customer',
          },
          process: {
            label: '未按工作流程开展服务',
            labelEn: 'Not following the work process',
          },
          shirking: {
            label: '未执行首问负责制、推诿、敷衍',
            labelEn: 'Shirking, perfunctory',
          },
          attitude: {
            label: '服务态度欠佳',
            labelEn: 'Poor attitude',
          },
          error: {
            label: '工作失误',
            labelEn: 'Work error',
          },
          publicity: {
            label: '宣传告知不到位',
            labelEn: 'Inadequate notice to customers',
          },
          other: {
            label: '其他',
            labelEn: 'Other',
          },
        },
      },
      conductImpact: {
        label: '行为影响',
        labelEn: 'Impact of the conduct',
        options: {
          serious: {
            label: '较为严重',
            labelEn: 'Fairly serious',
          },
          large: {
            label: '负面影响较大',
            labelEn: 'Large negative',
          },
          some: {
            label: '有负面影响',
            labelEn: 'Some negative',
          },
        },
      },
      exposure: {
        label: '曝光情况',
        labelEn: 'Exposure',
        options: {
          none: {
            label: '无',
            labelEn: 'None',
          },
          nationalMedia: {
            label: '全国性主流媒体',
            labelEn: 'National mainstream media',
          },
          regionalMedia: {
            label: '省级、市级主流媒体重要时段',
            labelEn: 'Provincial or city mainstream media at prime time',
          },
          conductReview: {
            label: '省、市级行风评议、明查暗访',
            labelEn: 'Provincial or city conduct review or inspection',
          },
          mishandled: {
            label: '内部投诉处理不当升级',
            labelEn: 'Internal complaint mishandled',
          },
          other: {
            label: '其他原因',
            labelEn: 'Other cause',
          },
        },
      },
      majorSocialImpact: {
        label: '是否造成重大社会影响',
        labelEn: 'Major social impact?',
        options: {
          yes: {
            label: '是',
            labelEn: 'Yes',
          },
          no: {
            label: '否',
            labelEn: 'No',
          },
        },
      },
      natureNote: {
        label: '认定说明',
        labelEn: 'Note',
        options: {},
      },
    },
  },
};

const allowedVariables: Readonly<Record<string, readonly string[]>> = {
  acceptance: acceptance.allowedVariables,
  accountability: accountability.allowedVariables,
  apology: apology.allowedVariables,
  appeal: appeal.allowedVariables,
  archiving: archiving.allowedVariables,
  assignment: assignment.allowedVariables,
  'complaint-handling': complaintHandling.allowedVariables,
  'complaint-investigation': complaintInvestigation.allowedVariables,
  'deadline-watch': deadlineWatch.allowedVariables,
  'department-investigation': departmentInvestigation.allowedVariables,
  'duty-calendar': dutyCalendar.allowedVariables,
  escalation: escalation.allowedVariables,
  extension: extension.allowedVariables,
  findings: findings.allowedVariables,
  'hand-over': handOver.allowedVariables,
  'handling-plan': handlingPlan.allowedVariables,
  'identity-check': identityCheck.allowedVariables,
  'interim-reply': interimReply.allowedVariables,
  'major-alert': majorAlert.allowedVariables,
  negotiation: negotiation.allowedVariables,
  'on-the-spot': onTheSpot.allowedVariables,
  'periodic-duty': periodicDuty.allowedVariables,
  'plan-approval': planApproval.allowedVariables,
  rectification: rectification.allowedVariables,
  referral: referral.allowedVariables,
  'result-notice': resultNotice.allowedVariables,
  'result-review': resultReview.allowedVariables,
  'return-visit': returnVisit.allowedVariables,
  'safety-lane': safetyLane.allowedVariables,
  'transfer-approval': transferApproval.allowedVariables,
  validity: validity.allowedVariables,
};

/** The process variables a process may carry; none for a process we do not know. */
export function allowedVariablesOf(processId: string): readonly string[] {
  return allowedVariables[processId] ?? [];
}
