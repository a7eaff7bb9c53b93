/**
 * The national calendar, year by year, as the State Council's office publishes it. A working day is a Monday to Friday
 * that is no day off, or a weekend day that is worked to make up for one.
 */
import { type LocalDate, toLocalDate } from './instant.js';

export interface CalendarYear {
  year: number;
  /** The notice of 国务院办公厅 the days are taken from. */
  notice: string;
  /** Days off by the notice, weekends among them included. */
  daysOff: readonly { from: LocalDate; to: LocalDate; name: string }[];
  /** Weekend days that are worked. */
  makeUpWorkdays: readonly LocalDate[];
}

const off = (from: string, to: string, name: string) => ({ from: toLocalDate(from), to: toLocalDate(to), name });

export const CALENDAR_YEARS: readonly CalendarYear[] = [
  {
    year: 2025,
    notice: '国办发明电〔2024〕12号',
    daysOff: [
      off('2025-01-01', '2025-01-01', '元旦'),
      off('2025-01-28', '2025-02-04', '春节'),
      off('2025-04-04', '2025-04-06', '清明节'),
      off('2025-05-01', '2025-05-05', '劳动节'),
      off('2025-05-31', '2025-06-02', '端午节'),
      off('2025-10-01', '2025-10-08', '国庆节、中秋节'),
    ],
    makeUpWorkdays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'].map(toLocalDate),
  },
  {
    year: 2026,
    notice: '国办发明电〔2025〕7号',
    daysOff: [
      off('2026-01-01', '2026-01-03', '元旦'),
      off('2026-02-15', '2026-02-23', '春节'),
      off('2026-04-04', '2026-04-06', '清明节'),
      off('2026-05-01', '2026-05-05', '劳动节'),
      off('2026-06-19', '2026-06-21', '端午节'),
      off('2026-09-25', '2026-09-27', '中秋节'),
      off('2026-10-01', '2026-10-07', '国庆节'),
    ],
    makeUpWorkdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map(
      toLocalDate,
    ),
  },
];
