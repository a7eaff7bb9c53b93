/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'return-visit' as const;

export const elements = {
  startEvent_VisitDue: {
    name: '结果已反馈',
    nameEn: 'Result told',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  gateway_VisitAgain: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  userTask_ReturnVisit: {
    name: '回访投诉人',
    nameEn: 'Visit the complainant',
    type: 'userTask',
    documentation:
      '做什么：联系投诉人，询问对处理结果是否满意，并如实记录。\n由谁：回访员，不得由原承办人兼任\n期限：无\n依据：本公司规定',
    documentationEn:
      'What: Contact the complainant, ask whether the result satisfies them, and record the answer as it was given.\nWho: Return visitor, who must not be the handler\nLimit: none\nBasis: company rule',
    rules: [],
    source: 'company',
  },
  gateway_Answered: {
    name: '是否得到答复？',
    nameEn: 'Answered?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  endEvent_Answered: {
    name: '已得到答复',
    nameEn: 'Answered',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  serviceTask_PlanNextVisit: {
    name: '安排下次回访',
    nameEn: 'Plan the next visit',
    type: 'serviceTask',
    documentation:
      '做什么：累计无人应答的次数；未达到规定次数的，确定下次回访的时刻（下一个工作日9时）。\n由谁：系统\n期限：立即\n依据：本公司规定',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  gateway_Exhausted: {
    name: '是否已达次数？',
    nameEn: 'Attempts exhausted?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  endEvent_NoResponse: {
    name: '多次回访无应答',
    nameEn: 'No response',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  timerEvent_NextVisit: {
    name: '下次回访时刻',
    nameEn: 'Time of the next visit',
    type: 'intermediateCatchEvent',
    documentation: '等待至下一个工作日9时（由系统按工作日历计算的确切时刻）。',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
} as const;

export const jobTypes = [
  'return-visit.plan-next',
  'work-item.assigning',
  'work-item.canceling',
  'work-item.completing',
  'work-item.creating',
] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_ReturnVisit: {
    formId: 'return-visit',
    candidateGroups: 'return-visitor',
    name: '回访投诉人',
    nameEn: 'Visit the complainant',
    rules: [],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'profile',
  'attempts',
  'exhausted',
  'nextVisitAt',
  'visitOutcome',
] as const;
