/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'complaint-investigation' as const;

export const elements = {
  startEvent_InvestigationAsked: {
    name: '投诉已分派',
    nameEn: 'Complaint assigned',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R15'],
    source: '',
  },
  callActivity_InvestigateInDepartments: {
    name: '组织各部门调查',
    nameEn: 'Have each department investigate',
    type: 'callActivity',
    documentation:
      '工作内容：责任部门和协办部门各自调查核实，全部完成后汇总。\n办理岗位：责任部门承办人\n期限：调查期限以内\n依据：《燃气用户投诉管理制度范本》第八条；《燃气投诉处理回访制度范本》第九条、第十一条；《燃气服务投诉管理制度》第三部分第2项；《燃气有限公司客户投诉处理管理办法》第二部分',
    documentationEn: '',
    rules: ['D03-R15', 'D09-R12', 'D09-R15', 'D11-R10', 'D16-R09'],
    source: '',
  },
  endEvent_Investigated: {
    name: '调查核实完毕',
    nameEn: 'Investigated',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D03-R15'],
    source: '',
  },
} as const;

export const jobTypes = [] as const;

export const messages = [] as const;

export const userTasks = {} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'profile',
  'category',
  'subject',
  'classification',
  'departments',
  'department',
  'responsibleDepartment',
  'investigations',
  'investigationOutcome',
] as const;
