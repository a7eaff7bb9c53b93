/** Danger to life or property. */
export { confirmWaiting, findDanger, findFirstDanger, isUnconfirmed, sameDanger } from './dangers.js';
export type { DangerId } from './ids.js';
export { type Danger, DANGER_SOURCES, type DangerContact, type DangerSource } from './model.js';
export type { Dangers } from './store.js';
export { tellsOfDanger } from './words.js';
export { type SafetyModule, safetyModule } from './module.js';
