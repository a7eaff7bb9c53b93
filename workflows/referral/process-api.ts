/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'referral' as const;

export const elements = {
  startEvent_ReferralAsked: {
    name: '须转外部',
    nameEn: 'To be referred',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D15-R15'],
    source: '',
  },
  userTask_ReferOut: {
    name: '转相关部门',
    nameEn: 'Refer it',
    type: 'userTask',
    documentation:
      '工作内容：将投诉转相关部门或者上级单位，记录转往单位和文号。\n办理岗位：投诉处理机构\n期限：及时\n依据：《燃气服务投诉管理制度内容范文》第十二条；《燃气企业投诉处理制度》第四部分第5项',
    documentationEn:
      'What: Refer the complaint to the competent body; record which and under what number.\nWho: Complaint office\nLimit: promptly\nBasis: Gas service complaint management system, sample content (D06-R18); Gas enterprise complaint handling system (D15-R15)',
    rules: ['D06-R18', 'D15-R15'],
    source: '',
  },
  sendTask_TellReferral: {
    name: '告知转外部处理',
    nameEn: 'Tell the complainant',
    type: 'sendTask',
    documentation:
      '工作内容：告知投诉人已转相关部门处理。\n办理岗位：系统\n期限：立即\n依据：《燃气企业投诉处理制度》第四部分第5项',
    documentationEn: '',
    rules: ['D15-R15'],
    source: '',
  },
  serviceTask_RecordReferral: {
    name: '记录转出',
    nameEn: 'Record the referral',
    type: 'serviceTask',
    documentation:
      '工作内容：将转出记入台账，查询期限开始计时。\n办理岗位：系统\n期限：立即\n依据：《燃气企业投诉处理制度》第四部分第5项',
    documentationEn: '',
    rules: ['D15-R15'],
    source: '',
  },
  userTask_RecordReferralAnswer: {
    name: '登记外部答复',
    nameEn: 'Record the answer',
    type: 'userTask',
    documentation:
      '工作内容：定期查询办理情况，登记相关部门的答复。\n办理岗位：投诉处理机构\n期限：本公司设定的查询周期\n依据：《燃气企业投诉处理制度》第六部分第3项；《燃气服务投诉管理制度内容范文》第十二条',
    documentationEn:
      'What: Ask regularly, and record the answer of the other body.\nWho: Complaint office\nLimit: the period set by the company\nBasis: Gas enterprise complaint handling system (D15-R23); Gas service complaint management system, sample content (D06-R18)',
    rules: ['D15-R23', 'D06-R18'],
    source: '',
  },
  serviceTask_RecordReferralReturned: {
    name: '记录返回',
    nameEn: 'Record the return',
    type: 'serviceTask',
    documentation:
      '工作内容：将外部答复记入台账，查询期限计时停止。\n办理岗位：系统\n期限：立即\n依据：《燃气企业投诉处理制度》第六部分第3项',
    documentationEn: '',
    rules: ['D15-R23'],
    source: '',
  },
  endEvent_ReferralReturned: {
    name: '外部已答复',
    nameEn: 'Answered',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D15-R23'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event', 'notice.send'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_ReferOut: {
    formId: 'refer-out',
    candidateGroups: 'complaint-office',
    name: '转相关部门',
    nameEn: 'Refer it',
    rules: ['D06-R18', 'D15-R15'],
    clock: ['referral-out'],
    differentFrom: [],
  },
  userTask_RecordReferralAnswer: {
    formId: 'record-referral-answer',
    candidateGroups: 'complaint-office',
    name: '登记外部答复',
    nameEn: 'Record the answer',
    rules: ['D15-R23', 'D06-R18'],
    clock: ['referral'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = ['complaintId', 'policyVersion', 'profile'] as const;
