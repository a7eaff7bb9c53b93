/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'plan-approval' as const;

export const elements = {
  startEvent_PlanSubmitted: {
    name: '方案已送审',
    nameEn: 'Plan submitted',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R07'],
    source: '',
  },
  businessRuleTask_FindApprover: {
    name: '确定审批人',
    nameEn: 'Find the approver',
    type: 'businessRuleTask',
    documentation:
      '工作内容：按决策表确定审批人。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司客户投诉处理管理办法》第二部分（一）、第二部分（五）',
    documentationEn: '',
    rules: ['D16-R07', 'D16-R15'],
    source: '',
  },
  userTask_ApprovePlan: {
    name: '审批处理方案',
    nameEn: 'Approve the plan',
    type: 'userTask',
    documentation:
      '工作内容：批准处理方案，或者附意见退回修改；拟定方案的人不得审批。\n办理岗位：由决策表确定的岗位\n期限：无\n依据：《燃气有限公司客户投诉处理管理办法》第二部分（一）、第二部分（五）',
    documentationEn:
      'What: Approve the plan, or return it with your opinion; whoever drafted it may not approve it.\nWho: The role named by the decision table\nLimit: none\nBasis: Gas Co. Ltd customer complaint handling measures (D16-R07, D16-R15)',
    rules: ['D16-R07', 'D16-R15'],
    source: '',
  },
  serviceTask_RecordApproval: {
    name: '记录审批结果',
    nameEn: 'Record the approval',
    type: 'serviceTask',
    documentation:
      '工作内容：将审批人和审批结果记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司客户投诉处理管理办法》第二部分（一）',
    documentationEn: '',
    rules: ['D16-R07'],
    source: '',
  },
  endEvent_PlanDecided: {
    name: '审批完毕',
    nameEn: 'Plan decided',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R07'],
    source: '',
  },
} as const;

export const jobTypes = ['approval.record'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_ApprovePlan: {
    formId: 'approve-plan',
    candidateGroups: '=approverGroup',
    name: '审批处理方案',
    nameEn: 'Approve the plan',
    rules: ['D16-R07', 'D16-R15'],
    clock: ['approve'],
    differentFrom: ['userTask_DraftPlan'],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'planLevel',
  'level',
  'major',
  'validity',
  'approverGroup',
  'approvalOutcome',
] as const;
