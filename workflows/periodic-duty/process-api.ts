/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'periodic-duty' as const;

export const elements = {
  startEvent_DutyDue: {
    name: '定期工作开始',
    nameEn: 'Duty begins',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D09-R22', 'D16-R08'],
    source: '',
  },
  gateway_ReportOpen: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  userTask_WriteReport: {
    name: '编写报告',
    nameEn: 'Write the report',
    type: 'userTask',
    documentation:
      '工作内容：汇总本期情况，分析存在的问题，提出改进措施；系统提供本期数据。\n办理岗位：由决策表确定的岗位\n期限：周期的最后一日\n依据：《燃气投诉处理回访制度范本》第十六条；《燃气有限公司客户投诉处理管理办法》第二部分（一）；《燃气用户投诉管理制度范本》第五条、第十三条、第十四条；《燃气投诉工作管理制度》第四条；《燃气服务投诉管理制度》第五部分',
    documentationEn:
      'What: Sum up the period, say what is wrong and how it will be improved; the system gives the figures.\nWho: The role named by the decision table\nLimit: the last day of the period\nBasis: Model complaint handling and return-visit system (D09-R22); Gas Co. Ltd customer complaint handling measures (D16-R08); Model gas user complaint management system (D03-R11, D03-R23, D03-R24); Gas complaint work management system (D04-R04); Gas service complaint management system (D11-R22)',
    rules: ['D09-R22', 'D16-R08', 'D03-R11', 'D03-R23', 'D03-R24', 'D04-R04', 'D11-R22'],
    source: '',
  },
  boundaryEvent_ReportOverdue: {
    name: '周期已结束',
    nameEn: 'Period over',
    type: 'boundaryEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D09-R22'],
    source: '',
  },
  serviceTask_RecordOverdue: {
    name: '记录逾期',
    nameEn: 'Record that it is late',
    type: 'serviceTask',
    documentation:
      '工作内容：将报告逾期记入台账，在定期工作列表中标明。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉处理回访制度范本》第十六条',
    documentationEn: '',
    rules: ['D09-R22'],
    source: '',
  },
  endEvent_OverdueRecorded: {
    name: '逾期已记录',
    nameEn: 'Lateness recorded',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D09-R22'],
    source: '',
  },
  serviceTask_RecordReport: {
    name: '记录报告',
    nameEn: 'Record the report',
    type: 'serviceTask',
    documentation:
      '工作内容：将报告和本期数据记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉处理回访制度范本》第十六条；《燃气服务投诉管理制度》第五部分',
    documentationEn: '',
    rules: ['D09-R22', 'D11-R22'],
    source: '',
  },
  gateway_ReviewStep: {
    name: '是否须审阅？',
    nameEn: 'Is it reviewed?',
    type: 'exclusiveGateway',
    documentation: '由“定期工作”决策表决定报告由谁审阅，或者不须审阅。',
    documentationEn: '',
    rules: ['D09-R23'],
    source: '',
  },
  userTask_ReviewReport: {
    name: '审阅报告',
    nameEn: 'Review the report',
    type: 'userTask',
    documentation:
      '工作内容：审阅报告：同意，或者退回补充。\n办理岗位：企业负责人或者决策表确定的岗位\n期限：周期的最后一日\n依据：《燃气投诉处理回访制度范本》第十六条',
    documentationEn:
      'What: Review the report: agree, or return it.\nWho: The head of the company, or the role named by the table\nLimit: the last day of the period\nBasis: Model complaint handling and return-visit system (D09-R23)',
    rules: ['D09-R23'],
    source: '',
  },
  gateway_ReportAgreed: {
    name: '是否同意？',
    nameEn: 'Agreed?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D09-R23'],
    source: '',
  },
  gateway_Reviewed: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  gateway_PublishStep: {
    name: '是否须公布？',
    nameEn: 'Is it published?',
    type: 'exclusiveGateway',
    documentation: '由“定期工作”决策表决定是否向社会公布；审阅同意之后才公布。',
    documentationEn: '',
    rules: ['D09-R24', 'D11-R22'],
    source: '',
  },
  serviceTask_PublishReport: {
    name: '公布报告',
    nameEn: 'Publish the report',
    type: 'serviceTask',
    documentation:
      '工作内容：将报告和本期数据在公众网页上公布。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉处理回访制度范本》第十六条；《燃气服务投诉管理制度》第五部分',
    documentationEn: '',
    rules: ['D09-R24', 'D11-R22'],
    source: '',
  },
  gateway_Published: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  serviceTask_CompleteDuty: {
    name: '办结定期工作',
    nameEn: 'Complete the duty',
    type: 'serviceTask',
    documentation:
      '工作内容：将本期工作的办结记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉处理回访制度范本》第十六条；《燃气有限公司客户投诉处理管理办法》第二部分（一）',
    documentationEn: '',
    rules: ['D09-R22', 'D16-R08'],
    source: '',
  },
  endEvent_DutyDone: {
    name: '本期工作已办结',
    nameEn: 'Duty done',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D09-R22'],
    source: '',
  },
} as const;

export const jobTypes = ['duty.record'] as const;

export const messages = ['duty-due'] as const;

export const userTasks = {
  userTask_WriteReport: {
    formId: 'write-report',
    candidateGroups: '=preparerGroup',
    name: '编写报告',
    nameEn: 'Write the report',
    rules: ['D09-R22', 'D16-R08', 'D03-R11', 'D03-R23', 'D03-R24', 'D04-R04', 'D11-R22'],
    clock: ['duty'],
    differentFrom: [],
  },
  userTask_ReviewReport: {
    formId: 'review-report',
    candidateGroups: '=reviewerGroup',
    name: '审阅报告',
    nameEn: 'Review the report',
    rules: ['D09-R23'],
    clock: ['duty'],
    differentFrom: ['userTask_WriteReport'],
  },
} as const;

export const allowedVariables = [
  'dutyId',
  'preparerGroup',
  'reviewerGroup',
  'publish',
  'dueAt',
  'reportOutcome',
] as const;
