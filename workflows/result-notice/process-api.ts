/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'result-notice' as const;

export const elements = {
  startEvent_ResultDue: {
    name: '须反馈结果',
    nameEn: 'Result is due',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R10'],
    source: '',
  },
  gateway_Substantiated: {
    name: '投诉是否属实？',
    nameEn: 'Substantiated?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R15', 'D11-R16'],
    source: '',
  },
  userTask_PrepareResult: {
    name: '拟写处理结果',
    nameEn: 'Prepare the result',
    type: 'userTask',
    documentation:
      '工作内容：拟写给投诉人的处理结果通知书。\n办理岗位：投诉处理机构\n期限：结果反馈期限以内\n依据：《燃气用户投诉管理制度范本》第五条、第十条；《燃气投诉工作管理制度》第十三条、第十五条；《燃气投诉处理回访制度范本》第十条；《燃气服务投诉管理制度》第三部分第4项',
    documentationEn:
      'What: Write the result notice to the complainant.\nWho: Complaint office\nLimit: within the limit for the result\nBasis: Model gas user complaint management system (D03-R10, D03-R18); Gas complaint work management system (D04-R17, D04-R19); Model complaint handling and return-visit system (D09-R14); Gas service complaint management system (D11-R14)',
    rules: ['D03-R10', 'D03-R18', 'D04-R17', 'D09-R14', 'D11-R14', 'D04-R19'],
    source: '',
  },
  userTask_PrepareExplanation: {
    name: '拟写解释说明',
    nameEn: 'Prepare the explanation',
    type: 'userTask',
    documentation:
      '工作内容：投诉不属实或者无效的，写明查明的情况和理由，耐心作出解释。\n办理岗位：投诉处理机构\n期限：结果反馈期限以内\n依据：《燃气服务投诉管理制度》第三部分第4项；《燃气有限公司客户投诉处理管理办法》第二部分',
    documentationEn:
      'What: Where the complaint is not substantiated, explain what was found and why.\nWho: Complaint office\nLimit: within the limit for the result\nBasis: Gas service complaint management system (D11-R16); Gas Co. Ltd customer complaint handling measures (D16-R09)',
    rules: ['D11-R16', 'D16-R09'],
    source: '',
  },
  gateway_ResultWritten: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  sendTask_ResultNotice: {
    name: '发送处理结果通知书',
    nameEn: 'Send the result notice',
    type: 'sendTask',
    documentation:
      '工作内容：向投诉人反馈处理结果，告知不满意时的救济途径。\n办理岗位：系统\n期限：立即\n依据：《燃气用户投诉管理制度范本》第五条、第十条；《燃气投诉工作管理制度》第十三条；《燃气投诉处理回访制度范本》第十条；《燃气服务投诉管理制度》第三部分第3项、第三部分第4项',
    documentationEn: '',
    rules: ['D03-R10', 'D03-R18', 'D04-R17', 'D09-R14', 'D11-R11', 'D11-R14', 'D11-R16'],
    source: '',
  },
  gateway_ServiceStep: {
    name: '是否须送达？',
    nameEn: 'Must it be served?',
    type: 'exclusiveGateway',
    documentation: '由制度设置决定处理结果通知书是否须送达并留存证明。',
    documentationEn: '',
    rules: ['D04-R17'],
    source: '',
  },
  userTask_RecordService: {
    name: '登记送达',
    nameEn: 'Record the service',
    type: 'userTask',
    documentation:
      '工作内容：登记处理结果通知书的送达方式、时间和证明；送达后期限才停止。\n办理岗位：投诉处理机构\n期限：处理完成后\n依据：《燃气投诉工作管理制度》第十三条',
    documentationEn:
      'What: Record how and when the notice was served, with the evidence: only then the limit is met.\nWho: Complaint office\nLimit: after the handling\nBasis: Gas complaint work management system (D04-R17)',
    rules: ['D04-R17'],
    source: '',
  },
  gateway_ResultServed: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  serviceTask_RecordResult: {
    name: '记录结果反馈',
    nameEn: 'Record that the result was told',
    type: 'serviceTask',
    documentation:
      '工作内容：将结果反馈记入台账，结果反馈期限计时停止。\n办理岗位：系统\n期限：立即\n依据：《燃气用户投诉管理制度范本》第十条；《燃气投诉工作管理制度》第十三条；《燃气投诉处理回访制度范本》第十条；《燃气服务投诉管理制度》第三部分第3项',
    documentationEn: '',
    rules: ['D03-R18', 'D04-R17', 'D09-R14', 'D11-R11'],
    source: '',
  },
  endEvent_ResultTold: {
    name: '结果已反馈',
    nameEn: 'Result told',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R18'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event', 'notice.send'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_PrepareResult: {
    formId: 'prepare-result',
    candidateGroups: 'complaint-office',
    name: '拟写处理结果',
    nameEn: 'Prepare the result',
    rules: ['D03-R10', 'D03-R18', 'D04-R17', 'D09-R14', 'D11-R14', 'D04-R19'],
    clock: ['result'],
    differentFrom: [],
  },
  userTask_PrepareExplanation: {
    formId: 'prepare-explanation',
    candidateGroups: 'complaint-office',
    name: '拟写解释说明',
    nameEn: 'Prepare the explanation',
    rules: ['D11-R16', 'D16-R09'],
    clock: ['result'],
    differentFrom: [],
  },
  userTask_RecordService: {
    formId: 'record-service',
    candidateGroups: 'complaint-office',
    name: '登记送达',
    nameEn: 'Record the service',
    rules: ['D04-R17'],
    clock: ['serve', 'resolve'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = ['complaintId', 'policyVersion', 'profile', 'substantiated', 'validity'] as const;
