/** The ways that a case takes when all does not go well: the first that come by such a form take them, one after the other. */
type Answers = Readonly<Record<string, unknown>>;

const DETOURS: Readonly<Record<string, readonly Answers[]>> = {
  'decide-acceptance': [{ acceptance: 'declined', declineGround: 'outOfScope', declineReason: '不属于受理范围。' }],
  'confirm-decline': [{ declineConfirmed: 'refused' }],
  'approve-transfer': [{ transferOutcome: 'returned' }],
  investigate: [{ investigationOutcome: 'returned', returnReason: '不属于本部门职责。' }, { substantiated: 'no' }],
  'confirm-findings': [{ findingsOutcome: 'sentBack' }],
  'decide-validity': [{ validity: 'invalid', validityReason: '非我方原因。' }],
  'judge-nature': [{ eventTrue: 'no' }],
  'approve-plan': [{ approvalOutcome: 'returned', approvalOpinion: '请补充依据。' }],
  'confirm-rectification': [{ rectificationConfirmed: 'notYet', confirmationNote: '请补齐记录。' }],
  'review-result': [{ reviewOutcome: 'sentBack', reviewOpinion: '依据不足。' }],
  'return-visit': [
    { visitOutcome: 'noAnswer' },
    { visitOutcome: 'dissatisfied' },
    { visitOutcome: 'noAnswer' },
    { visitOutcome: 'dissatisfied' },
  ],
  'ask-satisfaction': [{ visitOutcome: 'dissatisfied' }],
  negotiate: [{ negotiationOutcome: 'newMeasures' }, { negotiationOutcome: 'appeal' }, { negotiationOutcome: 'refer' }],
  'decide-appeal': [{ appealOutcome: 'dismissed', appealReason: '已按规定处理。' }],
  'decide-accountability': [{ accountabilityOutcome: 'sanction', sanction: '扣减绩效。' }],
  'decide-extension': [{ extensionOutcome: 'refused' }],
  'settle-on-the-spot': [{ spotOutcome: 'notSettled' }],
  'review-report': [{ reportOutcome: 'returned', reportNote: '请补充原因分析。' }],
};

/** By form, what is answered instead of the usual; each detour once. */
export function detours(): (formId: string) => Answers {
  const left = new Map(Object.entries(DETOURS).map(([formId, ways]) => [formId, [...ways]]));
  return (formId) => left.get(formId)?.shift() ?? {};
}
