/** The figures of a period as the database has them now. */
import type { Context } from '../core/context.js';
import type { Snapshot } from '../core/store.js';
import { endOfDay, startOfDay } from '../core/time/local-date.js';
import type { WorkingCalendar } from '../core/time/working-calendar.js';
import { type CauseWords, causeWords } from './causes.js';
import { reckon } from './figures.js';
import type { PeriodFigures, Span } from './model.js';

/** Loaded before a transaction. */
export interface ReckonedBy {
  wordsOf: CauseWords;
  calendar: WorkingCalendar;
}

export const reckonedBy = async (context: Context): Promise<ReckonedBy> => ({
  wordsOf: await causeWords(context),
  calendar: await context.calendar(),
});

/** What the period came to, as far as it has gone. */
export async function figuresOf(
  context: Context,
  r: Snapshot,
  { periodFrom, periodTo }: Span,
  { wordsOf, calendar }: ReckonedBy,
): Promise<PeriodFigures> {
  const { zone } = context.deps;
  const end = endOfDay(periodTo, zone);
  const facts = await r.reports.facts(startOfDay(periodFrom, zone), end);
  const counted = reckon(facts, { at: context.now(), end, calendar, zone });
  return { ...counted, causes: counted.causes.map((one) => ({ ...one, words: wordsOf(one.cause) })) };
}
