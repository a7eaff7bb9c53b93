/** The figures of a period as the database has them now, and what has become different in those of earlier ones. */
import type { Context } from '../core/context.js';
import type { Snapshot } from '../core/store.js';
import { endOfDay, startOfDay } from '../core/time/local-date.js';
import type { WorkingCalendar } from '../core/time/working-calendar.js';
import { type CauseWords, causeWords } from './causes.js';
import { asItIsNow, correctionsOf, type Told } from './corrections.js';
import { reckon } from './figures.js';
import type { Correction, PeriodFacts, PeriodFigures, Reckoned, Span } from './model.js';
import { ENTRIES_ASKED, reasonsOf } from './reasons.js';

/** Loaded before a transaction. */
export interface ReckonedBy {
  wordsOf: CauseWords;
  calendar: WorkingCalendar;
}

export const reckonedBy = async (context: Context): Promise<ReckonedBy> => ({
  wordsOf: await causeWords(context),
  calendar: await context.calendar(),
});

/** From the first midnight of a period to its last. */
const instantsOf = ({ deps: { zone } }: Context, { periodFrom, periodTo }: Span) => ({
  from: startOfDay(periodFrom, zone),
  end: endOfDay(periodTo, zone),
});

function counted(context: Context, facts: PeriodFacts, span: Span, { wordsOf, calendar }: ReckonedBy): Reckoned {
  const { end } = instantsOf(context, span);
  const figures = reckon(facts, { at: context.now(), end, calendar, zone: context.deps.zone });
  return { ...figures, causes: figures.causes.map((one) => ({ ...one, words: wordsOf(one.cause) })) };
}

/** What is told of one period and is not so any more, with why. */
async function corrected(context: Context, r: Snapshot, told: Told, by: ReckonedBy): Promise<Correction[]> {
  const { from, end } = instantsOf(context, told);
  const facts = asItIsNow(await r.reports.facts(from, end), await r.reports.overtaken(from, end));
  const found = correctionsOf(told, counted(context, facts, told, by));
  return Promise.all(
    found.map(async (one) => {
      const asked = ENTRIES_ASKED[one.figure];
      const entries = await r.reports.notedSince(end, asked, from);
      return { ...one, reasons: reasonsOf(entries, { from, end, countedAt: told.countedAt }) };
    }),
  );
}

/**
 * What the period came to, as far as it has gone.
 * @param earlier periods whose figures were told: what is another now is a correction in this one
 */
export async function figuresOf(
  context: Context,
  r: Snapshot,
  span: Span,
  earlier: readonly Told[],
  by: ReckonedBy,
): Promise<PeriodFigures> {
  const { from, end } = instantsOf(context, span);
  const corrections: Correction[] = [];
  for (const told of earlier) corrections.push(...(await corrected(context, r, told, by)));
  return { ...counted(context, await r.reports.facts(from, end), span, by), corrections };
}
