/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'complaint-investigation' as const;

export const elements = {
  startEvent_InvestigationStarted: {
    name: '开始调查核实',
    nameEn: 'Investigation started',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R15'],
    source: '',
  },
  gateway_Revision: {
    name: '是否修订方案？',
    nameEn: 'Is a plan being revised?',
    type: 'exclusiveGateway',
    documentation: '方案被退回修改，或者协商后采取新措施的，为修订方案：事实已经查清，直接修订。',
    documentationEn: '',
    rules: [],
    source: 'company',
  },
  userTask_Investigate: {
    name: '调查核实',
    nameEn: 'Investigate',
    type: 'userTask',
    documentation:
      '做什么：调查、核实投诉事项，记录查明的事实和证据，判断投诉是否属实。\n由谁：责任部门承办人\n期限：收到投诉后5个工作日内\n依据：《燃气用户投诉管理制度范本》第五条第（三）项、第八条',
    documentationEn:
      'What: Investigate the complaint, record the facts found and the evidence, and judge whether it is substantiated.\nWho: Handler of the responsible department\nLimit: within 5 working days of receipt\nBasis: Complaint Regulation (model), articles 5 (3) and 8',
    rules: ['D03-R08', 'D03-R15'],
    source: '',
  },
  gateway_FactsKnown: {
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
    nameEn: 'Draft the resolution plan',
    type: 'userTask',
    documentation:
      '做什么：根据调查结果拟定处理方案，确定整改完成日期和方案级别。\n由谁：责任部门承办人\n期限：收到投诉后5个工作日内\n依据：《燃气用户投诉管理制度范本》第八条',
    documentationEn:
      'What: Draft the resolution plan from what was found; set its completion date and its level.\nWho: Handler of the responsible department\nLimit: within 5 working days of receipt\nBasis: Complaint Regulation (model), article 8',
    rules: ['D03-R08', 'D03-R15'],
    source: '',
  },
  serviceTask_RecordPlan: {
    name: '记录处理方案',
    nameEn: 'Record the plan',
    type: 'serviceTask',
    documentation:
      '做什么：将拟定的处理方案记入台账，调查核实期限计时停止。\n由谁：系统\n期限：立即\n依据：《燃气用户投诉管理制度范本》第八条',
    documentationEn: '',
    rules: ['D03-R15'],
    source: '',
  },
  endEvent_PlanDrafted: {
    name: '处理方案已拟定',
    nameEn: 'Plan drafted',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R15'],
    source: '',
  },
} as const;

export const jobTypes = [
  'case.record-event',
  'work-item.assigning',
  'work-item.canceling',
  'work-item.completing',
  'work-item.creating',
] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_Investigate: {
    formId: 'investigate',
    candidateGroups: '=handlerGroup',
    name: '调查核实',
    nameEn: 'Investigate',
    rules: ['D03-R08', 'D03-R15'],
  },
  userTask_DraftPlan: {
    formId: 'draft-plan',
    candidateGroups: '=handlerGroup',
    name: '拟定处理方案',
    nameEn: 'Draft the resolution plan',
    rules: ['D03-R08', 'D03-R15'],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'handlerGroup',
  'revision',
  'planDueOn',
  'planLevel',
] as const;
