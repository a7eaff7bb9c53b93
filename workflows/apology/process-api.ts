/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'apology' as const;

export const elements = {
  startEvent_ApologyAsked: {
    name: '处理已完成',
    nameEn: 'Handling done',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R15'],
    source: '',
  },
  gateway_ApologyNeeded: {
    name: '是否须道歉赔偿？',
    nameEn: 'Apology needed?',
    type: 'exclusiveGateway',
    documentation: '制度要求，并且投诉属实或者部分属实的，须道歉并赔偿。',
    documentationEn: '',
    rules: ['D11-R15'],
    source: '',
  },
  userTask_Apologise: {
    name: '道歉并赔偿',
    nameEn: 'Apologise and compensate',
    type: 'userTask',
    documentation:
      '工作内容：向用户道歉，办理赔偿；无须赔偿的写明理由。\n办理岗位：投诉处理机构\n期限：及时\n依据：《燃气服务投诉管理制度》第三部分第4项',
    documentationEn:
      'What: Apologise to the user and compensate; say why where there is nothing to compensate.\nWho: Complaint office\nLimit: promptly\nBasis: Gas service complaint management system (D11-R15)',
    rules: ['D11-R15'],
    source: '',
  },
  serviceTask_RecordApology: {
    name: '记录道歉赔偿',
    nameEn: 'Record it',
    type: 'serviceTask',
    documentation:
      '工作内容：将道歉和赔偿记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第三部分第4项',
    documentationEn: '',
    rules: ['D11-R15'],
    source: '',
  },
  gateway_ApologyDone: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  endEvent_Apologised: {
    name: '致歉赔偿完毕',
    nameEn: 'Done',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R15'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_Apologise: {
    formId: 'apologise',
    candidateGroups: 'complaint-office',
    name: '道歉并赔偿',
    nameEn: 'Apologise and compensate',
    rules: ['D11-R15'],
    clock: ['apologise'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = ['complaintId', 'policyVersion', 'profile', 'substantiated'] as const;
