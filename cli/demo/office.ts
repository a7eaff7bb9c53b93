/** When people of the company work: its hours (`hours_COMPANY_2025_1`) on the days of the national calendar. */
import {
  addDays,
  createWorkingCalendar,
  instantAt,
  instantOf,
  type LocalDate,
  localDateOf,
} from '../../domain/core/index.js';

const MINUTE_MS = 60_000;
type Shift = readonly [from: number, to: number];
/** Minutes of the day. */
const WORKING_DAY: readonly Shift[] = [
  [510, 720],
  [810, 1050],
];
const REST_DAY: readonly Shift[] = [[540, 720]];

export interface Office {
  /** After so many minutes of work; `duty` works on days of rest, too. Milliseconds, whole seconds. */
  after(at: number, minutes: number, duty?: boolean): number;
  dayOf(at: number): LocalDate;
  at(day: LocalDate, minutes: number): number;
  isWorkingDay(day: LocalDate): boolean;
  /** The n-th working day after a day, or before it. */
  shift(day: LocalDate, workingDays: number): LocalDate;
}

export function createOffice(zone: string): Office {
  const calendar = createWorkingCalendar();
  const dayOf = (at: number): LocalDate => localDateOf(instantOf(new Date(at)), zone);
  const instant = (day: LocalDate, minutes: number): number => Date.parse(instantAt(day, zone, minutes));
  const shiftsOf = (day: LocalDate, duty: boolean): readonly Shift[] => {
    if (calendar.isWorkingDay(day)) return WORKING_DAY;
    return duty ? REST_DAY : [];
  };
  return {
    after(at, minutes, duty = false) {
      let left = Math.round(minutes * 60) * 1000;
      for (let day = dayOf(at); ; day = addDays(day, 1)) {
        for (const [from, to] of shiftsOf(day, duty)) {
          const begin = Math.max(at, instant(day, from));
          const room = instant(day, to) - begin;
          if (room <= 0) continue;
          if (left < room) return begin + left;
          left -= room;
        }
      }
    },
    dayOf,
    at: (day, minutes) => instant(day, 0) + Math.round(minutes * MINUTE_MS),
    isWorkingDay: (day) => calendar.isWorkingDay(day),
    shift: (day, workingDays) => (workingDays === 0 ? day : calendar.shift(day, workingDays)),
  };
}
