/** What pages of other nouns show of this one. */
export { entryInWords, inUseInWords } from './words.js';
