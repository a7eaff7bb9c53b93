/** Who may do what with which noun: one file per noun. */
export * from './absence.js';
export * from './attachment.js';
export * from './case.js';
export * from './duty.js';
export * from './intake.js';
export * from './mass-event.js';
export * from './rights.js';
export * from './submission.js';
export * from './system.js';
export * from './user.js';
export * from './work-item.js';
