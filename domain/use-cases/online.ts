/** What a complainant may do on the portal, and when: the company's table `online_`, and what happened in the case. */
import { SetUpError } from '../jobs.js';
import { type PolicyFile, settingsOf, tableOf } from '../policy/index.js';
import { addDays, endOfDay, instantOf, localDateOf } from '../time/local-date.js';
import type { WorkingCalendar } from '../time/working-calendar.js';
import { type Complaint, ENDED_STATES, type Instant, type LedgerEntry } from '../model.js';
import type { Context } from './context.js';

/** One row of `online_<company>`. */
export interface OnlineSettings {
  urgeEveryWorkingDays: number;
  /** Days after archiving within which the answer may be disputed. */
  disputeDays: number;
  /** How often in all. */
  disputes: number;
  appeals: number;
  evaluationDays: number;
}

const NAMES = ['urgeEveryWorkingDays', 'disputeDays', 'disputes', 'appeals', 'evaluationDays'] as const;

/** @throws {Error} naming the setting that is no number */
export function onlineSettingsOf(file: PolicyFile | undefined): OnlineSettings {
  const table = file && tableOf(file, 'online');
  const found = table ? settingsOf(table) : {};
  const settings = NAMES.map((name) => {
    const value = found[name];
    if (typeof value !== 'number')
      throw new SetUpError(`The table online_${file?.code ?? ''} has no number for ${name}.`);
    return [name, value];
  });
  return Object.fromEntries(settings) as unknown as OnlineSettings;
}

/** Those of the company's rules that hold for the case. */
export async function onlineSettings(context: Context, complaint: Complaint): Promise<OnlineSettings> {
  const files = await context.deps.policyFiles();
  return onlineSettingsOf(files.get(await context.supervisionOf(complaint)));
}

/** The end of the last of so many days after today. */
export const daysFrom = (at: Instant, days: number, zone: string): Instant =>
  endOfDay(addDays(localDateOf(at, zone), days), zone);

const last = (timeline: readonly LedgerEntry[], ...types: string[]): LedgerEntry | undefined =>
  timeline.findLast(({ type }) => types.includes(type));
const count = (timeline: readonly LedgerEntry[], type: string): number =>
  timeline.filter((entry) => entry.type === type).length;

/** Asked for, so it is so: the process only needs a moment to end the case. */
export const wasWithdrawn = (timeline: readonly LedgerEntry[]): boolean =>
  last(timeline, 'withdrawal.asked', 'answer.disputed')?.type === 'withdrawal.asked';

export interface OnlineActs {
  canWithdraw: boolean;
  canAddInformation: boolean;
  canUrge: boolean;
  /** From when on the next urging is possible; null where it is now, or not at all. */
  nextUrgeFrom: Instant | null;
  canAccept: boolean;
  /** By talking once more, or by a leader who took no part. */
  canDispute: boolean;
  canAppeal: boolean;
  /** Until when an archived case may be disputed. */
  disputeUntil: Instant | null;
}

/** Whether an answer may be disputed once more. */
export const disputesLeft = (timeline: readonly LedgerEntry[], { disputes }: OnlineSettings): boolean =>
  count(timeline, 'answer.disputed') < disputes;

/** Asked by the page for its buttons, and again before anything is done. */
export function onlineActs(
  complaint: Complaint,
  timeline: readonly LedgerEntry[],
  settings: OnlineSettings,
  { now, calendar, zone }: { now: Instant; calendar: WorkingCalendar; zone: string },
): OnlineActs {
  const { state, reopenUntil } = complaint;
  const goesOn = !ENDED_STATES.includes(state) && !wasWithdrawn(timeline);
  const urged = last(timeline, 'complaint.urged');
  const nextUrge =
    urged === undefined
      ? now
      : instantOf(calendar.shift(localDateOf(urged.at, zone), settings.urgeEveryWorkingDays), zone);
  const told = last(timeline, 'case.result-told', 'case.negotiated');
  const said = last(timeline, 'answer.accepted', 'answer.disputed');
  // An answer is accepted or disputed once; the next answer once more.
  const open = state === 'resultTold' && (said === undefined || (told !== undefined && told.sequence > said.sequence));
  const inWindow = state === 'archived' && reopenUntil !== null && now < reopenUntil;
  const canDispute = (open || inWindow) && disputesLeft(timeline, settings);
  return {
    canWithdraw: goesOn,
    canAddInformation: goesOn,
    canUrge: goesOn && state !== 'resultTold' && nextUrge <= now,
    nextUrgeFrom: goesOn && state !== 'resultTold' && nextUrge > now ? nextUrge : null,
    canAccept: open,
    canDispute,
    canAppeal: canDispute && count(timeline, 'case.appealed') < settings.appeals,
    disputeUntil: inWindow ? reopenUntil : null,
  };
}
