/** What pages of other nouns show of this one. */
export { dangerLines } from './found.js';
export { dangerWords } from './told.js';
