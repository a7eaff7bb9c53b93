/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'validity' as const;

export const elements = {
  startEvent_JudgementAsked: {
    name: '调查结果已定',
    nameEn: 'Findings settled',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R14', 'D17-R05'],
    source: '',
  },
  gateway_ValidityStep: {
    name: '是否鉴定有效性？',
    nameEn: 'Is validity decided?',
    type: 'exclusiveGateway',
    documentation: '由制度设置决定；已经鉴定的不重复鉴定。',
    documentationEn: '',
    rules: ['D16-R14'],
    source: '',
  },
  userTask_DecideValidity: {
    name: '鉴定有效与无效',
    nameEn: 'Decide on validity',
    type: 'userTask',
    documentation:
      '工作内容：对分管部门的投诉件鉴定有效或者无效，写明理由。\n办理岗位：分管领导\n期限：制度未规定，由本公司设定\n依据：《燃气有限公司客户投诉处理管理办法》第二部分（四）',
    documentationEn:
      'What: Decide whether the complaint about a department of yours is valid, and say why.\nWho: Supervising leader\nLimit: not set by the regulation: set by the company\nBasis: Gas Co. Ltd customer complaint handling measures (D16-R14)',
    rules: ['D16-R14'],
    source: '',
  },
  serviceTask_RecordValidity: {
    name: '记录鉴定',
    nameEn: 'Record the decision',
    type: 'serviceTask',
    documentation:
      '工作内容：将有效性鉴定记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司客户投诉处理管理办法》第二部分（四）',
    documentationEn: '',
    rules: ['D16-R14'],
    source: '',
  },
  gateway_ValidityDone: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  gateway_NatureStep: {
    name: '是否认定性质？',
    nameEn: 'Is the nature determined?',
    type: 'exclusiveGateway',
    documentation: '由制度设置决定是否采用投诉性质分类。',
    documentationEn: '',
    rules: ['D17-R05'],
    source: '',
  },
  userTask_JudgeNature: {
    name: '查填性质事实',
    nameEn: 'State the facts of the nature',
    type: 'userTask',
    documentation:
      '工作内容：按查明的情况填写：事件是否存在、是否由公司原因引起、属何种行为、影响和曝光程度。\n办理岗位：投诉处理机构\n期限：制度未规定，由本公司设定\n依据：《燃气有限公司客户投诉管理制度》第三部分、第三部分（一）、第三部分（一）第1项、第三部分（四）',
    documentationEn:
      'What: Say what was found: whether it happened, whether the company caused it, what kind of conduct it was, and how far it became known.\nWho: Complaint office\nLimit: not set by the regulation: set by the company\nBasis: Gas Co. Ltd customer complaint management system (D17-R05, D17-R06, D17-R07, D17-R08, D17-R16)',
    rules: ['D17-R05', 'D17-R06', 'D17-R07', 'D17-R08', 'D17-R16'],
    source: '',
  },
  businessRuleTask_DetermineNature: {
    name: '认定投诉性质',
    nameEn: 'Determine the nature',
    type: 'businessRuleTask',
    documentation:
      '工作内容：按决策表认定：有效客户投诉（A、B、C类，制度流程不合理）、关注事件、无根据事件。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司客户投诉管理制度》第三部分、第三部分（一）、第三部分（一）第1项、第三部分第2项、第三部分（二）',
    documentationEn: '',
    rules: [
      'D17-R05',
      'D17-R06',
      'D17-R07',
      'D17-R08',
      'D17-R09',
      'D17-R10',
      'D17-R11',
      'D17-R12',
      'D17-R13',
      'D17-R14',
    ],
    source: '',
  },
  businessRuleTask_DetermineImpact: {
    name: '认定影响等级',
    nameEn: 'Determine the impact level',
    type: 'businessRuleTask',
    documentation:
      '工作内容：按曝光程度和社会影响认定投诉等级；一级由人确认造成重大社会影响。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司客户投诉管理制度》第三部分（四）、第三部分第1项',
    documentationEn: '',
    rules: ['D17-R16', 'D17-R17'],
    source: '',
  },
  serviceTask_RecordNature: {
    name: '记录性质认定',
    nameEn: 'Record the nature',
    type: 'serviceTask',
    documentation:
      '工作内容：将性质和影响等级记入台账，保留历次认定。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司客户投诉管理制度》第三部分',
    documentationEn: '',
    rules: ['D17-R05', 'D17-R15'],
    source: '',
  },
  gateway_JudgementDone: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  endEvent_Judged: {
    name: '性质认定完毕',
    nameEn: 'Judged',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D17-R05'],
    source: '',
  },
} as const;

export const jobTypes = ['complaint.judge'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_DecideValidity: {
    formId: 'decide-validity',
    candidateGroups: 'supervising-leader',
    name: '鉴定有效与无效',
    nameEn: 'Decide on validity',
    rules: ['D16-R14'],
    clock: ['validity'],
    differentFrom: [],
  },
  userTask_JudgeNature: {
    formId: 'judge-nature',
    candidateGroups: 'complaint-office',
    name: '查填性质事实',
    nameEn: 'State the facts of the nature',
    rules: ['D17-R05', 'D17-R06', 'D17-R07', 'D17-R08', 'D17-R16'],
    clock: ['nature'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'profile',
  'validity',
  'eventTrue',
  'companyCause',
  'causeKind',
  'conduct',
  'conductImpact',
  'exposure',
  'majorSocialImpact',
  'nature',
  'impact',
] as const;
