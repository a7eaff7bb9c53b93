/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'plan-approval' as const;

export const elements = {
  startEvent_PlanSubmitted: {
    name: '方案已送审',
    nameEn: 'Plan submitted',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  businessRuleTask_FindApprover: {
    name: '确定审批人',
    nameEn: 'Find the approver',
    type: 'businessRuleTask',
    documentation:
      '做什么：按决策表确定审批人：重大由总经理，重要由分管领导，其余由投诉处理机构。\n由谁：系统\n期限：立即\n依据：本公司规定',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  userTask_ApprovePlan: {
    name: '审批处理方案',
    nameEn: 'Approve the plan',
    type: 'userTask',
    documentation: '做什么：批准处理方案，或者附意见退回修改。\n由谁：由决策表确定的审批人\n期限：无\n依据：本公司规定',
    documentationEn:
      'What: Approve the resolution plan, or return it with your opinion.\nWho: The approver named by the decision table\nLimit: none\nBasis: company rule',
    rules: [],
    source: 'company',
  },
  serviceTask_RecordApproval: {
    name: '记录审批结果',
    nameEn: 'Record the approval',
    type: 'serviceTask',
    documentation: '做什么：将审批人和审批结果记入台账。\n由谁：系统\n期限：立即\n依据：本公司规定',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  endEvent_PlanDecided: {
    name: '审批完毕',
    nameEn: 'Plan decided',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
} as const;

export const jobTypes = [
  'approval.record',
  'work-item.assigning',
  'work-item.canceling',
  'work-item.completing',
  'work-item.creating',
] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_ApprovePlan: {
    formId: 'approve-plan',
    candidateGroups: '=approverGroup',
    name: '审批处理方案',
    nameEn: 'Approve the plan',
    rules: [],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'planLevel',
  'level',
  'approverGroup',
  'approvalOutcome',
] as const;
