/** Work that a regulation asks for by the calendar. */
export type { DutyId } from './ids.js';
export { type Duty, DUTY_EVENTS, DUTY_STATES, PERIODS } from './model.js';
export { dutyRights } from './rights.js';
export type { Duties } from './store.js';
export type { DutyFile } from './views.js';
export { type DutiesModule, dutiesModule } from './module.js';
