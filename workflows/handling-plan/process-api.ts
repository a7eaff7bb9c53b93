/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'handling-plan' as const;

export const elements = {
  startEvent_PlanAsked: {
    name: '调查结果已定',
    nameEn: 'Findings settled',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R15'],
    source: '',
  },
  gateway_PlanNeeded: {
    name: '是否须拟定方案？',
    nameEn: 'Is a plan needed?',
    type: 'exclusiveGateway',
    documentation: '制度要求一律拟定的，或者投诉属实、有效的，或者协商后须采取新措施的，须拟定处理方案。',
    documentationEn: '',
    rules: ['D03-R15', 'D09-R12'],
    source: '',
  },
  gateway_PlanDue: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  userTask_DraftPlan: {
    name: '拟定处理方案',
    nameEn: 'Draft the plan',
    type: 'userTask',
    documentation:
      '工作内容：根据调查结果拟定处理方案（处理意见），写明整改完成日期和方案级别；退回的方案在原方案上修改。\n办理岗位：责任部门承办人\n期限：调查期限以内\n依据：《燃气用户投诉管理制度范本》第五条、第八条；《燃气投诉工作管理制度》第十一条；《燃气投诉处理回访制度范本》第九条',
    documentationEn:
      'What: Draft the plan from the findings with the day by which the measures will be done and its level; a plan that was returned is revised.\nWho: Handler of the responsible department\nLimit: within the limit for the investigation\nBasis: Model gas user complaint management system (D03-R08, D03-R15); Gas complaint work management system (D04-R13); Model complaint handling and return-visit system (D09-R12)',
    rules: ['D03-R08', 'D03-R15', 'D04-R13', 'D09-R12'],
    source: '',
  },
  serviceTask_RecordPlan: {
    name: '记录处理方案',
    nameEn: 'Record the plan',
    type: 'serviceTask',
    documentation:
      '工作内容：将处理方案记入台账，调查期限计时停止。\n办理岗位：系统\n期限：立即\n依据：《燃气用户投诉管理制度范本》第八条；《燃气投诉处理回访制度范本》第九条',
    documentationEn: '',
    rules: ['D03-R15', 'D09-R12'],
    source: '',
  },
  gateway_ApprovalStep: {
    name: '是否审批方案？',
    nameEn: 'Is the plan approved?',
    type: 'exclusiveGateway',
    documentation: '由制度设置决定处理方案是否须审批。',
    documentationEn: '',
    rules: ['D16-R07', 'D16-R15'],
    source: '',
  },
  callActivity_ApprovePlan: {
    name: '审批处理方案',
    nameEn: 'Approve the plan',
    type: 'callActivity',
    documentation:
      '工作内容：调用“方案审批”流程：按级别确定审批人，批准或者退回。\n办理岗位：由决策表确定的岗位\n期限：立即\n依据：《燃气有限公司客户投诉处理管理办法》第二部分（一）、第二部分（五）',
    documentationEn: '',
    rules: ['D16-R07', 'D16-R15'],
    source: '',
  },
  gateway_PlanApproved: {
    name: '方案是否获批？',
    nameEn: 'Approved?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R07'],
    source: '',
  },
  sendTask_NotifyReturned: {
    name: '退回修改',
    nameEn: 'Return for revision',
    type: 'sendTask',
    documentation:
      '工作内容：将退回的意见通知责任部门承办人。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司客户投诉处理管理办法》第二部分（一）',
    documentationEn: '',
    rules: ['D16-R07'],
    source: '',
  },
  gateway_PlanReady: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  gateway_PlanNoticeStep: {
    name: '是否通知责任部门？',
    nameEn: 'Is the department told?',
    type: 'exclusiveGateway',
    documentation: '由制度设置决定处理方案确定后是否通知责任部门。',
    documentationEn: '',
    rules: ['D03-R16'],
    source: '',
  },
  sendTask_NotifyDepartment: {
    name: '通知责任部门',
    nameEn: 'Notify the department',
    type: 'sendTask',
    documentation:
      '工作内容：及时将处理方案通知责任部门。\n办理岗位：系统\n期限：立即\n依据：《燃气用户投诉管理制度范本》第九条；《燃气有限公司客户投诉处理管理办法》第二部分',
    documentationEn: '',
    rules: ['D03-R16', 'D16-R12'],
    source: '',
  },
  gateway_PlanNotified: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  serviceTask_StartRectification: {
    name: '记录方案确定',
    nameEn: 'Record the approved plan',
    type: 'serviceTask',
    documentation:
      '工作内容：将方案的确定记入台账，整改期限按方案载明的日期开始计时。\n办理岗位：系统\n期限：立即\n依据：《燃气用户投诉管理制度范本》第九条',
    documentationEn: '',
    rules: ['D03-R16', 'D03-R17'],
    source: '',
  },
  endEvent_PlanSettled: {
    name: '方案已定',
    nameEn: 'Plan settled',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R16'],
    source: '',
  },
  endEvent_NoPlan: {
    name: '无须方案',
    nameEn: 'No plan needed',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D11-R16'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event', 'notice.send'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_DraftPlan: {
    formId: 'draft-plan',
    candidateGroups: '=handlerGroup',
    name: '拟定处理方案',
    nameEn: 'Draft the plan',
    rules: ['D03-R08', 'D03-R15', 'D04-R13', 'D09-R12'],
    clock: ['plan', 'investigate'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'profile',
  'substantiated',
  'validity',
  'remedy',
  'handlerGroup',
  'responsibleDepartment',
  'planned',
  'planDueOn',
  'planLevel',
  'level',
  'major',
  'approvalOutcome',
] as const;
