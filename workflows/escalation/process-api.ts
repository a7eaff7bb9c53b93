/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'escalation' as const;

export const elements = {
  startEvent_EscalationStarted: {
    name: '期限已逾期',
    nameEn: 'Deadline overdue',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  businessRuleTask_FindRecipient: {
    name: '确定升级对象',
    nameEn: 'Find the recipient',
    type: 'businessRuleTask',
    documentation:
      '工作内容：按期限、级别和责任部门确定升级对象，以及是否须督办。\n办理岗位：系统\n期限：立即\n依据：本公司规定',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  serviceTask_RecordEscalation: {
    name: '记录升级',
    nameEn: 'Record the escalation',
    type: 'serviceTask',
    documentation:
      '工作内容：将升级记入台账并通知升级对象；该级已有督办在办的，并入其中。\n办理岗位：系统\n期限：立即\n依据：本公司规定',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  gateway_Supervise: {
    name: '是否须另行督办？',
    nameEn: 'Another supervision?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  endEvent_Recorded: {
    name: '升级已记录',
    nameEn: 'Escalation recorded',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  userTask_Supervise: {
    name: '督办投诉',
    nameEn: 'Supervise the complaint',
    type: 'userTask',
    documentation:
      '工作内容：逾期的期限、起算时间和在办人员见本页；督促责任部门尽快办理，记录督办意见。\n办理岗位：由决策表确定的上级（分管领导、总经理）\n期限：无\n依据：《燃气用户投诉管理制度范本》第五条第（四）项、第九条；督办层级为本公司规定',
    documentationEn:
      'What: This page shows what is late, since when, and who has it. Urge the responsible department on, and record your opinion.\nWho: The superior named by the decision table (supervising leader, general manager)\nLimit: none\nBasis: Complaint Regulation (model), articles 5 (4) and 9; the levels are a company rule',
    rules: ['D03-R09', 'D03-R17'],
    source: 'company',
  },
  endEvent_Supervised: {
    name: '督办完毕',
    nameEn: 'Supervised',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  boundaryEvent_SupervisionClosed: {
    name: '无须再督办',
    nameEn: 'Supervision no longer needed',
    type: 'boundaryEvent',
    documentation: '该级再无逾期的期限，未完成的督办自动结束。',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  endEvent_SupervisionClosed: {
    name: '督办已撤销',
    nameEn: 'Supervision closed',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
} as const;

export const jobTypes = ['escalation.record'] as const;

export const messages = ['supervision-over'] as const;

export const userTasks = {
  userTask_Supervise: {
    formId: 'supervise',
    candidateGroups: '=escalation.recipientGroup',
    name: '督办投诉',
    nameEn: 'Supervise the complaint',
    rules: ['D03-R09', 'D03-R17'],
    clock: ['supervise'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'clockId',
  'step',
  'level',
  'responsibleDepartment',
  'escalation',
  'supervision',
  'dutyHolder',
  'supervisionOpened',
] as const;
