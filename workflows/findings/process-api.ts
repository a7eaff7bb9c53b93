/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'findings' as const;

export const elements = {
  startEvent_FindingsAsked: {
    name: '调查已结束',
    nameEn: 'Investigation ended',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R10'],
    source: '',
  },
  gateway_FindingsNeeded: {
    name: '是否须书面报告？',
    nameEn: 'Is a written report needed?',
    type: 'exclusiveGateway',
    documentation: '由制度设置决定是否须提交书面调查结果。',
    documentationEn: '',
    rules: ['D16-R10'],
    source: '',
  },
  gateway_ReportDue: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  userTask_ReportFindings: {
    name: '提交书面调查结果',
    nameEn: 'Report the findings',
    type: 'userTask',
    documentation:
      '工作内容：向投诉处理机构提交书面调查结果：事实、原因、责任和拟采取的补救措施。\n办理岗位：责任部门负责人\n期限：本公司设定的时限以内\n依据：《燃气有限公司客户投诉处理管理办法》第二部分',
    documentationEn:
      'What: Report in writing: the facts, the cause, the responsibility and the remedy proposed.\nWho: Manager of the responsible department\nLimit: within the limit set by the company\nBasis: Gas Co. Ltd customer complaint handling measures (D16-R10, D16-R11)',
    rules: ['D16-R10', 'D16-R11'],
    source: '',
  },
  serviceTask_RecordFindings: {
    name: '记录提交',
    nameEn: 'Record the report',
    type: 'serviceTask',
    documentation:
      '工作内容：将书面调查结果的提交记入台账，期限计时停止。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司客户投诉处理管理办法》第二部分',
    documentationEn: '',
    rules: ['D16-R10'],
    source: '',
  },
  userTask_ConfirmFindings: {
    name: '确认调查结果',
    nameEn: 'Confirm the findings',
    type: 'userTask',
    documentation:
      '工作内容：审阅书面调查结果：确认，或者退回补充。\n办理岗位：投诉处理机构\n期限：无\n依据：《燃气有限公司客户投诉处理管理办法》第二部分',
    documentationEn:
      'What: Read the report: confirm it, or send it back to be completed.\nWho: Complaint office\nLimit: none\nBasis: Gas Co. Ltd customer complaint handling measures (D16-R11)',
    rules: ['D16-R11'],
    source: '',
  },
  gateway_FindingsConfirmed: {
    name: '是否确认？',
    nameEn: 'Confirmed?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R11'],
    source: '',
  },
  gateway_FindingsReady: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  serviceTask_RecordConfirmation: {
    name: '记录结果确认',
    nameEn: 'Record the confirmation',
    type: 'serviceTask',
    documentation:
      '工作内容：将调查结果的确认记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气用户投诉管理制度》第五部分第3项',
    documentationEn: '',
    rules: ['D02-R13'],
    source: '',
  },
  gateway_FindingsNoticeStep: {
    name: '是否反馈调查结果？',
    nameEn: 'Are the findings told?',
    type: 'exclusiveGateway',
    documentation: '由制度设置决定调查结束后是否先向投诉人反馈调查结果。',
    documentationEn: '',
    rules: ['D02-R09'],
    source: '',
  },
  sendTask_FindingsNotice: {
    name: '反馈调查结果',
    nameEn: 'Tell the findings',
    type: 'sendTask',
    documentation:
      '工作内容：向投诉人反馈调查结果。\n办理岗位：系统\n期限：立即\n依据：《燃气用户投诉管理制度》第四部分第3项、第五部分第2项',
    documentationEn: '',
    rules: ['D02-R09', 'D02-R12'],
    source: '',
  },
  serviceTask_RecordFindingsTold: {
    name: '记录结果反馈',
    nameEn: 'Record the notice',
    type: 'serviceTask',
    documentation:
      '工作内容：将调查结果的反馈记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气用户投诉管理制度》第五部分第2项',
    documentationEn: '',
    rules: ['D02-R12'],
    source: '',
  },
  gateway_FindingsDone: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  endEvent_FindingsDoneEnd: {
    name: '调查结果已定',
    nameEn: 'Findings settled',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R10'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event', 'notice.send'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_ReportFindings: {
    formId: 'report-findings',
    candidateGroups: '="department-manager:" + responsibleDepartment',
    name: '提交书面调查结果',
    nameEn: 'Report the findings',
    rules: ['D16-R10', 'D16-R11'],
    clock: ['findings'],
    differentFrom: [],
  },
  userTask_ConfirmFindings: {
    formId: 'confirm-findings',
    candidateGroups: 'complaint-office',
    name: '确认调查结果',
    nameEn: 'Confirm the findings',
    rules: ['D16-R11'],
    clock: ['findings-confirmation'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'profile',
  'responsibleDepartment',
  'findingsOutcome',
] as const;
