/** The usual way through the main process under the regulation in force, step by step. */
import type { Desk } from './desk.js';
import type { Web } from './web.js';

export const STEPS: readonly [username: string, elementId: string][] = [
  ['受理01', 'userTask_Register'],
  ['投诉办01', 'userTask_DecideAcceptance'],
  ['投诉办01', 'userTask_Assign'],
  ['承办01', 'userTask_Investigate'],
  ['承办01', 'userTask_DraftPlan'],
  ['投诉办01', 'userTask_ApprovePlan'],
  ['承办01', 'userTask_CarryOut'],
  ['投诉办01', 'userTask_ConfirmRectification'],
  ['投诉办01', 'userTask_PrepareResult'],
  ['回访01', 'userTask_ReturnVisit'],
];

/** Works the case until the task of `elementId` is the next one; to the end without it. */
export async function walkTo(
  desk: Desk,
  elementId: string | null,
  from: string | null = null,
  complaintId = desk.complaints[0],
): Promise<void> {
  let begun = from === null;
  for (const [username, element] of STEPS) {
    if (element === elementId) return;
    begun ||= element === from;
    if (begun) await desk.complete(username, element, {}, complaintId);
  }
}

/** A browser that follows a case which has been worked until the task of `elementId` is the next one. */
export async function followed({ desk, visitor }: Pick<Web, 'desk' | 'visitor'>, elementId: string | null) {
  const { number, queryCode, complaintId } = await desk.file();
  await walkTo(desk, elementId, null, complaintId);
  const browser = visitor();
  await browser.open('/track');
  await browser.submit('/track', { number, code: queryCode });
  return browser;
}
