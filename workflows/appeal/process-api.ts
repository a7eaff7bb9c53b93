/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'appeal' as const;

export const elements = {
  startEvent_AppealAsked: {
    name: '提出申诉',
    nameEn: 'Appeal made',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D05-R16'],
    source: '',
  },
  serviceTask_RecordAppeal: {
    name: '记录申诉',
    nameEn: 'Record the appeal',
    type: 'serviceTask',
    documentation:
      '工作内容：将申诉记入台账，申诉期限开始计时。\n办理岗位：系统\n期限：立即\n依据：《燃气公司客户投诉管理制度》第五部分第4项',
    documentationEn: '',
    rules: ['D05-R16'],
    source: '',
  },
  userTask_DecideAppeal: {
    name: '复核申诉',
    nameEn: 'Decide the appeal',
    type: 'userTask',
    documentation:
      '工作内容：复核处理结果；参与过办理的人不得复核。\n办理岗位：分管领导\n期限：制度未规定，由本公司设定\n依据：《燃气公司客户投诉管理制度》第五部分第4项',
    documentationEn:
      'What: Decide whether the result stands; whoever took part in the handling may not.\nWho: Supervising leader\nLimit: not set by the regulation: set by the company\nBasis: Gas company customer complaint management system (D05-R16)',
    rules: ['D05-R16'],
    source: '',
  },
  sendTask_TellAppeal: {
    name: '告知复核决定',
    nameEn: 'Tell the decision',
    type: 'sendTask',
    documentation:
      '工作内容：将复核决定和理由告知投诉人。\n办理岗位：系统\n期限：立即\n依据：《燃气公司客户投诉管理制度》第五部分第4项',
    documentationEn: '',
    rules: ['D05-R16'],
    source: '',
  },
  serviceTask_RecordAppealDecision: {
    name: '记录复核决定',
    nameEn: 'Record the decision',
    type: 'serviceTask',
    documentation:
      '工作内容：将复核决定记入台账，申诉期限计时停止。\n办理岗位：系统\n期限：立即\n依据：《燃气公司客户投诉管理制度》第五部分第4项',
    documentationEn: '',
    rules: ['D05-R16'],
    source: '',
  },
  endEvent_AppealDecided: {
    name: '申诉已复核',
    nameEn: 'Appeal decided',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D05-R16'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event', 'notice.send'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_DecideAppeal: {
    formId: 'decide-appeal',
    candidateGroups: 'supervising-leader',
    name: '复核申诉',
    nameEn: 'Decide the appeal',
    rules: ['D05-R16'],
    clock: ['appeal'],
    differentFrom: [
      'userTask_Investigate',
      'userTask_DraftPlan',
      'userTask_ApprovePlan',
      'userTask_CarryOut',
      'userTask_ReviewResult',
      'userTask_PrepareResult',
      'userTask_PrepareExplanation',
      'userTask_DecideValidity',
      'userTask_Negotiate',
    ],
  },
} as const;

export const allowedVariables = ['complaintId', 'policyVersion', 'profile', 'appealOutcome'] as const;
