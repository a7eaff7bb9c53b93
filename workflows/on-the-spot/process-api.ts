/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'on-the-spot' as const;

export const elements = {
  startEvent_SpotAsked: {
    name: '投诉已受理',
    nameEn: 'Complaint accepted',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D10-R21'],
    source: '',
  },
  gateway_SpotPossible: {
    name: '可否当场处理？',
    nameEn: 'Can it be settled at once?',
    type: 'exclusiveGateway',
    documentation: '制度允许当场处理，并且登记时注明可以当场处理，或者由业务经理现场处理的。',
    documentationEn: '',
    rules: ['D10-R21', 'D16-R17'],
    source: '',
  },
  userTask_SettleOnTheSpot: {
    name: '当场处理并确认',
    nameEn: 'Settle on the spot',
    type: 'userTask',
    documentation:
      '工作内容：记录事实、责任和处理结果，由投诉人、归属部门和投诉处理机构在屏幕上签字确认，不便手写的填写姓名；未能当场处理的，如实填写。\n办理岗位：投诉处理机构\n期限：立即\n依据：《燃气有限公司投诉处理管理制度》第2项；《燃气有限公司客户投诉处理管理办法》第三部分（一）',
    documentationEn:
      'What: Record the facts, the responsibility and what was settled; complainant, responsible department and complaint office sign on screen, or give their names; say so where it could not be settled.\nWho: Complaint office\nLimit: at once\nBasis: Gas Co. Ltd complaint handling management system (D10-R21, D10-R22); Gas Co. Ltd customer complaint handling measures (D16-R17)',
    rules: ['D10-R21', 'D10-R22', 'D16-R17'],
    source: '',
  },
  gateway_SpotOutcome: {
    name: '是否当场办结？',
    nameEn: 'Settled?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D10-R22'],
    source: '',
  },
  serviceTask_RecordSettled: {
    name: '记录当场办结',
    nameEn: 'Record the settlement',
    type: 'serviceTask',
    documentation:
      '工作内容：将当场办结记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司投诉处理管理制度》第2项；《燃气有限公司客户投诉处理管理办法》第三部分（一）',
    documentationEn: '',
    rules: ['D10-R22', 'D16-R17'],
    source: '',
  },
  endEvent_Settled: {
    name: '已当场办结',
    nameEn: 'Settled on the spot',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D10-R22'],
    source: '',
  },
  gateway_NotSettled: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  endEvent_NotSettledEnd: {
    name: '转入分派',
    nameEn: 'To be assigned',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D10-R21'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_SettleOnTheSpot: {
    formId: 'settle-on-the-spot',
    candidateGroups: 'complaint-office',
    name: '当场处理并确认',
    nameEn: 'Settle on the spot',
    rules: ['D10-R21', 'D10-R22', 'D16-R17'],
    clock: ['on-the-spot'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'profile',
  'heardBy',
  'settlement',
  'spotOutcome',
] as const;
