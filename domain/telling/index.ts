/** Whether somebody was told: what shows it, and what waits for it. */
export { notedBy, tellByTask } from './by-staff.js';
export { tellBySubmission } from './by-submission.js';
export { openEvidence } from './looking.js';
export { LONGEST_PROOF, LONGEST_WHO, RECORDED_WAYS, type ToldGiven } from './model.js';
export { type TellingModule, tellingModule } from './module.js';
export { noteOpened } from './opened.js';
export { tellingOf } from './telling.js';
