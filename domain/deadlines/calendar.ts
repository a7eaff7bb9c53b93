/** Loading a year of the national calendar: first what it moves, then the load itself. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot } from '../core/store.js';
import type { CalendarYear } from '../core/time/holidays.js';
import { localDateOf } from '../core/time/local-date.js';
import type { HoursContext } from '../core/time/opening-hours.js';
import { createWorkingCalendar } from '../core/time/working-calendar.js';
import { changeClock, reckonAgain } from './changing.js';
import { type Move, movesOf } from './preview.js';

/** By then the State Council's office has usually published the next year. */
const NOTICE_DUE = '11-01';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @throws {DomainError} invalid, naming the day that is wrong */
function checkYear({ year, notice, daysOff, makeUpWorkdays }: CalendarYear): void {
  const wrong = (day: string): boolean =>
    !DAY.test(day) || Number.isNaN(Date.parse(day)) || day.slice(0, 4) !== String(year);
  const days = [...daysOff.flatMap(({ from, to }) => [from, to]), ...makeUpWorkdays];
  const bad = days.find(wrong) ?? daysOff.find(({ from, to }) => to < from)?.to;
  if (bad !== undefined) throw new DomainError('invalid', { fields: { [bad]: 'date' } });
  if (notice.trim() === '' || daysOff.length === 0)
    throw new DomainError('invalid', { fields: { notice: 'required' } });
}

export interface CalendarUseCases {
  /** Open limits that a year of the calendar would move. @throws {DomainError} invalid */
  previewCalendar(year: CalendarYear): Promise<Move[]>;
  /** Loads a year and moves what it moves. `actor`: user id, or who works at the command line. */
  loadCalendar(actor: string, year: CalendarYear): Promise<Move[]>;
  /** Years whose calendar is due and not there: from 1 November on the next one. */
  calendarGaps(): Promise<number[]>;
}

export function calendarUseCases(context: Context): CalendarUseCases {
  const { store } = context.deps;

  /** The time of every policy's rules, with the year as it will be. Asked before a transaction, as it asks the engine. */
  async function timesWith(year: CalendarYear): Promise<Map<string, HoursContext>> {
    checkYear(year);
    const loaded = await store.read.calendarYears.all();
    const years = new Map([...context.deps.calendarYears, ...loaded, year].map((one) => [one.year, one]));
    const calendar = createWorkingCalendar([...years.values()]);
    const times = new Map<string, HoursContext>();
    for (const { supervision } of await store.read.policies.all())
      if (!times.has(supervision)) times.set(supervision, { ...(await context.time(supervision)), calendar });
    return times;
  }

  /** What it moves of the limits that are open now. */
  async function moves(r: Snapshot, times: ReadonlyMap<string, HoursContext>): Promise<Move[]> {
    const open = await r.clocks.open();
    return [...times].flatMap(([supervision, time]) =>
      movesOf(
        open.filter((clock) => clock.supervision === supervision),
        time,
      ),
    );
  }

  return {
    async calendarGaps() {
      const today = localDateOf(context.now(), context.deps.zone);
      const year = Number(today.slice(0, 4));
      const wanted = today.slice(5) >= NOTICE_DUE ? [year, year + 1] : [year];
      const calendar = await context.calendar();
      return wanted.filter((one) => calendar.isProvisional(`${one}-01-01`));
    },
    previewCalendar: async (year) => moves(store.read, await timesWith(year)),
    async loadCalendar(actor, year) {
      const times = await timesWith(year);
      return context.change(async (r) => {
        await r.calendarYears.put(year, actor, context.now());
        await context.record(r, { type: 'calendar.loaded', complaintId: null, actor, facts: { year: year.year } });
        const found = await moves(r, times);
        for (const { clockId } of found) {
          const clock = await r.clocks.byId(clockId);
          const time = clock && times.get(clock.supervision);
          if (clock && time)
            await changeClock(context, r, reckonAgain(clock, time), { type: 'clock.recomputed', actor, facts: {} });
        }
        return found;
      });
    },
  };
}
