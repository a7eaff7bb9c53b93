/**
 * The national calendar, year by year, as the State Council's office publishes it. A working day is a Monday to Friday
 * that is no day off, or a weekend day that is worked to make up for one.
 */
import type { LocalDate } from './instant.js';

export interface CalendarYear {
  year: number;
  /** The notice of 国务院办公厅 the days are taken from. */
  notice: string;
  /** Days off by the notice, weekends among them included. */
  daysOff: readonly { from: LocalDate; to: LocalDate; name: string }[];
  /** Weekend days that are worked. */
  makeUpWorkdays: readonly LocalDate[];
}

export const CALENDAR_YEARS: readonly CalendarYear[] = [
  {
    year: 2025,
    notice: '国办发明电〔2024〕12号',
    daysOff: [
      { from: '2025-01-01', to: '2025-01-01', name: '元旦' },
      { from: '2025-01-28', to: '2025-02-04', name: '春节' },
      { from: '2025-04-04', to: '2025-04-06', name: '清明节' },
      { from: '2025-05-01', to: '2025-05-05', name: '劳动节' },
      { from: '2025-05-31', to: '2025-06-02', name: '端午节' },
      { from: '2025-10-01', to: '2025-10-08', name: '国庆节、中秋节' },
    ],
    makeUpWorkdays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    notice: '国办发明电〔2025〕7号',
    daysOff: [
      { from: '2026-01-01', to: '2026-01-03', name: '元旦' },
      { from: '2026-02-15', to: '2026-02-23', name: '春节' },
      { from: '2026-04-04', to: '2026-04-06', name: '清明节' },
      { from: '2026-05-01', to: '2026-05-05', name: '劳动节' },
      { from: '2026-06-19', to: '2026-06-21', name: '端午节' },
      { from: '2026-09-25', to: '2026-09-27', name: '中秋节' },
      { from: '2026-10-01', to: '2026-10-07', name: '国庆节' },
    ],
    makeUpWorkdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];
