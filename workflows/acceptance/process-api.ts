/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'acceptance' as const;

export const elements = {
  startEvent_AcceptanceAsked: {
    name: '投诉已分类',
    nameEn: 'Complaint classified',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R07'],
    source: '',
  },
  gateway_AcceptanceStep: {
    name: '是否审查受理？',
    nameEn: 'Is acceptance examined?',
    type: 'exclusiveGateway',
    documentation: '由制度设置决定是否设“审查受理”环节。',
    documentationEn: '',
    rules: ['D11-R07'],
    source: '',
  },
  userTask_DecideAcceptance: {
    name: '审查受理',
    nameEn: 'Decide on acceptance',
    type: 'userTask',
    documentation:
      '工作内容：决定受理或者不予受理；不予受理的，必须写明理由。\n办理岗位：投诉处理机构\n期限：受理期限以内\n依据：《燃气服务投诉管理制度》第三部分第1项、第四部分第2项',
    documentationEn:
      'What: Accept the complaint or decline it; a refusal must say why.\nWho: Complaint office\nLimit: within the limit for acceptance\nBasis: Gas service complaint management system (D11-R07, D11-R20)',
    rules: ['D11-R07', 'D11-R20'],
    source: '',
  },
  gateway_Accepted: {
    name: '是否受理？',
    nameEn: 'Accepted?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R07'],
    source: '',
  },
  gateway_AcceptanceAgreed: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  serviceTask_RecordAcceptance: {
    name: '记录受理',
    nameEn: 'Record the acceptance',
    type: 'serviceTask',
    documentation:
      '工作内容：将受理记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第三部分第1项',
    documentationEn: '',
    rules: ['D11-R07'],
    source: '',
  },
  gateway_AcceptanceDone: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  gateway_AcknowledgementStep: {
    name: '是否告知受理？',
    nameEn: 'Is the complainant told?',
    type: 'exclusiveGateway',
    documentation: '由制度设置决定是否向投诉人发送受理回执。',
    documentationEn: '',
    rules: ['D11-R08'],
    source: '',
  },
  sendTask_Acknowledge: {
    name: '发送受理回执',
    nameEn: 'Send the acceptance receipt',
    type: 'sendTask',
    documentation:
      '工作内容：向投诉人发送受理回执，告知投诉编号和查询方式。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第三部分第1项',
    documentationEn: '',
    rules: ['D11-R08'],
    source: '',
  },
  serviceTask_RecordAcknowledgement: {
    name: '记录告知受理',
    nameEn: 'Record the acknowledgement',
    type: 'serviceTask',
    documentation:
      '工作内容：将受理回执的发送记入台账，受理期限计时停止。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第三部分第1项',
    documentationEn: '',
    rules: ['D11-R07', 'D11-R08'],
    source: '',
  },
  gateway_AcknowledgementDone: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  endEvent_AcceptedEnd: {
    name: '已受理',
    nameEn: 'Accepted',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R07'],
    source: '',
  },
  businessRuleTask_CheckDecline: {
    name: '判定可否不予受理',
    nameEn: 'May it be declined?',
    type: 'businessRuleTask',
    documentation:
      '工作内容：按决策表判定：该理由是否允许不予受理，由谁复核；涉及安全的一律不得不予受理。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第四部分第2项',
    documentationEn: '',
    rules: ['D11-R20'],
    source: '',
  },
  gateway_DeclineAllowed: {
    name: '可否不予受理？',
    nameEn: 'May it be declined?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R20'],
    source: '',
  },
  userTask_ConfirmDecline: {
    name: '复核不予受理',
    nameEn: 'Confirm the decline',
    type: 'userTask',
    documentation:
      '工作内容：复核不予受理的理由；复核人不得是提出不予受理的人。\n办理岗位：由决策表确定的岗位\n期限：受理期限以内\n依据：《燃气服务投诉管理制度》第四部分第2项',
    documentationEn:
      'What: Examine the reason for declining; whoever proposed it may not confirm it.\nWho: The role named by the decision table\nLimit: within the limit for acceptance\nBasis: Gas service complaint management system (D11-R20)',
    rules: ['D11-R20'],
    source: '',
  },
  gateway_DeclineConfirmed: {
    name: '是否同意？',
    nameEn: 'Confirmed?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R20'],
    source: '',
  },
  serviceTask_RecordDecline: {
    name: '记录不予受理',
    nameEn: 'Record the decline',
    type: 'serviceTask',
    documentation:
      '工作内容：将不予受理的决定和理由记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第四部分第2项',
    documentationEn: '',
    rules: ['D11-R20'],
    source: '',
  },
  sendTask_NotifyDecline: {
    name: '告知不予受理',
    nameEn: 'Notify the decline',
    type: 'sendTask',
    documentation:
      '工作内容：向投诉人发送不予受理告知书，说明理由；属恶意投诉的，声明保留追究责任的权利。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第四部分第2项',
    documentationEn: '',
    rules: ['D11-R20', 'D11-R21'],
    source: '',
  },
  endEvent_DeclinedEnd: {
    name: '不予受理',
    nameEn: 'Declined',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R20'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event', 'notice.send'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_DecideAcceptance: {
    formId: 'decide-acceptance',
    candidateGroups: 'complaint-office',
    name: '审查受理',
    nameEn: 'Decide on acceptance',
    rules: ['D11-R07', 'D11-R20'],
    clock: ['accept'],
    differentFrom: [],
  },
  userTask_ConfirmDecline: {
    formId: 'confirm-decline',
    candidateGroups: '=decline.approverGroup',
    name: '复核不予受理',
    nameEn: 'Confirm the decline',
    rules: ['D11-R20'],
    clock: ['accept'],
    differentFrom: ['userTask_DecideAcceptance'],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'profile',
  'category',
  'safetyHazard',
  'acceptance',
  'declineGround',
  'decline',
  'declineConfirmed',
] as const;
