/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'assignment' as const;

export const elements = {
  startEvent_AssignmentAsked: {
    name: '待分派',
    nameEn: 'To be assigned',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R22'],
    source: '',
  },
  userTask_Assign: {
    name: '分派责任部门',
    nameEn: 'Assign a department',
    type: 'userTask',
    documentation:
      '工作内容：按投诉涉及的部门、个人或者事件确定责任部门；涉及多个部门的，确定协办部门。\n办理岗位：投诉处理机构\n期限：转办期限以内\n依据：《燃气有限公司客户投诉处理管理办法》第三部分（一）；《燃气投诉处理回访制度范本》第八条、第十一条；《燃气投诉工作管理制度》第七条',
    documentationEn:
      'What: Choose the responsible department by the department, person or event complained about, and a second one where several are concerned.\nWho: Complaint office\nLimit: within the limit for transfer\nBasis: Gas Co. Ltd customer complaint handling measures (D16-R22); Model complaint handling and return-visit system (D09-R10, D09-R15); Gas complaint work management system (D04-R09)',
    rules: ['D16-R22', 'D09-R10', 'D09-R15', 'D04-R09'],
    source: '',
  },
  businessRuleTask_ClassifyAgain: {
    name: '复核等级与繁简',
    nameEn: 'Classify again',
    type: 'businessRuleTask',
    documentation:
      '工作内容：按参与部门的数量复核等级、优先级和繁简；分类变化留有历史，不重新起算期限。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉处理回访制度范本》第十一条；《燃气投诉工作管理制度》第七条',
    documentationEn: '',
    rules: ['D09-R15', 'D04-R08'],
    source: '',
  },
  serviceTask_RecordAssignment: {
    name: '记录分派',
    nameEn: 'Record the assignment',
    type: 'serviceTask',
    documentation:
      '工作内容：将责任部门和复核后的分类记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司客户投诉处理管理办法》第三部分（一）；《燃气投诉处理回访制度范本》第八条',
    documentationEn: '',
    rules: ['D16-R22', 'D09-R10'],
    source: '',
  },
  sendTask_NotifyDepartmentOfCase: {
    name: '通知责任部门',
    nameEn: 'Notify the department',
    type: 'sendTask',
    documentation:
      '工作内容：通知责任部门办理。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉工作管理制度》第七条；《燃气有限公司客户投诉处理管理办法》第三部分（一）',
    documentationEn: '',
    rules: ['D04-R09', 'D16-R16', 'D16-R28'],
    source: '',
  },
  gateway_TransferNoticeStep: {
    name: '是否告知转办？',
    nameEn: 'Is the complainant told?',
    type: 'exclusiveGateway',
    documentation: '由制度设置决定转送时是否告知投诉人。',
    documentationEn: '',
    rules: ['D09-R11'],
    source: '',
  },
  sendTask_TransferNotice: {
    name: '告知投诉人转办',
    nameEn: 'Tell of the transfer',
    type: 'sendTask',
    documentation:
      '工作内容：告知投诉人投诉已转送责任部门。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉处理回访制度范本》第八条',
    documentationEn: '',
    rules: ['D09-R11'],
    source: '',
  },
  gateway_TransferTold: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  serviceTask_RecordTransfer: {
    name: '记录转办完毕',
    nameEn: 'Record the transfer',
    type: 'serviceTask',
    documentation:
      '工作内容：将转办记入台账，转办期限计时停止，办理期限起算。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉处理回访制度范本》第八条',
    documentationEn: '',
    rules: ['D09-R10', 'D09-R11'],
    source: '',
  },
  endEvent_Assigned: {
    name: '已分派',
    nameEn: 'Assigned',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R22'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event', 'complaint.assign', 'notice.send'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_Assign: {
    formId: 'assign',
    candidateGroups: 'complaint-office',
    name: '分派责任部门',
    nameEn: 'Assign a department',
    rules: ['D16-R22', 'D09-R10', 'D09-R15', 'D04-R09'],
    clock: ['transfer'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'profile',
  'category',
  'safetyHazard',
  'urgency',
  'complexity',
  'multiParty',
  'compensationClaimed',
  'damageAmount',
  'involvedParty',
  'opinionRisk',
  'channel',
  'classification',
  'responsibleDepartment',
  'departments',
  'jointDepartment',
  'departmentCount',
] as const;
