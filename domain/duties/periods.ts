/**
 * Which reports of a kind there must be: of every day that a policy in force asks for one of its kind is in exactly one. A
 * report ends on the first day that is the last of a period by the row in force on it; where the policy of that day has none
 * of the kind any more, by the last row that held. It begins the day after the one before.
 */
import type { LocalDate } from '../core/time/instant.js';
import { addDays, periodOf } from '../core/time/local-date.js';
import type { Period } from './model.js';

interface Days {
  from: LocalDate;
  to: LocalDate;
}

export type Missing<Row> = Days & { row: Row };

/** A report that has begun, and has not come to its last day. */
type Open<Row> = Pick<Missing<Row>, 'row' | 'from'>;

const latest = (one: LocalDate, other: LocalDate): LocalDate => (one < other ? other : one);

function onDay<Row extends { period: Period }>(
  open: Open<Row> | null,
  day: LocalDate,
  rowOn: (day: LocalDate) => Row | null,
  dayAfter: (day: LocalDate) => LocalDate | null,
): Open<Row> | null {
  const row = rowOn(day) ?? open?.row ?? null;
  if (row === null) return null;
  const begins = periodOf(day, row.period).from;
  return { row, from: open?.from ?? latest(begins, dayAfter(day) ?? begins) };
}

/** @param rowOn the row of the kind that holds on a day; null where the policy of that day asks for none */
export function missingPeriods<Row extends { period: Period }>(
  rowOn: (day: LocalDate) => Row | null,
  known: readonly Days[],
  { from: first, to: last }: Days,
): Missing<Row>[] {
  const found: Missing<Row>[] = [];
  const dayAfter = (day: LocalDate): LocalDate | null => {
    const before = [...known, ...found].map(({ to }) => to).filter((to) => to < day);
    const end = before.sort().at(-1);
    return end === undefined ? null : addDays(end, 1);
  };
  let open: Open<Row> | null = null;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const covering = known.find(({ from, to }) => from <= day && day <= to);
    if (covering !== undefined) {
      [day, open] = [covering.to, null];
      continue;
    }
    open = onDay(open, day, rowOn, dayAfter);
    if (open === null || periodOf(day, open.row.period).to !== day) continue;
    found.push({ ...open, to: day });
    open = null;
  }
  return found;
}
