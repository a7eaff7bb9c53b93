/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'rectification' as const;

export const elements = {
  startEvent_RectificationAsked: {
    name: '方案已定',
    nameEn: 'Plan settled',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R17'],
    source: '',
  },
  gateway_RectificationNeeded: {
    name: '是否须整改？',
    nameEn: 'Is rectification needed?',
    type: 'exclusiveGateway',
    documentation: '已拟定处理方案，并且制度要求跟踪整改或者协商后须采取新措施的，须整改。',
    documentationEn: '',
    rules: ['D03-R17', 'D11-R15'],
    source: '',
  },
  gateway_RectificationDue: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  userTask_CarryOut: {
    name: '执行整改措施',
    nameEn: 'Carry out the measures',
    type: 'userTask',
    documentation:
      '工作内容：执行处理方案，记录已采取的措施和完成日期。\n办理岗位：责任部门承办人\n期限：处理方案载明的完成日期\n依据：《燃气用户投诉管理制度范本》第九条；《燃气投诉工作管理制度》第十二条；《燃气服务投诉管理制度》第三部分第4项；《燃气有限公司客户投诉处理管理办法》第二部分',
    documentationEn:
      'What: Carry out the plan; record what was done and when.\nWho: Handler of the responsible department\nLimit: the day in the plan\nBasis: Model gas user complaint management system (D03-R17); Gas complaint work management system (D04-R14, D04-R15); Gas service complaint management system (D11-R15); Gas Co. Ltd customer complaint handling measures (D16-R12)',
    rules: ['D03-R17', 'D04-R14', 'D04-R15', 'D11-R15', 'D16-R12'],
    source: '',
  },
  boundaryEvent_UrgingDue: {
    name: '须督促',
    nameEn: 'Urging due',
    type: 'boundaryEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R17', 'D03-R09'],
    source: '',
  },
  sendTask_Urge: {
    name: '督促整改',
    nameEn: 'Urge the department',
    type: 'sendTask',
    documentation:
      '工作内容：整改期限临近，督促责任部门按期完成。\n办理岗位：系统\n期限：立即\n依据：《燃气用户投诉管理制度范本》第九条、第五条',
    documentationEn: '',
    rules: ['D03-R17', 'D03-R09'],
    source: '',
  },
  serviceTask_RecordUrging: {
    name: '记录督促',
    nameEn: 'Record the urging',
    type: 'serviceTask',
    documentation: '工作内容：将督促记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气用户投诉管理制度范本》第九条',
    documentationEn: '',
    rules: ['D03-R17'],
    source: '',
  },
  endEvent_Urged: {
    name: '已督促',
    nameEn: 'Urged',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R17'],
    source: '',
  },
  userTask_ConfirmRectification: {
    name: '确认整改完成',
    nameEn: 'Confirm the rectification',
    type: 'userTask',
    documentation:
      '工作内容：核实整改措施是否执行完毕；未完成的退回继续整改。\n办理岗位：投诉处理机构\n期限：处理方案载明的完成日期\n依据：《燃气用户投诉管理制度范本》第九条、第五条',
    documentationEn:
      'What: Check whether the measures are complete; send them back where they are not.\nWho: Complaint office\nLimit: the day in the plan\nBasis: Model gas user complaint management system (D03-R17, D03-R09)',
    rules: ['D03-R17', 'D03-R09'],
    source: '',
  },
  gateway_Rectified: {
    name: '整改是否完成？',
    nameEn: 'Complete?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R17'],
    source: '',
  },
  serviceTask_RecordRectification: {
    name: '记录整改完成',
    nameEn: 'Record the completion',
    type: 'serviceTask',
    documentation:
      '工作内容：将整改完成记入台账，结果反馈期限由此起算。\n办理岗位：系统\n期限：立即\n依据：《燃气用户投诉管理制度范本》第九条、第十条',
    documentationEn: '',
    rules: ['D03-R17', 'D03-R18'],
    source: '',
  },
  gateway_RectificationDone: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  endEvent_RectificationDoneEnd: {
    name: '整改完毕',
    nameEn: 'Rectification done',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R17'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event', 'notice.send'] as const;

export const messages = ['deadline-reminder'] as const;

export const userTasks = {
  userTask_CarryOut: {
    formId: 'carry-out',
    candidateGroups: '=handlerGroup',
    name: '执行整改措施',
    nameEn: 'Carry out the measures',
    rules: ['D03-R17', 'D04-R14', 'D04-R15', 'D11-R15', 'D16-R12'],
    clock: ['rectify', 'resolve'],
    differentFrom: [],
  },
  userTask_ConfirmRectification: {
    formId: 'confirm-rectification',
    candidateGroups: 'complaint-office',
    name: '确认整改完成',
    nameEn: 'Confirm the rectification',
    rules: ['D03-R17', 'D03-R09'],
    clock: ['rectify', 'resolve'],
    differentFrom: ['userTask_CarryOut'],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'profile',
  'planned',
  'remedy',
  'handlerGroup',
  'rectificationConfirmed',
] as const;
