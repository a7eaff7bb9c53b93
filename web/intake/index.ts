/** What pages of other nouns show of this one. */
export { detailRows, matterRows } from './matter-questions.js';
export { LONGEST } from './registration/answers.js';
