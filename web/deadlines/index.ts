/** What pages of other nouns show of this one. */
export { deadlineModel, dutyDeadline, sourceInWords, sourceOfRule } from './deadline.js';
