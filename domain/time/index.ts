/** Time as the regulations reckon it. */
export * from './deadline.js';
export * from './local-date.js';
export * from './opening-hours.js';
export * from './pauses.js';
export * from './preview.js';
export * from './working-calendar.js';
export { CALENDAR_YEARS, type CalendarYear } from './holidays.js';
