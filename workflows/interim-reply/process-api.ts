/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'interim-reply' as const;

export const elements = {
  startEvent_ProgressDue: {
    name: '须通报进展',
    nameEn: 'Progress is due',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D09-R16', 'D04-R16'],
    source: '',
  },
  userTask_WriteProgress: {
    name: '拟写进展通报',
    nameEn: 'Write the interim reply',
    type: 'userTask',
    documentation:
      '工作内容：写明处理进展和预计办结的时间，将原文发给投诉人。\n办理岗位：投诉处理机构\n期限：本公司设定的通报周期\n依据：《燃气投诉处理回访制度范本》第十一条；《燃气投诉工作管理制度》第十三条；《燃气服务投诉管理制度范本》第十四条',
    documentationEn:
      'What: Say how far the matter is and when it is expected to be settled; this text goes to the complainant.\nWho: Complaint office\nLimit: the period set by the company\nBasis: Model complaint handling and return-visit system (D09-R16); Gas complaint work management system (D04-R16); Model gas service complaint management system (D20-R22)',
    rules: ['D09-R16', 'D04-R16', 'D20-R22'],
    source: '',
  },
  sendTask_SendProgress: {
    name: '发送进展通报',
    nameEn: 'Send the interim reply',
    type: 'sendTask',
    documentation:
      '工作内容：向投诉人发送进展通报。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉处理回访制度范本》第十一条；《燃气投诉工作管理制度》第十三条',
    documentationEn: '',
    rules: ['D09-R16', 'D04-R16'],
    source: '',
  },
  serviceTask_RecordProgress: {
    name: '记录进展通报',
    nameEn: 'Record the reply',
    type: 'serviceTask',
    documentation:
      '工作内容：将进展通报记入台账，本周期计时停止，下一周期开始。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉处理回访制度范本》第十一条；《燃气投诉工作管理制度》第十三条',
    documentationEn: '',
    rules: ['D09-R16', 'D04-R16'],
    source: '',
  },
  endEvent_ProgressTold: {
    name: '已通报进展',
    nameEn: 'Progress told',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D09-R16'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event', 'notice.send'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_WriteProgress: {
    formId: 'write-progress',
    candidateGroups: 'complaint-office',
    name: '拟写进展通报',
    nameEn: 'Write the interim reply',
    rules: ['D09-R16', 'D04-R16', 'D20-R22'],
    clock: ['progress'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = ['complaintId', 'policyVersion', 'profile'] as const;
