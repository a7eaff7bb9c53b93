/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'major-alert' as const;

export const elements = {
  startEvent_MajorIdentified: {
    name: '认定为重大投诉',
    nameEn: 'Found to be major',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R23'],
    source: '',
  },
  gateway_MajorStep: {
    name: '是否报告领导？',
    nameEn: 'Is the leader told?',
    type: 'exclusiveGateway',
    documentation: '由制度设置决定重大投诉是否立即报告并跟踪监督。',
    documentationEn: '',
    rules: ['D16-R28', 'D18-R17'],
    source: '',
  },
  sendTask_AlertLeader: {
    name: '报告分管领导',
    nameEn: 'Alert the leader',
    type: 'sendTask',
    documentation:
      '工作内容：立即向分管领导报告重大投诉及其认定依据。\n办理岗位：系统\n期限：立即\n依据：《华洁燃气投诉处理制度》第七部分；《燃气有限公司客户投诉处理管理办法》第三部分（一）',
    documentationEn: '',
    rules: ['D18-R17', 'D16-R23'],
    source: '',
  },
  serviceTask_RecordMajorReported: {
    name: '记录报告',
    nameEn: 'Record the report',
    type: 'serviceTask',
    documentation:
      '工作内容：将报告的时刻记入台账。\n办理岗位：系统\n期限：立即\n依据：《华洁燃气投诉处理制度》第七部分',
    documentationEn: '',
    rules: ['D18-R17'],
    source: '',
  },
  userTask_TrackMajor: {
    name: '跟踪监督重大投诉',
    nameEn: 'Track the major complaint',
    type: 'userTask',
    documentation:
      '工作内容：跟踪监督责任部门办理，记录监督情况；结果已反馈后完成本任务。\n办理岗位：投诉处理机构\n期限：投诉办结之前\n依据：《燃气有限公司客户投诉处理管理办法》第三部分（一）',
    documentationEn:
      'What: Follow how the department handles it and record that; complete this task once the result has been told.\nWho: Complaint office\nLimit: until the complaint is settled\nBasis: Gas Co. Ltd customer complaint handling measures (D16-R28)',
    rules: ['D16-R28'],
    source: '',
  },
  serviceTask_RecordTracked: {
    name: '记录跟踪结果',
    nameEn: 'Record the tracking',
    type: 'serviceTask',
    documentation:
      '工作内容：将跟踪监督的结果记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司客户投诉处理管理办法》第三部分（一）',
    documentationEn: '',
    rules: ['D16-R28'],
    source: '',
  },
  gateway_MajorDone: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  endEvent_MajorTracked: {
    name: '报告跟踪完毕',
    nameEn: 'Told and tracked',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R28'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event', 'notice.send'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_TrackMajor: {
    formId: 'track-major',
    candidateGroups: 'complaint-office',
    name: '跟踪监督重大投诉',
    nameEn: 'Track the major complaint',
    rules: ['D16-R28'],
    clock: ['track'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = ['complaintId', 'policyVersion', 'profile'] as const;
