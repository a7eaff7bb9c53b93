/** The complaint of somebody who has its number and its query code, and what they may do in it. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { queryCodeHash } from '../core/privacy/query-code.js';
import type { Snapshot } from '../core/store.js';
import type { WorkingCalendar } from '../core/time/working-calendar.js';
import { hearing, type Hears } from '../definitions/index.js';
import { type OnlineSettings, onlineSettings } from '../policies/index.js';
import { onlineActs } from './acts.js';
import type { Course } from './course.js';
import type { OnlineActs } from './model.js';

/** The complaint of a number, where the code is its own. Unknown number and wrong code take the same way. */
export async function withCode(context: Context, r: Snapshot, number: string, code: string): Promise<Complaint | null> {
  const complaint = await context.byNumber(r, number);
  const expected = complaint === null ? null : await r.complaints.queryCodeHash(complaint.id);
  const given = queryCodeHash(context.deps.keys, complaint?.id ?? 'unknown', code);
  return expected === given ? complaint : null;
}

/** @throws {DomainError} notFound, for an unknown number and for a wrong code alike */
export async function ownComplaint(context: Context, r: Snapshot, number: string, code: string): Promise<Complaint> {
  const complaint = await withCode(context, r, number, code);
  if (complaint === null) throw new DomainError('notFound');
  return complaint;
}

/** What the company has set for a case, the days it counts, and what the diagram of the case hears of. */
export interface Terms {
  settings: OnlineSettings;
  calendar: WorkingCalendar;
  hears: Hears;
}

/** Loaded before a transaction. */
export const termsOf = async (context: Context, complaint: Complaint): Promise<Terms> => ({
  settings: await onlineSettings(context, complaint),
  calendar: await context.calendar(),
  hears: await hearing(context, complaint),
});

export const actsIn = (
  context: Context,
  complaint: Complaint,
  course: Course,
  { settings, ...terms }: Terms,
): OnlineActs => onlineActs(complaint, course, settings, { now: context.now(), zone: context.deps.zone, ...terms });
