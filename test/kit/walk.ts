/** The usual way through the main process under the regulation in force, step by step. */
import type { Desk, Filed, Scene } from './desk.js';
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

/** A case that has just been filed. */
const FILED: Scene = {
  name: 'a case',
  async play(desk) {
    await desk.file();
  },
};

function afterSteps(count: number): Scene {
  const step = STEPS[count - 1];
  if (step === undefined) return FILED;
  const [username, element] = step;
  const play = (desk: Desk): Promise<void> => desk.complete(username, element);
  return { name: `a case after ${element}`, after: afterSteps(count - 1), play };
}

/** A case that has been worked until the task of `elementId` is the next one; to the end without it. */
export function caseAt(elementId: string | null): Scene {
  const count = elementId === null ? STEPS.length : STEPS.findIndex(([, element]) => element === elementId);
  if (count < 0) throw new Error(`${elementId} is not on the usual way.`);
  return afterSteps(count);
}

/** Two of them. */
export const twoCasesAt = (elementId: string | null): Scene => ({
  name: `two cases at ${elementId}`,
  after: caseAt(elementId),
  async play(desk) {
    const { complaintId } = await desk.file();
    await walkTo(desk, elementId, null, complaintId);
  },
});

/** A browser that follows a case that was filed; the last one where none is named. */
export async function following({ desk, visitor }: Web, { number, queryCode }: Filed = desk.lastFiled) {
  const browser = visitor();
  await browser.open('/track');
  await browser.submit('/track', { number, code: queryCode });
  return browser;
}

/** Begins the test with a case that has been worked until the task of `elementId` is the next one: a browser follows it. */
export const followed = async (web: Web, elementId: string | null) => following(await web.begin(caseAt(elementId)));

/** The same with one more case, beside whatever there is. */
export async function alsoFollowed(web: Web, elementId: string | null) {
  const { complaintId } = await web.desk.file();
  await walkTo(web.desk, elementId, null, complaintId);
  return following(web);
}
