/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'safety-lane' as const;

export const elements = {
  startEvent_DangerFound: {
    name: '发现险情',
    nameEn: 'Danger found',
    type: 'startEvent',
    documentation:
      '前台登记、网上投诉、求助登记、补充信息、催办、异议、撤回、评价、回访或者重新分类时发现险情的，立即开始，不等待登记、受理和审批；投诉撤回或者办结的，不受影响。',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: '',
  },
  subProcess_AwaitConfirmation: {
    name: '等待安全管理部门确认',
    nameEn: 'Wait until the safety department confirms',
    type: 'subProcess',
    documentation:
      '安全管理部门的人员确认之前，险情一直在办；逾期未确认的，逐级督办到总经理。确认后，尚未完成的督办自动结束。',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: '',
  },
  startEvent_ConfirmationAwaited: {
    name: '开始等待确认',
    nameEn: 'Confirmation awaited',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: '',
  },
  gateway_TellAndWatch: {
    name: '同时交办和计时',
    nameEn: 'Hand over and watch at once',
    type: 'parallelGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: '',
  },
  userTask_ConfirmDanger: {
    name: '确认险情并处置',
    nameEn: 'Confirm the danger and deal with it',
    type: 'userTask',
    documentation:
      '工作内容：立即给报告险情的人打电话，指导其先到安全的地方；派人到现场，采取关阀、通风、检测等措施。确认人、通话情况和采取的措施记入本表。\n办理岗位：安全管理部门承办人或者负责人；安全管理部门须回避的，由分管领导指定其他人员处置并确认\n期限：公司规定的分钟数以内（见公司监督规则的险情处置期限）\n依据：《燃气投诉工作管理制度》第八条',
    documentationEn:
      'What: Call the person who reported at once and guide them to a safe place; send somebody, and have the gas shut off, the place aired and measured. Record who confirms, the call, and the measures.\nWho: A handler or the manager of the safety department; where the department is recused, the supervising leader has somebody else see to it, and confirms\nLimit: the minutes that the company has set (company rules, limit of a danger)\nBasis: Gas complaint work management system (D04-R10)',
    rules: ['D04-R10', 'D08-R20'],
    source: '',
  },
  endEvent_DangerConfirmed: {
    name: '险情已有人处置',
    nameEn: 'Somebody sees to the danger',
    type: 'endEvent',
    documentation: '等待结束，尚未完成的督办一并结束。',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: '',
  },
  serviceTask_WatchDanger: {
    name: '开始险情计时',
    nameEn: 'Start the limit of the danger',
    type: 'serviceTask',
    documentation:
      '工作内容：自发现险情起计算确认期限，昼夜和节假日均不停止。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉工作管理制度》第八条',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: '',
  },
  sendTask_AlertSafety: {
    name: '通知安全管理部门',
    nameEn: 'Notify the safety department',
    type: 'sendTask',
    documentation:
      '工作内容：向安全管理部门承办人和负责人发出通知，不等待工作时间。发出通知不等于已经有人处置。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉工作管理制度》第八条',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: '',
  },
  endEvent_SafetyAlerted: {
    name: '通知已发出',
    nameEn: 'Notice sent',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: '',
  },
  eventSubProcess_ClimbLadder: {
    name: '逾期未确认',
    nameEn: 'Not confirmed in time',
    type: 'subProcess',
    documentation:
      '到期和其后各时点仍无人确认的，逐级督办：部门负责人、分管领导、总经理。各级的时点和对象由公司决策表规定。',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: 'company',
  },
  startEvent_DangerOverdue: {
    name: '到期仍未确认',
    nameEn: 'Still not confirmed',
    type: 'startEvent',
    documentation: '每到一级触发一次。',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: 'company',
  },
  businessRuleTask_FindRung: {
    name: '确定督办对象',
    nameEn: 'Find who supervises',
    type: 'businessRuleTask',
    documentation: '工作内容：按级别确定督办对象；险情的每一级都须督办。\n办理岗位：系统\n期限：立即\n依据：本公司规定',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: 'company',
  },
  serviceTask_RecordRung: {
    name: '记录险情升级',
    nameEn: 'Record the escalation of the danger',
    type: 'serviceTask',
    documentation: '工作内容：将升级记入台账并通知督办对象。\n办理岗位：系统\n期限：立即\n依据：本公司规定',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: 'company',
  },
  userTask_SuperviseDanger: {
    name: '督办险情',
    nameEn: 'See that the danger is dealt with',
    type: 'userTask',
    documentation:
      '工作内容：直接联系安全管理部门值班人员，确认有人到场；无人应答的，另行指派人员。安全管理部门的人员确认后，本任务自动结束。\n办理岗位：由决策表确定的上级（部门负责人、分管领导、总经理）\n期限：立即\n依据：本公司规定',
    documentationEn:
      'What: Reach the safety department’s staff on duty yourself and make sure that somebody is on the way; where nobody answers, send somebody else. The task ends by itself when a person of the safety department confirms.\nWho: The superior named by the decision table (department manager, supervising leader, general manager)\nLimit: at once\nBasis: company rule',
    rules: ['D04-R10', 'D08-R20'],
    source: 'company',
  },
  endEvent_DangerSupervised: {
    name: '险情已督办',
    nameEn: 'Danger supervised',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: 'company',
  },
  serviceTask_RecordConfirmed: {
    name: '记录确认',
    nameEn: 'Record the confirmation',
    type: 'serviceTask',
    documentation:
      '工作内容：将安全管理部门人员确认的时刻记入台账，险情期限计时停止。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉工作管理制度》第八条',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: '',
  },
  userTask_UrgeSafety: {
    name: '督促处理',
    nameEn: 'Urge the handling',
    type: 'userTask',
    documentation:
      '工作内容：与安全管理部门确认已经到场或者采取措施，督促其及时处理，记录联系人和措施。\n办理岗位：受理人员\n期限：立即\n依据：《燃气投诉工作管理制度》第八条',
    documentationEn:
      'What: Make sure that the safety department has acted or is on its way; urge it, and record whom you reached and what is being done.\nWho: Intake staff\nLimit: at once\nBasis: Gas complaint work management system (D04-R10)',
    rules: ['D04-R10', 'D08-R20'],
    source: '',
  },
  serviceTask_RecordSafetyUrged: {
    name: '记录督促',
    nameEn: 'Record the urging',
    type: 'serviceTask',
    documentation:
      '工作内容：将督促记入台账，险情处置完毕。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉工作管理制度》第八条',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: '',
  },
  endEvent_SafetyUrged: {
    name: '已确认并督促',
    nameEn: 'Confirmed and urged',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D04-R10', 'D08-R20'],
    source: '',
  },
} as const;

export const jobTypes = ['danger.close', 'danger.confirm', 'danger.watch', 'escalation.record', 'notice.send'] as const;

export const messages = ['danger-found', 'danger-overdue'] as const;

export const userTasks = {
  userTask_ConfirmDanger: {
    formId: 'confirm-danger',
    candidateGroups: '=confirmGroup',
    name: '确认险情并处置',
    nameEn: 'Confirm the danger and deal with it',
    rules: ['D04-R10', 'D08-R20'],
    clock: ['safety'],
    differentFrom: [],
  },
  userTask_SuperviseDanger: {
    formId: 'supervise-danger',
    candidateGroups: '=escalation.recipientGroup',
    name: '督办险情',
    nameEn: 'See that the danger is dealt with',
    rules: ['D04-R10', 'D08-R20'],
    clock: ['safety'],
    differentFrom: [],
  },
  userTask_UrgeSafety: {
    formId: 'urge-safety',
    candidateGroups: 'intake',
    name: '督促处理',
    nameEn: 'Urge the handling',
    rules: ['D04-R10', 'D08-R20'],
    clock: ['safety'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'dangerId',
  'policyVersion',
  'departmentRecused',
  'confirmGroup',
  'supervision',
  'dutyHolder',
  'responsibleDepartment',
  'clockId',
  'step',
  'level',
  'escalation',
] as const;
