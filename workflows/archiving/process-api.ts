/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'archiving' as const;

export const elements = {
  startEvent_ArchivingAsked: {
    name: '投诉已办结',
    nameEn: 'Complaint settled',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R06'],
    source: '',
  },
  gateway_NatureDue: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  gateway_Unfounded: {
    name: '是否暂归无根据？',
    nameEn: 'Unfounded for the time being?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D17-R14', 'D17-R15'],
    source: '',
  },
  serviceTask_RecordReopened: {
    name: '记录尚未查明',
    nameEn: 'Record that it is still open',
    type: 'serviceTask',
    documentation:
      '工作内容：将“无根据事件不得作为最终归类、须继续查明”记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司客户投诉管理制度》第三部分',
    documentationEn: '',
    rules: ['D17-R15'],
    source: '',
  },
  callActivity_JudgeAgain: {
    name: '查明后重新认定',
    nameEn: 'Judge again',
    type: 'callActivity',
    documentation:
      '工作内容：调用“性质认定”流程：查明后按实际情况重新归类，历次认定均保留。\n办理岗位：投诉处理机构\n期限：立即\n依据：《燃气有限公司客户投诉管理制度》第三部分',
    documentationEn: '',
    rules: ['D17-R15'],
    source: '',
  },
  serviceTask_Archive: {
    name: '归档投诉',
    nameEn: 'Archive the complaint',
    type: 'serviceTask',
    documentation:
      '工作内容：整理投诉材料，封存案卷。\n办理岗位：系统\n期限：立即\n依据：《燃气用户投诉管理制度范本》第五条；《燃气服务投诉管理制度》第三部分第1项；《燃气有限公司客户投诉处理管理办法》第二部分（一）',
    documentationEn: '',
    rules: ['D03-R07', 'D11-R09', 'D16-R06'],
    source: '',
  },
  endEvent_ArchivedEnd: {
    name: '已归档',
    nameEn: 'Archived',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R07'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event', 'complaint.archive'] as const;

export const messages = [] as const;

export const userTasks = {} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'profile',
  'validity',
  'nature',
  'impact',
  'outcome',
  'reopenUntil',
] as const;
