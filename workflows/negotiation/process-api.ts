/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'negotiation' as const;

export const elements = {
  startEvent_NegotiationAsked: {
    name: '投诉人不满意',
    nameEn: 'Complainant dissatisfied',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D04-R21'],
    source: '',
  },
  gateway_AppealAsked: {
    name: '是否已要求复核？',
    nameEn: 'Has a review been asked for?',
    type: 'exclusiveGateway',
    documentation: '投诉人在网上要求复核的，不再协商，直接转入申诉。',
    documentationEn: '',
    rules: ['D05-R16'],
    source: '',
  },
  userTask_Negotiate: {
    name: '协商处理',
    nameEn: 'Negotiate',
    type: 'userTask',
    documentation:
      '工作内容：耐心倾听投诉人意见，积极协商：采取补救措施、解释说明、提交申诉或者转相关部门。\n办理岗位：投诉处理机构\n期限：及时\n依据：《燃气投诉工作管理制度》第十七条；《燃气服务投诉管理制度》第三部分第5项',
    documentationEn:
      'What: Listen, and negotiate: a remedy, an explanation, an appeal, or a referral to another body.\nWho: Complaint office\nLimit: promptly\nBasis: Gas complaint work management system (D04-R21); Gas service complaint management system (D11-R18)',
    rules: ['D04-R21', 'D11-R18'],
    source: '',
  },
  gateway_NegotiationOutcome: {
    name: '如何继续处理？',
    nameEn: 'How to go on?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D04-R21', 'D11-R18'],
    source: '',
  },
  endEvent_Explained: {
    name: '已解释说明',
    nameEn: 'Explained',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D04-R21'],
    source: '',
  },
  endEvent_NewMeasures: {
    name: '采取新措施',
    nameEn: 'New measures',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R18', 'D04-R21'],
    source: '',
  },
  gateway_AppealDue: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  callActivity_Appeal: {
    name: '复核申诉',
    nameEn: 'Appeal',
    type: 'callActivity',
    documentation:
      '工作内容：调用“申诉”流程：由未参与办理的人复核。\n办理岗位：分管领导\n期限：立即\n依据：《燃气公司客户投诉管理制度》第五部分第4项',
    documentationEn: '',
    rules: ['D05-R16'],
    source: '',
  },
  endEvent_Appealed: {
    name: '申诉已复核',
    nameEn: 'Appeal decided',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D05-R16'],
    source: '',
  },
  callActivity_Refer: {
    name: '转外部处理',
    nameEn: 'Refer to another body',
    type: 'callActivity',
    documentation:
      '工作内容：调用“转外部处理”流程：转相关部门，取得答复后返回。\n办理岗位：投诉处理机构\n期限：立即\n依据：《燃气服务投诉管理制度内容范文》第十二条；《燃气企业投诉处理制度》第四部分第5项',
    documentationEn: '',
    rules: ['D06-R18', 'D15-R15'],
    source: '',
  },
  endEvent_Referred: {
    name: '外部已答复',
    nameEn: 'Answered from outside',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D15-R15'],
    source: '',
  },
} as const;

export const jobTypes = [] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_Negotiate: {
    formId: 'negotiate',
    candidateGroups: 'complaint-office',
    name: '协商处理',
    nameEn: 'Negotiate',
    rules: ['D04-R21', 'D11-R18'],
    clock: ['negotiate'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'profile',
  'responsibleDepartment',
  'appealRequested',
  'negotiationOutcome',
  'appealOutcome',
] as const;
