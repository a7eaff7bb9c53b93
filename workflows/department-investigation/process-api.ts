/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'department-investigation' as const;

export const elements = {
  startEvent_DepartmentAsked: {
    name: '部门收到投诉',
    nameEn: 'Department has the complaint',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D09-R12'],
    source: '',
  },
  businessRuleTask_FindInvestigator: {
    name: '确定调查岗位',
    nameEn: 'Find the investigator',
    type: 'businessRuleTask',
    documentation:
      '工作内容：按被投诉对象和部门确定由谁调查：部门负责人被投诉的由投诉处理机构调查。\n办理岗位：系统\n期限：立即\n依据：《燃气公司客户投诉管理制度》第四部分第5项；《燃气有限公司客户投诉处理管理办法》第二部分',
    documentationEn: '',
    rules: ['D05-R10', 'D16-R09'],
    source: '',
  },
  userTask_Investigate: {
    name: '调查核实',
    nameEn: 'Investigate',
    type: 'userTask',
    documentation:
      '工作内容：查清投诉事实，收集证据，核实投诉内容；不属于本部门职责的，写明理由退回。\n办理岗位：由决策表确定的岗位\n期限：收到投诉后的调查期限以内\n依据：《燃气用户投诉管理制度范本》第五条、第八条；《燃气投诉工作管理制度》第九条、第十一条；《燃气投诉处理回访制度范本》第九条；《燃气服务投诉管理制度》第三部分第2项；《燃气有限公司客户投诉处理管理办法》第二部分',
    documentationEn:
      'What: Establish the facts, collect evidence and verify the complaint; return it with a reason where it is not a matter of this department.\nWho: The role named by the decision table\nLimit: within the limit for the investigation\nBasis: Model gas user complaint management system (D03-R08, D03-R15); Gas complaint work management system (D04-R11, D04-R13); Model complaint handling and return-visit system (D09-R12); Gas service complaint management system (D11-R10); Gas Co. Ltd customer complaint handling measures (D16-R09)',
    rules: ['D03-R08', 'D03-R15', 'D04-R11', 'D04-R13', 'D09-R12', 'D11-R10', 'D16-R09'],
    source: '',
  },
  gateway_Misrouted: {
    name: '是否退单？',
    nameEn: 'Returned?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R22'],
    source: '',
  },
  serviceTask_RecordReturn: {
    name: '记录退单',
    nameEn: 'Record the return',
    type: 'serviceTask',
    documentation:
      '工作内容：将退单记入台账；办理期限继续计算。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司客户投诉处理管理办法》第三部分（一）',
    documentationEn: '',
    rules: ['D16-R22'],
    source: '',
  },
  gateway_DepartmentDone: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  endEvent_DepartmentDoneEnd: {
    name: '部门调查完毕',
    nameEn: 'Department done',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D09-R12'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_Investigate: {
    formId: 'investigate',
    candidateGroups: '=investigatorGroup',
    name: '调查核实',
    nameEn: 'Investigate',
    rules: ['D03-R08', 'D03-R15', 'D04-R11', 'D04-R13', 'D09-R12', 'D11-R10', 'D16-R09'],
    clock: ['investigate', 'findings'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'profile',
  'category',
  'subject',
  'classification',
  'department',
  'investigatorGroup',
  'investigationOutcome',
  'substantiated',
] as const;
