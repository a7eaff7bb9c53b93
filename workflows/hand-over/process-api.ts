/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'hand-over' as const;

export const elements = {
  startEvent_ComplaintHeard: {
    name: '接到投诉',
    nameEn: 'Complaint heard',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R18'],
    source: '',
  },
  gateway_HandOverNeeded: {
    name: '是否须移交？',
    nameEn: 'Is a hand-over needed?',
    type: 'exclusiveGateway',
    documentation: '制度要求移交，并且由其他部门或者员工首先接到的，须移交；业务经理日常工作中现场处理的除外。',
    documentationEn: '',
    rules: ['D16-R17', 'D16-R18'],
    source: '',
  },
  userTask_TakeOver: {
    name: '接收投诉记录',
    nameEn: 'Take over the record',
    type: 'userTask',
    documentation:
      '工作内容：核对首位接诉人记录的客户信息，接收投诉记录。\n办理岗位：投诉处理机构\n期限：首位接诉人接到投诉后半小时内，重大投诉立即\n依据：《燃气有限公司客户投诉处理管理办法》第三部分（一）',
    documentationEn:
      'What: Check the customer information that the first hearer recorded and take the record over.\nWho: Complaint office\nLimit: within half an hour of being heard; major complaints at once\nBasis: Gas Co. Ltd customer complaint handling measures (D16-R18, D16-R19, D16-R23)',
    rules: ['D16-R18', 'D16-R19', 'D16-R23'],
    source: '',
  },
  serviceTask_RecordHandOver: {
    name: '记录移交',
    nameEn: 'Record the hand-over',
    type: 'serviceTask',
    documentation:
      '工作内容：将移交记入台账，移交期限计时停止。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司客户投诉处理管理办法》第三部分（一）',
    documentationEn: '',
    rules: ['D16-R19', 'D16-R23'],
    source: '',
  },
  gateway_HandOverDone: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  endEvent_HandedOver: {
    name: '移交完毕',
    nameEn: 'Handed over',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R19'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_TakeOver: {
    formId: 'take-over',
    candidateGroups: 'complaint-office',
    name: '接收投诉记录',
    nameEn: 'Take over the record',
    rules: ['D16-R18', 'D16-R19', 'D16-R23'],
    clock: ['hand-over'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = ['complaintId', 'policyVersion', 'profile', 'heardBy'] as const;
