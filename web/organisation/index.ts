/** What pages of other nouns show of this one. */
export { entryInWords, formName, inUseInWords } from './words.js';
