/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'safety-lane' as const;

export const elements = {
  startEvent_SafetyIdentified: {
    name: '发现安全情形',
    nameEn: 'Safety matter identified',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D04-R10'],
    source: '',
  },
  sendTask_AlertSafety: {
    name: '转告安全管理部门',
    nameEn: 'Alert the safety department',
    type: 'sendTask',
    documentation:
      '做什么：立即将涉及生命财产安全的投诉转告安全管理部门，不等待工作时间。\n由谁：系统\n期限：立即\n依据：《燃气投诉工作管理制度》第八条',
    documentationEn: '',
    rules: ['D04-R10'],
    source: '',
  },
  serviceTask_RecordSafetyPassedOn: {
    name: '记录转告',
    nameEn: 'Record the alert',
    type: 'serviceTask',
    documentation: '做什么：将转告的时刻记入台账。\n由谁：系统\n期限：立即\n依据：《燃气投诉工作管理制度》第八条',
    documentationEn: '',
    rules: ['D04-R10'],
    source: '',
  },
  userTask_UrgeSafety: {
    name: '督促处理',
    nameEn: 'Urge the handling',
    type: 'userTask',
    documentation:
      '做什么：与安全管理部门确认已经到场或者采取措施，督促其及时处理，记录联系人和措施。\n由谁：受理人员\n期限：立即\n依据：《燃气投诉工作管理制度》第八条',
    documentationEn:
      'What: Make sure that the safety department has acted or is on its way; urge it, and record whom you reached and what is being done.\nWho: Intake staff\nLimit: at once\nBasis: Gas complaint work management system (D04-R10)',
    rules: ['D04-R10'],
    source: '',
  },
  serviceTask_RecordSafetyUrged: {
    name: '记录督促',
    nameEn: 'Record the urging',
    type: 'serviceTask',
    documentation:
      '做什么：将督促记入台账，转告期限计时停止。\n由谁：系统\n期限：立即\n依据：《燃气投诉工作管理制度》第八条',
    documentationEn: '',
    rules: ['D04-R10'],
    source: '',
  },
  endEvent_SafetyUrged: {
    name: '已转告并督促',
    nameEn: 'Passed on and urged',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D04-R10'],
    source: '',
  },
} as const;

export const jobTypes = [
  'case.record-event',
  'notice.send',
  'work-item.assigning',
  'work-item.canceling',
  'work-item.completing',
  'work-item.creating',
] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_UrgeSafety: {
    formId: 'urge-safety',
    candidateGroups: 'intake',
    name: '督促处理',
    nameEn: 'Urge the handling',
    rules: ['D04-R10'],
    clock: ['safety'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = ['complaintId', 'policyVersion', 'profile'] as const;
