/** Loading a year of the national calendar: first what it moves, then the load itself. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot } from '../core/store.js';
import type { CalendarYear } from '../core/time/holidays.js';
import { isLocalDate, type LocalDate, toLocalDate } from '../core/time/instant.js';
import { localDateOf } from '../core/time/local-date.js';
import type { HoursContext } from '../core/time/opening-hours.js';
import { createWorkingCalendar } from '../core/time/working-calendar.js';
import { changeClock, reckonAgain } from './changing.js';
import { type Move, movesOf } from './preview.js';

/** By then the State Council's office has usually published the next year. */
const NOTICE_DUE = '11-01';

/** A year as it was written down: its days are looked at here. */
export interface GivenYear extends Pick<CalendarYear, 'year' | 'notice'> {
  daysOff: readonly { from: string; to: string; name: string }[];
  makeUpWorkdays: readonly string[];
}

/** @throws {DomainError} invalid, naming the day that is wrong */
function checkedYear({ year, notice, daysOff, makeUpWorkdays }: GivenYear): CalendarYear {
  const wrong = (day: string): DomainError => new DomainError('invalid', { fields: { [day]: 'date' } });
  const dayOf = (day: string): LocalDate => {
    if (!isLocalDate(day) || day.slice(0, 4) !== String(year)) throw wrong(day);
    return day;
  };
  const checked = {
    year,
    notice,
    daysOff: daysOff.map(({ from, to, name }) => ({ from: dayOf(from), to: dayOf(to), name })),
    makeUpWorkdays: makeUpWorkdays.map(dayOf),
  };
  const backwards = daysOff.find(({ from, to }) => to < from);
  if (backwards !== undefined) throw wrong(backwards.to);
  if (notice.trim() === '' || daysOff.length === 0)
    throw new DomainError('invalid', { fields: { notice: 'required' } });
  return checked;
}

export interface CalendarUseCases {
  /** Open limits that a year of the calendar would move. @throws {DomainError} invalid */
  previewCalendar(year: GivenYear): Promise<Move[]>;
  /** Loads a year and moves what it moves. `actor`: user id, or who works at the command line. */
  loadCalendar(actor: string, year: GivenYear): Promise<Move[]>;
  /** Years whose calendar is due and not there: from 1 November on the next one. */
  calendarGaps(): Promise<number[]>;
}

export function calendarUseCases(context: Context): CalendarUseCases {
  const { store } = context.deps;

  /** The time of every policy's rules, with the year as it will be. Asked before a transaction, as it asks the engine. */
  async function timesWith(year: CalendarYear): Promise<Map<string, HoursContext>> {
    const loaded = await store.read.calendarYears.all();
    const years = new Map([...context.deps.calendarYears, ...loaded, year].map((one) => [one.year, one]));
    const calendar = createWorkingCalendar([...years.values()]);
    const times = new Map<string, HoursContext>();
    for (const { supervision } of await store.read.policies.all())
      if (!times.has(supervision)) times.set(supervision, { ...(await context.time(supervision, null)), calendar });
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
      return wanted.filter((one) => calendar.isProvisional(toLocalDate(`${one}-01-01`)));
    },
    previewCalendar: async (given) => moves(store.read, await timesWith(checkedYear(given))),
    async loadCalendar(actor, given) {
      const year = checkedYear(given);
      const times = await timesWith(year);
      return context.change(async (r) => {
        await r.calendarYears.put(year, actor, context.now());
        const facts = { year: year.year, days: JSON.stringify(year) };
        await context.record(r, { type: 'calendar.loaded', complaintId: null, actor, facts });
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
