/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'duty-calendar' as const;

export const elements = {
  startEvent_WeekBegun: {
    name: '每周一',
    nameEn: 'Every Monday',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D09-R22'],
    source: '',
  },
  serviceTask_PlanDuties: {
    name: '安排定期工作',
    nameEn: 'Plan the duties',
    type: 'serviceTask',
    documentation:
      '工作内容：按现行制度的决策表，安排一周内应当开始的定期工作；同一周期的同一工作只安排一次。\n办理岗位：系统\n期限：立即\n依据：《燃气投诉处理回访制度范本》第十六条；《燃气有限公司客户投诉处理管理办法》第二部分（一）；《燃气用户投诉管理制度范本》第十四条；《燃气投诉工作管理制度》第四条；《燃气服务投诉管理制度》第五部分',
    documentationEn: '',
    rules: ['D09-R22', 'D16-R08', 'D03-R24', 'D04-R04', 'D11-R22'],
    source: '',
  },
  endEvent_DutiesPlanned: {
    name: '已安排',
    nameEn: 'Planned',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D09-R22'],
    source: '',
  },
} as const;

export const jobTypes = ['duties.plan'] as const;

export const messages = [] as const;

export const userTasks = {} as const;

export const allowedVariables = [] as const;
