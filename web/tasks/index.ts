/** What pages of other nouns show of this one. */
export { signatureModel } from './signature.js';
export { dataInWords, submissionModels } from './submissions.js';
export { type TaskRow, taskRow } from './task-row.js';
