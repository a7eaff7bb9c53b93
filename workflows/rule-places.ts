/** Generated from the models by `npm run generate`. Not edited by hand. */

export type RulePlace =
  | { readonly kind: 'element'; readonly process: string; readonly element: string }
  | { readonly kind: 'field'; readonly form: string; readonly field: string }
  | { readonly kind: 'row'; readonly table: string; readonly row: string }
  | { readonly kind: 'setting'; readonly table: string; readonly column: string };

/** Rule → where it is carried out. */
export const rulePlaces: Readonly<Record<string, readonly RulePlace[]>> = {
  'D01-R03': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_hotline',
    },
  ],
  'D02-R03': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_hotline',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_web',
    },
  ],
  'D02-R04': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_authority',
    },
  ],
  'D02-R05': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_web',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_app',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_serviceCentre',
    },
  ],
  'D02-R09': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ReportFindings',
    },
    {
      kind: 'element',
      process: 'findings',
      element: 'gateway_FindingsNoticeStep',
    },
    {
      kind: 'element',
      process: 'findings',
      element: 'sendTask_FindingsNotice',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_findings',
    },
  ],
  'D02-R12': [
    {
      kind: 'element',
      process: 'findings',
      element: 'sendTask_FindingsNotice',
    },
    {
      kind: 'element',
      process: 'findings',
      element: 'serviceTask_RecordFindingsTold',
    },
  ],
  'D02-R13': [
    {
      kind: 'element',
      process: 'findings',
      element: 'serviceTask_RecordConfirmation',
    },
  ],
  'D03-R05': [
    {
      kind: 'row',
      table: 'roles_D03_2025_1',
      row: 'roles_intake',
    },
    {
      kind: 'row',
      table: 'roles_D03_2025_1',
      row: 'roles_complaint_office',
    },
  ],
  'D03-R06': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_ComplaintReceived',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_OpenCase',
    },
    {
      kind: 'row',
      table: 'roles_D03_2025_1',
      row: 'roles_intake',
    },
  ],
  'D03-R07': [
    {
      kind: 'element',
      process: 'archiving',
      element: 'serviceTask_Archive',
    },
    {
      kind: 'element',
      process: 'archiving',
      element: 'endEvent_ArchivedEnd',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'userTask_Register',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ArchiveCase',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'endEvent_Archived',
    },
    {
      kind: 'row',
      table: 'roles_D03_2025_1',
      row: 'roles_intake',
    },
  ],
  'D03-R08': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Investigate',
    },
    {
      kind: 'element',
      process: 'department-investigation',
      element: 'userTask_Investigate',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'userTask_DraftPlan',
    },
    {
      kind: 'row',
      table: 'roles_D03_2025_1',
      row: 'roles_handler',
    },
  ],
  'D03-R09': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Rectify',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'eventSubProcess_Escalate',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_DeadlineOverdue',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_EscalateLimit',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'endEvent_Escalated',
    },
    {
      kind: 'element',
      process: 'escalation',
      element: 'userTask_Supervise',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'boundaryEvent_UrgingDue',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'sendTask_Urge',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'userTask_ConfirmRectification',
    },
    {
      kind: 'row',
      table: 'roles_D03_2025_1',
      row: 'roles_complaint_office',
    },
  ],
  'D03-R10': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_TellResult',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'startEvent_ResultDue',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'userTask_PrepareResult',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'sendTask_ResultNotice',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'endEvent_NotAsked',
    },
    {
      kind: 'row',
      table: 'roles_D03_2025_1',
      row: 'roles_complaint_office',
    },
  ],
  'D03-R11': [
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'userTask_WriteReport',
    },
    {
      kind: 'field',
      form: 'write-report',
      field: 'reportImprovements',
    },
    {
      kind: 'row',
      table: 'duties_D03_2025_1',
      row: 'duties_complaint_analysis',
    },
  ],
  'D03-R12': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_ComplaintReceived',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'channel',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_hotline',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_email',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_letter',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_serviceCentre',
    },
  ],
  'D03-R13': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_OpenCase',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'gateway_Registered',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'userTask_Register',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordRegistration',
    },
    {
      kind: 'element',
      process: 'deadline-watch',
      element: 'startEvent_ClockStarted',
    },
    {
      kind: 'element',
      process: 'deadline-watch',
      element: 'serviceTask_ArmClock',
    },
    {
      kind: 'row',
      table: 'limits_D03_2025_1',
      row: 'limits_register',
    },
    {
      kind: 'setting',
      table: 'profile_D03_2025_1',
      column: 'registrar',
    },
  ],
  'D03-R14': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_Classify',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordClassification',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'eventSubProcess_Reclassify',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_Reclassified',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_ClassifyAnew',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordReclassification',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'endEvent_ReclassifiedEnd',
    },
    {
      kind: 'element',
      process: 'deadline-watch',
      element: 'startEvent_ClockStarted',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'category',
    },
    {
      kind: 'row',
      table: 'limits_D03_2025_1',
      row: 'limits_classify',
    },
    {
      kind: 'row',
      table: 'classification_D03_2025_1',
      row: 'classification_hazard',
    },
    {
      kind: 'row',
      table: 'classification_D03_2025_1',
      row: 'classification_safety',
    },
    {
      kind: 'row',
      table: 'classification_D03_2025_1',
      row: 'classification_service',
    },
    {
      kind: 'row',
      table: 'classification_D03_2025_1',
      row: 'classification_other',
    },
  ],
  'D03-R15': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Investigate',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Plan',
    },
    {
      kind: 'element',
      process: 'complaint-investigation',
      element: 'startEvent_InvestigationAsked',
    },
    {
      kind: 'element',
      process: 'complaint-investigation',
      element: 'callActivity_InvestigateInDepartments',
    },
    {
      kind: 'element',
      process: 'complaint-investigation',
      element: 'endEvent_Investigated',
    },
    {
      kind: 'element',
      process: 'deadline-watch',
      element: 'startEvent_ClockStarted',
    },
    {
      kind: 'element',
      process: 'deadline-watch',
      element: 'serviceTask_ArmClock',
    },
    {
      kind: 'element',
      process: 'department-investigation',
      element: 'userTask_Investigate',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'startEvent_PlanAsked',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'gateway_PlanNeeded',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'userTask_DraftPlan',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'serviceTask_RecordPlan',
    },
    {
      kind: 'field',
      form: 'investigate',
      field: 'findings',
    },
    {
      kind: 'field',
      form: 'draft-plan',
      field: 'plan',
    },
    {
      kind: 'row',
      table: 'limits_D03_2025_1',
      row: 'limits_investigate',
    },
    {
      kind: 'setting',
      table: 'profile_D03_2025_1',
      column: 'planAlways',
    },
  ],
  'D03-R16': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Plan',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'gateway_PlanNoticeStep',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'sendTask_NotifyDepartment',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'serviceTask_StartRectification',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'endEvent_PlanSettled',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_plan',
    },
    {
      kind: 'setting',
      table: 'profile_D03_2025_1',
      column: 'planNotice',
    },
  ],
  'D03-R17': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Rectify',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'eventSubProcess_Escalate',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_DeadlineOverdue',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_EscalateLimit',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'endEvent_Escalated',
    },
    {
      kind: 'element',
      process: 'deadline-watch',
      element: 'startEvent_ClockStarted',
    },
    {
      kind: 'element',
      process: 'escalation',
      element: 'userTask_Supervise',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'serviceTask_StartRectification',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'startEvent_RectificationAsked',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'gateway_RectificationNeeded',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'userTask_CarryOut',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'boundaryEvent_UrgingDue',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'sendTask_Urge',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'serviceTask_RecordUrging',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'endEvent_Urged',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'userTask_ConfirmRectification',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'gateway_Rectified',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'serviceTask_RecordRectification',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'endEvent_RectificationDoneEnd',
    },
    {
      kind: 'field',
      form: 'draft-plan',
      field: 'planDueOn',
    },
    {
      kind: 'field',
      form: 'carry-out',
      field: 'measuresTaken',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_urgeHandler',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_urgeManager',
    },
    {
      kind: 'row',
      table: 'limits_D03_2025_1',
      row: 'limits_rectify',
    },
    {
      kind: 'setting',
      table: 'profile_D03_2025_1',
      column: 'rectification',
    },
  ],
  'D03-R18': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_TellResult',
    },
    {
      kind: 'element',
      process: 'deadline-watch',
      element: 'startEvent_ClockStarted',
    },
    {
      kind: 'element',
      process: 'deadline-watch',
      element: 'serviceTask_ArmClock',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'serviceTask_RecordRectification',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'userTask_PrepareResult',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'sendTask_ResultNotice',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'serviceTask_RecordResult',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'endEvent_ResultTold',
    },
    {
      kind: 'field',
      form: 'prepare-result',
      field: 'resultText',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_result',
    },
    {
      kind: 'row',
      table: 'limits_D03_2025_1',
      row: 'limits_result',
    },
  ],
  'D03-R19': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_ComplaintReceived',
    },
  ],
  'D03-R22': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'userTask_Register',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordRegistration',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'complainantName',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'content',
    },
  ],
  'D03-R23': [
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'userTask_WriteReport',
    },
    {
      kind: 'field',
      form: 'write-report',
      field: 'reportProblems',
    },
    {
      kind: 'row',
      table: 'duties_D03_2025_1',
      row: 'duties_complaint_analysis',
    },
  ],
  'D03-R24': [
    {
      kind: 'element',
      process: 'duty-calendar',
      element: 'serviceTask_PlanDuties',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'userTask_WriteReport',
    },
    {
      kind: 'field',
      form: 'write-report',
      field: 'reportText',
    },
    {
      kind: 'row',
      table: 'duties_D03_2025_1',
      row: 'duties_handling_assessment',
    },
  ],
  'D04-R04': [
    {
      kind: 'element',
      process: 'duty-calendar',
      element: 'serviceTask_PlanDuties',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'userTask_WriteReport',
    },
    {
      kind: 'field',
      form: 'write-report',
      field: 'reportText',
    },
    {
      kind: 'row',
      table: 'duties_D04_2025_1',
      row: 'duties_handling_assessment',
    },
  ],
  'D04-R05': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_hotline',
    },
  ],
  'D04-R06': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'gateway_Registered',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'userTask_Register',
    },
    {
      kind: 'setting',
      table: 'profile_D04_2025_1',
      column: 'registrar',
    },
    {
      kind: 'row',
      table: 'roles_D04_2025_1',
      row: 'roles_intake',
    },
  ],
  'D04-R07': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'userTask_Register',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'complainantName',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'phone',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'content',
    },
  ],
  'D04-R08': [
    {
      kind: 'element',
      process: 'assignment',
      element: 'businessRuleTask_ClassifyAgain',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_Classify',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_ClassifyAnew',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'urgency',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'complexity',
    },
    {
      kind: 'row',
      table: 'classification_D04_2025_1',
      row: 'classification_hazard',
    },
    {
      kind: 'row',
      table: 'classification_D04_2025_1',
      row: 'classification_critical',
    },
    {
      kind: 'row',
      table: 'classification_D04_2025_1',
      row: 'classification_urgentComplex',
    },
    {
      kind: 'row',
      table: 'classification_D04_2025_1',
      row: 'classification_urgent',
    },
    {
      kind: 'row',
      table: 'classification_D04_2025_1',
      row: 'classification_complex',
    },
    {
      kind: 'row',
      table: 'classification_D04_2025_1',
      row: 'classification_normal',
    },
  ],
  'D04-R09': [
    {
      kind: 'element',
      process: 'assignment',
      element: 'userTask_Assign',
    },
    {
      kind: 'element',
      process: 'assignment',
      element: 'sendTask_NotifyDepartmentOfCase',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Assign',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_assigned',
    },
  ],
  'D04-R10': [
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'startEvent_DangerFound',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'subProcess_AwaitConfirmation',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'startEvent_ConfirmationAwaited',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'gateway_TellAndWatch',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'userTask_ConfirmDanger',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'endEvent_DangerConfirmed',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'serviceTask_WatchDanger',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'sendTask_AlertSafety',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'endEvent_SafetyAlerted',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'eventSubProcess_ClimbLadder',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'startEvent_DangerOverdue',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'businessRuleTask_FindRung',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'serviceTask_RecordRung',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'userTask_SuperviseDanger',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'endEvent_DangerSupervised',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'serviceTask_RecordConfirmed',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'userTask_UrgeSafety',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'serviceTask_RecordSafetyUrged',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'endEvent_SafetyUrged',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'safetyHazard',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_safetyHandler',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_safetyManager',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_reminderUrgent',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_overdueUrgent',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_escalationUrgent',
    },
    {
      kind: 'row',
      table: 'limits_D04_2025_1',
      row: 'limits_safety',
    },
  ],
  'D04-R11': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordInvestigated',
    },
    {
      kind: 'element',
      process: 'department-investigation',
      element: 'userTask_Investigate',
    },
    {
      kind: 'field',
      form: 'investigate',
      field: 'substantiated',
    },
  ],
  'D04-R13': [
    {
      kind: 'element',
      process: 'department-investigation',
      element: 'userTask_Investigate',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'userTask_DraftPlan',
    },
    {
      kind: 'field',
      form: 'draft-plan',
      field: 'plan',
    },
    {
      kind: 'setting',
      table: 'profile_D04_2025_1',
      column: 'planAlways',
    },
  ],
  'D04-R14': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Rectify',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'userTask_CarryOut',
    },
    {
      kind: 'row',
      table: 'limits_D04_2025_1',
      row: 'limits_resolve_simple',
    },
    {
      kind: 'setting',
      table: 'profile_D04_2025_1',
      column: 'rectification',
    },
  ],
  'D04-R15': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Rectify',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'userTask_CarryOut',
    },
    {
      kind: 'row',
      table: 'limits_D04_2025_1',
      row: 'limits_resolve_complex',
    },
    {
      kind: 'setting',
      table: 'profile_D04_2025_1',
      column: 'rectification',
    },
  ],
  'D04-R16': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'boundaryEvent_ProgressDue',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ReplyInterim',
    },
    {
      kind: 'element',
      process: 'interim-reply',
      element: 'startEvent_ProgressDue',
    },
    {
      kind: 'element',
      process: 'interim-reply',
      element: 'userTask_WriteProgress',
    },
    {
      kind: 'element',
      process: 'interim-reply',
      element: 'sendTask_SendProgress',
    },
    {
      kind: 'element',
      process: 'interim-reply',
      element: 'serviceTask_RecordProgress',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_progress',
    },
    {
      kind: 'row',
      table: 'limits_D04_2025_1',
      row: 'limits_progress_first',
    },
    {
      kind: 'row',
      table: 'limits_D04_2025_1',
      row: 'limits_progress_next',
    },
  ],
  'D04-R17': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_TellResult',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'userTask_PrepareResult',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'sendTask_ResultNotice',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'gateway_ServiceStep',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'userTask_RecordService',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'serviceTask_RecordResult',
    },
    {
      kind: 'field',
      form: 'prepare-result',
      field: 'resultText',
    },
    {
      kind: 'field',
      form: 'record-service',
      field: 'servedBy',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_result',
    },
    {
      kind: 'row',
      table: 'limits_D04_2025_1',
      row: 'limits_serve',
    },
    {
      kind: 'setting',
      table: 'profile_D04_2025_1',
      column: 'service',
    },
  ],
  'D04-R19': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ReturnVisit',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'userTask_PrepareResult',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'gateway_VisitStep',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'gateway_WhoAsks',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'userTask_AskSatisfaction',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'boundaryEvent_AcceptedOnline',
    },
    {
      kind: 'field',
      form: 'ask-satisfaction',
      field: 'visitOutcome',
    },
    {
      kind: 'setting',
      table: 'profile_D04_2025_1',
      column: 'visitor',
    },
  ],
  'D04-R20': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ReturnVisit',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'gateway_VisitOutcome',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'gateway_ThanksStep',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'sendTask_Thank',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'endEvent_SatisfiedEnd',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_thanks',
    },
    {
      kind: 'setting',
      table: 'profile_D04_2025_1',
      column: 'thanks',
    },
  ],
  'D04-R21': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'boundaryEvent_AnswerDisputed',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordDispute',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'gateway_VisitOutcome',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Negotiate',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordNegotiation',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'gateway_SettlementOutcome',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'messageEvent_DisputedLater',
    },
    {
      kind: 'element',
      process: 'negotiation',
      element: 'startEvent_NegotiationAsked',
    },
    {
      kind: 'element',
      process: 'negotiation',
      element: 'userTask_Negotiate',
    },
    {
      kind: 'element',
      process: 'negotiation',
      element: 'gateway_NegotiationOutcome',
    },
    {
      kind: 'element',
      process: 'negotiation',
      element: 'endEvent_Explained',
    },
    {
      kind: 'element',
      process: 'negotiation',
      element: 'endEvent_NewMeasures',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'gateway_VisitOutcome',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'endEvent_DissatisfiedEnd',
    },
    {
      kind: 'field',
      form: 'negotiate',
      field: 'negotiationOutcome',
    },
  ],
  'D04-R22': [
    {
      kind: 'row',
      table: 'duties_D04_2025_1',
      row: 'duties_complaint_analysis',
    },
  ],
  'D05-R06': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_hotline',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_reportLine',
    },
  ],
  'D05-R07': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_petition',
    },
  ],
  'D05-R08': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_publicPlaces',
    },
  ],
  'D05-R09': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_mayorLine',
    },
  ],
  'D05-R10': [
    {
      kind: 'element',
      process: 'department-investigation',
      element: 'businessRuleTask_FindInvestigator',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'subjectAccount',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_management',
    },
    {
      kind: 'row',
      table: 'investigators_D03_2025_1',
      row: 'investigators_manager',
    },
    {
      kind: 'row',
      table: 'investigators_D04_2025_1',
      row: 'investigators_manager',
    },
    {
      kind: 'row',
      table: 'investigators_D09_2025_1',
      row: 'investigators_manager',
    },
    {
      kind: 'row',
      table: 'investigators_D11_2025_1',
      row: 'investigators_manager',
    },
  ],
  'D05-R11': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_consumer12315',
    },
  ],
  'D05-R16': [
    {
      kind: 'element',
      process: 'appeal',
      element: 'startEvent_AppealAsked',
    },
    {
      kind: 'element',
      process: 'appeal',
      element: 'serviceTask_RecordAppeal',
    },
    {
      kind: 'element',
      process: 'appeal',
      element: 'userTask_DecideAppeal',
    },
    {
      kind: 'element',
      process: 'appeal',
      element: 'sendTask_TellAppeal',
    },
    {
      kind: 'element',
      process: 'appeal',
      element: 'serviceTask_RecordAppealDecision',
    },
    {
      kind: 'element',
      process: 'appeal',
      element: 'endEvent_AppealDecided',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'boundaryEvent_AnswerDisputed',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Negotiate',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'messageEvent_DisputedLater',
    },
    {
      kind: 'element',
      process: 'negotiation',
      element: 'gateway_AppealAsked',
    },
    {
      kind: 'element',
      process: 'negotiation',
      element: 'callActivity_Appeal',
    },
    {
      kind: 'element',
      process: 'negotiation',
      element: 'endEvent_Appealed',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_appeal',
    },
    {
      kind: 'row',
      table: 'online_COMPANY_2025_1',
      row: 'online_settings',
    },
    {
      kind: 'setting',
      table: 'online_COMPANY_2025_1',
      column: 'appeals',
    },
  ],
  'D06-R05': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_hotline',
    },
  ],
  'D06-R09': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_hotline',
    },
  ],
  'D06-R18': [
    {
      kind: 'element',
      process: 'negotiation',
      element: 'callActivity_Refer',
    },
    {
      kind: 'element',
      process: 'referral',
      element: 'userTask_ReferOut',
    },
    {
      kind: 'element',
      process: 'referral',
      element: 'userTask_RecordReferralAnswer',
    },
  ],
  'D07-R05': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_hotline',
    },
  ],
  'D07-R06': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_web',
    },
  ],
  'D08-R10': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_hotline',
    },
  ],
  'D08-R11': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_sms',
    },
  ],
  'D08-R12': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_email',
    },
  ],
  'D08-R13': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_letter',
    },
  ],
  'D08-R15': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_CheckIdentity',
    },
    {
      kind: 'element',
      process: 'identity-check',
      element: 'startEvent_IdentityAsked',
    },
    {
      kind: 'element',
      process: 'identity-check',
      element: 'gateway_IdentityNeeded',
    },
    {
      kind: 'element',
      process: 'identity-check',
      element: 'userTask_VerifyIdentity',
    },
    {
      kind: 'element',
      process: 'identity-check',
      element: 'serviceTask_RecordIdentity',
    },
    {
      kind: 'element',
      process: 'identity-check',
      element: 'endEvent_IdentityChecked',
    },
  ],
  'D08-R20': [
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'startEvent_DangerFound',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'subProcess_AwaitConfirmation',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'startEvent_ConfirmationAwaited',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'gateway_TellAndWatch',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'userTask_ConfirmDanger',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'endEvent_DangerConfirmed',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'serviceTask_WatchDanger',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'sendTask_AlertSafety',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'endEvent_SafetyAlerted',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'eventSubProcess_ClimbLadder',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'startEvent_DangerOverdue',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'businessRuleTask_FindRung',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'serviceTask_RecordRung',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'userTask_SuperviseDanger',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'endEvent_DangerSupervised',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'serviceTask_RecordConfirmed',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'userTask_UrgeSafety',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'serviceTask_RecordSafetyUrged',
    },
    {
      kind: 'element',
      process: 'safety-lane',
      element: 'endEvent_SafetyUrged',
    },
  ],
  'D09-R04': [
    {
      kind: 'row',
      table: 'roles_D09_2025_1',
      row: 'roles_intake',
    },
    {
      kind: 'row',
      table: 'roles_D09_2025_1',
      row: 'roles_complaint_office',
    },
    {
      kind: 'row',
      table: 'roles_D09_2025_1',
      row: 'roles_return_visitor',
    },
  ],
  'D09-R05': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_LoadProfile',
    },
    {
      kind: 'row',
      table: 'roles_D09_2025_1',
      row: 'roles_complaint_office',
    },
  ],
  'D09-R06': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_LoadProfile',
    },
  ],
  'D09-R07': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_web',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_sms',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_email',
    },
  ],
  'D09-R08': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'userTask_Register',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordRegistration',
    },
    {
      kind: 'row',
      table: 'limits_D09_2025_1',
      row: 'limits_register',
    },
    {
      kind: 'setting',
      table: 'profile_D09_2025_1',
      column: 'registrar',
    },
  ],
  'D09-R09': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_Classify',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordClassification',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'category',
    },
    {
      kind: 'row',
      table: 'limits_D09_2025_1',
      row: 'limits_classify',
    },
    {
      kind: 'row',
      table: 'classification_D09_2025_1',
      row: 'classification_hazard',
    },
    {
      kind: 'row',
      table: 'classification_D09_2025_1',
      row: 'classification_safety',
    },
    {
      kind: 'row',
      table: 'classification_D09_2025_1',
      row: 'classification_service',
    },
    {
      kind: 'row',
      table: 'classification_D09_2025_1',
      row: 'classification_other',
    },
  ],
  'D09-R10': [
    {
      kind: 'element',
      process: 'assignment',
      element: 'userTask_Assign',
    },
    {
      kind: 'element',
      process: 'assignment',
      element: 'serviceTask_RecordAssignment',
    },
    {
      kind: 'element',
      process: 'assignment',
      element: 'serviceTask_RecordTransfer',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Assign',
    },
    {
      kind: 'row',
      table: 'limits_D09_2025_1',
      row: 'limits_transfer',
    },
  ],
  'D09-R11': [
    {
      kind: 'element',
      process: 'assignment',
      element: 'gateway_TransferNoticeStep',
    },
    {
      kind: 'element',
      process: 'assignment',
      element: 'sendTask_TransferNotice',
    },
    {
      kind: 'element',
      process: 'assignment',
      element: 'serviceTask_RecordTransfer',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Assign',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_transferred',
    },
    {
      kind: 'setting',
      table: 'profile_D09_2025_1',
      column: 'transferNotice',
    },
  ],
  'D09-R12': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Investigate',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Plan',
    },
    {
      kind: 'element',
      process: 'complaint-investigation',
      element: 'callActivity_InvestigateInDepartments',
    },
    {
      kind: 'element',
      process: 'department-investigation',
      element: 'startEvent_DepartmentAsked',
    },
    {
      kind: 'element',
      process: 'department-investigation',
      element: 'userTask_Investigate',
    },
    {
      kind: 'element',
      process: 'department-investigation',
      element: 'endEvent_DepartmentDoneEnd',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'gateway_PlanNeeded',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'userTask_DraftPlan',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'serviceTask_RecordPlan',
    },
    {
      kind: 'field',
      form: 'draft-plan',
      field: 'plan',
    },
    {
      kind: 'row',
      table: 'limits_D09_2025_1',
      row: 'limits_investigate',
    },
    {
      kind: 'setting',
      table: 'profile_D09_2025_1',
      column: 'planAlways',
    },
  ],
  'D09-R13': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Review',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordSentBack',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'gateway_Reviewed',
    },
    {
      kind: 'element',
      process: 'result-review',
      element: 'startEvent_ReviewAsked',
    },
    {
      kind: 'element',
      process: 'result-review',
      element: 'gateway_ReviewStep',
    },
    {
      kind: 'element',
      process: 'result-review',
      element: 'userTask_ReviewResult',
    },
    {
      kind: 'element',
      process: 'result-review',
      element: 'serviceTask_RecordReview',
    },
    {
      kind: 'element',
      process: 'result-review',
      element: 'endEvent_Reviewed',
    },
    {
      kind: 'field',
      form: 'review-result',
      field: 'reviewOutcome',
    },
    {
      kind: 'row',
      table: 'limits_D09_2025_1',
      row: 'limits_result',
    },
    {
      kind: 'setting',
      table: 'profile_D09_2025_1',
      column: 'review',
    },
  ],
  'D09-R14': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_TellResult',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'userTask_PrepareResult',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'sendTask_ResultNotice',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'serviceTask_RecordResult',
    },
    {
      kind: 'field',
      form: 'prepare-result',
      field: 'resultText',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_result',
    },
  ],
  'D09-R15': [
    {
      kind: 'element',
      process: 'assignment',
      element: 'userTask_Assign',
    },
    {
      kind: 'element',
      process: 'assignment',
      element: 'businessRuleTask_ClassifyAgain',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Investigate',
    },
    {
      kind: 'element',
      process: 'complaint-investigation',
      element: 'callActivity_InvestigateInDepartments',
    },
    {
      kind: 'field',
      form: 'assign',
      field: 'jointDepartment',
    },
  ],
  'D09-R16': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'boundaryEvent_ProgressDue',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ReplyInterim',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'endEvent_ProgressTold',
    },
    {
      kind: 'element',
      process: 'interim-reply',
      element: 'startEvent_ProgressDue',
    },
    {
      kind: 'element',
      process: 'interim-reply',
      element: 'userTask_WriteProgress',
    },
    {
      kind: 'element',
      process: 'interim-reply',
      element: 'sendTask_SendProgress',
    },
    {
      kind: 'element',
      process: 'interim-reply',
      element: 'serviceTask_RecordProgress',
    },
    {
      kind: 'element',
      process: 'interim-reply',
      element: 'endEvent_ProgressTold',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_progress',
    },
    {
      kind: 'row',
      table: 'limits_D09_2025_1',
      row: 'limits_progress_first',
    },
    {
      kind: 'row',
      table: 'limits_D09_2025_1',
      row: 'limits_progress_next',
    },
  ],
  'D09-R17': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ReturnVisit',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'startEvent_VisitAsked',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'gateway_VisitStep',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'endEvent_NoAnswerEnd',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'gateway_WhoAsks',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'userTask_ReturnVisit',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'gateway_Answered',
    },
    {
      kind: 'field',
      form: 'return-visit',
      field: 'visitOutcome',
    },
    {
      kind: 'field',
      form: 'return-visit',
      field: 'visitNote',
    },
    {
      kind: 'setting',
      table: 'profile_D09_2025_1',
      column: 'visitor',
    },
    {
      kind: 'setting',
      table: 'profile_D09_2025_1',
      column: 'visitAfterWorkingDays',
    },
  ],
  'D09-R18': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ReturnVisit',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'serviceTask_PlanNextVisit',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'gateway_Exhausted',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'timerEvent_VisitDue',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'gateway_MoreRounds',
    },
    {
      kind: 'setting',
      table: 'profile_D09_2025_1',
      column: 'visitRounds',
    },
    {
      kind: 'setting',
      table: 'profile_D09_2025_1',
      column: 'visitIntervalWorkingDays',
    },
  ],
  'D09-R19': [
    {
      kind: 'element',
      process: 'return-visit',
      element: 'userTask_ReturnVisit',
    },
    {
      kind: 'field',
      form: 'return-visit',
      field: 'visitChannel',
    },
  ],
  'D09-R20': [
    {
      kind: 'element',
      process: 'return-visit',
      element: 'userTask_ReturnVisit',
    },
    {
      kind: 'field',
      form: 'return-visit',
      field: 'visitOutcome',
    },
    {
      kind: 'field',
      form: 'return-visit',
      field: 'serviceQuality',
    },
    {
      kind: 'field',
      form: 'return-visit',
      field: 'serviceAttitude',
    },
  ],
  'D09-R21': [
    {
      kind: 'element',
      process: 'return-visit',
      element: 'userTask_ReturnVisit',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'serviceTask_RecordVisit',
    },
    {
      kind: 'row',
      table: 'limits_D09_2025_1',
      row: 'limits_rectify',
    },
  ],
  'D09-R22': [
    {
      kind: 'element',
      process: 'duty-calendar',
      element: 'startEvent_WeekBegun',
    },
    {
      kind: 'element',
      process: 'duty-calendar',
      element: 'serviceTask_PlanDuties',
    },
    {
      kind: 'element',
      process: 'duty-calendar',
      element: 'endEvent_DutiesPlanned',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'startEvent_DutyDue',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'userTask_WriteReport',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'boundaryEvent_ReportOverdue',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'serviceTask_RecordOverdue',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'endEvent_OverdueRecorded',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'serviceTask_RecordReport',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'serviceTask_CompleteDuty',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'endEvent_DutyDone',
    },
    {
      kind: 'field',
      form: 'write-report',
      field: 'reportText',
    },
    {
      kind: 'row',
      table: 'duties_D09_2025_1',
      row: 'duties_return_visit_report',
    },
  ],
  'D09-R23': [
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'gateway_ReviewStep',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'userTask_ReviewReport',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'gateway_ReportAgreed',
    },
    {
      kind: 'field',
      form: 'review-report',
      field: 'reportOutcome',
    },
    {
      kind: 'row',
      table: 'duties_D09_2025_1',
      row: 'duties_return_visit_report',
    },
  ],
  'D09-R24': [
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'gateway_PublishStep',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'serviceTask_PublishReport',
    },
    {
      kind: 'row',
      table: 'duties_D09_2025_1',
      row: 'duties_return_visit_report',
    },
  ],
  'D10-R21': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_SettleOnTheSpot',
    },
    {
      kind: 'element',
      process: 'on-the-spot',
      element: 'startEvent_SpotAsked',
    },
    {
      kind: 'element',
      process: 'on-the-spot',
      element: 'gateway_SpotPossible',
    },
    {
      kind: 'element',
      process: 'on-the-spot',
      element: 'userTask_SettleOnTheSpot',
    },
    {
      kind: 'element',
      process: 'on-the-spot',
      element: 'endEvent_NotSettledEnd',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'settlement',
    },
    {
      kind: 'field',
      form: 'settle-on-the-spot',
      field: 'settlementFacts',
    },
    {
      kind: 'field',
      form: 'settle-on-the-spot',
      field: 'settlementResult',
    },
  ],
  'D10-R22': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_SettleOnTheSpot',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'gateway_SettledAtOnce',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_ArchiveSettled',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'endEvent_SettledArchived',
    },
    {
      kind: 'element',
      process: 'on-the-spot',
      element: 'userTask_SettleOnTheSpot',
    },
    {
      kind: 'element',
      process: 'on-the-spot',
      element: 'gateway_SpotOutcome',
    },
    {
      kind: 'element',
      process: 'on-the-spot',
      element: 'serviceTask_RecordSettled',
    },
    {
      kind: 'element',
      process: 'on-the-spot',
      element: 'endEvent_Settled',
    },
    {
      kind: 'field',
      form: 'settle-on-the-spot',
      field: 'complainantSignature',
    },
    {
      kind: 'field',
      form: 'settle-on-the-spot',
      field: 'departmentSignature',
    },
    {
      kind: 'field',
      form: 'settle-on-the-spot',
      field: 'stationSignature',
    },
  ],
  'D11-R03': [
    {
      kind: 'field',
      form: 'register',
      field: 'category',
    },
  ],
  'D11-R04': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_hotline',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_web',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_email',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_letter',
    },
  ],
  'D11-R06': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_hotline',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_web',
    },
  ],
  'D11-R07': [
    {
      kind: 'element',
      process: 'acceptance',
      element: 'startEvent_AcceptanceAsked',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'gateway_AcceptanceStep',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'userTask_DecideAcceptance',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'gateway_Accepted',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'serviceTask_RecordAcceptance',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'serviceTask_RecordAcknowledgement',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'endEvent_AcceptedEnd',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Accept',
    },
    {
      kind: 'row',
      table: 'limits_D11_2025_1',
      row: 'limits_accept',
    },
    {
      kind: 'setting',
      table: 'profile_D11_2025_1',
      column: 'acceptance',
    },
  ],
  'D11-R08': [
    {
      kind: 'element',
      process: 'acceptance',
      element: 'gateway_AcknowledgementStep',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'sendTask_Acknowledge',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'serviceTask_RecordAcknowledgement',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Accept',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_acknowledged',
    },
    {
      kind: 'setting',
      table: 'profile_D11_2025_1',
      column: 'acknowledgement',
    },
  ],
  'D11-R09': [
    {
      kind: 'element',
      process: 'archiving',
      element: 'serviceTask_Archive',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_OpenCase',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'userTask_Register',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordRegistration',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_Classify',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordClassification',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ArchiveCase',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'category',
    },
    {
      kind: 'row',
      table: 'limits_D11_2025_1',
      row: 'limits_register',
    },
    {
      kind: 'row',
      table: 'limits_D11_2025_1',
      row: 'limits_classify',
    },
    {
      kind: 'row',
      table: 'classification_D11_2025_1',
      row: 'classification_hazard',
    },
    {
      kind: 'row',
      table: 'classification_D11_2025_1',
      row: 'classification_safety',
    },
    {
      kind: 'row',
      table: 'classification_D11_2025_1',
      row: 'classification_service',
    },
    {
      kind: 'row',
      table: 'classification_D11_2025_1',
      row: 'classification_other',
    },
  ],
  'D11-R10': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Investigate',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordInvestigated',
    },
    {
      kind: 'element',
      process: 'complaint-investigation',
      element: 'callActivity_InvestigateInDepartments',
    },
    {
      kind: 'element',
      process: 'department-investigation',
      element: 'userTask_Investigate',
    },
    {
      kind: 'field',
      form: 'investigate',
      field: 'findings',
    },
    {
      kind: 'field',
      form: 'investigate',
      field: 'evidence',
    },
  ],
  'D11-R11': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_TellResult',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'sendTask_ResultNotice',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'serviceTask_RecordResult',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_result',
    },
    {
      kind: 'row',
      table: 'limits_D11_2025_1',
      row: 'limits_result',
    },
  ],
  'D11-R12': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'eventSubProcess_ExtendLimit',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_ExtensionAsked',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_DecideExtension',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'endEvent_ExtensionDecided',
    },
    {
      kind: 'element',
      process: 'extension',
      element: 'startEvent_ExtensionAsked',
    },
    {
      kind: 'element',
      process: 'extension',
      element: 'businessRuleTask_CheckExtension',
    },
    {
      kind: 'element',
      process: 'extension',
      element: 'gateway_ExtensionAllowed',
    },
    {
      kind: 'element',
      process: 'extension',
      element: 'userTask_DecideExtension',
    },
    {
      kind: 'element',
      process: 'extension',
      element: 'boundaryEvent_LimitExpired',
    },
    {
      kind: 'element',
      process: 'extension',
      element: 'gateway_ExtensionApproved',
    },
    {
      kind: 'element',
      process: 'extension',
      element: 'serviceTask_Extend',
    },
    {
      kind: 'element',
      process: 'extension',
      element: 'endEvent_Extended',
    },
    {
      kind: 'element',
      process: 'extension',
      element: 'serviceTask_RecordRefusal',
    },
    {
      kind: 'element',
      process: 'extension',
      element: 'sendTask_TellRefusal',
    },
    {
      kind: 'element',
      process: 'extension',
      element: 'endEvent_NotExtended',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'multiParty',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_extensionRefused',
    },
    {
      kind: 'row',
      table: 'extension_D11_2025_1',
      row: 'extension_complex',
    },
    {
      kind: 'row',
      table: 'extension_D11_2025_1',
      row: 'extension_none',
    },
  ],
  'D11-R13': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'eventSubProcess_ExtendLimit',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_ExtensionAsked',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_DecideExtension',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'endEvent_ExtensionDecided',
    },
    {
      kind: 'element',
      process: 'extension',
      element: 'sendTask_TellExtension',
    },
    {
      kind: 'element',
      process: 'extension',
      element: 'serviceTask_Extend',
    },
    {
      kind: 'field',
      form: 'decide-extension',
      field: 'extensionExplanation',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_extension',
    },
  ],
  'D11-R14': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_TellResult',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'userTask_PrepareResult',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'sendTask_ResultNotice',
    },
    {
      kind: 'field',
      form: 'prepare-result',
      field: 'resultText',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_result',
    },
  ],
  'D11-R15': [
    {
      kind: 'element',
      process: 'apology',
      element: 'startEvent_ApologyAsked',
    },
    {
      kind: 'element',
      process: 'apology',
      element: 'gateway_ApologyNeeded',
    },
    {
      kind: 'element',
      process: 'apology',
      element: 'userTask_Apologise',
    },
    {
      kind: 'element',
      process: 'apology',
      element: 'serviceTask_RecordApology',
    },
    {
      kind: 'element',
      process: 'apology',
      element: 'endEvent_Apologised',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Rectify',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Apologise',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'gateway_RectificationNeeded',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'userTask_CarryOut',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'gateway_Substantiated',
    },
    {
      kind: 'field',
      form: 'apologise',
      field: 'apologisedBy',
    },
    {
      kind: 'field',
      form: 'apologise',
      field: 'compensation',
    },
    {
      kind: 'field',
      form: 'investigate',
      field: 'substantiated',
    },
    {
      kind: 'field',
      form: 'carry-out',
      field: 'measuresTaken',
    },
    {
      kind: 'row',
      table: 'limits_D11_2025_1',
      row: 'limits_rectify',
    },
    {
      kind: 'setting',
      table: 'profile_D11_2025_1',
      column: 'planAlways',
    },
    {
      kind: 'setting',
      table: 'profile_D11_2025_1',
      column: 'rectification',
    },
    {
      kind: 'setting',
      table: 'profile_D11_2025_1',
      column: 'apology',
    },
  ],
  'D11-R16': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_TellResult',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'endEvent_NoPlan',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'gateway_Substantiated',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'userTask_PrepareExplanation',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'sendTask_ResultNotice',
    },
    {
      kind: 'field',
      form: 'investigate',
      field: 'substantiated',
    },
    {
      kind: 'field',
      form: 'prepare-explanation',
      field: 'resultText',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_result',
    },
    {
      kind: 'setting',
      table: 'profile_D11_2025_1',
      column: 'planAlways',
    },
  ],
  'D11-R17': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ReturnVisit',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'gateway_VisitStep',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'userTask_ReturnVisit',
    },
    {
      kind: 'setting',
      table: 'profile_D11_2025_1',
      column: 'visitor',
    },
  ],
  'D11-R18': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'boundaryEvent_AnswerDisputed',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordDispute',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'gateway_VisitOutcome',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Negotiate',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordNegotiation',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'gateway_SettlementOutcome',
    },
    {
      kind: 'element',
      process: 'negotiation',
      element: 'userTask_Negotiate',
    },
    {
      kind: 'element',
      process: 'negotiation',
      element: 'gateway_NegotiationOutcome',
    },
    {
      kind: 'element',
      process: 'negotiation',
      element: 'endEvent_NewMeasures',
    },
    {
      kind: 'field',
      form: 'negotiate',
      field: 'negotiationOutcome',
    },
  ],
  'D11-R19': [
    {
      kind: 'element',
      process: 'accountability',
      element: 'startEvent_AccountabilityAsked',
    },
    {
      kind: 'element',
      process: 'accountability',
      element: 'gateway_AccountabilityStep',
    },
    {
      kind: 'element',
      process: 'accountability',
      element: 'serviceTask_CollectLateness',
    },
    {
      kind: 'element',
      process: 'accountability',
      element: 'businessRuleTask_JudgeAccountability',
    },
    {
      kind: 'element',
      process: 'accountability',
      element: 'gateway_AccountabilityNeeded',
    },
    {
      kind: 'element',
      process: 'accountability',
      element: 'userTask_DecideAccountability',
    },
    {
      kind: 'element',
      process: 'accountability',
      element: 'serviceTask_RecordAccountability',
    },
    {
      kind: 'element',
      process: 'accountability',
      element: 'endEvent_AccountabilityDoneEnd',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_HoldAccountable',
    },
    {
      kind: 'field',
      form: 'decide-accountability',
      field: 'responsibility',
    },
    {
      kind: 'setting',
      table: 'profile_D11_2025_1',
      column: 'accountability',
    },
    {
      kind: 'row',
      table: 'accountability_D11_2025_1',
      row: 'accountability_late',
    },
    {
      kind: 'row',
      table: 'accountability_D11_2025_1',
      row: 'accountability_dissatisfied',
    },
  ],
  'D11-R20': [
    {
      kind: 'element',
      process: 'acceptance',
      element: 'userTask_DecideAcceptance',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'businessRuleTask_CheckDecline',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'gateway_DeclineAllowed',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'userTask_ConfirmDecline',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'gateway_DeclineConfirmed',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'serviceTask_RecordDecline',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'sendTask_NotifyDecline',
    },
    {
      kind: 'element',
      process: 'acceptance',
      element: 'endEvent_DeclinedEnd',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Accept',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'gateway_Accepted',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_ArchiveDeclined',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'endEvent_Declined',
    },
    {
      kind: 'field',
      form: 'decide-acceptance',
      field: 'declineGround',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_declined',
    },
    {
      kind: 'row',
      table: 'decline_D11_2025_1',
      row: 'decline_malicious',
    },
  ],
  'D11-R21': [
    {
      kind: 'element',
      process: 'acceptance',
      element: 'sendTask_NotifyDecline',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_declined',
    },
  ],
  'D11-R22': [
    {
      kind: 'element',
      process: 'duty-calendar',
      element: 'serviceTask_PlanDuties',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'userTask_WriteReport',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'serviceTask_RecordReport',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'gateway_PublishStep',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'serviceTask_PublishReport',
    },
    {
      kind: 'field',
      form: 'write-report',
      field: 'reportText',
    },
    {
      kind: 'row',
      table: 'duties_D11_2025_1',
      row: 'duties_handling_publication',
    },
  ],
  'D15-R02': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_hotline',
    },
  ],
  'D15-R03': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_messageBoard',
    },
  ],
  'D15-R04': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_serviceCentre',
    },
  ],
  'D15-R05': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_shop',
    },
  ],
  'D15-R14': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'boundaryEvent_AnswerDisputed',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordDispute',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'messageEvent_DisputedLater',
    },
  ],
  'D15-R15': [
    {
      kind: 'element',
      process: 'negotiation',
      element: 'callActivity_Refer',
    },
    {
      kind: 'element',
      process: 'negotiation',
      element: 'endEvent_Referred',
    },
    {
      kind: 'element',
      process: 'referral',
      element: 'startEvent_ReferralAsked',
    },
    {
      kind: 'element',
      process: 'referral',
      element: 'userTask_ReferOut',
    },
    {
      kind: 'element',
      process: 'referral',
      element: 'sendTask_TellReferral',
    },
    {
      kind: 'element',
      process: 'referral',
      element: 'serviceTask_RecordReferral',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_referred',
    },
  ],
  'D15-R22': [
    {
      kind: 'element',
      process: 'return-visit',
      element: 'boundaryEvent_AcceptedOnline',
    },
  ],
  'D15-R23': [
    {
      kind: 'element',
      process: 'referral',
      element: 'userTask_RecordReferralAnswer',
    },
    {
      kind: 'element',
      process: 'referral',
      element: 'serviceTask_RecordReferralReturned',
    },
    {
      kind: 'element',
      process: 'referral',
      element: 'endEvent_ReferralReturned',
    },
  ],
  'D16-R01': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_ComplaintReceived',
    },
  ],
  'D16-R02': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_ComplaintReceived',
    },
    {
      kind: 'row',
      table: 'outside_COMPANY_2025_1',
      row: 'outside_order',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_gov12345',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_publicPlaces',
    },
  ],
  'D16-R03': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_ComplaintReceived',
    },
  ],
  'D16-R04': [
    {
      kind: 'field',
      form: 'report-findings',
      field: 'staffFault',
    },
  ],
  'D16-R06': [
    {
      kind: 'element',
      process: 'archiving',
      element: 'startEvent_ArchivingAsked',
    },
    {
      kind: 'element',
      process: 'archiving',
      element: 'serviceTask_Archive',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ReturnVisit',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ArchiveCase',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'gateway_WhoAsks',
    },
    {
      kind: 'element',
      process: 'return-visit',
      element: 'userTask_ReturnVisit',
    },
    {
      kind: 'field',
      form: 'return-visit',
      field: 'visitChannel',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'registrar',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'visitor',
    },
    {
      kind: 'row',
      table: 'roles_D16_2025_1',
      row: 'roles_complaint_office',
    },
  ],
  'D16-R07': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Plan',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'gateway_ApprovalStep',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'callActivity_ApprovePlan',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'gateway_PlanApproved',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'sendTask_NotifyReturned',
    },
    {
      kind: 'element',
      process: 'plan-approval',
      element: 'startEvent_PlanSubmitted',
    },
    {
      kind: 'element',
      process: 'plan-approval',
      element: 'businessRuleTask_FindApprover',
    },
    {
      kind: 'element',
      process: 'plan-approval',
      element: 'userTask_ApprovePlan',
    },
    {
      kind: 'element',
      process: 'plan-approval',
      element: 'serviceTask_RecordApproval',
    },
    {
      kind: 'element',
      process: 'plan-approval',
      element: 'endEvent_PlanDecided',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'planApproval',
    },
    {
      kind: 'row',
      table: 'approval_D16_2025_1',
      row: 'approval_other',
    },
  ],
  'D16-R08': [
    {
      kind: 'element',
      process: 'duty-calendar',
      element: 'serviceTask_PlanDuties',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'startEvent_DutyDue',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'userTask_WriteReport',
    },
    {
      kind: 'element',
      process: 'periodic-duty',
      element: 'serviceTask_CompleteDuty',
    },
    {
      kind: 'field',
      form: 'write-report',
      field: 'reportText',
    },
    {
      kind: 'field',
      form: 'write-report',
      field: 'reportProblems',
    },
    {
      kind: 'field',
      form: 'write-report',
      field: 'reportImprovements',
    },
    {
      kind: 'row',
      table: 'duties_D16_2025_1',
      row: 'duties_handling_assessment',
    },
  ],
  'D16-R09': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Investigate',
    },
    {
      kind: 'element',
      process: 'complaint-investigation',
      element: 'callActivity_InvestigateInDepartments',
    },
    {
      kind: 'element',
      process: 'department-investigation',
      element: 'businessRuleTask_FindInvestigator',
    },
    {
      kind: 'element',
      process: 'department-investigation',
      element: 'userTask_Investigate',
    },
    {
      kind: 'element',
      process: 'result-notice',
      element: 'userTask_PrepareExplanation',
    },
    {
      kind: 'field',
      form: 'report-findings',
      field: 'reportRemedy',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_assignedManager',
    },
    {
      kind: 'row',
      table: 'investigators_D16_2025_1',
      row: 'investigators_manager',
    },
    {
      kind: 'row',
      table: 'investigators_D16_2025_1',
      row: 'investigators_department',
    },
    {
      kind: 'row',
      table: 'roles_D16_2025_1',
      row: 'roles_handler',
    },
    {
      kind: 'row',
      table: 'roles_D16_2025_1',
      row: 'roles_department_manager',
    },
  ],
  'D16-R10': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ReportFindings',
    },
    {
      kind: 'element',
      process: 'findings',
      element: 'startEvent_FindingsAsked',
    },
    {
      kind: 'element',
      process: 'findings',
      element: 'gateway_FindingsNeeded',
    },
    {
      kind: 'element',
      process: 'findings',
      element: 'userTask_ReportFindings',
    },
    {
      kind: 'element',
      process: 'findings',
      element: 'serviceTask_RecordFindings',
    },
    {
      kind: 'element',
      process: 'findings',
      element: 'endEvent_FindingsDoneEnd',
    },
    {
      kind: 'field',
      form: 'report-findings',
      field: 'reportFacts',
    },
    {
      kind: 'row',
      table: 'limits_D16_2025_1',
      row: 'limits_findings',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'findings',
    },
    {
      kind: 'row',
      table: 'roles_D16_2025_1',
      row: 'roles_department_manager',
    },
  ],
  'D16-R11': [
    {
      kind: 'element',
      process: 'findings',
      element: 'userTask_ReportFindings',
    },
    {
      kind: 'element',
      process: 'findings',
      element: 'userTask_ConfirmFindings',
    },
    {
      kind: 'element',
      process: 'findings',
      element: 'gateway_FindingsConfirmed',
    },
    {
      kind: 'row',
      table: 'roles_D16_2025_1',
      row: 'roles_department_manager',
    },
  ],
  'D16-R12': [
    {
      kind: 'element',
      process: 'accountability',
      element: 'userTask_DecideAccountability',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Rectify',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_HoldAccountable',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'sendTask_NotifyDepartment',
    },
    {
      kind: 'element',
      process: 'rectification',
      element: 'userTask_CarryOut',
    },
    {
      kind: 'row',
      table: 'limits_D16_2025_1',
      row: 'limits_rectify',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'planNotice',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'rectification',
    },
    {
      kind: 'row',
      table: 'roles_D16_2025_1',
      row: 'roles_department_manager',
    },
  ],
  'D16-R13': [
    {
      kind: 'element',
      process: 'accountability',
      element: 'gateway_AccountabilityStep',
    },
    {
      kind: 'element',
      process: 'accountability',
      element: 'gateway_SanctionNeeded',
    },
    {
      kind: 'element',
      process: 'accountability',
      element: 'userTask_CarryOutSanction',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_HoldAccountable',
    },
    {
      kind: 'field',
      form: 'carry-out-sanction',
      field: 'sanctionCarriedOut',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'accountability',
    },
    {
      kind: 'row',
      table: 'accountability_D16_2025_1',
      row: 'accountability_valid',
    },
    {
      kind: 'row',
      table: 'roles_D16_2025_1',
      row: 'roles_hr',
    },
  ],
  'D16-R14': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Judge',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'startEvent_JudgementAsked',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'gateway_ValidityStep',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'userTask_DecideValidity',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'serviceTask_RecordValidity',
    },
    {
      kind: 'field',
      form: 'decide-validity',
      field: 'validity',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'validity',
    },
  ],
  'D16-R15': [
    {
      kind: 'element',
      process: 'accountability',
      element: 'businessRuleTask_JudgeAccountability',
    },
    {
      kind: 'element',
      process: 'accountability',
      element: 'userTask_DecideAccountability',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Plan',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_HoldAccountable',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'gateway_ApprovalStep',
    },
    {
      kind: 'element',
      process: 'handling-plan',
      element: 'callActivity_ApprovePlan',
    },
    {
      kind: 'element',
      process: 'plan-approval',
      element: 'businessRuleTask_FindApprover',
    },
    {
      kind: 'element',
      process: 'plan-approval',
      element: 'userTask_ApprovePlan',
    },
    {
      kind: 'row',
      table: 'approval_D16_2025_1',
      row: 'approval_majorCase',
    },
    {
      kind: 'row',
      table: 'approval_D16_2025_1',
      row: 'approval_majorPlan',
    },
    {
      kind: 'row',
      table: 'accountability_D16_2025_1',
      row: 'accountability_majorValid',
    },
  ],
  'D16-R16': [
    {
      kind: 'element',
      process: 'assignment',
      element: 'sendTask_NotifyDepartmentOfCase',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ApproveTransfer',
    },
    {
      kind: 'element',
      process: 'transfer-approval',
      element: 'startEvent_TransferAsked',
    },
    {
      kind: 'element',
      process: 'transfer-approval',
      element: 'gateway_TransferApprovalNeeded',
    },
    {
      kind: 'element',
      process: 'transfer-approval',
      element: 'userTask_ApproveTransfer',
    },
    {
      kind: 'element',
      process: 'transfer-approval',
      element: 'gateway_TransferApproved',
    },
    {
      kind: 'element',
      process: 'transfer-approval',
      element: 'userTask_SupplementRecord',
    },
    {
      kind: 'element',
      process: 'transfer-approval',
      element: 'serviceTask_RecordTransferApproval',
    },
    {
      kind: 'element',
      process: 'transfer-approval',
      element: 'endEvent_TransferReadyEnd',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_assigned',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'transferApproval',
    },
  ],
  'D16-R17': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_SettleOnTheSpot',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'gateway_SettledAtOnce',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_ArchiveSettled',
    },
    {
      kind: 'element',
      process: 'hand-over',
      element: 'gateway_HandOverNeeded',
    },
    {
      kind: 'element',
      process: 'on-the-spot',
      element: 'gateway_SpotPossible',
    },
    {
      kind: 'element',
      process: 'on-the-spot',
      element: 'userTask_SettleOnTheSpot',
    },
    {
      kind: 'element',
      process: 'on-the-spot',
      element: 'serviceTask_RecordSettled',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'onTheSpot',
    },
  ],
  'D16-R18': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_HandOver',
    },
    {
      kind: 'element',
      process: 'hand-over',
      element: 'startEvent_ComplaintHeard',
    },
    {
      kind: 'element',
      process: 'hand-over',
      element: 'gateway_HandOverNeeded',
    },
    {
      kind: 'element',
      process: 'hand-over',
      element: 'userTask_TakeOver',
    },
    {
      kind: 'field',
      form: 'take-over',
      field: 'recordComplete',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_anyOffice',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'handOver',
    },
  ],
  'D16-R19': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_HandOver',
    },
    {
      kind: 'element',
      process: 'hand-over',
      element: 'userTask_TakeOver',
    },
    {
      kind: 'element',
      process: 'hand-over',
      element: 'serviceTask_RecordHandOver',
    },
    {
      kind: 'element',
      process: 'hand-over',
      element: 'endEvent_HandedOver',
    },
    {
      kind: 'row',
      table: 'limits_D16_2025_1',
      row: 'limits_hand-over',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'handOver',
    },
  ],
  'D16-R20': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'gateway_Registered',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'userTask_Register',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'complainantName',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'content',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'registrar',
    },
  ],
  'D16-R21': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'userTask_Register',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'content',
    },
  ],
  'D16-R22': [
    {
      kind: 'element',
      process: 'assignment',
      element: 'startEvent_AssignmentAsked',
    },
    {
      kind: 'element',
      process: 'assignment',
      element: 'userTask_Assign',
    },
    {
      kind: 'element',
      process: 'assignment',
      element: 'serviceTask_RecordAssignment',
    },
    {
      kind: 'element',
      process: 'assignment',
      element: 'endEvent_Assigned',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Assign',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'gateway_Returned',
    },
    {
      kind: 'element',
      process: 'department-investigation',
      element: 'gateway_Misrouted',
    },
    {
      kind: 'element',
      process: 'department-investigation',
      element: 'serviceTask_RecordReturn',
    },
    {
      kind: 'field',
      form: 'assign',
      field: 'responsibleDepartment',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'subject',
    },
  ],
  'D16-R23': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_HandOver',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'eventSubProcess_MajorAlert',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_MajorFound',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_AlertMajor',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'endEvent_MajorReported',
    },
    {
      kind: 'element',
      process: 'hand-over',
      element: 'userTask_TakeOver',
    },
    {
      kind: 'element',
      process: 'hand-over',
      element: 'serviceTask_RecordHandOver',
    },
    {
      kind: 'element',
      process: 'major-alert',
      element: 'startEvent_MajorIdentified',
    },
    {
      kind: 'element',
      process: 'major-alert',
      element: 'sendTask_AlertLeader',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_majorAlert',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_reminderUrgent',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_overdueUrgent',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_escalationUrgent',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'handOver',
    },
  ],
  'D16-R24': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_JudgeMajor',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_JudgeMajorAnew',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'safetyHazard',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'compensationClaimed',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'damageAmount',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'damageThreshold',
    },
    {
      kind: 'row',
      table: 'major_D16_2025_1',
      row: 'major_safety',
    },
    {
      kind: 'row',
      table: 'major_D16_2025_1',
      row: 'major_compensation',
    },
    {
      kind: 'row',
      table: 'major_D16_2025_1',
      row: 'major_damage',
    },
  ],
  'D16-R25': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_JudgeMajor',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_JudgeMajorAnew',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'involvedParty',
    },
    {
      kind: 'row',
      table: 'major_D16_2025_1',
      row: 'major_party',
    },
  ],
  'D16-R26': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_JudgeMajor',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_JudgeMajorAnew',
    },
    {
      kind: 'field',
      form: 'register',
      field: 'opinionRisk',
    },
    {
      kind: 'row',
      table: 'major_D16_2025_1',
      row: 'major_opinion',
    },
  ],
  'D16-R27': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_JudgeMajor',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'businessRuleTask_JudgeMajorAnew',
    },
    {
      kind: 'row',
      table: 'major_D16_2025_1',
      row: 'major_referral',
    },
  ],
  'D16-R28': [
    {
      kind: 'element',
      process: 'assignment',
      element: 'sendTask_NotifyDepartmentOfCase',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ApproveTransfer',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'eventSubProcess_MajorAlert',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_MajorFound',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_AlertMajor',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'endEvent_MajorReported',
    },
    {
      kind: 'element',
      process: 'major-alert',
      element: 'gateway_MajorStep',
    },
    {
      kind: 'element',
      process: 'major-alert',
      element: 'userTask_TrackMajor',
    },
    {
      kind: 'element',
      process: 'major-alert',
      element: 'serviceTask_RecordTracked',
    },
    {
      kind: 'element',
      process: 'major-alert',
      element: 'endEvent_MajorTracked',
    },
    {
      kind: 'element',
      process: 'transfer-approval',
      element: 'gateway_TransferApprovalNeeded',
    },
    {
      kind: 'field',
      form: 'track-major',
      field: 'trackNote',
    },
    {
      kind: 'setting',
      table: 'profile_D16_2025_1',
      column: 'majorAlert',
    },
  ],
  'D17-R03': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_ComplaintReceived',
    },
  ],
  'D17-R04': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_ComplaintReceived',
    },
  ],
  'D17-R05': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Judge',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'startEvent_JudgementAsked',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'gateway_NatureStep',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'userTask_JudgeNature',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'businessRuleTask_DetermineNature',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'serviceTask_RecordNature',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'endEvent_Judged',
    },
  ],
  'D17-R06': [
    {
      kind: 'element',
      process: 'validity',
      element: 'userTask_JudgeNature',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'businessRuleTask_DetermineNature',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'eventTrue',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'companyCause',
    },
    {
      kind: 'row',
      table: 'nature_D17_2025_1',
      row: 'nature_notCompany',
    },
  ],
  'D17-R07': [
    {
      kind: 'element',
      process: 'validity',
      element: 'userTask_JudgeNature',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'businessRuleTask_DetermineNature',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'causeKind',
    },
    {
      kind: 'row',
      table: 'nature_D17_2025_1',
      row: 'nature_process',
    },
  ],
  'D17-R08': [
    {
      kind: 'element',
      process: 'validity',
      element: 'userTask_JudgeNature',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'businessRuleTask_DetermineNature',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'conduct',
    },
    {
      kind: 'row',
      table: 'nature_D17_2025_1',
      row: 'nature_conduct',
    },
  ],
  'D17-R09': [
    {
      kind: 'element',
      process: 'validity',
      element: 'businessRuleTask_DetermineNature',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'conduct',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'conductImpact',
    },
    {
      kind: 'row',
      table: 'nature_D17_2025_1',
      row: 'nature_extortion',
    },
    {
      kind: 'row',
      table: 'nature_D17_2025_1',
      row: 'nature_serious',
    },
  ],
  'D17-R10': [
    {
      kind: 'element',
      process: 'validity',
      element: 'businessRuleTask_DetermineNature',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'conduct',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'conductImpact',
    },
    {
      kind: 'row',
      table: 'nature_D17_2025_1',
      row: 'nature_workflow',
    },
    {
      kind: 'row',
      table: 'nature_D17_2025_1',
      row: 'nature_large',
    },
  ],
  'D17-R11': [
    {
      kind: 'element',
      process: 'validity',
      element: 'businessRuleTask_DetermineNature',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'conduct',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'conductImpact',
    },
    {
      kind: 'row',
      table: 'nature_D17_2025_1',
      row: 'nature_conduct',
    },
  ],
  'D17-R12': [
    {
      kind: 'element',
      process: 'validity',
      element: 'businessRuleTask_DetermineNature',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'causeKind',
    },
    {
      kind: 'row',
      table: 'nature_D17_2025_1',
      row: 'nature_process',
    },
  ],
  'D17-R13': [
    {
      kind: 'element',
      process: 'validity',
      element: 'businessRuleTask_DetermineNature',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'companyCause',
    },
    {
      kind: 'row',
      table: 'nature_D17_2025_1',
      row: 'nature_expected',
    },
    {
      kind: 'row',
      table: 'nature_D17_2025_1',
      row: 'nature_policy',
    },
  ],
  'D17-R14': [
    {
      kind: 'element',
      process: 'archiving',
      element: 'gateway_Unfounded',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'businessRuleTask_DetermineNature',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'eventTrue',
    },
    {
      kind: 'row',
      table: 'nature_D17_2025_1',
      row: 'nature_unfounded',
    },
  ],
  'D17-R15': [
    {
      kind: 'element',
      process: 'archiving',
      element: 'gateway_Unfounded',
    },
    {
      kind: 'element',
      process: 'archiving',
      element: 'serviceTask_RecordReopened',
    },
    {
      kind: 'element',
      process: 'archiving',
      element: 'callActivity_JudgeAgain',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_ArchiveCase',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'eventSubProcess_Reclassify',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_Reclassified',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'serviceTask_RecordReclassification',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'endEvent_ReclassifiedEnd',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'serviceTask_RecordNature',
    },
  ],
  'D17-R16': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_Judge',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'userTask_JudgeNature',
    },
    {
      kind: 'element',
      process: 'validity',
      element: 'businessRuleTask_DetermineImpact',
    },
    {
      kind: 'row',
      table: 'impact_D17_2025_1',
      row: 'impact_none',
    },
  ],
  'D17-R17': [
    {
      kind: 'element',
      process: 'validity',
      element: 'businessRuleTask_DetermineImpact',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'exposure',
    },
    {
      kind: 'field',
      form: 'judge-nature',
      field: 'majorSocialImpact',
    },
    {
      kind: 'row',
      table: 'impact_D17_2025_1',
      row: 'impact_one',
    },
  ],
  'D18-R08': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_anyOffice',
    },
  ],
  'D18-R17': [
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'eventSubProcess_MajorAlert',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'startEvent_MajorFound',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'callActivity_AlertMajor',
    },
    {
      kind: 'element',
      process: 'complaint-handling',
      element: 'endEvent_MajorReported',
    },
    {
      kind: 'element',
      process: 'major-alert',
      element: 'gateway_MajorStep',
    },
    {
      kind: 'element',
      process: 'major-alert',
      element: 'sendTask_AlertLeader',
    },
    {
      kind: 'element',
      process: 'major-alert',
      element: 'serviceTask_RecordMajorReported',
    },
    {
      kind: 'row',
      table: 'notices_COMPANY_2025_1',
      row: 'notices_majorAlert',
    },
  ],
  'D19-R03': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_web',
    },
  ],
  'D20-R13': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_hotline',
    },
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_web',
    },
  ],
  'D20-R14': [
    {
      kind: 'row',
      table: 'contacts_COMPANY_2025_1',
      row: 'contacts_letter',
    },
  ],
  'D20-R22': [
    {
      kind: 'element',
      process: 'interim-reply',
      element: 'userTask_WriteProgress',
    },
    {
      kind: 'field',
      form: 'write-progress',
      field: 'expectedOn',
    },
  ],
  'D20-R23': [
    {
      kind: 'row',
      table: 'retention_COMPANY_2025_1',
      row: 'retention_report',
    },
    {
      kind: 'row',
      table: 'retention_COMPANY_2025_1',
      row: 'retention_major',
    },
    {
      kind: 'row',
      table: 'retention_COMPANY_2025_1',
      row: 'retention_safety',
    },
    {
      kind: 'row',
      table: 'retention_COMPANY_2025_1',
      row: 'retention_short',
    },
    {
      kind: 'row',
      table: 'retention_COMPANY_2025_1',
      row: 'retention_ordinary',
    },
    {
      kind: 'setting',
      table: 'retention_COMPANY_2025_1',
      column: 'years',
    },
  ],
};
