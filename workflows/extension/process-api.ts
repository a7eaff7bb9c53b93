/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'extension' as const;

export const elements = {
  startEvent_ExtensionAsked: {
    name: '申请延长期限',
    nameEn: 'Extension asked for',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R12'],
    source: '',
  },
  businessRuleTask_CheckExtension: {
    name: '判定可否延长',
    nameEn: 'May it be extended?',
    type: 'businessRuleTask',
    documentation:
      '工作内容：按决策表判定该期限可否延长、由谁批准、最长多少个工作日。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第三部分第3项',
    documentationEn: '',
    rules: ['D11-R12'],
    source: '',
  },
  gateway_ExtensionAllowed: {
    name: '可否延长？',
    nameEn: 'Allowed?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R12'],
    source: '',
  },
  userTask_DecideExtension: {
    name: '审批延期',
    nameEn: 'Decide the extension',
    type: 'userTask',
    documentation:
      '工作内容：审批延期申请：确属复杂、涉及多方的方可批准。\n办理岗位：由决策表确定的岗位\n期限：原期限届满之前\n依据：《燃气服务投诉管理制度》第三部分第3项',
    documentationEn:
      'What: Decide the request: only a complex matter or one of several parties may be extended.\nWho: The role named by the decision table\nLimit: before the limit expires\nBasis: Gas service complaint management system (D11-R12)',
    rules: ['D11-R12'],
    source: '',
  },
  boundaryEvent_LimitExpired: {
    name: '期限已届满',
    nameEn: 'Limit expired',
    type: 'boundaryEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R12'],
    source: '',
  },
  gateway_ExtensionApproved: {
    name: '是否批准？',
    nameEn: 'Approved?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R12'],
    source: '',
  },
  sendTask_TellExtension: {
    name: '告知投诉人延期',
    nameEn: 'Tell the complainant first',
    type: 'sendTask',
    documentation:
      '工作内容：延长前先向投诉人说明情况。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第三部分第3项',
    documentationEn: '',
    rules: ['D11-R13'],
    source: '',
  },
  serviceTask_Extend: {
    name: '延长期限',
    nameEn: 'Extend the limit',
    type: 'serviceTask',
    documentation:
      '工作内容：告知后延长期限，重新计算到期时刻和监督时点；不超过上限。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第三部分第3项',
    documentationEn: '',
    rules: ['D11-R12', 'D11-R13'],
    source: '',
  },
  endEvent_Extended: {
    name: '期限已延长',
    nameEn: 'Extended',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R12'],
    source: '',
  },
  gateway_Refused: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  serviceTask_RecordRefusal: {
    name: '记录不予延长',
    nameEn: 'Record the refusal',
    type: 'serviceTask',
    documentation:
      '工作内容：将不予延长记入台账，原期限不变。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第三部分第3项',
    documentationEn: '',
    rules: ['D11-R12'],
    source: '',
  },
  sendTask_TellRefusal: {
    name: '告知申请人',
    nameEn: 'Tell who asked',
    type: 'sendTask',
    documentation:
      '工作内容：告知申请人不予延长，原期限不变。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度》第三部分第3项',
    documentationEn: '',
    rules: ['D11-R12'],
    source: '',
  },
  endEvent_NotExtended: {
    name: '未延长',
    nameEn: 'Not extended',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R12'],
    source: '',
  },
} as const;

export const jobTypes = ['clock.extend', 'notice.send'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_DecideExtension: {
    formId: 'decide-extension',
    candidateGroups: '=extension.approverGroup',
    name: '审批延期',
    nameEn: 'Decide the extension',
    rules: ['D11-R12'],
    clock: ['extension'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'clockId',
  'step',
  'complexity',
  'extensionDays',
  'dueAt',
  'extension',
  'extensionOutcome',
] as const;
