/** When a task is taken up and when it is done: how much work each is, and how far its limit bears on that. */
import type { WorkItem } from '../../domain/tasks/index.js';
import type { Course } from './course.js';
import type { Office } from './office.js';
import type { Random } from './random.js';

/** From the offer of a task to its end, in minutes of office hours. */
const WORK: Readonly<Record<string, readonly [least: number, most: number]>> = {
  userTask_Register: [8, 90],
  userTask_DecideAcceptance: [20, 150],
  userTask_ConfirmDecline: [60, 450],
  userTask_ConfirmDanger: [1, 8],
  userTask_SuperviseDanger: [2, 10],
  userTask_UrgeSafety: [5, 40],
  userTask_Assign: [15, 120],
  userTask_Investigate: [240, 1000],
  userTask_DraftPlan: [60, 400],
  userTask_ApprovePlan: [60, 500],
  userTask_CarryOut: [450, 1500],
  userTask_ConfirmRectification: [45, 300],
  userTask_PrepareResult: [90, 1000],
  userTask_ReturnVisit: [200, 1200],
  userTask_Negotiate: [300, 1300],
  userTask_DecideAppeal: [400, 1500],
  userTask_ReferOut: [100, 600],
  userTask_RecordReferralAnswer: [2200, 5000],
  userTask_TellComplainant: [10, 150],
  userTask_Supervise: [40, 500],
  userTask_WriteReport: [900, 2600],
  userTask_ReviewReport: [300, 900],
};
const ANY_TASK = [60, 600] as const;
/** Somebody is there on days of rest, too. */
const ON_DUTY = ['userTask_Register', 'userTask_ConfirmDanger', 'userTask_SuperviseDanger', 'userTask_UrgeSafety'];
/** How much before its limit a task is done at the latest, where it is to be done in time. */
const SPARE_MS = 20 * 60_000;
/** How much too late it comes otherwise, in minutes of office hours. */
const TOO_LATE = [45, 1700] as const;
const MINUTE_MS = 60_000;

export interface Plan {
  claimedAt: number;
  doneAt: number;
}

/** `from`: when work can begin. */
export function planTask(item: WorkItem, course: Course | null, from: number, office: Office, dice: Random): Plan {
  const duty = ON_DUTY.includes(item.elementId);
  const [least, most] = WORK[item.elementId] ?? ANY_TASK;
  const minutes = dice.whole(least, most) * (course?.pace ?? 1);
  const claimedAt = office.after(from, minutes * (0.2 + dice.next() * 0.5), duty);
  const usual = office.after(from, minutes, duty);
  const due = item.dueAt === null ? null : Date.parse(item.dueAt);
  if (due === null) return { claimedAt, doneAt: usual };
  if (course?.lateAt === item.elementId)
    return { claimedAt, doneAt: Math.max(usual, office.after(due, dice.whole(...TOO_LATE), duty)) };
  // Whoever sees the limit come makes haste.
  const latest = Math.max(due - SPARE_MS - dice.whole(0, 60) * MINUTE_MS, from + MINUTE_MS);
  const doneAt = Math.min(usual, latest);
  return { claimedAt: Math.min(claimedAt, doneAt), doneAt };
}
