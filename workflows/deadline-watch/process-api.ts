/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'deadline-watch' as const;

export const elements = {
  startEvent_ClockStarted: {
    name: '期限开始计时',
    nameEn: 'Clock started',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R13', 'D03-R14', 'D03-R15', 'D03-R17', 'D03-R18'],
    source: '',
  },
  businessRuleTask_LoadMarks: {
    name: '读取监督时点',
    nameEn: 'Load the marks',
    type: 'businessRuleTask',
    documentation:
      '工作内容：读取该类期限的提醒、到期和各级逾期时点（相对于到期时刻）。\n办理岗位：系统\n期限：立即\n依据：本公司规定',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  gateway_ArmAgain: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  serviceTask_ArmClock: {
    name: '计算下一时点',
    nameEn: 'Compute the next mark',
    type: 'serviceTask',
    documentation:
      '工作内容：按工作日历计算下一个未到的时点；期限已暂停或者再无时点的，下一时点为空。\n办理岗位：系统\n期限：立即\n依据：本公司规定',
    documentationEn: '',
    rules: ['D03-R13', 'D03-R15', 'D03-R18'],
    source: 'company',
  },
  gateway_MarkLeft: {
    name: '是否还有时点？',
    nameEn: 'Is a mark left?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  eventGateway_Wait: {
    name: '等待下一时点',
    nameEn: 'Wait for the next mark',
    type: 'eventBasedGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  timerEvent_MarkReached: {
    name: '时点已到',
    nameEn: 'Mark reached',
    type: 'intermediateCatchEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  messageEvent_DeadlineChanged: {
    name: '期限已变更',
    nameEn: 'Deadline changed',
    type: 'intermediateCatchEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  messageEvent_DeadlineMet: {
    name: '期限已满足',
    nameEn: 'Deadline met',
    type: 'intermediateCatchEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  serviceTask_PassMark: {
    name: '处理已到时点',
    nameEn: 'Pass the mark',
    type: 'serviceTask',
    documentation:
      '工作内容：记录已到的时点，按决策表通知相关人员；逾期的，同时通知该投诉的处理流程。\n办理岗位：系统\n期限：立即\n依据：本公司规定',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  gateway_MarkHandled: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  endEvent_Met: {
    name: '期限监督结束',
    nameEn: 'Watch ended',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  eventGateway_WaitIdle: {
    name: '暂停或时点已尽',
    nameEn: 'Wait while paused or without marks',
    type: 'eventBasedGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  messageEvent_DeadlineMetWhileIdle: {
    name: '期限已满足',
    nameEn: 'Deadline met while idle',
    type: 'intermediateCatchEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  endEvent_MetWhileIdle: {
    name: '期限监督结束',
    nameEn: 'Watch ended while idle',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  messageEvent_DeadlineChangedWhileIdle: {
    name: '期限已变更',
    nameEn: 'Deadline changed while idle',
    type: 'intermediateCatchEvent',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
} as const;

export const jobTypes = ['clock.arm', 'clock.pass-mark'] as const;

export const messages = ['clock-started', 'deadline-changed', 'deadline-met'] as const;

export const userTasks = {} as const;

export const allowedVariables = [
  'clockId',
  'complaintId',
  'step',
  'policyVersion',
  'supervision',
  'unit',
  'kind',
  'marks',
  'nextMarkAt',
  'nextMarkKind',
  'nextMarkLevel',
] as const;
