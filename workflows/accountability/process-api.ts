/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'accountability' as const;

export const elements = {
  startEvent_AccountabilityAsked: {
    name: '处理已结束',
    nameEn: 'Handling ended',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R19'],
    source: '',
  },
  gateway_AccountabilityStep: {
    name: '是否追究责任？',
    nameEn: 'Is there accountability?',
    type: 'exclusiveGateway',
    documentation: '由制度设置决定是否设责任追究环节。',
    documentationEn: '',
    rules: ['D11-R19', 'D16-R13'],
    source: '',
  },
  serviceTask_CollectLateness: {
    name: '核查逾期情况',
    nameEn: 'Check for lateness',
    type: 'serviceTask',
    documentation:
      '工作内容：核查该投诉有无逾期的期限。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第四部分第1项',
    documentationEn: '',
    rules: ['D11-R19'],
    source: '',
  },
  businessRuleTask_JudgeAccountability: {
    name: '判定是否追责',
    nameEn: 'Is anyone answerable?',
    type: 'businessRuleTask',
    documentation:
      '工作内容：按决策表判定是否须追究责任、由谁决定。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第四部分第1项；《燃气有限公司客户投诉处理管理办法》第二部分（五）',
    documentationEn: '',
    rules: ['D11-R19', 'D16-R15'],
    source: '',
  },
  gateway_AccountabilityNeeded: {
    name: '是否须追责？',
    nameEn: 'Needed?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R19'],
    source: '',
  },
  userTask_DecideAccountability: {
    name: '决定责任处理',
    nameEn: 'Decide on responsibility',
    type: 'userTask',
    documentation:
      '工作内容：认定责任部门和责任人，决定如何处理；重大投诉由总经理决定。\n办理岗位：由决策表确定的岗位\n期限：制度未规定，由本公司设定\n依据：《燃气服务投诉管理制度》第四部分第1项；《燃气有限公司客户投诉处理管理办法》第二部分（五）、第二部分',
    documentationEn:
      'What: Say who is responsible and what follows; the general manager decides on major complaints.\nWho: The role named by the decision table\nLimit: not set by the regulation: set by the company\nBasis: Gas service complaint management system (D11-R19); Gas Co. Ltd customer complaint handling measures (D16-R15, D16-R12)',
    rules: ['D11-R19', 'D16-R15', 'D16-R12'],
    source: '',
  },
  gateway_SanctionNeeded: {
    name: '是否须处罚？',
    nameEn: 'A sanction?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R13'],
    source: '',
  },
  userTask_CarryOutSanction: {
    name: '落实处罚',
    nameEn: 'Carry out the sanction',
    type: 'userTask',
    documentation:
      '工作内容：依据处理意见落实对责任人或者责任部门的处罚，登记落实情况。\n办理岗位：人力资源\n期限：制度未规定，由本公司设定\n依据：《燃气有限公司客户投诉处理管理办法》第二部分（三）',
    documentationEn:
      'What: Carry out what was decided and record it.\nWho: Human resources\nLimit: not set by the regulation: set by the company\nBasis: Gas Co. Ltd customer complaint handling measures (D16-R13)',
    rules: ['D16-R13'],
    source: '',
  },
  gateway_SanctionDone: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  serviceTask_RecordAccountability: {
    name: '记录责任处理',
    nameEn: 'Record it',
    type: 'serviceTask',
    documentation:
      '工作内容：将责任处理记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第四部分第1项',
    documentationEn: '',
    rules: ['D11-R19'],
    source: '',
  },
  gateway_AccountabilityDone: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  endEvent_AccountabilityDoneEnd: {
    name: '责任处理完毕',
    nameEn: 'Done',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R19'],
    source: '',
  },
} as const;

export const jobTypes = ['accountability.collect', 'case.record-event'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_DecideAccountability: {
    formId: 'decide-accountability',
    candidateGroups: '=accountability.deciderGroup',
    name: '决定责任处理',
    nameEn: 'Decide on responsibility',
    rules: ['D11-R19', 'D16-R15', 'D16-R12'],
    clock: ['accountability'],
    differentFrom: [],
  },
  userTask_CarryOutSanction: {
    formId: 'carry-out-sanction',
    candidateGroups: 'hr',
    name: '落实处罚',
    nameEn: 'Carry out the sanction',
    rules: ['D16-R13'],
    clock: ['sanction'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'profile',
  'level',
  'major',
  'validity',
  'substantiated',
  'visitOutcome',
  'late',
  'accountability',
  'accountabilityOutcome',
] as const;
