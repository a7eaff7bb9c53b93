/** What pages of other nouns show of this one. */
export type { GuidanceModel } from './task/guidance.js';
export { signatureModel } from './signature.js';
export { dataInWords, submissionModels } from './submissions.js';
export { type TaskRow, taskRow } from './task-row.js';
