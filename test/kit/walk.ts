/** The usual answers on the way through the main process, step by step. */
import type { Desk } from './desk.js';

type Step = [username: string, elementId: string, data: Record<string, unknown>, variables: Record<string, unknown>];

export const STEPS: readonly Step[] = [
  [
    '受理01',
    'userTask_Register',
    { channel: 'web', complainantName: '测试甲', content: '燃气表读数异常。' },
    { category: 'metering', safetyHazard: false },
  ],
  ['投诉办01', 'userTask_DecideAcceptance', {}, { acceptance: 'accepted' }],
  ['投诉办01', 'userTask_Assign', {}, { responsibleDepartment: 'engineering' }],
  ['承办01', 'userTask_Investigate', { findings: '经查，表具故障。', substantiated: 'yes' }, {}],
  [
    '承办01',
    'userTask_DraftPlan',
    { plan: '更换燃气表，更正账单。' },
    { planDueOn: '2026-10-20', planLevel: 'general' },
  ],
  ['投诉办01', 'userTask_ApprovePlan', {}, { approvalOutcome: 'approved' }],
  ['承办01', 'userTask_CarryOut', { measuresTaken: '已更换燃气表。', completedOn: '2026-10-08' }, {}],
  ['投诉办01', 'userTask_ConfirmRectification', {}, { rectificationConfirmed: 'confirmed' }],
  ['投诉办01', 'userTask_PrepareResult', { resultText: '已更换燃气表并更正账单。', apology: true }, {}],
  ['回访01', 'userTask_ReturnVisit', {}, { visitOutcome: 'satisfied' }],
];

/** Works the case until the task of `elementId` is the next one; to the end without it. */
export async function walkTo(desk: Desk, elementId: string | null, from: string | null = null): Promise<void> {
  let begun = from === null;
  for (const [username, element, data, variables] of STEPS) {
    if (element === elementId) return;
    begun ||= element === from;
    if (begun) await desk.complete(username, element, data, variables);
  }
}
