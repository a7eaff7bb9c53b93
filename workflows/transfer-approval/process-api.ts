/** Generated from the models by `npm run generate`. Not edited by hand. */

export const processId = 'transfer-approval' as const;

export const elements = {
  startEvent_TransferAsked: {
    name: '投诉已受理',
    nameEn: 'Complaint accepted',
    type: 'startEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R16'],
    source: '',
  },
  gateway_TransferApprovalNeeded: {
    name: '是否先行审批？',
    nameEn: 'Is approval needed first?',
    type: 'exclusiveGateway',
    documentation: '制度要求审批，并且不是重大投诉、不涉及安全的，须先行审批。',
    documentationEn: '',
    rules: ['D16-R16', 'D16-R28'],
    source: '',
  },
  gateway_TransferSubmitted: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  userTask_ApproveTransfer: {
    name: '审批转办',
    nameEn: 'Approve the transfer',
    type: 'userTask',
    documentation:
      '工作内容：审批投诉处理机构呈报的投诉：同意转办，或者退回补充登记。\n办理岗位：分管领导\n期限：制度未规定，由本公司设定\n依据：《燃气有限公司客户投诉处理管理办法》第三部分（一）',
    documentationEn:
      'What: Approve the transfer of the complaint, or send it back to be completed.\nWho: Supervising leader\nLimit: not set by the regulation: set by the company\nBasis: Gas Co. Ltd customer complaint handling measures (D16-R16)',
    rules: ['D16-R16'],
    source: '',
  },
  gateway_TransferApproved: {
    name: '是否同意转办？',
    nameEn: 'Approved?',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R16'],
    source: '',
  },
  userTask_SupplementRecord: {
    name: '补充登记',
    nameEn: 'Complete the record',
    type: 'userTask',
    documentation:
      '工作内容：按分管领导的意见补充登记后再次呈报。\n办理岗位：投诉处理机构\n期限：制度未规定，由本公司设定\n依据：《燃气有限公司客户投诉处理管理办法》第三部分（一）',
    documentationEn:
      'What: Complete the record as the leader asks and submit it again.\nWho: Complaint office\nLimit: not set by the regulation: set by the company\nBasis: Gas Co. Ltd customer complaint handling measures (D16-R16)',
    rules: ['D16-R16'],
    source: '',
  },
  serviceTask_RecordTransferApproval: {
    name: '记录审批',
    nameEn: 'Record the approval',
    type: 'serviceTask',
    documentation:
      '工作内容：将转办审批记入台账。\n办理岗位：系统\n期限：立即\n依据：《燃气有限公司客户投诉处理管理办法》第三部分（一）',
    documentationEn: '',
    rules: ['D16-R16'],
    source: '',
  },
  gateway_TransferReady: {
    name: '',
    nameEn: '',
    type: 'exclusiveGateway',
    documentation: '',
    documentationEn: '',
    rules: [],
    source: '',
  },
  endEvent_TransferReadyEnd: {
    name: '可以转办',
    nameEn: 'Ready for transfer',
    type: 'endEvent',
    documentation: '',
    documentationEn: '',
    rules: ['D16-R16'],
    source: '',
  },
} as const;

export const jobTypes = ['case.record-event'] as const;

export const messages = [] as const;

export const userTasks = {
  userTask_ApproveTransfer: {
    formId: 'approve-transfer',
    candidateGroups: 'supervising-leader',
    name: '审批转办',
    nameEn: 'Approve the transfer',
    rules: ['D16-R16'],
    clock: ['transfer-approval'],
    differentFrom: [],
  },
  userTask_SupplementRecord: {
    formId: 'supplement-record',
    candidateGroups: 'complaint-office',
    name: '补充登记',
    nameEn: 'Complete the record',
    rules: ['D16-R16'],
    clock: ['transfer-approval'],
    differentFrom: [],
  },
} as const;

export const allowedVariables = [
  'complaintId',
  'policyVersion',
  'profile',
  'safetyHazard',
  'classification',
  'transferOutcome',
] as const;
