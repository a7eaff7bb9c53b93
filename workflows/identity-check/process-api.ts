/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'identity-check' as const;

export const elements = {
  startEvent_IdentityAsked: {
    name: '投诉已登记',
    nameEn: 'Complaint registered',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D08-R15'],
    source: '',
  },
  gateway_IdentityNeeded: {
    name: '是否须核实身份？',
    nameEn: 'Must the identity be checked?',
    type: 'exclusiveGateway',
    documentation: '制度要求核实，并且不涉及安全的，须核实身份。',
    documentationEn: '',
    rules: ['D08-R15'],
    source: '',
  },
  userTask_VerifyIdentity: {
    name: '核实投诉人身份',
    nameEn: 'Verify the identity',
    type: 'userTask',
    documentation:
      '工作内容：核实投诉人身份；核实不了的，按“暂未核实”继续办理，不得因此拒绝登记。\n办理岗位：受理人员\n期限：受理期限以内\n依据：《燃气服务投诉管理制度范本范文》第九条',
    documentationEn:
      'What: Verify who complains; where that is not possible go on as not verified: it is no reason to refuse.\nWho: Intake staff\nLimit: within the limit for acceptance\nBasis: Gas service complaint management system, model sample (D08-R15)',
    rules: ['D08-R15'],
    source: '',
  },
  serviceTask_RecordIdentity: {
    name: '记录核实结果',
    nameEn: 'Record the check',
    type: 'serviceTask',
    documentation:
      '工作内容：将身份核实结果记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气服务投诉管理制度范本范文》第九条',
    documentationEn: '',
    rules: ['D08-R15'],
    source: '',
  },
  gateway_IdentityDone: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  endEvent_IdentityChecked: {
    name: '身份核实完毕',
    nameEn: 'Identity check done',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D08-R15'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_VerifyIdentity: {
    formId: 'verify-identity',
    candidateGroups: 'intake',
    name: '核实投诉人身份',
    nameEn: 'Verify the identity',
    rules: ['D08-R15'],
    clock: ['accept'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = ['complaintId', 'policyVersion', 'profile', 'safetyHazard', 'identityOutcome'] as const;
