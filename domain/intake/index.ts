/** Complaints coming in. */
export type { ContentAsked } from './asked.js';
export type { FileComplaintInput, Registration } from './model.js';
export { intakeRights } from './rights.js';
export { type IntakeModule, intakeModule } from './module.js';
