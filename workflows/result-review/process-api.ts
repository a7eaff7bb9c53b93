/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'result-review' as const;

export const elements = {
  startEvent_ReviewAsked: {
    name: '处理已完成',
    nameEn: 'Handling done',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D09-R13'],
    source: '',
  },
  gateway_ReviewStep: {
    name: '是否审核结果？',
    nameEn: 'Is the result reviewed?',
    type: 'exclusiveGateway',
    documentation: '由制度设置决定是否审核处理结果。',
    documentationEn: '',
    rules: ['D09-R13'],
    source: '',
  },
  userTask_ReviewResult: {
    name: '审核处理结果',
    nameEn: 'Review the result',
    type: 'userTask',
    documentation:
      '工作内容：审核处理结果：通过，或者写明理由退回；承办人不得审核。\n办理岗位：投诉处理机构\n期限：审核反馈期限以内\n依据：《燃气投诉处理回访制度范本》第十条',
    documentationEn:
      'What: Review the result: pass it, or send it back with a reason; whoever handled it may not review it.\nWho: Complaint office\nLimit: within the limit for review and result\nBasis: Model complaint handling and return-visit system (D09-R13)',
    rules: ['D09-R13'],
    source: '',
  },
  serviceTask_RecordReview: {
    name: '记录审核',
    nameEn: 'Record the review',
    type: 'serviceTask',
    documentation:
      '工作内容：将审核结果记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉处理回访制度范本》第十条',
    documentationEn: '',
    rules: ['D09-R13'],
    source: '',
  },
  gateway_ReviewDone: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  endEvent_Reviewed: {
    name: '审核完毕',
    nameEn: 'Reviewed',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D09-R13'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_ReviewResult: {
    formId: 'review-result',
    candidateGroups: 'complaint-office',
    name: '审核处理结果',
    nameEn: 'Review the result',
    rules: ['D09-R13'],
    clock: ['result'],
    differentFrom: ['userTask_Investigate', 'userTask_DraftPlan', 'userTask_CarryOut'],
  },
} as const;

export const allowedVariables = ['complaintId', 'policyVersion', 'profile', 'reviewOutcome'] as const;
